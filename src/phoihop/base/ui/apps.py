from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "phoihop.base.ui"
    label = "ui"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from phoihop.kernel.speech import speak_with

        # The kernel knows no framework: its reasons and the words of its machines are said in the reader's language.
        speak_with(gettext)
