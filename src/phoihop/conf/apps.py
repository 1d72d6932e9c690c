from django.apps import AppConfig


class ConfConfig(AppConfig):
    name = "phoihop.conf"
    label = "conf"
    verbose_name = "Cài đặt"

    def ready(self) -> None:
        from phoihop.conf import checks  # noqa: F401 - registers the checks of the system
