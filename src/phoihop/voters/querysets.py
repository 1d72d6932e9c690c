"""Which opinions, petitions, referrals and letters an actor sees; proved equal to ``is_visible_to`` by a property test."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.voters.permissions import AFTER_FORWARDING, READERS


class PetitionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Seats of the three bodies read all that is not secret (secret: the owner's); an agency what was forwarded to
        it; a commune also what its own voters raised; the public what is published."""
        if actor.kind is ActorKind.SYSTEM:
            return self
        if actor.is_person and actor.role in READERS:
            return self.filter(Q(secrecy=0) | Q(owner=actor.principal))
        if actor.is_person and actor.role is Role.AUTHORITY_OFFICER:
            return self.filter(Exists(_referred_to(actor)))
        if actor.is_person and actor.role is Role.COMMUNE_HOST:
            raised_here = self.model.places.through.objects.filter(petition=OuterRef("pk"), place=actor.place)
            return self.filter(Exists(_referred_to(actor)) | (Q(secrecy=0) & Exists(raised_here)))
        if actor.kind is ActorKind.PUBLIC:
            return self.filter(secrecy=0, publication__isnull=False, publication__withdrawn_at__isnull=True)
        return self.none()

    def waiting(self) -> Self:
        """Not merged, closed or carried over."""
        return self.filter(status__in=["open", "classified", "compiled", "referred", "reopened"])

    def late(self, today: date) -> Self:
        """An answer is owed and its day is past."""
        return self.filter(due_on__isnull=False, due_on__lt=today)


def _referrals() -> Any:
    # By name: the models of this app are built on these querysets.
    return apps.get_model("voters", "Referral").objects.all()


def _referred_to(actor: Actor) -> models.QuerySet[Any]:
    return _referrals().filter(petition=OuterRef("pk"), authority=actor.body, status__in=AFTER_FORWARDING)


class OpinionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Seats of the three bodies read all opinions; a commune those of its own voters; agencies and the public none."""
        if actor.is_person and actor.role in READERS:
            return self.filter(Q(petition__isnull=True) | Q(petition__secrecy=0) | Q(owner=actor.principal))
        if actor.is_person and actor.role is Role.COMMUNE_HOST:
            here = self.model.places.through.objects.filter(opinion=OuterRef("pk"), place=actor.place)
            return self.filter(Q(petition__isnull=True) | Q(petition__secrecy=0)).filter(
                Q(place=actor.place) | Exists(here)
            )
        return self.none()


class SealedOpinionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Only seats named for the tray, and only those of the body that keeps the item."""
        if actor.is_person and actor.opens_tray:
            return self.filter(owner=actor.principal)
        return self.none()


class ReferralQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """As its petition; an agency sees its own referrals only, and only once forwarded."""
        if actor.kind is ActorKind.SYSTEM:
            return self
        if actor.is_person and actor.role in READERS:
            return self.filter(Q(petition__secrecy=0) | Q(petition__owner=actor.principal))
        if actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST):
            return self.filter(authority=actor.body, status__in=AFTER_FORWARDING)
        return self.none()


class PartnerRequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """As its referral; the partner asked as well, as long as the petition is not restricted."""
        rows = Q(referral__in=_referrals().visible_to(actor))
        if actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST):
            rows |= Q(partner=actor.body, referral__petition__secrecy=0)
        return self.filter(rows)


class TransferLetterQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Seats of the three bodies read all letters, one with a restricted petition only as its forwarder; an agency the
        issued ones addressed to it or to a body that it succeeded."""
        referrals = _referrals().filter(letter=OuterRef("pk"))
        if actor.is_person and actor.role in READERS:
            return self.filter(
                Q(forwarder=actor.principal) | ~Exists(referrals.filter(petition__secrecy__gt=0))
            )
        if actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST):
            held = referrals.filter(authority=actor.body, status__in=AFTER_FORWARDING)
            return self.filter(Q(addressee=actor.body) | Exists(held), document__status="issued")
        return self.none()
