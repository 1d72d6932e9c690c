"""A due date explained: rules by number and article, never by the key of our files; one date, said one way."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.translation import override

from phoihop.base.law.loader import base_calendar
from phoihop.base.law.local import current_rulebook
from phoihop.kernel.deadlines import Pause, compute, earliest, explain
from phoihop.kernel.duedate import DueDate
from phoihop.kernel.rules import Ground
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


def test_under_english_every_step_is_english() -> None:
    book, calendar = current_rulebook(), base_calendar()
    pauses = [Pause(date(2026, 2, 24), date(2026, 2, 25), "bão số 1")]
    due = compute(
        replace(book.rule("voters.T15"), pauses=(Ground("x"),)), date(2026, 2, 10), calendar, pauses=pauses
    )
    with override("en"):
        page = Template("{% load ui %}{% why trace %}").render(Context({"trace": due.as_json()}))
    assert "Counted from 10/2/2026, not counting that day (Civil Code 2015, art. 147)." in page
    assert "Not counted 24/2/2026 – 25/2/2026: paused: bão số 1." in page
    assert "Paused from 24/2/2026 to the end of 25/2/2026: bão số 1." in page
    assert re.search(r"Due: \w+day, ", page)
    for said in explain(due):
        assert said not in page
    assert any("Tạm dừng từ 24/2/2026" in said for said in explain(due)), "what is kept can be said in both"


def test_a_trace_kept_as_plain_words_is_still_read() -> None:
    due, _page = explained()
    kept = due.as_json() | {"notes": ["Gia hạn từ 1/2/2026 đến 2/2/2026 theo 5/CV."]}
    assert "theo 5/CV." in Template("{% load ui %}{% why trace %}").render(Context({"trace": kept}))


def test_what_is_no_rule_stays_as_it_is() -> None:
    page = Template("{% load ui %}{{ line|rules_named }}").render(Context({"line": "theo abc.X99, KN-0001"}))
    assert page == "theo abc.X99, KN-0001"


@pytest.mark.usefixtures("demo")
def test_the_regulation_says_how_long_and_not_a_key(client: Client) -> None:
    client.force_login(User.objects.get(username="chuyenvien"))
    page = client.get("/quy-che/").text
    assert not re.findall(r"\b(?:voters|nghe_an|ho_chi_minh)\.\w+", page)
    assert "60 ngày, ngày cơ quan có thẩm quyền nhận kiến nghị (T15)" in page
