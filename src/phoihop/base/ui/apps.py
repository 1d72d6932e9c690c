from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "phoihop.base.ui"
    label = "ui"
    verbose_name = "Giao diện"
