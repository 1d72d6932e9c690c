"""The words of the voters' field. Lists that the law or a province may change are data (law/lists), not choices here."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.kernel.workflow import Workflow


def states_of(machine: Workflow) -> list[tuple[str, Any]]:
    """A machine's states as the choices of a column, said in the reader's language."""
    return [(state.key, _(state.label)) for state in machine.states]


class OpinionKind(models.TextChoices):
    PETITION = "petition", _("Kiến nghị")
    OPINION = "opinion", _("Ý kiến phản ánh")
    COMPLAINT = "complaint", _("Khiếu nại")
    DENUNCIATION = "denunciation", _("Tố cáo")


SECRET_KINDS = (OpinionKind.COMPLAINT, OpinionKind.DENUNCIATION)


class Urgency(models.TextChoices):
    NORMAL = "normal", _("Thường")
    URGENT = "urgent", _("Cấp bách")


class Outcome(models.TextChoices):
    """What a reply says (outcome class); where the matter is and whether it was really done are kept apart."""

    DONE = "XONG", _("Đã giải quyết xong")
    IN_PROGRESS = "DANG", _("Đang giải quyết")
    WILL_DO = "SE", _("Sẽ giải quyết")
    EXPLAINED = "GIAI_TRINH", _("Giải trình, thông tin lại")


DATED_OUTCOMES = (Outcome.IN_PROGRESS, Outcome.WILL_DO)


class RoundStatus(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    ISSUED = "issued", _("đã ban hành kế hoạch")
    ANNOUNCED = "announced", _("đã thông báo")
    RUNNING = "running", _("đang tiếp xúc")
    MEETINGS_DONE = "meetings_done", _("đã tiếp xúc xong")
    TEAM_REPORTED = "team_reported", _("các tổ đã báo cáo")
    COMPILING = "compiling", _("đang tổng hợp")
    REPORTED = "reported", _("đã báo cáo")
    CLOSED = "closed", _("đã kết thúc")
    CHANGED_FORM = "changed_form", _("đổi hình thức")
    CANCELLED = "cancelled", _("đã hủy")


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("dự kiến")
    NOTIFIED = "notified", _("đã thông báo")
    RESCHEDULED = "rescheduled", _("dời lịch")
    HELD = "held", _("đã tổ chức")
    MINUTES_DRAFT = "minutes_draft", _("đang lập biên bản")
    MINUTES_SIGNED = "minutes_signed", _("đã ký biên bản")
    ITEMS_EXTRACTED = "items_extracted", _("đã tách ý kiến")
    CANCELLED = "cancelled", _("đã hủy")


class RoundEdge(models.TextChoices):
    BEFORE = "before", _("Trước kỳ họp")
    AFTER = "after", _("Sau kỳ họp")


class PromiseStatus(models.TextChoices):
    PROMISED = "promised", _("đã hẹn")
    KEPT = "kept", _("đã thực hiện")
    BROKEN = "broken", _("không thực hiện")
    NEW_DATE = "new_date", _("đã hẹn lại")


class Evaluated(models.TextChoices):
    YES = "yes", _("Đạt")
    PARTLY = "partly", _("Một phần")
    NO = "no", _("Không")
    NOT_ASKED = "not_asked", _("Chưa xét")


# Of a referral: the authority has it and has not answered; it ended without an answer.
AT_WORK = ("received", "in_process")
ENDED = ("recalled", "returned_wrong", "withdrawn")
