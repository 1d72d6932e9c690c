"""Who may settle a matter: the centre, the province, the commune, or an enterprise (reference §4.4)."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.voters.reading.agencies import COMMUNE, Mention
from phoihop.voters.reading.lexicon import Hit, lexicon
from phoihop.voters.reading.texts import Phrase, Text

CENTRE, PROVINCE, COMMUNE_LEVEL, ENTERPRISE = "TW", "TINH", "XA", "DN"
_ASKED_BEFORE = Phrase(r"(?:đề nghị|kiến nghị|đề xuất|yêu cầu|mong|xin|với|giao|chỉ đạo)[^.;:]{0,40}$")
_DECISION = Phrase(
    r"\b(?:sửa đổi|bổ sung|ban hành|xây dựng|nghiên cứu,? sửa)[^.;]{0,40}\b(?:luật|bộ luật|nghị định|thông tư|pháp lệnh|hiến pháp)\b"
    r"|\b(?:luật|nghị định|thông tư)\b[^.;]{0,40}(?:sửa đổi|bất cập|chồng chéo|chưa phù hợp|không phù hợp)"
    r"|\b(?:cả nước|toàn quốc|trên toàn quốc|tầm quốc gia)\b"
)
_GENERIC = {"địa phương", "dia phuong", "cấp xã", "cap xa"}
BASE = {CENTRE: 0.0, PROVINCE: 1.2, COMMUNE_LEVEL: 0.2, ENTERPRISE: 0.0}


@dataclass(frozen=True, slots=True)
class CompetenceChoice:
    code: str
    confidence: float
    shares: dict[str, float]


def is_asked(text: Text, mention: Mention) -> bool:
    """Is the agency the one that the voter turns to?"""
    before = text.cut(max(0, mention.start - 60), mention.start)
    return bool(before) and _ASKED_BEFORE.search(before) is not None


def competence_of(
    text: Text, hits: list[Hit], mentions: list[Mention], given: str = "", heading: str = ""
) -> CompetenceChoice:
    """Suggest the level; what a column says holds, what a heading says weighs heavily."""
    if given:
        return CompetenceChoice(given, 0.98, {given: 1.0})
    scores = dict(BASE)
    topics = lexicon().topics
    for hit in hits:
        best = max(hit.topics, key=lambda item: item[1])
        scores[topics[best[0]].level] += 0.45 * best[1] * hit.factor
    for mention in mentions:
        if mention.code == COMMUNE and mention.as_written.lower() in _GENERIC:
            scores[COMMUNE_LEVEL] += 0.4
        elif is_asked(text, mention):
            scores[mention.level] += 4.0
        elif mention.level != CENTRE or mention.code not in {"CP", "QH"}:
            scores[mention.level] += 0.6
    if _DECISION.search(text):
        scores[CENTRE] += 2.5
    if heading:
        scores[heading] += 8.0
    total = sum(value * value for value in scores.values()) or 1.0
    shares = {code: value * value / total for code, value in scores.items()}
    best_code = max(shares, key=lambda code: shares[code])
    return CompetenceChoice(best_code, round(min(0.97, 0.25 + 0.72 * shares[best_code]), 2), shares)
