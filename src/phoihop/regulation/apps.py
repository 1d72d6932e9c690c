from django.apps import AppConfig


class RegulationConfig(AppConfig):
    name = "phoihop.regulation"
    label = "regulation"
    verbose_name = "Quy chế"
