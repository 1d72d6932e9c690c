from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "phoihop.base.importing"
    label = "importing"
    verbose_name = "Nhập văn bản"
