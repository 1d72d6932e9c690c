"""Every verb and every fact of the audit in the words of the screen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.base.law.events import SENTENCES as LAW
from phoihop.commitments.events import SENTENCES as COMMITMENTS
from phoihop.office.events import SENTENCES as OFFICE
from phoihop.org.events import SENTENCES as ORG
from phoihop.voters.events import SENTENCES as VOTERS

SENTENCES: dict[str, Any] = {**OFFICE, **COMMITMENTS, **VOTERS, **LAW, **ORG}

FACTS: dict[str, Any] = {
    "address": _("địa chỉ mạng"),
    "body": _("cơ quan"),
    "closed_on": _("kết thúc ngày"),
    "closes_on": _("bế mạc"),
    "code": _("mã"),
    "content": _("nội dung"),
    "constituency": _("đơn vị bầu cử"),
    "document": _("văn bản"),
    "email": _("thư điện tử"),
    "ended": _("bản trước kết thúc"),
    "ends_on": _("đến ngày"),
    "filter": _("điều kiện lọc"),
    "full_name": _("họ và tên"),
    "holdings": _("số người thôi giữ"),
    "is_provisional": _("ngày dự kiến"),
    "kind": _("loại"),
    "language": _("ngôn ngữ"),
    "last_day": _("ngày cuối cùng"),
    "name": _("tên"),
    "note": _("ghi chú"),
    "on": _("từ ngày"),
    "opens_on": _("khai mạc"),
    "opens_tray": _("mở khay"),
    "owed": _("còn phải làm"),
    "parent": _("trực thuộc"),
    "person": _("người"),
    "phone": _("điện thoại"),
    "place": _("địa bàn"),
    "principal": _("chủ thể"),
    "reason": _("lý do"),
    "role": _("vai trò"),
    "seats": _("số ghế kết thúc"),
    "second_factor": _("xác thực hai bước"),
    "sessions_ended": _("số phiên kết thúc"),
    "short_name": _("tên gọn"),
    "source": _("nguồn"),
    "starts_on": _("từ ngày"),
    "successor": _("cơ quan kế thừa"),
    "successors": _("đơn vị mới"),
    "title": _("chức vụ"),
    "username": _("tên đăng nhập"),
    "valid_from": _("hiệu lực từ"),
    "valid_to": _("đến hết ngày"),
    "verified": _("đã thẩm định"),
}
