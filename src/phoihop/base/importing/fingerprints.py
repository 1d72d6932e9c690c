"""The fingerprint of an item: the same thing read again from the same or a changed file is known by it."""

from __future__ import annotations

import hashlib
from collections import Counter

from phoihop.kernel.text import canon, words


class Fingerprints:
    """Fingerprints within one paper: the second of two equal items gets another one than the first."""

    def __init__(self, kind: str, owner: int | None) -> None:
        self._scope = f"{kind}\n{owner or 0}"
        self._seen: Counter[str] = Counter()

    def of(self, text: str, identity: str = "") -> str:
        """The print of these words; marks and spaces that people write in two ways do not count."""
        plain = f"{self._scope}\n{' '.join(words(canon(text)))}\n{canon(identity)}"
        self._seen[plain] += 1
        return hashlib.sha256(f"{plain}\n{self._seen[plain]}".encode()).hexdigest()
