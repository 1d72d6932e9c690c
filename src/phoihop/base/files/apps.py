from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "phoihop.base.files"
    label = "files"
    verbose_name = "Tệp"
