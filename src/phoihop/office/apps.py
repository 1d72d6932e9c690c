from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "phoihop.office"
    label = "office"
    verbose_name = "Văn phòng"
