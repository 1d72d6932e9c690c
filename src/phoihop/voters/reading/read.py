"""One paper in, one reading out: the paper's items with everything that can be suggested about them. Suggestions only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from phoihop.kernel.suggest import Counts
from phoihop.office.papers.model import Note, Paper
from phoihop.office.papers.open import open_paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.agencies import COMMUNE, find_agencies, in_column
from phoihop.voters.reading.competence import CENTRE, COMMUNE_LEVEL, competence_of, is_asked
from phoihop.voters.reading.duplicates import Earlier, Index, Shape, shape_of
from phoihop.voters.reading.fields import OTHER, field_of, topic_of
from phoihop.voters.reading.items import Cutter
from phoihop.voters.reading.kept import doubt_lost
from phoihop.voters.reading.kinds import KindChoice, kind_of
from phoihop.voters.reading.leads import leads_of
from phoihop.voters.reading.letters import Letter, letter_of
from phoihop.voters.reading.lexicon import lexicon
from phoihop.voters.reading.pairs import form_table
from phoihop.voters.reading.places import Place, find_places
from phoihop.voters.reading.raw import Context, RawItem
from phoihop.voters.reading.replies import (
    Reply,
    agency_of,
    outcome_of,
    own_document_of,
    promise_of,
    speaks_first,
)
from phoihop.voters.reading.result import APPENDIX, COMPILED, MINUTES, TRACKING, UNKNOWN, Item, Reading
from phoihop.voters.reading.split import may_be_several
from phoihop.voters.reading.tables import Row, TableReader
from phoihop.voters.reading.texts import Phrase, Text
from phoihop.voters.reading.titles import is_for_assembly
from phoihop.voters.reading.venue import issuer_of, venue_of, voters_noted

_FOR_CENTRE = Phrase(
    r"^(?:gửi |chuyển |đến |tới )*(?:đoàn (?:đbqh|đại biểu quốc hội)|ubtvqh|ủy ban thường vụ quốc hội|quốc hội|ban dân nguyện(?: và giám sát)?|văn phòng quốc hội|chính phủ|thủ tướng|văn phòng chính phủ|trung ương|tw)(?: tỉnh| (?:để )?(?:tổng hợp|chuyển|gửi)[^,;]{0,40})?\.?$"
)
_MINUTES = Phrase(r"^biên bản\b")
_DOUBT_FIELD, _DOUBT_KIND = 0.45, 0.7
SEVERAL = "có thể gồm nhiều ý kiến"
SEALED = 0.75  # from here a complaint beside an item is taken for one
_NAMES_FIRST = ("Sở", "Bộ", "Ủy", "UBND", "Ban", "Thanh", "Văn", "HĐND", "Đoàn", "BHXH", "Bảo")


@dataclass(frozen=True)
class Learned:
    """What staff confirmed, as plain counts: words per field and per lead agency."""

    fields: Counts | None = None
    leads: Counts | None = None


def read_petitions(
    source: Path | str | bytes,
    name: str = "",
    *,
    province: str = "thanh-hoa",
    learned: Learned | None = None,
    earlier: Sequence[Earlier] = (),
) -> Reading:
    """Read the items out of a paper.

    ``source`` is a path or the bytes. Raises PaperRefused with one clear line when the file cannot be read.
    """
    paper = open_paper(source, name)
    return read_paper(paper, province=province, learned=learned, earlier=earlier)


def read_paper(
    paper: Paper,
    *,
    province: str = "thanh-hoa",
    learned: Learned | None = None,
    earlier: Sequence[Earlier] = (),
) -> Reading:
    """The same for a paper already opened."""
    minutes = _is_minutes(paper)
    notes = list(paper.warnings)
    tables = TableReader(paper, province, topic_of, notes)
    cutter = Cutter(paper, province, minutes=minutes, topic_of=topic_of)
    form = None if minutes else form_table(paper, province)
    rows: list[Row] = tables.read(form, Context(open=True)) if form is not None else []
    raws = cutter.cut() if form is None else []
    done = 0
    from_tables = 0
    for index, context, before in cutter.tables:
        rows.extend(Row(raw) for raw in raws[done:before])
        done = max(done, before)
        found = tables.read(paper.tables[index], context)
        from_tables += len(found)
        rows.extend(found)
    rows.extend(Row(raw) for raw in raws[done:])
    doubt_lost(paper, form, rows)
    layout = _layout(rows, from_tables, minutes, tables.roles)
    venue = (venue_of(paper, province) or _only_place(rows)) if minutes else issuer_of(paper, province)
    suggest = _Suggester(province, learned or Learned(), layout, venue, letter_of(paper, province))
    suggest.to_assembly = is_for_assembly(paper)
    items = [suggest.item(row) for row in rows]
    _mark_duplicates(items, suggest.shapes, earlier)
    notes += [
        Note("line", f"“{line.text.raw[:60]}…” không thuộc ý kiến nào.", line.block.anchor)
        for line in cutter.left
    ]
    notes += [Note("long", f"{SEVERAL}.", item.anchors[0]) for item in items if SEVERAL in item.doubts]
    warnings = [str(note) for note in notes]
    if not items:
        warnings.append("Không tìm thấy ý kiến, kiến nghị nào trong văn bản.")
    return Reading(paper.meta.get("name", ""), paper.format, layout, warnings, items)


def _is_minutes(paper: Paper) -> bool:
    for block in islice(paper.walk(), 40):
        line = Text(block.text.split("\n", 1)[0])
        if _MINUTES.match(line):
            return True
        if phrases.TITLE_LINE.match(line) and line.count < 30:
            return False
    return False


def _layout(rows: list[Row], from_tables: int, minutes: bool, roles: set[str]) -> str:
    if not rows:
        return UNKNOWN
    if 2 * from_tables >= len(rows):
        sent = roles & {"transfer", "transfer_no", "transfer_date"}
        return TRACKING if sent else APPENDIX
    return MINUTES if minutes else COMPILED


def _only_place(rows: list[Row]) -> tuple[Place, ...]:
    """The commune of a meeting at which all who name theirs name the same."""
    named = {place.code: place for row in rows for place in row.raw.places if place.code}
    return tuple(named.values()) if len(named) == 1 else ()


class _Suggester:
    """Adds the suggestions to cut items; keeps what the search for duplicates compares."""

    def __init__(
        self, province: str, learned: Learned, layout: str, venue: tuple[Place, ...], letter: Letter
    ) -> None:
        self.letter = letter
        self.to_assembly = False
        self.province = province
        self.learned = learned
        self.settled = layout in {APPENDIX, TRACKING, COMPILED}
        self.venue = venue
        self.shapes: list[Shape] = []
        self.lexicon = lexicon()

    def item(self, row: Row) -> Item:
        raw = row.raw
        text = Text(raw.text)
        mentioned = tuple(find_places(text, self.province))
        places, sure = self._places(row, raw, mentioned)
        mentions = find_agencies(text, self.province)
        masked = [(place.start, place.end) for place in mentioned]
        masked += [
            (m.start, m.end)
            for m in mentions
            if m.as_written.startswith(_NAMES_FIRST) and " " in m.as_written
        ]
        hits = self.lexicon.scan(text, masked)
        named = in_column(row.lead_words, self.province) if row.lead_words else ()
        subject = field_of(
            text,
            hits,
            heading=raw.context.theme,
            column=row.field_words,
            given_to=[mention.code for mention in named] or [raw.context.agency],
            asked_of=[mention.code for mention in mentions if is_asked(text, mention)],
            learned=self.learned.fields,
        )
        asked = any(
            phrases.ASK.search(Text(words))
            for words in (raw.lead.who, raw.preface, raw.context.lead.who)
            if words
        )
        kind = kind_of(
            text,
            settled=self.settled,
            asked=asked,
            speaker=raw.lead.speaker,
            letters=raw.context.letters,
        )
        if not kind.is_secret:
            kind = _sealed_beside(row) or kind
        competence = competence_of(
            text,
            hits,
            mentions,
            row.competence or _level_of_column(row, self.province),
            raw.context.competence,
            to_assembly=self.to_assembly,
        )
        lead = leads_of(
            text, hits, mentions, subject, competence, places,
            heading=raw.context.agency, column=row.lead_words, province=self.province, learned=self.learned.leads,
        )  # fmt: skip
        doubts = [*raw.doubts, *(place.question for place in places if place.question)]
        if subject.confidence < _DOUBT_FIELD or subject.code == OTHER:
            doubts.append("chưa rõ lĩnh vực")
        if may_be_several(text):
            doubts.append(SEVERAL)
        if kind.confidence < _DOUBT_KIND:
            doubts.append(_KIND_DOUBT.get(kind.code, "chưa rõ loại ý kiến"))
        confidence = (
            raw.confidence * (0.55 + 0.45 * subject.confidence) * (0.7 + 0.3 * kind.confidence) * sure
        )
        self.shapes.append(
            shape_of(
                str(len(self.shapes) + 1), "", (p.code for p in places if p.code), subject.code, text.folded
            )
        )
        return Item(
            text=raw.text,
            anchors=tuple(raw.anchors),
            kind=kind,
            field=subject,
            competence=competence,
            lead=lead,
            places=places,
            mentioned=mentioned,
            speaker=row.speaker or raw.lead.speaker,
            lead_in=raw.lead.who,
            preface=raw.preface,
            heading=raw.context.theme,
            notes=tuple(note.text for note in raw.notes),
            confidence=round(min(confidence, 0.99), 2),
            doubts=tuple(dict.fromkeys(doubts)),
            reply=row.reply
            or _inline_reply(raw, self.settled and not raw.context.table, self.province, self.letter)
            or row.reply,
            on_spot=raw.answer if raw.context.table or not self.settled else "",
            on_spot_by=raw.answer_by if raw.context.table or not self.settled else "",
            transfer=row.transfer if row.transfer else None,
            partners=row.partner_words,
            remark=row.note,
        )

    def _places(
        self, row: Row, raw: RawItem, mentioned: tuple[Place, ...]
    ) -> tuple[tuple[Place, ...], float]:
        """The voter's commune: from the lead-in or column, the heading, a footnote, the words, the meeting's place."""
        noted = tuple(place for note in raw.notes for place in voters_noted(Text(note.text), self.province))
        for found in (row.places, raw.lead.places, noted, raw.context.lead.places, raw.context.places):
            kept = _without_districts(found)
            if kept:
                return _once(kept + (noted if found is raw.lead.places else ())), 1.0
        voters = tuple(
            place for place in mentioned if place.start < 60 and phrases.VOTERS_STRICT.match(Text(raw.text))
        )
        for found, share in (
            (_without_districts(voters), 1.0),
            (self.venue, 0.95),
            (_without_districts(mentioned), 0.92),
        ):
            if found:
                return _once(found), share
        return _once(row.places or raw.lead.places or raw.context.places), 0.85


def _level_of_column(row: Row, province: str) -> str:
    """The level of the agency that a column names: "UBND xã" settles its own matters, a ministry those of the centre."""
    named = in_column(row.lead_words, province) if row.lead_words else ()
    if named and (row.lead_words or "") and _FOR_CENTRE.match(Text(row.lead_words)):
        return CENTRE  # the delegation and the Assembly's organs hand on what the centre must settle
    if named:
        return named[0].level
    return COMMUNE_LEVEL if row.reply is not None and row.reply.agency == COMMUNE else ""


def _sealed_beside(row: Row) -> KindChoice | None:
    """A complaint's words in what stands beside an item seal the whole item: they must not be shown with it."""
    for words in (row.raw.answer, row.raw.preface, row.note):
        if words and (kind := kind_of(Text(words))).is_secret and kind.confidence >= SEALED:
            return kind
    return None


_KIND_DOUBT = {
    "petition": "chỉ phản ánh, chưa nêu yêu cầu: kiến nghị hay ý kiến?",
    "opinion": "ý kiến hay kiến nghị?",
    "complaint": "có thể là khiếu nại",
    "denunciation": "có thể là tố cáo",
}


def _without_districts(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.how not in {"district", "unknown"}) or tuple(
        place for place in places if place.how == "district"
    )


def _once(places: tuple[Place, ...]) -> tuple[Place, ...]:
    seen: dict[str, Place] = {}
    for place in places:
        seen.setdefault(place.code or place.as_written, place)
    return tuple(seen.values())


def _inline_reply(raw: RawItem, settled: bool, province: str, letter: Letter) -> Reply | None:
    """An answer printed under the item in a report."""
    if not raw.answer or not settled:
        return None
    number, dated = own_document_of(raw.answer)
    code, written = agency_of(raw.answer_by, number, province) if raw.answer_by or number else ("", "")
    if not code:
        code, written = speaks_first(raw.answer, province)
    if not number and letter.number:
        number, dated = letter.number, letter.date
        code, written = (code, written) if code else (letter.agency, letter.agency_as_written)
    stated = raw.context.outcome
    outcome = stated or outcome_of(raw.answer)
    return Reply(
        number,
        dated,
        code,
        written,
        raw.answer,
        outcome,
        bool(stated),
        promise_of(raw.answer) if outcome in {"DANG", "SE"} else None,
    )


def _mark_duplicates(items: list[Item], shapes: list[Shape], earlier: Sequence[Earlier]) -> None:
    """Within the paper (a later item points to the earlier) and among the petitions that the caller gives."""
    own = Index(shapes)
    past = Index([shape_of(e.ref, e.text, e.places, e.field) for e in earlier]) if earlier else None
    for number, item in enumerate(items):
        if item.kind.is_secret:
            continue
        found = [
            hit
            for hit in own.like(shapes[number], before=number)
            if not items[int(hit.ref) - 1].kind.is_secret
        ]
        if past is not None:
            found += past.like(shapes[number])
        item.duplicates = tuple(sorted(found, key=lambda hit: -hit.score)[:5])
