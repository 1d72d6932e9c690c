"""The voters' importer: the reader's items as drafts of the preview, and what is known of them already."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.files.store import path_of
from phoihop.base.importing import pipeline
from phoihop.base.importing.drafts import Block, CannotRead, Draft, Found, Message
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemStatus
from phoihop.base.importing.paper import index_of_anchors
from phoihop.base.jobs.queue import defer
from phoihop.office.papers.model import PaperRefused
from phoihop.office.papers.open import open_paper
from phoihop.org.models import Place
from phoihop.voters.actions.intake import DUPLICATES_JOB, KIND
from phoihop.voters.choices import Outcome
from phoihop.voters.imports.layout import blocks_of_paper
from phoihop.voters.imports.past import past_sheet
from phoihop.voters.imports.suggesting import body_code, fields_json, leads_json
from phoihop.voters.imports.target import Target
from phoihop.voters.reading.dates import When
from phoihop.voters.reading.read import Learned, read_paper
from phoihop.voters.reading.result import Item, Reading
from phoihop.voters.reading.texts import Text
from phoihop.voters.selectors.learned import FIELD, LEAD, all_counts

ALIKE = 0.8  # the same place says nearly the same: a changed row, not another one


def read_intake(batch_id: int) -> None:
    """Read a batch, then ask for the search for duplicates in the background."""
    pipeline.read_batch(batch_id)
    if ImportBatch.objects.filter(pk=batch_id, status=BatchStatus.PREVIEW, total__gt=0).update(done=0):
        defer(DUPLICATES_JOB, batch_id=batch_id, once=str(batch_id))


class VotersImporter:
    """Minutes, compiled reports, appendix tables and the office's tracking sheet."""

    kind = KIND

    def read(self, batch: ImportBatch) -> Found:
        """The paper and its items; CannotRead says why not and what to do."""
        try:
            paper = open_paper(path_of(batch.file), batch.file.name)
            learned = Learned(fields=all_counts(FIELD), leads=all_counts(LEAD))
            reading = read_paper(paper, learned=learned)
        except PaperRefused as refused:
            raise CannotRead(refused.message) from refused
        target = Target.of(batch)
        layout = target.paper or reading.layout
        blocks = blocks_of_paper(paper)
        mark_heads(blocks, reading)
        met = communes_met(target)
        past = past_sheet(reading.items, target)
        return Found(
            layout=layout,
            blocks=blocks,
            items=(_draft(item, layout, met) for item in reading.items),
            total=len(reading.items),
            warnings=[*filter(None, [past]), *(Message("paper", warning) for warning in reading.warnings)],
        )

    def known(self, batch: ImportBatch, prints: list[str]) -> set[str]:
        """Accepted before: from the same file, or for the same occasion."""
        same = ImportItem.objects.filter(fingerprint__in=prints, batch__owner=batch.owner, batch__kind=KIND)
        rows = (
            same.exclude(result_type="")
            .exclude(batch=batch)
            .values_list("fingerprint", "batch__file__sha256", "batch__target")
        )
        scope = Target.of(batch).scope
        return {mark for mark, sha, target in rows if sha == batch.file.sha256 or _scope(target) == scope}

    def changed(self, batch: ImportBatch, drafts: list[tuple[str, Draft]]) -> dict[str, Message]:
        """The same place of an earlier accepted paper for this occasion said nearly the same in other words."""
        plain = {
            draft.anchors[0]: (mark, draft) for mark, draft in drafts if draft.anchors and not draft.is_secret
        }
        before = ImportItem.objects.filter(
            anchor__in=list(plain),
            batch__owner=batch.owner,
            batch__kind=KIND,
            batch__accepted_at__isnull=False,
        ).exclude(result_type="")
        scope = Target.of(batch).scope
        found: dict[str, Message] = {}
        for anchor, words, target in before.exclude(batch=batch).values_list(
            "anchor", "words", "batch__target"
        ):
            mark, draft = plain[anchor]
            if (
                words
                and _scope(target) == scope
                and ALIKE <= SequenceMatcher(None, words, draft.words).ratio() < 1
            ):
                found[mark] = Message(
                    "changed", _("Khác với bản đã nhập ở cùng chỗ: “%(old)s”") % {"old": _short(words)}
                )
        return found


def _scope(target: dict[str, Any]) -> dict[str, Any]:
    return {key: target.get(key) for key in ("owner", "round", "meeting", "channel")}


def _short(words: str) -> str:
    return words if len(words) <= 160 else words[:157] + "…"


def mark_heads(blocks: list[Block], reading: Reading) -> None:
    """The row before a table's first item holds its headings."""
    where = index_of_anchors(blocks)
    first: dict[int, int] = {}
    for item in reading.items:
        at = where.get(item.anchors[0]) if item.anchors else None
        if at is not None and blocks[at].get("k") == "row":
            table = blocks[at]["T"]
            first[table] = min(first.get(table, at), at)
    for table, at in first.items():
        if at > 0 and blocks[at - 1].get("T") == table:
            blocks[at - 1]["H"] = True


def communes_met(target: Target) -> dict[str, str]:
    """The communes whose voters the meeting is for, code → name (case E19: one point may serve many)."""
    rows = Place.objects.filter(meetings=target.meeting) if target.meeting else Place.objects.none()
    return dict(rows.order_by("code").values_list("code", "name"))


def _draft(item: Item, layout: str, met: dict[str, str]) -> Draft:
    places = [place.code for place in item.places if place.code]
    if not places and not item.places and len(met) == 1:
        # The paper names no place: it was said where the meeting was.
        places = list(met)
    if item.kind.is_secret:
        # Only what the tray's list may show goes beside the sealed words.
        return Draft(item.text, item.anchors, {"kind": item.kind.code, "places": places}, ItemStatus.SECRET)
    text = Text(item.text)
    leads = leads_json(item.lead, places, text)
    proposal: dict[str, Any] = {
        "kind": item.kind.code,
        "places": places,
        "places_written": ", ".join(place.as_written for place in item.places)[:300],
        "speaker": item.speaker,
        "fields": fields_json(item.field, text),
        "field": item.field.code,
        "competence": item.competence.code,
        "leads": leads,
        "confidence": item.confidence,
        "on_spot_answer": item.on_spot,
        "on_spot_by": item.on_spot_by or (_("cơ quan dự hội nghị") if item.on_spot else ""),
    }
    messages = [Message("doubt", _sentence(doubt)) for doubt in item.doubts]
    messages += [
        Message(
            "same_paper",
            _("Giống mục %(ref)s của văn bản này (%(why)s).")
            % {"ref": hit.ref, "why": "; ".join(hit.reasons)},
        )
        for hit in item.duplicates
    ]
    if doubt := _place_doubt(places, met):
        messages.append(Message("place", doubt))
    if layout == "tracking":
        past = _history(item, places)
        proposal["lead"] = past.pop("lead", "")
        proposal["history"] = past
        messages += [Message("date", text) for text in _date_problems(item)]
    elif item.reply and not item.on_spot:
        proposal["reply_text"] = item.reply.text
    doubtful = not item.is_certain or any(message.code in ("date", "place") for message in messages)
    return Draft(
        item.text,
        item.anchors,
        proposal,
        ItemStatus.DOUBT if doubtful else ItemStatus.CERTAIN,
        messages,
        identity="|".join([*places, item.speaker]),
    )


def _place_doubt(places: list[str], met: dict[str, str]) -> str:
    if not met or set(places) & set(met):
        return ""
    names = ", ".join(met.values())
    if places:
        return _("Nơi nêu không thuộc các xã, phường của cuộc tiếp xúc (%(places)s).") % {"places": names}
    return _("Chưa rõ cử tri xã, phường nào nêu; cuộc tiếp xúc có cử tri %(places)s.") % {"places": names}


def _sentence(doubt: str) -> str:
    return doubt[:1].upper() + doubt[1:] + ("" if doubt.endswith(("?", ".")) else ".")


def _history(item: Item, places: list[str]) -> dict[str, Any]:
    """What the sheet says of the matter's road so far; a day only where the sheet gives one."""
    sent, reply = item.transfer, item.reply
    past: dict[str, Any] = {"book": _as_written(item)}
    if sent:
        past |= {
            "letter_symbol": sent.number,
            "letter_on": _day(sent.date),
            "lead": body_code(sent.agency, places),
            "deadline_on": _day(sent.deadline),
        }
    if reply is not None:
        outcome = reply.outcome if reply.outcome in Outcome.values else ""
        past |= {
            "reply_symbol": reply.number,
            "reply_on": _day(reply.date),
            "reply_text": reply.text,
            "outcome": outcome,
            "promised_on": _day(reply.promise, last=True),
            "promise_words": reply.promise_words,
        }
        if not past.get("lead"):
            past["lead"] = body_code(reply.agency, places)
    return {key: value for key, value in past.items() if value}


def _as_written(item: Item) -> dict[str, str]:
    """The cells of the old book as they stand in it; kept beside what was made of them."""
    sent, reply = item.transfer, item.reply
    cells = {
        "letter": sent.as_written if sent else "",
        "deadline": sent.deadline_as_written if sent else "",
        "reply": reply.document if reply else "",
        "result": reply.label if reply else "",
        "note": item.remark,
    }
    return {key: words[:300] for key, words in cells.items() if words}


def _day(value: When | None, *, last: bool = False) -> str:
    """The day as written; for a promise the last day of the month, quarter or year that was named."""
    if value is None or value.value is None or not (value.exact or last):
        return ""
    return value.value.isoformat()


def _date_problems(item: Item) -> Iterator[str]:
    dates = [
        (_("ngày công văn chuyển"), item.transfer.date if item.transfer else None),
        (_("hạn trả lời"), item.transfer.deadline if item.transfer else None),
        (_("ngày trả lời"), item.reply.date if item.reply else None),
    ]
    for name, value in dates:
        if value is not None and value.problem:
            yield _("%(name)s “%(written)s”: %(problem)s.") % {
                "name": name.capitalize(),
                "written": value.as_written,
                "problem": value.problem,
            }


pipeline.register(KIND, VotersImporter)
