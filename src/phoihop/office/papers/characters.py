"""Text as it should have been typed: NFC, plain spaces, no control or invisible characters."""

from __future__ import annotations

import html
import re
import unicodedata

# C0/C1 controls but tab and newline, zero-width, bidirectional marks, soft hyphen, private use, byte order mark
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ue000-\uf8ff]"
)
_BREAK = re.compile("\r\n?|\u2028|\u2029|\x85")
_SPACE = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# what the Symbol and Wingdings fonts draw as list marks
_SYMBOL_FONT = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF0FC: "•", 0xF02D: "-", 0xF02B: "+"}
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|font|a|ul|ol|li|table|tr|td|th|tbody|script|style|img|h[1-6]|o:p|sup|sub)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINE_TAG = re.compile(r"</(?:p|div|li|tr|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")


def clean(text: str) -> str:
    """Compose marks, drop what cannot be seen, one space between words; line breaks stay."""
    if not text.isprintable():
        text = _SPACE.sub(" ", _INVISIBLE.sub("", _BREAK.sub("\n", text.translate(_SYMBOL_FONT))))
    elif "  " in text:
        text = _SPACE.sub(" ", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "\n" in text:
        return "\n".join(line.strip() for line in text.split("\n")).strip()
    return text.strip()


def has_control(text: str) -> bool:
    """Does the text hold control characters that no one can have typed?"""
    return not text.isprintable() and bool(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text))


def has_html(text: str) -> bool:
    return "<" in text and bool(_TAG.search(text))


def without_html(text: str) -> str:
    """Drop HTML tags and entities, keep every word; a tag that ends a line ends it here too."""
    text = _TAG.sub("", _LINE_TAG.sub("\n", text))
    return _ENTITY.sub(lambda hit: html.unescape(hit.group()), text)
