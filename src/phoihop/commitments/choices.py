"""How a debt stands and how it ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommitmentStatus(models.TextChoices):
    OPEN = "open", _("chưa xong")
    DONE = "done", _("đã xong")
    SUPERSEDED = "superseded", _("đã thay bằng việc khác")
    CANCELLED = "cancelled", _("đã hủy")
    BROKEN = "broken", _("không thực hiện")


class Closing(models.TextChoices):
    """Part of the kind of a commitment: who or what ends it."""

    ACCEPTED = "accepted", _("bên được nhận chấp nhận")
    EVIDENCED = "evidenced", _("có bằng chứng đã làm")


class DueCause(models.TextChoices):
    OPENED = "opened", _("mở việc")
    EXTENDED = "extended", _("gia hạn")
    PAUSED = "paused", _("tạm dừng")
    RESUMED = "resumed", _("tiếp tục")
    TRIGGER_MOVED = "trigger_moved", _("ngày tính hạn thay đổi")
    SESSION_MOVED = "session_moved", _("kỳ họp dời ngày")
    CALENDAR_CHANGED = "calendar_changed", _("lịch làm việc thay đổi")
    RULE_CHANGED = "rule_changed", _("quy định thay đổi")
    SUCCESSION = "succession", _("cơ quan kế thừa")
