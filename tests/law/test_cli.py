"""``phoihop rule``: the date, why it is this one, and errors that say what to do."""

from __future__ import annotations

import json

import pytest

from phoihop.base.law.cli import run


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = run(argv)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_date_with_the_days_counted_and_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = answer(capsys, "T13", "2026-02-13")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("voters.T13: ")
    assert "Không tính 14/2/2026 – 22/2/2026: thứ Bảy; Chủ nhật; nghỉ Tết Nguyên đán." in lines
    assert "Ngày làm việc thứ 3: 25/2/2026" in lines
    assert "Hạn: thứ Tư, ngày 25/2/2026." in lines
    assert "Quy định này chưa thẩm định." in lines
    assert any(line.startswith("Nguồn: Điều 41 khoản 2 Nghị quyết liên tịch 72/2025") for line in lines)


def test_a_rule_that_was_read_says_when(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "voters.T15", "10/9/2026")
    assert "Thẩm định: Đọc nguyên văn" in out
    assert "chưa thẩm định" not in out


def test_the_same_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = answer(capsys, "t17", "2026-04-01", "--json")
    data = json.loads(out)
    assert status == 0
    assert (data["key"], data["due"], data["base_due"], data["verified"]) == (
        "voters.T17",
        "2026-05-04",
        "2026-05-04",
        False,
    )
    assert [row["n"] for row in data["counted"]] == list(range(1, 31))
    assert [row["date"] for row in data["skipped"]] == ["2026-05-01", "2026-05-02", "2026-05-03"]
    assert all(row["reason"] for row in data["skipped"])
    assert data["source"]["article"] == "Điều 50 khoản 1"
    assert data["verification"] == "chưa thẩm định"
    assert (data["valid_from"], data["valid_to"]) == ("2025-02-20", None)


def test_a_rule_of_before_is_found_by_its_date(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "T15", "2023-06-01", "--json")
    data = json.loads(out)
    assert (data["due"], data["valid_to"]) == ("2023-07-31", "2025-02-19")


def test_a_local_set_says_that_it_is_off(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "N02", "2026-02-10")
    assert "Bộ quy tắc nghe_an: chỉ dùng khi cơ quan bật." in out


def test_a_year_without_a_certain_calendar_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "T13", "2027-03-01")
    assert "Chưa có lịch nghỉ chính thức năm 2027" in out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("T99", "2026-01-01"), "Không có quy tắc “T99”"),
        (("N07", "2026-01-01"), "nghe_an.N07a, nghe_an.N07b"),
        (("T17", "2024-01-01"), "hiệu lực từ 20/2/2025"),
        (("T13", "31/2/2026"), "không phải là ngày"),
        (("T13", "hôm nay"), "không phải là ngày"),
        (("T13",), "DATE"),
        ((), "KEY"),
        (("T13", "2026-01-01", "--xml"), "--xml"),
        (("T15", "9999-12-20"), "Không tính được hạn"),
    ],
)
def test_a_wrong_question_is_answered_on_stderr_with_two(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], message: str
) -> None:
    status, out, err = answer(capsys, *argv)
    assert (status, out) == (2, "")
    assert message in err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = answer(capsys, "--help")
    assert status == 0
    assert "voters.T13" in out
