"""A due date explained: rules by number and article, never by the key of our files; one date, said one way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.test import Client

from phoihop.base.law.loader import base_calendar
from phoihop.base.law.local import current_rulebook
from phoihop.kernel.deadlines import compute, earliest
from phoihop.kernel.duedate import DueDate
from phoihop.org.models import User

pytestmark = pytest.mark.django_db


def explained() -> tuple[DueDate, str]:
    """For the session that opens on a Saturday, which is earlier than the thirty days."""
    book, calendar = current_rulebook(), base_calendar()
    first = compute(book.rule("voters.T17s"), date(2026, 12, 12), calendar)
    other = compute(book.rule("voters.T17"), date(2026, 11, 20), calendar)
    due = earliest(first, other)
    page = Template("{% load ui %}{% why trace %}").render(Context({"trace": due.as_json()}))
    return due, page


def test_rules_are_named_by_number_and_article() -> None:
    due, page = explained()
    assert due.rule_key == "voters.T17s"
    assert "voters." not in page
    assert "(T17s)" in page
    assert "Điều 50 khoản 4" in page
    assert "Theo T17 (Điều 50 khoản 1 " in page


def test_a_limit_on_a_rest_day_names_the_last_working_day_before_it() -> None:
    due, page = explained()
    assert due.due == date(2026, 12, 12)
    assert "Hạn: thứ Bảy, ngày 12/12/2026." in page
    assert "Hạn 12/12/2026 rơi vào ngày nghỉ (thứ Bảy) và không lùi về sau" in page
    assert "ngày làm việc cuối cùng trước hạn là 11/12/2026." in page
    assert "Hạn là chính ngày 12/12/2026." in page
    assert "cần xong trong ngày" not in page


def test_what_is_no_rule_stays_as_it_is() -> None:
    page = Template("{% load ui %}{{ line|rules_named }}").render(Context({"line": "theo abc.X99, KN-0001"}))
    assert page == "theo abc.X99, KN-0001"


@pytest.mark.usefixtures("demo")
def test_the_regulation_says_how_long_and_not_a_key(client: Client) -> None:
    client.force_login(User.objects.get(username="chuyenvien"))
    page = client.get("/quy-che/").text
    assert not re.findall(r"\b(?:voters|nghe_an|ho_chi_minh)\.\w+", page)
    assert "60 ngày, ngày cơ quan có thẩm quyền nhận kiến nghị (T15)" in page
