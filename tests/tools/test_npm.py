"""Why a download failed is said in one line."""

from __future__ import annotations

import pytest

from phoihop.conf.npm import reason_of


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("npm error code ENOTFOUND\nnpm error network", "no network"),
        ("WARNING: Retrying\nERROR: Max retries exceeded with url", "no network"),
        ("npm error ENOSPC: no space left on device", "the disk is full"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("first\n\nERROR: hashes do not match\n", "ERROR: hashes do not match"),
        ("", "no reason given"),
    ],
)
def test_reason(output: str, words: str) -> None:
    assert words in reason_of(output)
