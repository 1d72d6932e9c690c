from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "phoihop.base.live"
    label = "live"
    verbose_name = "Đang mở"
