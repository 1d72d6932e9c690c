"""Who acts: plain ids, built once per request or job, handed down to every act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    PERSON = "person"  # a signed-in user on a seat
    SYSTEM = "system"  # a rule or a job; ``label`` names it
    PUBLIC = "public"  # anybody on the portal
    TOKEN = "token"  # noqa: S105 - the holder of a one-time link


class Role(StrEnum):
    """What a seat is for (domain reference, voters §8). Roles belong to seats, never to users."""

    SPECIALIST = "specialist"  # chuyên viên văn phòng chung
    CLERK = "clerk"  # văn thư
    OFFICE_LEADER = "office_leader"  # lãnh đạo văn phòng
    DELEGATION_LEADER = "delegation_leader"  # trưởng, phó đoàn ĐBQH
    COUNCIL_LEADER = "council_leader"  # thường trực HĐND
    GROUP_LEADER = "group_leader"  # tổ trưởng tổ đại biểu
    DEPUTY = "deputy"  # đại biểu
    FRONT_SPECIALIST = "front_specialist"  # chuyên viên Mặt trận
    FRONT_LEADER = "front_leader"  # ban thường trực Mặt trận
    COMMUNE_HOST = "commune_host"  # Mặt trận, văn phòng xã
    AUTHORITY_OFFICER = "authority_officer"  # cán bộ sở, ngành, xã
    COMMITTEE_MEMBER = "committee_member"  # ban của HĐND
    READER = "reader"  # người đọc của ba cơ quan
    AUDITOR = "auditor"  # kiểm tra nhật ký
    ADMINISTRATOR = "administrator"  # quản trị hệ thống


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, on which seat, in whose name (``principal``), in which term; ids only.

    ``body`` is the body that the seat belongs to, ``principal`` the body in whose name it acts now: the joint
    office has two lawful principals. ``family`` is the body that its own body is a part of (a committee's or team's
    council). ``place`` bounds a commune's seat, ``mfa`` says whether a second factor was given,
    ``opens_tray`` whether the seat may open the tray of complaints and denunciations.
    """

    kind: ActorKind
    label: str = ""
    user: int | None = None
    seat: int | None = None
    role: Role | None = None
    body: int | None = None
    principal: int | None = None
    family: int | None = None
    place: int | None = None
    term: int | None = None
    mfa: bool = False
    opens_tray: bool = False

    @property
    def is_person(self) -> bool:
        return self.kind is ActorKind.PERSON and self.seat is not None

    @classmethod
    def public(cls) -> Actor:
        return cls(ActorKind.PUBLIC, label="Công dân")

    @classmethod
    def system(cls, label: str) -> Actor:
        """The rule or job that acts by itself."""
        return cls(ActorKind.SYSTEM, label=label)
