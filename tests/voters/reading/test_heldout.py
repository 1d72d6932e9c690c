"""Petitions that no word list was tuned on: field right ≥ 85 %, one of the accepted agencies among three ≥ 95 %."""

from __future__ import annotations

import tomllib
from pathlib import Path

from phoihop.voters.reading.read import read_petitions
from tests.papers.builders import Docx

CASES = tomllib.loads((Path(__file__).with_name("heldout.toml")).read_text(encoding="utf-8"))["case"]


def test_heldout() -> None:
    paper = Docx()
    paper.add(
        "BÁO CÁO",
        "Tổng hợp ý kiến, kiến nghị của cử tri",
        "**I. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
        *(f"{n}. {case['text']}" for n, case in enumerate(CASES, start=1)),
    )
    reading = read_petitions(paper.bytes(), "kien-nghi.docx")
    assert len(reading.items) == len(CASES)
    pairs = list(zip(reading.items, CASES, strict=True))
    fields = [item.field.code == case["field"] for item, case in pairs]
    leads = [any(lead.code in case["lead"] for lead in item.lead[:3]) for item, case in pairs]
    assert sum(fields) / len(fields) >= 0.85, [
        (c["text"][:60], i.field.code, c["field"]) for (i, c), ok in zip(pairs, fields, strict=True) if not ok
    ]
    assert sum(leads) / len(leads) >= 0.95, [
        (c["text"][:60], c["lead"]) for (_i, c), ok in zip(pairs, leads, strict=True) if not ok
    ]
