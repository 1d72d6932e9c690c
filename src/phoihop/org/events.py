"""What happened in the organisation and concerns the apps above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from phoihop.base.events import Event
from phoihop.kernel.actor import Actor


@dataclass(frozen=True)
class SessionMoved(Event):
    """A session has other dates: every deadline that hangs on it is computed again (case E23)."""

    actor: Actor
    session: int
    old_opens_on: date | None
    old_closes_on: date | None
    new_opens_on: date | None
    new_closes_on: date | None
    reason: str


@dataclass(frozen=True)
class BodySucceeded(Event):
    """From ``on`` the successor answers for the predecessor: what is open passes to it (case E29)."""

    actor: Actor
    predecessor: int
    successor: int
    on: date
    document: str


# What each act of the organisation says in a timeline.
SENTENCES = {
    "body.create": _("lập cơ quan"),
    "body.update": _("sửa thông tin cơ quan"),
    "body.end": _("kết thúc cơ quan"),
    "body.succeed": _("chuyển cho cơ quan kế thừa"),
    "body.add_principal": _("thêm chủ thể được giúp việc"),
    "body.end_principal": _("thôi giúp việc cho chủ thể"),
    "place.create": _("lập địa bàn"),
    "place.update": _("sửa địa bàn"),
    "place.merge": _("sắp xếp địa bàn"),
    "person.create": _("thêm người"),
    "person.update": _("sửa thông tin người"),
    "seat.create": _("lập ghế"),
    "seat.update": _("sửa ghế"),
    "seat.end": _("kết thúc ghế"),
    "seat.assign": _("giao ghế"),
    "seat.leave": _("thôi giữ ghế"),
    "account.create": _("cấp tài khoản"),
    "account.update": _("sửa tài khoản"),
    "account.disable": _("khóa tài khoản"),
    "account.enable": _("mở lại tài khoản"),
    "account.reset_password": _("đặt lại mật khẩu"),
    "account.reset_second_factor": _("bỏ xác thực hai bước"),
    "account.end_sessions": _("kết thúc các phiên đăng nhập"),
    "account.change_password": _("tự đổi mật khẩu"),
    "account.sign_in": _("đăng nhập"),
    "term.open": _("mở nhiệm kỳ"),
    "term.close": _("kết thúc nhiệm kỳ"),
    "session.create": _("lập kỳ họp"),
    "session.move": _("đổi ngày kỳ họp"),
    "audit.export": _("xuất nhật ký"),
    "job.run_again": _("chạy lại việc nền"),
    "province.install": _("nạp dữ liệu ban đầu của tỉnh"),
}
