from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "phoihop.base.law"
    label = "law"
    verbose_name = "Quy định và lịch"
