from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "phoihop.base.jobs"
    label = "jobs"
    verbose_name = "Việc nền"
