"""Dates as official documents write them."""

from __future__ import annotations

from datetime import date

BLANK = "ngày      tháng      năm       "


def long_date(day: date) -> str:
    """``ngày 05 tháng 01 năm 2026``, ``ngày 15 tháng 3 năm 2026``: zeros to day 9 and month 2.

    Source: Decree 30/2020/NĐ-CP, Annex I, II.4.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year:04d}"


def short_date(day: date) -> str:
    """``05/01/2026``, for tables and lists."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def place_and_date(place: str, day: date | None) -> str:
    """``Thanh Hóa, ngày 05 tháng 01 năm 2026``; room for the pen where the day is not known yet."""
    written = long_date(day) if day else BLANK
    return f"{place}, {written}" if place else written
