"""Is a word a possible Vietnamese syllable? Used to tell which old character table a text was typed in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ONSETS = sorted(
    "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(), key=len, reverse=True
)
_RIMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm
    uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu
    ưt ưu y yêm yên yêng yêt yêu ang iêng an at ac am ap anh ach ao ai ay au""".split()
)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Onset, rime and at most one tone fit together (letters only, any case)."""
    tones = 0
    bare: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += 1
        else:
            bare.append(char)
    if tones > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(bare))
    if plain in _RIMES:
        return True
    for onset in _ONSETS:
        if plain.startswith(onset) and plain[len(onset) :] in _RIMES:
            return True
    return False
