"""Papers typed before Unicode: TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times), told apart by trying and counting.

Also mends UTF-8 that was once read as Latin-1. When the best guess is not good enough the paper is refused rather
than shown wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from phoihop.office.papers.model import Note, PaperRefused
from phoihop.office.papers.syllables import is_syllable

SURE = 0.85  # share of marked words that become Vietnamese syllables
ENOUGH = 12  # marked words looked at before a whole paper is converted

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TCVN3["μ"] = "à"  # Greek mu instead of the micro sign
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_PAIRS = {
    "a": "ùáøàûảõãïạêăéắèằúẳüẵëặââáấàầåẩãẫäậ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "u": "ùúøùûủõũïụ",
    "y": "ùýøỳûỷõỹ",
    "ô": "ùớøờûởõỡïợ",
    "ö": "ùứøừûửõữïự",
}
_VNI_SINGLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}
_VNI: dict[str, str] = {}
for _base, _pairs in _VNI_PAIRS.items():
    for _mark, _char in zip(_pairs[::2], _pairs[1::2], strict=True):
        _VNI[_base + _mark] = _char
        _VNI[_base.upper() + _mark.upper()] = _char.upper()
        _VNI[_base.upper() + _mark] = _char.upper()
for _key, _char in _VNI_SINGLE.items():
    _VNI[_key] = _char
    _VNI[_key.upper()] = _char.upper()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# letters that only Unicode Vietnamese has: nothing in the old tables looks like them
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]"
)
_MARKED = re.compile("[^\x00-\x7f\u2000-\u206f\u00a0«»–—“”‘’…•·°]")
_TOKEN = re.compile("[^\\s0-9.,;:!?()\\[\\]{}/\\\\\"'<>|=+*%&@#~^_`“”‘’…•–—]+")
_DASH_U = re.compile("(?<=[A-Za-z\u00a1-\u00ff])-(?=[a-z\u00a1-\u00ff])")


def has_unicode_vietnamese(text: str) -> bool:
    return bool(_UNICODE_ONLY.search(text))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 (ABC) to Unicode; ``capitals`` for the fonts that draw small letters as capitals (.VnTimeH)."""
    text = _DASH_U.sub("\u00ad", text) if _MARKED.search(text) else text
    text = text.translate(_TCVN3_TABLE)
    return text.upper() if capitals else text


def from_vni(text: str) -> str:
    """VNI-Windows to Unicode."""
    return _VNI_PATTERN.sub(lambda hit: _VNI[hit.group()], text)


def from_misread_utf8(text: str) -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1; the text itself where it was not."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text


CONVERTERS: dict[str, Callable[[str], str]] = {
    "TCVN3": from_tcvn3,
    "VNI": from_vni,
    "UTF-8": from_misread_utf8,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Which old table a text is in (empty: none), how sure (0 to 1), how many marked words were looked at."""

    encoding: str
    confidence: float
    words: int


def detect(texts: Iterable[str]) -> Finding:
    """Try every table on the marked words of the texts that hold no Unicode Vietnamese letter."""
    lines: list[str] = []
    size = 0
    for text in texts:
        if _MARKED.search(text) and not has_unicode_vietnamese(text):
            lines.append(text[:4000])
            size += len(text)
            if size > 60_000:
                break
    sample = "\n".join(lines)
    marked = [token for token in _TOKEN.findall(sample) if _MARKED.search(token)]
    if not marked:
        return Finding("", 1.0, 0)
    scores = {"": _share(sample)}
    for name, convert in CONVERTERS.items():
        scores[name] = _share(convert(sample))
    best = max(scores, key=lambda key: scores[key])
    # a few French or foreign words in a sound paper are no old table
    if scores[""] >= scores[best] - 0.1:
        best = ""
    return Finding(best, scores[best], len(marked))


def _share(text: str) -> float:
    tokens = [t for t in _TOKEN.findall(text) if _MARKED.search(t)]
    if not tokens:
        return 0.0
    good = sum(all(is_syllable(part) for part in token.split("-") if part) for token in tokens)
    return good / len(tokens)


def convert(text: str, encoding: str) -> str:
    """Convert one text; a text that already holds Unicode Vietnamese letters is left as it is."""
    if not encoding or has_unicode_vietnamese(text) or not (_MARKED.search(text) or "-" in text):
        return text
    return CONVERTERS[encoding](text)


def settle(texts: list[str], name: str) -> tuple[list[str], Note | None]:
    """Convert a paper's texts to Unicode where they are in an old table.

    Raises PaperRefused where they are in one and it cannot be told which.
    """
    finding = detect(texts)
    if not finding.encoding or finding.confidence < SURE:
        unicode_words = sum(len(_UNICODE_ONLY.findall(text)) for text in texts) // 2
        if finding.confidence < SURE and finding.words >= max(ENOUGH, unicode_words):
            seems = (
                f"có vẻ là {finding.encoding} nhưng chỉ chắc {finding.confidence:.0%}"
                if finding.encoding
                else "lạ"
            )
            raise PaperRefused(
                "encoding",
                f"Tệp “{name}” gõ bằng bảng mã {seems}; hãy chuyển sang Unicode rồi tải lại.",
            )
        return texts, None
    note = Note(
        "encoding",
        f"Văn bản gõ bằng bảng mã {finding.encoding}; đã chuyển sang Unicode (chắc {finding.confidence:.0%}), "
        "đề nghị soát lại.",
    )
    return [convert(text, finding.encoding) for text in texts], note
