"""Kinds of bodies, places and sessions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    DELEGATION = "delegation", _("Đoàn đại biểu Quốc hội")
    COUNCIL = "council", _("Hội đồng nhân dân")
    STANDING_BOARD = "standing_board", _("Thường trực, ban thường trực")
    FRONT = "front", _("Ủy ban Mặt trận Tổ quốc")
    JOINT_OFFICE = "joint_office", _("Văn phòng chung")
    COMMITTEE = "committee", _("Ban của Hội đồng nhân dân")
    DEPUTY_GROUP = "deputy_group", _("Tổ đại biểu")
    PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân tỉnh")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    COMMUNE_AUTHORITY = "commune_authority", _("Ủy ban nhân dân xã, phường")
    COMMUNE_FRONT = "commune_front", _("Mặt trận xã, phường")
    CENTRAL = "central", _("Cơ quan Trung ương")
    VERTICAL = "vertical", _("Cơ quan ngành dọc, doanh nghiệp")
    JUDICIAL = "judicial", _("Tòa án, viện kiểm sát")
    PARTY = "party", _("Cơ quan Đảng")
    ASSOCIATION = "association", _("Đoàn thể, hội")
    PRESS = "press", _("Báo chí")
    PUBLIC = "public", _("Cử tri và Nhân dân")


class PlaceKind(models.TextChoices):
    PROVINCE = "province", _("Tỉnh, thành phố")
    DISTRICT = "district", _("Huyện (đến 30/6/2025)")
    COMMUNE = "commune", _("Xã")
    WARD = "ward", _("Phường")


class SessionOf(models.TextChoices):
    NATIONAL_ASSEMBLY = "na", _("Quốc hội")
    COUNCIL = "council", _("Hội đồng nhân dân tỉnh")


class SessionKind(models.TextChoices):
    REGULAR = "regular", _("Thường lệ")
    NON_REGULAR = "non_regular", _("Không thường lệ")
    THEMATIC = "thematic", _("Chuyên đề")


class HoldingKind(models.TextChoices):
    HOLDER = "holder", _("Chính thức")
    ACTING = "acting", _("Quyền, tạm giao")
    DELEGATE = "delegate", _("Được ủy quyền khi vắng mặt")
