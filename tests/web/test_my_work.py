"""Việc của tôi: what this seat can do itself, numbers that are those of the lists behind them, a switch where nothing waits."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from phoihop.commitments.kinds import CommitmentKind, not_for
from phoihop.commitments.models import Commitment
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.capacity import actor_for, capacities_of
from phoihop.org.models import User
from phoihop.voters import commitments
from phoihop.voters.models import Petition, Referral
from phoihop.voters.permissions import CHECKS, P
from phoihop.web.selectors import five_lines, to_do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
KINDS = {
    commitments.ANSWER: P.ANSWER,
    commitments.ANSWER_AGAIN: P.ANSWER,
    commitments.PARTNER: P.ANSWER_PARTNER,
    commitments.TELL_VOTERS: P.DELIVER,
    commitments.PUBLISH: P.PUBLISH_ANSWER,
    commitments.COMPILED_REPORT: P.COMPILE,
}


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def actor(username: str, principal: str = "") -> Actor:
    user = User.objects.get(username=username)
    held = capacities_of(user)
    chosen = next((each for each in held if each.principal_label == principal), held[0])
    return actor_for(user, chosen)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.key))
def test_who_pays_a_kind_is_who_is_permitted_the_act(kind: CommitmentKind) -> None:
    for role in Role:
        asked = Actor(ActorKind.PERSON, user=1, seat=1, role=role, body=1, principal=1)
        if CHECKS[KINDS[kind]](asked, None).allowed and role in kind.done_by | {role}:
            office_for_agency = KINDS[kind] in (P.ANSWER, P.ANSWER_PARTNER) and role in commitments.OFFICE
            assert (kind.key not in not_for(role)) or office_for_agency
        else:
            assert kind.key in not_for(role)


def test_nothing_is_to_be_published_before_it_was_answered_and_told() -> None:
    told = set(map(str, Referral.objects.filter(status="delivered").values_list("pk", flat=True)))
    open_ = Commitment.objects.owed().filter(kind=commitments.PUBLISH.key)
    waiting = set(open_.exclude(object_id__in=told).values_list("title", flat=True))
    assert waiting
    for user in User.objects.filter(is_active=True):
        for capacity in capacities_of(user):
            shown = {each.text for each in to_do(actor_for(user, capacity))}
            assert not shown & waiting


def test_only_who_may_publish_is_told_to() -> None:
    referral = Referral.objects.filter(status="forwarded").first()
    assert referral is not None
    Referral.objects.filter(pk=referral.pk).update(status="delivered")
    debt = Commitment.objects.owed().get(kind=commitments.PUBLISH.key, object_id=str(referral.pk))
    Commitment.objects.filter(pk=debt.pk).update(trigger_on=None, due_on="2020-01-01")
    seen = {}
    for name in ("lanhdaovp", "vanthu", "chuyenvien", "chuyenvien2", "truongdoan", "thuongtruc", "daibieu"):
        user = User.objects.get(username=name)
        seen[name] = any(
            debt.title in {each.text for each in to_do(actor_for(user, held))} for held in capacities_of(user)
        )
    assert [name for name, shown in seen.items() if shown] == ["lanhdaovp"]


@pytest.mark.parametrize("username", ["lanhdaovp", "truongdoan", "thuongtruc", "lanhdaomt"])
def test_the_five_numbers_are_the_lengths_of_the_lists_behind_them(username: str) -> None:
    client = signed_in(username)
    Commitment.objects.filter(pk=Commitment.objects.owed().first().pk).update(submitted_on="2026-11-01")
    for count, text, url, _alarming in five_lines(actor(username)):
        page = client.get(url)
        rows = page.context["page"]
        assert rows.count == count, text


def test_where_nothing_is_to_be_done_the_other_capacities_are_offered() -> None:
    """Case E37."""
    client = signed_in("lanhdaovp")
    petition = Petition.objects.filter(owner__code="TTHDND", status="referred", secrecy=0).first()
    assert petition is not None
    first = client.get("/viec-cua-toi/").context["capacity"]
    other = next(c for c in client.get("/viec-cua-toi/").context["capacities"] if c.key != first.key)
    page = client.get("/viec-cua-toi/").text
    if "Không có việc nào phải tự tay làm" in page:
        assert re.search(rf'<button[^>]*class="btn btn-sm"[^>]*value="{other.key}"', page)
    moved = client.post("/tu-cach/", {"key": other.key, "next": f"/kien-nghi/{petition.code}/"})
    assert moved.status_code == 302
    assert client.get("/viec-cua-toi/").context["capacity"].key == other.key
