"""The version of a piece of data is a short hash of what it says."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def content_version(*parts: Any) -> str:
    """Twelve hexadecimal digits that change when any part changes; dates and enums count by their text."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
