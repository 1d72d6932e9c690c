"""Sealed text: AES-256-GCM under a key derived from the installation's secret, bound to the place where it belongs.

This is the only module that touches the cryptography library.
"""

from __future__ import annotations

import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = b"\x01"


def _key() -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"phoihop sealed text").derive(
        settings.SECRET_KEY.encode()
    )


def seal(text: str, *, context: str) -> bytes:
    """Encrypt; ``context`` (what kind of record it belongs to) must be the same when it is opened."""
    nonce = os.urandom(12)
    return VERSION + nonce + AESGCM(_key()).encrypt(nonce, text.encode(), context.encode())


def unseal(sealed: bytes | memoryview, *, context: str) -> str:
    """Decrypt; a changed byte or another context raises ``cryptography.exceptions.InvalidTag``."""
    data = bytes(sealed)
    return AESGCM(_key()).decrypt(data[1:13], data[13:], context.encode()).decode()
