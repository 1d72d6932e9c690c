"""What a reading gives: items with their source, suggestions and doubts, ready for a screen or as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from phoihop.voters.reading.competence import CompetenceChoice
from phoihop.voters.reading.dates import When
from phoihop.voters.reading.duplicates import Duplicate
from phoihop.voters.reading.fields import FieldChoice
from phoihop.voters.reading.kinds import KindChoice
from phoihop.voters.reading.leads import LeadChoice
from phoihop.voters.reading.places import Place
from phoihop.voters.reading.replies import Reply
from phoihop.voters.reading.tables import TransferPart

MINUTES, COMPILED, APPENDIX, TRACKING, UNKNOWN = "minutes", "compiled", "appendix", "tracking", "unknown"
CERTAIN = 0.6


@dataclass(slots=True)
class Item:
    """One voter's matter as read. ``text`` holds its words alone; ``anchors`` say where they stand in the paper."""

    text: str
    anchors: tuple[str, ...]
    kind: KindChoice
    field: FieldChoice
    competence: CompetenceChoice
    lead: tuple[LeadChoice, ...]
    places: tuple[Place, ...] = ()
    mentioned: tuple[Place, ...] = ()
    speaker: str = ""
    lead_in: str = ""
    preface: str = ""
    heading: str = ""
    notes: tuple[str, ...] = ()
    confidence: float = 0.0
    doubts: tuple[str, ...] = ()
    reply: Reply | None = None
    on_spot: str = ""
    on_spot_by: str = ""
    transfer: TransferPart | None = None
    partners: str = ""
    remark: str = ""
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def source(self) -> str:
        """Where it stands, as shown to users."""
        if len(self.anchors) <= 1:
            return self.anchors[0] if self.anchors else ""
        return f"{self.anchors[0]} – {self.anchors[-1]}"

    @property
    def is_certain(self) -> bool:
        return self.confidence >= CERTAIN and not self.doubts

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "places": [_place(place) for place in self.places],
            "kind": self.kind.code,
            "field": self.field.code,
            "competence": self.competence.code,
            "lead": [
                {"code": lead.code, "name": lead.name, "words": [word for word, _ in lead.words]}
                for lead in self.lead
            ],
            "confidence": self.confidence,
            "source": self.source,
            "anchors": list(self.anchors),
            "reply": _reply(self.reply) if self.reply else None,
            "on_spot": {"by": self.on_spot_by, "text": self.on_spot} if self.on_spot else None,
            "duplicates": [
                {"ref": hit.ref, "score": hit.score, "reasons": list(hit.reasons)} for hit in self.duplicates
            ],
            "speaker": self.speaker,
            "heading": self.heading,
            "transfer": _transfer(self.transfer) if self.transfer else None,
            "why": {
                "field": [[word, round(weight, 2)] for word, weight in self.field.words],
                "kind": list(self.kind.words),
                "fields": [[choice.label, round(choice.share, 2)] for choice in self.field.ranked],
            },
            "doubts": list(self.doubts),
        }


@dataclass(slots=True)
class Reading:
    """A paper as read: its format and layout, what should be said about it, its items."""

    file: str
    format: str
    layout: str
    warnings: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "format": self.format,
            "layout": self.layout,
            "warnings": self.warnings,
            "items": [item.to_json() for item in self.items],
        }


def _place(place: Place) -> dict[str, Any]:
    result: dict[str, Any] = {
        "code": place.code or None,
        "name": place.name or None,
        "as_written": place.as_written,
    }
    if place.how not in {"exact", "folded", "former"}:
        result["how"] = place.how
        result["choices"] = [{"code": code, "name": name} for code, name in place.choices]
    elif place.how == "former":
        result["how"] = place.how
    return result


def _when(value: When | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "date": value.value.isoformat() if value.value else None,
        "as_written": value.as_written,
        "exact": value.exact,
        "problem": value.problem,
    }


def _reply(reply: Reply) -> dict[str, Any]:
    return {
        "number": reply.number,
        "date": _when(reply.date),
        "agency": reply.agency,
        "agency_as_written": reply.agency_as_written,
        "text": reply.text,
        "outcome": reply.outcome,
        "outcome_stated": reply.outcome_sure,
        "promise": _when(reply.promise),
    }


def _transfer(transfer: TransferPart) -> dict[str, Any]:
    return {
        "number": transfer.number,
        "date": _when(transfer.date),
        "agency": transfer.agency,
        "agency_as_written": transfer.agency_as_written,
        "session": transfer.session,
    }
