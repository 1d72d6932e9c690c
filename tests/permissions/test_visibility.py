"""``visible_to`` (which rows) and ``is_visible_to`` (this object) are one rule: equal for every actor and every object."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.commitments.models import Commitment
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.models import Body, Place
from phoihop.voters.models import (
    Opinion,
    PartnerRequest,
    Petition,
    Publication,
    Referral,
    SealedOpinion,
    TransferLetter,
)
from phoihop.voters.workflow import REFERRAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

MODELS = (Petition, Opinion, SealedOpinion, Referral, PartnerRequest, TransferLetter, Commitment)
BODIES = (
    "DDBQH",
    "TTHDND",
    "BTTMTTQ",
    "VPDDBQHHDND",
    "SXD",
    "SNNMT",
    "SGDDT",
    "UBND-15976",
    "MT-15976",
    "UBTVQH",
)
PLACES = ("15976", "16531", "14797")


@st.composite
def actors(draw: st.DrawFn) -> tuple[str, str, str, str, str, bool]:
    return (
        draw(st.sampled_from(list(ActorKind))),
        draw(st.sampled_from(list(Role))),
        draw(st.sampled_from(BODIES)),
        draw(st.sampled_from(BODIES)),
        draw(st.sampled_from(PLACES)),
        draw(st.booleans()),
    )


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[int, int, str, bool]]:
    """Petitions made secret, referrals put into other states, publications withdrawn: (which, secrecy, status, withdrawn)."""
    one = st.tuples(
        st.integers(0, 23),
        st.integers(0, 1),
        st.sampled_from([s.key for s in REFERRAL.states]),
        st.booleans(),
    )
    return draw(st.lists(one, max_size=6))


@pytest.fixture(autouse=True)
def asked(demo: None) -> None:
    """The demo asks no partner: every referral asks one, so that both sides of a question are seen."""
    partners = Body.objects.filter(code__in=("SXD", "SGDDT", "UBND-15976"))
    PartnerRequest.objects.bulk_create(
        PartnerRequest(referral=referral, partner=partner, asked_on=date(2026, 11, 2))
        for referral in Referral.objects.all()
        for partner in partners
    )


def apply(changed: list[tuple[int, int, str, bool]]) -> None:
    from phoihop.kernel import clock

    petitions = list(Petition.objects.order_by("pk"))
    for which, secrecy, status, withdrawn in changed:
        petition = petitions[which % len(petitions)]
        Petition.objects.filter(pk=petition.pk).update(secrecy=secrecy)
        petition.referrals.filter(pk=petition.referrals.values("pk")[:1]).update(status=status)
        Publication.objects.filter(petition=petition).update(withdrawn_at=clock.now() if withdrawn else None)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=actors(), changed=changes())
def test_rows_and_objects_agree(
    who: tuple[str, str, str, str, str, bool], changed: list[tuple[int, int, str, bool]]
) -> None:
    kind, role, body, principal, place, opens_tray = who
    is_person = kind == ActorKind.PERSON
    with transaction.atomic():
        apply(changed)
        actor = Actor(
            ActorKind(kind),
            label="thử",
            user=1 if is_person else None,
            seat=1 if is_person else None,
            role=Role(role) if is_person else None,
            body=Body.objects.get(code=body).pk if is_person else None,
            principal=Body.objects.get(code=principal).pk if is_person else None,
            place=Place.objects.get(code=place).pk if is_person else None,
            opens_tray=opens_tray and is_person,
        )
        for model in MODELS:
            rows = set(model.objects.visible_to(actor).values_list("pk", flat=True))
            objects = {obj.pk for obj in model.objects.all() if obj.is_visible_to(actor)}
            assert rows == objects, (model.__name__, actor)
        transaction.set_rollback(True)
