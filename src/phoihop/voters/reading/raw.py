"""What stands around an item while a paper is cut, and the item as it is cut."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from phoihop.office.papers.model import Block
from phoihop.voters.reading.grievances import LETTERS
from phoihop.voters.reading.headings import OTHER, PLACES, SECTION, THEME, Heading
from phoihop.voters.reading.leadin import NONE, LeadIn
from phoihop.voters.reading.places import Place
from phoihop.voters.reading.texts import Text


@dataclass(frozen=True, slots=True)
class Context:
    """What the headings above an item say. ``open``: True in voters' words, False outside, None where unsaid."""

    open: bool | None = None
    hard: bool = False
    theme: str = ""
    places: tuple[Place, ...] = ()
    competence: str = ""
    agency: str = ""
    lead: LeadIn = NONE
    table: bool = False
    outcome: str = ""  # the class that a heading states for the answers under it
    letters: bool = False  # under "Đơn thư của công dân"

    def under(self, heading: Heading) -> Context:
        state, hard = self.open, self.hard
        if heading.opens is not None:
            state, hard = heading.opens, heading.hard
        elif heading.kind in {THEME, PLACES} and state is None:
            state = True
        return replace(
            self,
            open=state,
            hard=hard,
            theme=heading.text if heading.kind == THEME else self.theme,
            places=heading.places if heading.kind == PLACES else self.places,
            outcome=heading.outcome or (self.outcome if heading.kind not in {SECTION, OTHER} else ""),
            competence=heading.competence or self.competence,
            agency=heading.agency if heading.kind not in {THEME, PLACES, SECTION, OTHER} else self.agency,
            lead=NONE,
            letters=bool(LETTERS.search(Text(heading.text)))
            or (self.letters and heading.kind in {PLACES, THEME}),
        )


@dataclass(slots=True)
class RawItem:
    """An item as cut out of a paper, before anything is suggested about it."""

    text: str
    anchors: list[str]
    context: Context
    lead: LeadIn = NONE
    preface: str = ""
    notes: list[Block] = field(default_factory=list)
    answer: str = ""
    answer_by: str = ""
    confidence: float = 0.95
    doubts: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.lead.places or self.context.lead.places or self.context.places
