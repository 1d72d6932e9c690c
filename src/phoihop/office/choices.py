"""Kinds of documents (Decree 30/2020, Annex III) and where a document stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    OFFICIAL_LETTER = "CV", _("Công văn")
    REPORT = "BC", _("Báo cáo")
    PLAN = "KH", _("Kế hoạch")
    NOTICE = "TB", _("Thông báo")
    INVITATION = "GM", _("Giấy mời")
    MINUTES = "BB", _("Biên bản")
    PROPOSAL = "TTr", _("Tờ trình")
    DECISION = "QĐ", _("Quyết định")
    REGULATION = "QC", _("Quy chế")
    REPLY = "TL", _("Văn bản trả lời")


class DocumentStatus(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    APPROVED = "approved", _("đã duyệt")
    ISSUED = "issued", _("đã ban hành")
    RECALLED = "recalled", _("đã thu hồi")
    REPLACED = "replaced", _("đã thay thế")


class SendChannel(models.TextChoices):
    SYSTEM = "system", _("trên hệ thống")
    LINK = "link", _("đường dẫn một lần")
    PAPER = "paper", _("bản giấy")
    AXIS = "axis", _("trục liên thông văn bản")
