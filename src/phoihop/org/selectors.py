"""The organisation as lists and pages show it; every list is made for 50 rows a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Model, Prefetch, Q, QuerySet, Value, When

from phoihop.kernel import clock, text
from phoihop.kernel.actor import Role
from phoihop.org.models import Body, Person, Place, PlaceSuccession, Seat, SeatHolding, Session, Term, User
from phoihop.org.querysets import valid_on
from phoihop.org.sign_in import with_second_factor

VALIDITY = ("valid", "past", "all")


@dataclass(frozen=True)
class OrgFilter:
    """What the address of a list says; an empty field means all."""

    q: str = ""
    kind: str = ""
    validity: str = "valid"
    role: str = ""
    body: str = ""
    sort: str = ""


def body_list(asked: OrgFilter) -> QuerySet[Body]:
    """Bodies by name or code, with or without accents."""
    rows = _of_validity(Body.objects.select_related("parent", "place"), asked.validity)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    found: QuerySet[Body] = _with_words(rows, asked.q).annotate(
        seat_count=Count("seats", filter=_holding_today("seats__"))
    )
    return found


def place_list(asked: OrgFilter) -> QuerySet[Place]:
    """Places by name, code or the name of a unit that went into them."""
    rows = _of_validity(Place.objects.select_related("parent"), asked.validity)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    found = _with_words(rows, asked.q)
    if text.fold(asked.q):
        units = matching(PlaceSuccession.objects.all(), ("former_name",), asked.q)
        found = rows.filter(Q(pk__in=found.values("pk")) | Q(former_units__in=units)).distinct()
        found = found.order_by("folded", "pk")
    counted: QuerySet[Place] = found.annotate(former_count=Count("former_units"))
    return counted


def seat_list(asked: OrgFilter) -> QuerySet[Seat]:
    """Seats with who sits on them today."""
    rows = _of_validity(Seat.objects.select_related("body", "place"), asked.validity)
    if asked.role:
        rows = rows.filter(role=asked.role)
    if asked.body:
        rows = rows.filter(body__code=asked.body)
    if asked.q.strip():
        bodies = _with_words(Body.objects.all(), asked.q).values("pk")
        people = matching(Person.objects.all(), ("full_name",), asked.q)
        held = SeatHolding.objects.filter(valid_on(clock.today()), person__in=people).values("seat")
        titled = matching(Seat.objects.all(), ("title",), asked.q)
        rows = rows.filter(Q(body__in=bodies) | Q(pk__in=held) | Q(pk__in=titled))
    return rows.order_by("body__folded", "title", "pk").prefetch_related(_holders("holdings"))


def person_list(asked: OrgFilter) -> QuerySet[Person]:
    """People with their account and the seats that they hold today."""
    rows = Person.objects.select_related("user").order_by("full_name", "pk")
    if asked.q.strip():
        rows = rows.filter(pk__in=matching(Person.objects.all(), ("full_name", "note"), asked.q))
    return rows.prefetch_related(_holders("holdings"))


def account_list(asked: OrgFilter) -> QuerySet[User]:
    """Accounts with their person's seats, by name or by who signed in last."""
    recent = F("last_login").desc(nulls_last=True)
    rows = User.objects.select_related("person").order_by(
        *([recent] if asked.sort == "login" else []), "username"
    )
    if asked.kind == "disabled":
        rows = rows.filter(is_active=False)
    elif asked.kind == "active":
        rows = rows.filter(is_active=True)
    elif asked.kind == "never":
        rows = rows.filter(last_login__isnull=True, is_active=True)
    if asked.role:
        seated = SeatHolding.objects.filter(valid_on(clock.today()), seat__role=asked.role)
        rows = rows.filter(person__in=seated.values("person"))
    if asked.q.strip():
        rows = rows.filter(pk__in=matching(User.objects.all(), ("username", "full_name", "email"), asked.q))
    return rows.prefetch_related(_holders("person__holdings"))


def with_factor(users: Iterable[User]) -> set[int]:
    """Which of these accounts have set up a second factor."""
    return with_second_factor([user.pk for user in users])


def holdings_of(obj: Person | Seat) -> QuerySet[SeatHolding]:
    """Everything that a person held, or everybody who held a seat, the newest first."""
    rows = SeatHolding.objects.select_related("seat__body", "person__user")
    named = rows.filter(person=obj) if isinstance(obj, Person) else rows.filter(seat=obj)
    return named.order_by("-valid_from", "-pk")


def sessions_of(term: Term | None) -> QuerySet[Session]:
    """The sessions of a term (all where none is given), with how often each was moved."""
    rows = Session.objects.select_related("term").annotate(move_count=Count("moves"))
    rows = rows.order_by("-term__starts_on", "-opens_on", "-number", "pk")
    return rows.filter(term=term) if term else rows


def overview(today: date) -> dict[str, int]:
    """The figures of the administration's first page."""
    seats = Seat.objects.valid(today)
    held = SeatHolding.objects.filter(valid_on(today)).values("seat")
    return {
        "bodies": Body.objects.valid(today).count(),
        "places": Place.objects.valid(today).count(),
        "people": Person.objects.count(),
        "seats": seats.count(),
        "empty_seats": seats.exclude(pk__in=held).count(),
        "accounts": User.objects.filter(is_active=True).count(),
        "never_signed_in": User.objects.filter(is_active=True, last_login__isnull=True).count(),
        "disabled": User.objects.filter(is_active=False).count(),
        "provisional_sessions": Session.objects.filter(is_provisional=True, term__closed_on=None).count(),
    }


def needs_factor(today: date) -> list[User]:
    """Administrators and auditors whose account has no second factor."""
    roles = [Role.ADMINISTRATOR.value, Role.AUDITOR.value]
    seated = SeatHolding.objects.filter(valid_on(today), seat__role__in=roles).values("person")
    users = list(User.objects.filter(is_active=True, person__in=seated).order_by("username"))
    have = with_factor(users)
    return [user for user in users if user.pk not in have]


def matching(rows: QuerySet[Any], fields: tuple[str, ...], words: str) -> list[int]:
    """Rows one of whose fields holds all the words, with or without accents.

    People and accounts are some hundreds and have no folded column: they are folded here.
    """
    asked = text.fold(words).split()
    found = rows.values_list("pk", *fields)
    return [pk for pk, *said in found if all(word in text.fold(" ".join(said)) for word in asked)]


def _with_words(rows: QuerySet[Any], words: str) -> Any:
    """Rows with a word that begins with each of these, or whose code does; as typed before as folded."""
    asked = text.fold(words)
    if not asked:
        return rows.order_by("folded", "pk")
    wanted = Q()
    for word in asked.split():
        wanted &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    typed = text.nfc(words).strip()
    rank = Case(
        When(Q(code__iexact=typed) | Q(name__istartswith=typed), then=Value(0)),
        When(folded__startswith=asked, then=Value(1)),
        default=Value(2),
    )
    return (
        rows.filter(wanted | Q(code__istartswith=typed)).annotate(rank=rank).order_by("rank", "folded", "pk")
    )


def _of_validity(rows: QuerySet[Any], validity: str) -> QuerySet[Any]:
    if validity == "all":
        return rows
    today = clock.today()
    return rows.filter(valid_to__lt=today) if validity == "past" else rows.filter(valid_on(today))


def _holding_today(prefix: str) -> Q:
    today = clock.today()
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": today})
    return begun & (Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": today}))


def _holders(path: str) -> Prefetch[Any]:
    """Who sits there today, the official holder first."""
    rows = SeatHolding.objects.filter(valid_on(clock.today())).select_related("person__user", "seat__body")
    return Prefetch(path, queryset=rows.order_by("-kind", "pk"), to_attr="now")


def about(obj: Model) -> tuple[str, str]:
    """How the audit names an object: its type and its id."""
    return obj._meta.label_lower, str(obj.pk)
