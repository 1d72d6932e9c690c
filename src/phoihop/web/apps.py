from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "phoihop.web"
    label = "web"
    verbose_name = "Bàn làm việc"
