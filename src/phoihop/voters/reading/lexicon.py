"""The written word list as an index: one pass over a text finds its longest terms and what they say.

A term found with its marks counts in full; typed without accents it counts a little less, and a single syllable
without accents half, because it may be another word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from phoihop.base.law.reading import DATA, read_toml
from phoihop.kernel.text import canon, strip_marks, words
from phoihop.voters.reading.texts import CAPITAL, SMALL, Text

LEAD_SHARES = (1.0, 0.45, 0.28, 0.2)
LONGER = (1.0, 1.05, 1.15, 1.25)  # a longer phrase says more surely what it is about
FIRST = 1.12  # what is named first is mostly the matter itself; each later word says a little less
FADES, LATER = 0.03, 0.85
SITE, STRONG = 0.6, 3.0  # a building named beside a strong word of another field
AFFECTED = 0.45  # who is affected, beside a word for the matter
_ASK = {"đề nghị", "kiến nghị", "đề xuất", "yêu cầu"}
_ASK_ONE = {"mong", "xin"}
_ASIDE = {"để", "nhằm", "gây", "khiến", "tránh", "giúp"}
_ASIDE_TWO = {
    "ảnh hưởng",
    "phục vụ",
    "đảm bảo",
    "bảo đảm",
    "góp phần",
    "dẫn đến",
    "làm cho",
    "trong khi",
    "tạo điều",
    "bao gồm",
    "tạo việc",
    "làm hư",
    "làm hỏng",
    "làm mất",
    "làm ảnh",
    "giao cho",
    "cho dân",
}
# "nên" asks before these, elsewhere it tells what comes of the trouble
_SHOULD = {
    f"nên {word}"
    for word in "có xem sớm quy được giảm tăng bỏ đưa giao tổ sửa cho quan tiếp đầu mở làm thu hạn cấm nâng bố thành".split()
}
_REASONS = {"vì", "do", "bởi", "nay", "hiện"}  # after what is asked, they begin the reason for it
_PLAIN = (
    {strip_marks(word) for word in _ASK},
    {strip_marks(word) for word in _ASIDE - {"để"}},
    {strip_marks(w) for w in _ASIDE_TWO},
    {strip_marks(w) for w in _REASONS - {"do", "hiện"}},
)
_WHERE = frozenset("tại ở trên dưới trong vào lên sang qua đi cạnh gần sát quanh giáp trước".split())
_NOT_WHERE = {"tại sao", "ở đâu", "trong khi", "trên cơ", "đi lại", "đi vào", "trong năm", "trước khi", "trước đây", "trước mắt",
              "trước hết", "trước mùa", "trước năm", "trước nay", "trước kỳ", "trước tình", "trước thực", "trước những",
              "trước các", "trước hạn", "trước tuổi", "trước chủ", "trước việc", "trước sự", "trước kết",
              "trước thông", "trước quyết", "trước đó",
              "vào cuộc", "vào mùa", "vào hoạt", "vào sử", "vào dịp", "lên cấp", "lên mức", "qua mạng", "qua điện", "qua tài", "dưới luật", "dưới đê", "dưới mức", "sang đất", "sang tên", "sang nhượng", "sang năm", "sang thổ", "sang trồng"}  # fmt: skip
_ASKED, _TOLD, _BESIDE, _THERE = 1.4, 1.0, 0.55, 0.5
_REASON = 0.8
_WHERE_FAR = 4  # words after "tại", "ở", "trên" that only say where


# the codes of roads: QL.47, ĐT 530B, TL 506
_ROAD = re.compile(r"\b(?:ql|quốc lộ|đt|tl|dt|đh|tỉnh lộ)\s?\.?\s?\d{1,4}[a-zđ]?\b")
_ROAD_WORDS = "tỉnh lộ"
# a thing with a proper name: cầu Bến Kẹm, hồ Đồng Bể, đình Thượng Phú
_NAMED = re.compile(
    rf"(?<!sông )(?<!đến )(?<!tới )(?<!gần )(?<!từ )\b([Cc]ầu|[Hh]ồ|[Đđ]ập|[Đđ]ình|[Cc]hùa|[Đđ]ền|[Nn]ghè|[Mm]iếu|[Pp]hủ) [{CAPITAL}][{SMALL}]+"
)
_NAMED_LIKE = {"cầu": "cây cầu", "hồ": "hồ nước", "đập": "đập nước"}
_SACRED = "di tích lịch sử văn hóa"
_NO_NAME = ("hồ chí", "đập bỏ", "cầu thị")


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    field: str
    leads: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the list found in a text: the words as written, their weight here, the topics with their own weights."""

    words: str
    factor: float
    topics: tuple[tuple[int, float], ...]


@dataclass(slots=True)
class _Node:
    term: str = ""  # the folded term that ends here
    below: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True)
class Lexicon:
    """Terms by their words with marks and by their folded words, and a tree of the folded words to find them by.

    ``people`` and ``sites`` are affected more often than meant; ``broad`` names of headings stand for several fields;
    ``answerers`` gives each agency's own fields.
    """

    topics: tuple[Topic, ...]
    defaults: dict[str, tuple[str, ...]]
    marked: dict[str, tuple[tuple[int, float], ...]]
    plain: dict[str, tuple[tuple[int, float], ...]]
    tree: dict[str, _Node]
    people: frozenset[str]
    sites: frozenset[str]
    broad: tuple[tuple[Text, tuple[str, ...]], ...]
    answerers: dict[str, frozenset[str]]

    def scan(self, text: Text, masked: list[tuple[int, int]] | None = None) -> list[Hit]:
        """The terms of a text, the longest first at each place; ``masked`` spans (names of places) are passed over."""
        spans = [span for span in text.spans if not _covered(span, masked)] if masked else text.spans
        marked = [text.canon[a:b] for a, b in spans]
        plain = marked if text.plain else [text.folded[a:b] for a, b in spans]
        factors = self._factors(text, spans, marked)
        found: dict[str, Hit] = {}
        place, count = 0, len(spans)
        while place < count:
            size, hit = self._at(text, marked, plain, place)
            if hit is not None and not hit.topics:
                place += size  # a neutral phrase covers its words
            elif hit is not None:
                factor = hit.factor * factors[place] * LONGER[min(size, len(LONGER)) - 1]
                factor *= (
                    FIRST if not found and factors[place] >= _TOLD else max(LATER, 1 - FADES * len(found))
                )
                known = found.get(hit.words)
                if known is None:
                    found[hit.words] = Hit(hit.words, factor, hit.topics)
                else:  # said again: a little more
                    found[hit.words] = Hit(hit.words, min(max(known.factor, factor) + 0.2, 1.6), hit.topics)
                place += size
            else:
                place += 1
        if (road := _ROAD.search(text.canon)) is not None and not found.keys() & {"quốc lộ", _ROAD_WORDS}:
            found[road.group()] = Hit(road.group(), 1.0, self.marked[_ROAD_WORDS])
        for named in _NAMED.finditer(text.raw):
            thing = named.group().lower()
            if thing.startswith(_NO_NAME) or any(words.startswith(thing) for words in found):
                continue
            found.pop(named.group(1).lower(), None)
            like = _NAMED_LIKE.get(named.group(1).lower(), _SACRED)
            found[thing] = Hit(thing, 1.0, self.marked[like])
            break
        if len(found) > 1:
            for term in found.keys() & self.people:
                known = found[term]
                found[term] = Hit(term, known.factor * AFFECTED, known.topics)
            for term in found.keys() & self.sites:
                if self._matter_beside(found, term):
                    known = found[term]
                    found[term] = Hit(term, known.factor * SITE, known.topics)
        return list(found.values())

    def _matter_beside(self, found: dict[str, Hit], site: str) -> bool:
        """Does a strong word of another field stand beside a site? Then the matter is what befell the site."""
        own = {self.topics[number].field for number, _ in found[site].topics}
        return any(
            weight >= STRONG and self.topics[number].field not in own
            for term, hit in found.items()
            if term not in self.sites and term not in self.people and hit.factor > _BESIDE * LONGER[-1]
            for number, weight in hit.topics
        )

    def _at(self, text: Text, marked: list[str], plain: list[str], place: int) -> tuple[int, Hit | None]:
        """The longest term that begins at a word: (how many words, what was found)."""
        node = self.tree.get(plain[place])
        ends: list[str] = []  # per length the folded term that ends there, empty for none
        at = place
        while node is not None:
            ends.append(node.term)
            at += 1
            node = node.below.get(plain[at]) if at < len(plain) else None
        for size in range(len(ends), 0, -1):
            folded = ends[size - 1]
            if not folded:
                continue
            key = marked[place] if size == 1 else " ".join(marked[place : place + size])
            topics = self.marked.get(key)
            if topics is not None:
                return size, Hit(key, 1.0, topics)
            if factor := _slip(text.plain, size, folded == key):
                return size, Hit(key, factor, self.plain[folded])
        return 0, None

    def _factors(self, text: Text, spans: list[tuple[int, int]], marked: list[str]) -> list[float]:
        """What is asked for weighs most; what it is for, and what comes of the trouble, least."""
        asks, asides, twos, reasons = _PLAIN if text.plain else (_ASK, _ASIDE, _ASIDE_TWO, _REASONS)
        result: list[float] = []
        now, asked = _TOLD, _TOLD
        end, there = 0, 0
        for place, (a, b) in enumerate(spans):
            gap = text.raw[end:a]
            plain_gap = gap == " "
            if not plain_gap and any(mark in gap for mark in ".;?!\n"):
                now = asked = _TOLD
            word = marked[place]
            pair = f"{word} {marked[place + 1]}" if place + 1 < len(marked) else ""
            if pair in asks or word in _ASK_ONE:
                now = asked = _ASKED
            elif word in asides or pair in twos or (word == "nên" and place and pair not in _SHOULD):
                now = _BESIDE
            elif now == _ASKED and word in reasons:
                now = asked = _REASON
            elif not plain_gap and "," in gap and now == _BESIDE:
                now = asked if asked == _ASKED else (_BESIDE + _TOLD) / 2
            there = there - 1 if plain_gap else 0 if gap.strip() else there - 1
            if word in _WHERE and pair not in _NOT_WHERE:
                there = _WHERE_FAR
            result.append(now * _THERE if 0 < there < _WHERE_FAR else now)
            end = b
        return result


def _slip(plain: bool, size: int, same: bool) -> float:
    """What a term counts that stands without its marks, or with others; 0 where it may be another word."""
    if plain:
        return 0.45 if size == 1 else 0.9
    if size == 1:
        return 0.0
    if same:
        return 0.5  # these words alone were typed without accents
    return 0.3 if size > 2 else 0.0


def _covered(span: tuple[int, int], masked: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in masked)


@cache
def lexicon() -> Lexicon:
    """The shipped list, indexed once."""
    file = read_toml(DATA / "words" / "field_words.toml")
    weights_table = file.table("weights")
    weights = {name: float(weights_table.values[name]) for name in ("decisive", "strong", "medium", "weak")}
    for name in weights:
        weights_table.has(name)
    defaults_table = file.table("fields")
    defaults = {key: defaults_table.texts(key) for key in defaults_table.values}
    neutral = file.texts("neutral")
    people = frozenset(" ".join(words(canon(term))) for term in file.texts("people"))
    sites = frozenset(" ".join(words(canon(term))) for term in file.texts("sites"))
    broad_table = file.table("broad")
    broad = tuple((Text(key), broad_table.texts(key)) for key in broad_table.values)
    topics: list[Topic] = []
    marked: dict[str, dict[int, float]] = {}
    for number, table in enumerate(file.tables("topic")):
        topics.append(
            Topic(table.text("title"), table.text("field"), table.texts("leads"), table.text("level"))
        )
        for name, weight in weights.items():
            for term in table.texts(name):
                key = " ".join(words(canon(term)))
                own = marked.setdefault(key, {})
                own[number] = max(own.get(number, 0.0), weight)
        table.done()
    file.done()
    for term in neutral:
        marked.setdefault(" ".join(words(canon(term))), {})
    plain: dict[str, dict[int, float]] = {}
    tree: dict[str, _Node] = {}
    empty: set[str] = set()  # typed without marks these mean nothing more often than what else they may mean
    for key, entry in marked.items():
        folded = strip_marks(key)
        own = plain.setdefault(folded, {})
        for number, weight in entry.items():
            own[number] = max(own.get(number, 0.0), weight)
        if not entry:
            empty.add(folded)
        level, node = tree, _Node()
        for word in folded.split(" "):
            node = level.setdefault(word, _Node())
            level = node.below
        node.term = folded
    return Lexicon(
        tuple(topics),
        defaults,
        {key: tuple(entry.items()) for key, entry in marked.items()},
        {key: () if key in empty else tuple(entry.items()) for key, entry in plain.items()},
        tree,
        people,
        sites,
        broad,
        _answerers(topics, defaults),
    )


def _answerers(topics: list[Topic], defaults: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Per agency the fields in which it is the first to answer."""
    fields: dict[str, set[str]] = {}
    for field_code, codes in defaults.items():
        for code in codes:
            fields.setdefault(code, set()).add(field_code)
    for topic in topics:
        fields.setdefault(topic.leads[0], set()).add(topic.field)
    return {code: frozenset(own) for code, own in fields.items() if code not in {"UBX", "UBND", "CP", "QH"}}
