from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "phoihop.base.search"
    label = "search"
    verbose_name = "Tìm kiếm"
