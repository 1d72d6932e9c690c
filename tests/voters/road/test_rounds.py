"""What a round owes because of its session: the rule follows the owner, the side of the session and its kind."""

from __future__ import annotations

import pytest

from phoihop.commitments.models import Commitment
from phoihop.kernel.decision import NotAllowed
from phoihop.org.choices import SessionKind
from phoihop.voters.actions.rounds import open_round_debts
from phoihop.voters.models import MeetingRound
from phoihop.web.demo.people import actor_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize(
    ("owner", "edge", "kind", "rules"),
    [
        ("DDBQH", "before", SessionKind.REGULAR, ["voters.T09", "voters.T16"]),
        ("DDBQH", "after", SessionKind.REGULAR, ["voters.T10"]),
        ("DDBQH", "before", SessionKind.NON_REGULAR, ["voters.T11", "voters.T16"]),
        ("DDBQH", "after", SessionKind.NON_REGULAR, ["voters.T12"]),
        ("TTHDND", "before", SessionKind.REGULAR, ["voters.T14", "voters.T18"]),
        ("TTHDND", "before", SessionKind.THEMATIC, ["voters.T14", "voters.T18"]),
        ("TTHDND", "after", SessionKind.REGULAR, []),
    ],
)
def test_the_rules_of_a_round(owner: str, edge: str, kind: str, rules: list[str]) -> None:
    found = MeetingRound.objects.get(owner__code=owner)
    assert found.session is not None
    found.edge = edge
    found.session.kind = kind
    found.session.save()
    found.save()
    debts = open_round_debts(actor=actor_of("chuyenvien2", owner), round=found)
    assert [debt.rule_key for debt in debts] == rules
    for debt in debts:
        day = found.session.closes_on if debt.session_edge == "closes" else found.session.opens_on
        assert (debt.session, debt.trigger_on) == (found.session, day)


def test_a_round_without_a_dated_session_owes_nothing_yet_and_another_bodys_is_not_ours() -> None:
    found = MeetingRound.objects.get(owner__code="DDBQH")
    with pytest.raises(NotAllowed, match="Chỉ chủ thể"):
        open_round_debts(actor=actor_of("chuyenvien2", "TTHDND"), round=found)
    found.session = None
    before = Commitment.objects.count()
    with pytest.raises(NotAllowed, match="chưa gắn kỳ họp"):
        open_round_debts(actor=actor_of("chuyenvien2", "DDBQH"), round=found)
    assert Commitment.objects.count() == before
