"""Lists, places and the regulation's duties: complete, and every code that they name exists."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.base.law.clauses import NO_SOURCE, ClauseSet
from phoihop.base.law.lists import UnknownCodeError
from phoihop.base.law.loader import (
    clause_sets,
    clauses,
    communes,
    departments,
    entry,
    full_listing,
    list_names,
    listing,
    rulebook,
)
from phoihop.kernel.text import fold
from phoihop.kernel.version import content_version
from phoihop.voters.choices import DATED_OUTCOMES, Outcome, Urgency

BODIES = {body.code for body in departments("thanh-hoa")}
RULES = {rule.key for rule in rulebook().all()}
SETS = [clauses(name) for name in clause_sets()]


def codes(name: str, on: date | None = None) -> list[str]:
    return [entry.code for entry in listing(name, on)]


@pytest.mark.parametrize("name", list_names())
def test_a_list_says_everything_twice_and_nothing_two_times(name: str) -> None:
    entries = full_listing(name).entries
    assert full_listing(name).title
    for words in ([each.vi for each in entries], [each.en for each in entries]):
        assert all(words)
        assert len(set(map(fold, words))) == len(words)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fields", [*(f"L{n:02}" for n in range(1, 21)), "L99"]),
        ("meeting_kinds", [f"TX{n:02}" for n in range(1, 11)]),
        ("meeting_forms", ["CONFERENCE", "CONTACT"]),
        ("meeting_modes", ["DIRECT", "ONLINE", "HYBRID"]),
        ("methods", [f"M{n}" for n in range(1, 7)]),
        ("regulation_fields", [f"F{n}" for n in range(1, 8)]),
        ("urgency", list(Urgency.values)),
        ("channels", ["TXCT", "TCD", "DON_THU", "CONG_TTDT", "MTTQ", "DUONG_DAY_NONG"]),
    ],
)
def test_a_list_has_the_codes_of_the_reference(name: str, expected: list[str]) -> None:
    assert codes(name) == expected


def test_the_district_is_a_level_of_competence_only_until_it_ended() -> None:
    assert "HUYEN" in codes("competence", date(2025, 6, 30))
    assert "HUYEN" not in codes("competence", date(2025, 7, 1))
    assert entry("competence", "HUYEN").vi == "Huyện"
    levels = set(codes("competence"))
    parents = {each.text("parent") for each in listing("competence")} - {""}
    assert parents == {"TW"}
    assert parents <= levels


def test_fields_name_committees_and_agencies_that_exist() -> None:
    for each in listing("fields"):
        named = {*each.codes("leads"), each.text("committee")} - {""}
        assert named <= BODIES
        assert named or each.code == "L99"
        assert each.verified == ""  # who answers after the mergers of 2025 is inferred


def test_outcomes_agree_with_what_the_program_offers() -> None:
    offered = [each for each in listing("outcomes") if each.flag("is_entered")]
    assert [each.code for each in offered] == list(Outcome.values)
    assert {each.code for each in offered if each.flag("needs_date")} == {
        str(each) for each in DATED_OUTCOMES
    }
    assert [each.code for each in offered if each.flag("needs_reason")] == ["GIAI_TRINH"]
    assert entry("outcomes", "SE").text("na_folds_into") == "DANG"
    assert not entry("outcomes", "SE").flag("in_na_report")


def test_conferences_are_compulsory_where_article_21_says() -> None:
    compulsory = {each.code: each.codes("compulsory") for each in listing("meeting_kinds")}
    assert compulsory["TX01"] == ("na", "council")
    assert compulsory["TX02"] == ("na",)
    assert not any(compulsory[code] for code in list(compulsory)[2:])
    assert entry("meeting_kinds", "TX02").text("council") == "optional"


def test_a_code_that_is_not_listed_is_an_error_in_words() -> None:
    with pytest.raises(UnknownCodeError, match="L77"):
        entry("fields", "L77")


def test_an_entry_answers_what_it_was_not_told() -> None:
    plain = entry("methods", "M1")
    assert (plain.text("x"), plain.flag("x"), plain.codes("x")) == ("", False, ())
    assert entry("fields", "L01").text("leads") == ""
    assert entry("fields", "L01").codes("committee") == ()


def test_a_local_entry_is_another_version_of_its_code() -> None:
    renamed = entry("fields", "L02")
    longer = full_listing("urgency").with_entries([renamed])
    assert longer.entry("L02") is renamed
    assert len(longer.entries) == 3


def test_the_province_has_its_166_communes() -> None:
    found = communes("thanh-hoa")
    assert len(found) == 166
    assert {commune.type for commune in found} == {"xã", "phường"}
    assert all(commune.former_units and commune.former_districts for commune in found)
    assert found[0].full_name == f"{found[0].type} {found[0].name}"


def test_what_is_known_of_an_agency_by_memory_is_not_verified() -> None:
    by_code = {body.code: body for body in departments("thanh-hoa")}
    assert by_code["DDBQH"].is_verified
    assert not by_code["SNG"].is_verified
    assert not by_code["CAT"].is_verified


@pytest.mark.parametrize("found", SETS, ids=lambda each: each.code)
def test_the_duties_name_only_what_exists(found: ClauseSet) -> None:
    assert [duty.code for duty in found.duties] == [f"D{n}" for n in range(1, 19)]
    assert found.parties == ("DDBQH", "HDND", "UBMTTQ")
    for duty in found.duties:
        assert {*duty.lead, *duty.coordinating} <= BODIES
        assert not set(duty.lead) & set(duty.coordinating)
        assert set(duty.rules) <= RULES
        assert set(duty.methods) <= set(codes("methods"))
        assert duty.methods
        assert duty.field in codes("regulation_fields")
        assert (duty.verified, duty.article) == ("", NO_SOURCE)


@pytest.mark.parametrize("found", SETS, ids=lambda each: each.code)
def test_what_nobody_has_shown_of_the_regulation_says_so(found: ClauseSet) -> None:
    assert (found.number, found.effective_on, found.verified) == (NO_SOURCE, None, "")
    assert found.note


@pytest.mark.parametrize("found", SETS, ids=lambda each: each.code)
def test_who_leads_is_what_the_reference_says(found: ClauseSet) -> None:
    delegation, council, front = "DDBQH", "TTHDND", "BTTMTTQ"
    leads = {duty.code: duty.lead for duty in found.duties}
    assert {code for code, lead in leads.items() if lead == (delegation,)} == {"D1", "D3", "D14", "D17"}
    assert {code for code, lead in leads.items() if lead == (council,)} == {"D4", "D6", "D7", "D8", "D15"}
    assert {code for code, lead in leads.items() if lead == (front,)} == {
        "D2",
        "D5",
        "D9",
        "D12",
        "D13",
        "D16",
    }
    assert leads["D10"] == leads["D11"] == (delegation, council)
    assert leads["D18"] == ()
    assert found.duty("D18").note


def test_the_model_of_the_new_term_stands_on_the_new_supervision_law() -> None:
    old, new = clauses("thanh-hoa-2021-2026"), clauses("model-2026-2031")
    assert (old.term, new.term) == ("2021-2026", "2026-2031")
    assert old.signed_on == date(2021, 9, 21)
    assert new.signed_on is None
    for code in ("D14", "D15"):
        assert "121/2025" not in old.duty(code).source
        assert "121/2025" in new.duty(code).source


def test_a_version_changes_with_the_data_alone() -> None:
    assert content_version("x", date(2026, 1, 1)) == content_version("x", date(2026, 1, 1))
    assert content_version("x") != content_version("y")
    assert rulebook().version == rulebook().version
