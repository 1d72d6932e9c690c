"""Pages of a long list: the true count up to a cap, the nearest page where the asked one does not exist."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phoihop.base.ui.lists import page_of
from phoihop.org.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> None:
    Place.objects.all().delete()
    Place.objects.bulk_create(
        Place(code=f"T{number:03}", name=f"Xã {number:03}", kind="commune", folded=f"xa {number:03}")
        for number in range(25)
    )


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("counts_along", [False, True])
@pytest.mark.parametrize(
    ("asked", "number", "first"),
    [
        (None, 1, "T000"),
        ("2", 2, "T010"),
        ("3", 3, "T020"),
        ("9", 3, "T020"),
        ("0", 1, "T000"),
        ("x", 1, "T000"),
        ("²", 1, "T000"),
        ("9" * 5000, 1, "T000"),
    ],
)
def test_a_page_is_the_same_whichever_way_it_is_counted(
    counts_along: bool, asked: str | None, number: int, first: str
) -> None:
    rows = Place.objects.order_by("code")
    page = page_of(rows, asked, per_page=10, columns=("code",), counts_along=counts_along)
    assert (page.number, page.count, page.is_capped) == (number, 25, False)
    assert page.rows[0] == (first,)
    assert page.has_next == (number < 3)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("counts_along", [False, True])
def test_past_the_cap_it_says_that_there_are_more(counts_along: bool) -> None:
    rows = Place.objects.order_by("code")
    page = page_of(rows, "1", per_page=10, cap=20, columns=("code",), counts_along=counts_along)
    assert (page.count, page.is_capped, page.pages) == (20, True, 2)
    assert page_of(rows, "3", per_page=10, cap=20, columns=("code",), counts_along=counts_along).number == 2


@pytest.mark.usefixtures("places")
def test_hits_that_are_ranked_are_asked_for_once() -> None:
    with CaptureQueriesContext(connection) as asked:
        page_of(Place.objects.order_by("code"), "2", per_page=10, columns=("code",), counts_along=True)
    assert len(asked) == 1


@pytest.mark.parametrize("counts_along", [False, True])
def test_nothing_is_one_empty_page(counts_along: bool) -> None:
    page = page_of(Place.objects.none(), "4", columns=("code",), counts_along=counts_along)
    assert (page.rows, page.number, page.count, page.pages) == ([], 1, 0, 1)
