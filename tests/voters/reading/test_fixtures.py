"""Every fixture paper is read whole: every item found, none invented, each with what it holds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from phoihop.kernel.text import fold
from phoihop.office.papers.model import PaperRefused
from phoihop.voters import cli
from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.result import Reading
from tests.papers import make
from tests.papers.bad_files import REFUSED, WARNED

FILES = Path(make.__file__).parent / "files"
PAPERS = sorted(path for path in FILES.iterdir() if path.suffix != ".json")


def words(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()


def read(path: Path) -> tuple[Reading, dict[str, Any]]:
    wanted = json.loads(path.with_suffix(path.suffix + ".json").read_text(encoding="utf-8"))
    return read_petitions(str(path), path.name), wanted


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_paper(path: Path) -> None:
    reading, wanted = read(path)
    assert reading.layout == wanted["layout"]
    assert [words(item.text) for item in reading.items] == [words(item["text"]) for item in wanted["items"]]
    for item, want in zip(reading.items, wanted["items"], strict=True):
        found = item.to_json()
        assert found["source"]
        assert found["kind"] == want.get("kind", "petition"), item.text
        assert {place["name"] for place in found["places"]} >= set(want.get("places", ())), item.text
        if want.get("on_spot"):
            assert want["on_spot"] in item.on_spot
        for key in ("number", "outcome"):
            if key in want.get("reply", {}):
                assert found["reply"][key] == want["reply"][key], item.text
    for warning in wanted["warns"]:
        assert any(warning in each for each in reading.warnings), (warning, reading.warnings)


def test_fields_and_leads_over_all_papers() -> None:
    fields, leads = [], []
    for path in PAPERS:
        reading, wanted = read(path)
        for item, want in zip(reading.items, wanted["items"], strict=True):
            if want.get("field"):
                fields.append(item.field.code == want["field"])
            if want.get("lead"):
                leads.append(any(lead.code in want["lead"] for lead in item.lead[:3]))
    assert sum(fields) / len(fields) >= 0.85, f"{sum(fields)} of {len(fields)}"
    assert sum(leads) / len(leads) >= 0.95, f"{sum(leads)} of {len(leads)}"


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_bad_file_is_refused_with_its_reason(name: str) -> None:
    build, reason = REFUSED[name]
    with pytest.raises(PaperRefused, match=re.escape(reason)):
        read_petitions(build(), name)


@pytest.mark.parametrize("name", sorted(WARNED))
def test_odd_file_is_read_with_a_warning(name: str) -> None:
    build, warning = WARNED[name]
    reading = read_petitions(build(), name)
    assert reading.items
    assert not warning or any(warning in each for each in reading.warnings), reading.warnings


def test_command_line_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    path = next(path for path in PAPERS if path.name.startswith("bien-ban"))
    assert cli.run(["read", str(path), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    for key in (
        "text",
        "places",
        "kind",
        "field",
        "competence",
        "lead",
        "confidence",
        "source",
        "reply",
        "duplicates",
    ):
        assert key in printed["items"][0]
    assert cli.run(["read", str(path)]) == 0
    assert cli.run(["read", "khong-co.docx"]) == 2
