from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "phoihop.base.audit"
    label = "audit"
    verbose_name = "Nhật ký"
