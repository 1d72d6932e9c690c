"""Paragraphs into items: what voters said, whose words they are, and the answers that belong to them.

Nothing is invented: heads, attendance, agenda, officials' reports, closings and totals are no items.
"""

from __future__ import annotations

from dataclasses import replace

from phoihop.office.papers.model import Paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.answers import answerer, is_answer, is_general_answer, officials, takes_turn
from phoihop.voters.reading.asides import without_aside
from phoihop.voters.reading.headings import OTHER, SECTION, THEME
from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.leadin import NONE, LeadIn, is_general, lead_in
from phoihop.voters.reading.loose import is_loose
from phoihop.voters.reading.outline import Line, Node, outline, walk
from phoihop.voters.reading.raw import Context, RawItem
from phoihop.voters.reading.split import (
    TopicOf,
    asks_or_tells,
    enumerated,
    is_praise,
    names_one_thing,
    parted,
    starts_deed,
    trim,
    without_praise,
)
from phoihop.voters.reading.texts import Text
from phoihop.voters.reading.titles import level_of_title, names_petitions
from phoihop.voters.reading.wording import (
    is_announcement,
    is_fragment,
    is_frame,
    is_unread,
    may_be_matter,
    only_announces,
    texts_under,
    without_answer,
    words_of,
)

SENTENCE = 8  # words from which a numbered line says something


class Cutter:
    """Walks the tree of one paper and cuts out its items."""

    def __init__(self, paper: Paper, province: str, *, minutes: bool, topic_of: TopicOf) -> None:
        self.paper = paper
        self.province = province
        self.minutes = minutes
        self.topic_of = topic_of
        self.items: list[RawItem] = []
        self.tables: list[tuple[int, Context, int]] = []  # table, what stands over it, items before it
        self.ended = False
        self.left: list[Line] = []  # body text that became no item
        self.answering = False
        self.among = False  # most lines under this heading are matters
        self.loose = False  # unnumbered items stand here: an unnumbered opinion is one of them
        self.start = Context()
        self.opens = False  # does any heading say where voters' words stand?
        self.titled = False  # no heading does, but the title of the whole paper
        self.officials: frozenset[str] = frozenset()  # present, opened, reported: no voters

    def cut(self) -> list[RawItem]:
        tree = outline(self.paper, self.province)
        self.opens = any(
            node.heading is not None and node.heading.kind == SECTION and node.heading.opens and node.children
            for node in walk(tree)
        )
        self.titled = not self.minutes and not self.opens and names_petitions(self.paper)
        if self.minutes:
            self.officials = officials(self.paper)
        self.start = replace(self.start, competence=self.start.competence or level_of_title(self.paper))
        self._children(tree, self.start)
        return [item for item in self.items if Text(item.text).count > 1]

    # the walk

    def _children(self, node: Node, context: Context) -> None:
        self.answering = False
        lines = [part.line for part in node.children if part.line and not part.heading]
        self.loose = is_loose(lines)
        self.among = len(lines) > 1 and 2 * sum(asks_or_tells(line.text) for line in lines) >= len(lines)
        for part in node.children:
            if part.table is not None:
                self.tables.append((part.table, context, len(self.items)))
            elif part.heading is not None and part.line is not None:
                self._heading(part, context)
            elif part.line is not None:
                context = self._line(part, part.line, context)

    def _heading(self, node: Node, context: Context) -> None:
        line, heading = node.line, node.heading
        if line is None or heading is None:
            return
        if phrases.APPENDIX.match(line.text):
            self.ended = False
            context = Context()
        if phrases.RECIPIENTS.search(line.text) or phrases.CLOSING.match(line.text):
            self.ended = True
        if self.ended:
            return
        if heading.titled or (
            heading.kind == OTHER and phrases.TITLE_LINE.match(line.text) and not line.label
        ):
            # the body named over a paper's title wrote it and is not asked
            self._children(node, replace(context, agency="", competence=self.start.competence))
            return
        if heading.kind == THEME and not node.children and context.open and may_be_matter(line):
            line.lead = NONE
            self._item(node, line, context)
            self.items[-1].confidence = 0.5
            self.items[-1].doubts.append("có thể chỉ là đề mục")
            return
        self._children(node, context.under(heading))

    def _line(self, node: Node, line: Line, context: Context) -> Context:
        """One item or paragraph with its parts; gives back the context for what follows it."""
        text = line.text
        if phrases.APPENDIX.match(text) and text.count < 30:
            self.ended = False
            return Context()
        if self.ended or line.closes:
            return context
        if phrases.CLOSING.match(text) or phrases.RECIPIENTS.search(text) or phrases.SIGNATURE.search(text):
            if not (line.label and phrases.ASK.search(text)):
                self.ended = phrases.SIGNATURE.search(text) is None or self.ended
                return context
        if self.items and self._is_answer(line):
            if context.open is not False:
                self._answer(node, line)
            return context
        if (phrases.TURN_CLOSES.match(text) or takes_turn(text)) and not line.lead.speaker:
            return replace(context, open=False, hard=True) if self.minutes or not line.label else context
        if (
            text.raw.endswith(":")
            and (phrases.TURN_OPENS.search(text) or phrases.INTRO.search(text))
            and not line.lead.places
            and not line.lead.speaker
        ):
            opened = replace(context, open=True, hard=False, lead=NONE)
            self._children(node, opened)
            return opened
        if is_frame(text):
            return context
        if not self._accepts(node, line, context):
            if is_unread(line, node, opened=context.open):
                self.left.append(line)
            short = line.text.count <= 6 and line.text.raw.endswith(":")
            if (short or not line.label) and not line.lead and context.open is not False:
                self._children(node, context)
            return context
        self._item(node, line, context)
        return context

    # what is no item

    def _is_answer(self, line: Line) -> bool:
        return line.answers or is_answer(line.text, line.lead, line.label, self.officials)

    def _answer(self, node: Node, line: Line) -> None:
        """Words of an official after an item: its answer, with all that stands under it."""
        mark = f"{line.label.text} " if line.answers and line.label else ""
        parts = [mark + line.text.raw, *texts_under(node)]
        if not self.items or (is_general_answer(line.text) and not node.children and not line.answers):
            return
        item = self.items[-1]
        if line.answers and phrases.REPLY_INTRO.match(line.text):  # who answers; what is said stands below
            item.answer_by = item.answer_by or answerer(line.text)
            return
        item.answer = "\n".join([item.answer, *parts]).strip() if item.answer else "\n".join(parts)
        item.answer_by = item.answer_by or answerer(line.text)
        self.answering = True

    def _accepts(self, node: Node, line: Line, context: Context) -> bool:
        text, lead = line.text, line.lead
        voter = phrases.VOTERS_STRICT.match(text) is not None
        if context.open is False:
            return not context.hard and (voter and bool(lead.places)) and bool(phrases.ASK.search(text))
        if lead.office and not voter:
            return False
        if not voter and phrases.PROCEEDING.search(text.cut(0, 170)) and (self.minutes or lead.speaker):
            return False
        if context.open is None:
            if phrases.BASIS.match(text) or (text.raw.endswith(":") and not node.children):
                return False
            spoken = bool(lead.speaker) or (voter and (bool(lead.places) or lead.pure))
            if self.opens and not (voter and lead.places and not self.minutes):
                return False
            if self.minutes:
                named = (
                    bool(lead.speaker) and lead.pure and text.count_in(lead.start, len(text.raw)) >= SENTENCE
                )
                return (
                    spoken
                    and (asks_or_tells(text) or bool(node.children) or named)
                    and not phrases.OFFICE.search(text.cut(0, 160))
                )
            says = text.count >= SENTENCE or asks_or_tells(text) or bool(node.children)
            if self.titled and line.label and says and not phrases.BASIS.match(text):
                return True
            return (spoken or bool(line.label)) and bool(
                phrases.ASK.search(text) or (spoken and asks_or_tells(text))
            )
        if node.is_text:
            if phrases.BASIS.match(text) or (text.raw.endswith(":") and not asks_or_tells(text)):
                return False
            if not line.block.bold and text.raw.endswith(":"):
                return False
            if asks_or_tells(text) or is_praise(text) or kind_of(text).is_secret:
                return True
            return bool(without_aside(text, NONE, self.province)[1].places) or self._beside(
                node, line, context
            )
        if (
            voter
            and not lead.places
            and not lead.speaker
            and not line.label
            and text.raw.endswith(":")
            and not node.children
        ):
            return False
        if is_announcement(line, node):
            return False
        return not (
            voter
            and not line.label
            and not lead.places
            and not lead.pure
            and is_praise(text)
            and not self.minutes
            and not self.loose
        )

    def _beside(self, node: Node, line: Line, context: Context) -> bool:
        """A bare statement among matters under one theme is one too, in doubt."""
        return self.among and bool(context.theme) and is_unread(line, node, opened=context.open)

    # cutting

    def _item(self, node: Node, line: Line, context: Context) -> None:
        lead = line.lead
        body = line.text.cut(lead.start) if lead.start else line.text
        own = lead if lead else context.lead
        parts = [part for part in node.children if part.line is not None and part.heading is None]
        if not body:
            self._leading(node, replace(context, lead=own))
            return
        if not parts and only_announces(body):
            return
        if parts and self._stand_alone(line, body, parts):
            inner = replace(context, lead=own)
            if asks_or_tells(body) and not is_praise(body) and not body.raw.rstrip().endswith(":"):
                self._emit(body, line, context, own)
                before = ""
            else:
                before = body.raw
            start = len(self.items)
            self._leading(node, inner)
            for item in self.items[start:]:
                item.preface = item.preface or before
            return
        anchors, texts, rest = self._merge(body, line, parts)
        joint = " " if self.paper.format == "pdf" else "\n"  # a printed line's end says nothing
        self._emit(Text(joint.join(texts)) if len(texts) > 1 else body, line, context, own, anchors=anchors)
        for part in rest:
            assert part.line is not None
            if phrases.ASIDE.match(part.line.text):
                continue
            if phrases.TURN_CLOSES.match(part.line.text) or phrases.CLOSING.match(part.line.text):
                break
            self._answer(part, part.line)
        for part in node.children:
            if part.table is not None:
                self.tables.append((part.table, context, len(self.items)))

    def _leading(self, node: Node, context: Context) -> None:
        """Children of a line that only leads in: each is an item of the same voter."""
        opened = replace(context, open=True, hard=False)
        start = len(self.items)
        marked = any(not part.is_text for part in node.children)
        for part in node.children:
            if part.table is not None:
                self.tables.append((part.table, opened, len(self.items)))
            elif part.line is not None and part.heading is None:
                if self.items and self._is_answer(part.line):
                    self._answer(part, part.line)
                elif part.is_text and not asks_or_tells(part.line.text) and len(self.items) > start:
                    self._extend(part.line)
                elif part.is_text and marked and not asks_or_tells(part.line.text):
                    continue  # a greeting before the matters
                elif not is_frame(part.line.text):
                    if (
                        part.line.lead
                        and not part.line.lead.pure
                        and not part.line.lead.places
                        and not part.line.lead.speaker
                    ):
                        part.line.lead = NONE
                    self._item(part, part.line, opened)

    def _extend(self, line: Line) -> None:
        item = self.items[-1]
        item.text = f"{item.text}\n{line.text.raw}"
        if line.block.anchor not in item.anchors:
            item.anchors.append(line.block.anchor)

    def _stand_alone(self, line: Line, body: Text, parts: list[Node]) -> bool:
        """Are the parts under a line matters of their own, not details of one?"""
        marked = [part for part in parts if not part.is_text and part.line and not self._is_answer(part.line)]
        if not marked:
            return False
        own = [part for part in marked if part.line and (phrases.ASK.search(part.line.text) or part.line.lead or
                                                        asks_or_tells(part.line.text))]  # fmt: skip
        if len(own) < max(1, 0.6 * len(marked)):
            return False
        shared = names_one_thing(body) and not line.lead
        if shared and sum(phrases.ASK.search(part.line.text) is not None for part in marked if part.line) < 2:
            return False  # the troubles of one road, one school
        if is_general(body) and body.raw.rstrip().endswith(":"):
            return True
        if is_praise(body) or not asks_or_tells(body):
            return len(marked) > 1 or is_praise(body)
        asking = [
            part
            for part in marked
            if part.line and (phrases.ASK.search(part.line.text) or starts_deed(part.line.text))
        ]
        if line.lead.speaker and self.minutes:
            return len(asking) >= max(1, 0.6 * len(marked))
        if body.raw.rstrip().endswith(":") and not phrases.ASK.search(body):
            return len(asking) >= 2 and len(asking) == len(marked)
        topics = {self.topic_of(part.line.text) for part in asking if part.line} - {""}
        return body.raw.rstrip().endswith(":") and len(asking) >= 2 and len(topics) > 1

    def _merge(self, body: Text, line: Line, parts: list[Node]) -> tuple[list[str], list[str], list[Node]]:
        anchors, texts, answers = [line.block.anchor], [body.raw], []
        for number, part in enumerate(parts):
            assert part.line is not None
            if phrases.ASIDE.match(part.line.text) or part.line.closes:
                continue
            if part.line.answers or (
                self._is_answer(part.line) and not phrases.TURN_CLOSES.match(part.line.text)
            ):
                answers = parts[number:]
                break
            if phrases.CLOSING.match(part.line.text) or phrases.SIGNATURE.search(part.line.text):
                self.ended = self.ended or phrases.CLOSING.match(part.line.text) is not None
                break
            if phrases.TURN_CLOSES.match(part.line.text):
                answers = []
                break
            if part.is_text and (is_fragment(part.line.text, texts[-1]) or is_frame(part.line.text)):
                continue
            mark = f"{part.line.label.text} " if part.line.label else ""
            texts.append(mark + part.line.text.raw)
            texts.extend(texts_under(part))
            if part.line.block.anchor not in anchors:
                anchors.append(part.line.block.anchor)
        return anchors, texts, answers

    def _emit(
        self, text: Text, line: Line, context: Context, lead: LeadIn, *, anchors: list[str] | None = None
    ) -> None:
        text, said = without_answer(text)
        praise, text = without_praise(text) if "\n" not in text.raw else (Text(""), text)
        text, lead = without_aside(text, lead, self.province)
        before, pieces = enumerated(text)
        confidence = 0.95 if line.label else 0.85
        if context.open is None:
            confidence -= 0.2
        elif context.open is False:
            confidence -= 0.35
        preface = " ".join(part for part in (praise.raw, before.raw) if part)
        if len(pieces) == 1 and "\n" not in pieces[0].raw:
            pieces, praised, sure = parted(pieces[0], self.topic_of, speech=self.minutes)
            preface = " ".join([preface, praised]).strip()
            confidence = min(confidence, sure)
        for piece in pieces:
            kept, own = trim(piece), lead
            if len(pieces) > 1 and (inner := lead_in(kept, self.province)) and (inner.pure or inner.places):
                own, kept = inner, kept.cut(inner.start) if inner.pure else kept
            item = RawItem(
                words_of(kept),
                list(anchors or [line.block.anchor]),
                context,
                own,
                preface,
                self.paper.notes_of(line.block),
                answer=said,
                confidence=confidence,
            )
            if context.open is None:
                item.doubts.append("không rõ có thuộc phần ý kiến cử tri không")
            self.items.append(item)
