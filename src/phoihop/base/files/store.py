"""Keeping files: type by content, size limit, hash, one folder per hash prefix outside the web root."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import filetype
from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext as _

from phoihop.base.files.models import StoredFile
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed

MEBIBYTE = 1024 * 1024
MAX_SIZE = 40 * MEBIBYTE
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


class FileRefused(Exception):
    """The file cannot be taken; the message says why and what to do."""


class FileGone(Exception):
    """The row is there and the bytes are not: somebody emptied the folder, or only the database was restored."""

    def __init__(self, file: StoredFile) -> None:
        super().__init__(
            _("Tệp “%(name)s” không còn trong kho tệp của máy chủ. Báo quản trị để khôi phục từ bản sao lưu.")
            % {"name": file}
        )


def keep(
    stream: BinaryIO | Iterable[bytes],
    *,
    name: str,
    actor: Actor,
    sealed: bool = False,
    max_size: int = MAX_SIZE,
) -> StoredFile:
    """Write the bytes down, whole or not at all, and the row that points to them; what was sealed once stays sealed."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size, head = hashlib.sha256(), 0, b""
    if hasattr(stream, "seek"):
        stream.seek(0)  # an act that is made once more reads its upload once more
    chunks = iter(lambda: stream.read(MEBIBYTE), b"") if hasattr(stream, "read") else stream
    with tempfile.NamedTemporaryFile(dir=root, delete=False) as out:
        try:
            for chunk in chunks:
                size += len(chunk)
                if size > max_size:
                    raise FileRefused(
                        _(
                            "Tệp “%(name)s” lớn hơn %(limit)s MB. Hãy tách nhỏ hoặc nén ảnh trong tệp rồi tải lại."
                        )
                        % {"name": name, "limit": max_size // MEBIBYTE}
                    )
                head = head or chunk[:8192]
                digest.update(chunk)
                out.write(chunk)
            if size == 0:
                raise FileRefused(_("Tệp “%(name)s” rỗng (0 byte).") % {"name": name})
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            os.unlink(out.name)
            raise
    key = digest.hexdigest()
    path = root / key[:2] / key
    path.parent.mkdir(exist_ok=True, mode=0o700)
    os.replace(out.name, path)
    return StoredFile.objects.create(
        name=Path(name).name[:240],
        content_type=content_type(head, name),
        size=size,
        sha256=key,
        path=str(path.relative_to(root)),
        sealed=sealed or StoredFile.objects.filter(sha256=key, sealed=True).exists(),
        owner=actor.principal,
        uploaded_by=actor.label[:160],
        uploaded_at=clock.now(),
    )


def content_type(head: bytes, name: str) -> str:
    """The true type by the first bytes; an office file in a zip is told apart by its name's ending."""
    kind = filetype.guess(head)
    mime = str(kind.mime) if kind else "application/octet-stream"
    if mime == "application/zip":
        return {".docx": DOCX, ".xlsx": XLSX}.get(Path(name).suffix.lower(), mime)
    return mime


def path_of(file: StoredFile) -> Path:
    return Path(settings.MEDIA_ROOT) / file.path


def read(file: StoredFile) -> bytes:
    return path_of(file).read_bytes()


def close(file: StoredFile) -> None:
    """Seal this content wherever it was kept: the same paper uploaded twice is one paper."""
    StoredFile.objects.filter(sha256=file.sha256, sealed=False).update(sealed=True)
    file.sealed = True


def reopen(file: StoredFile) -> None:
    """It holds nothing secret after all."""
    StoredFile.objects.filter(sha256=file.sha256).update(sealed=False)
    file.sealed = False


def response(file: StoredFile, *, reading_is_logged: bool = False) -> FileResponse:
    """A download; the caller has passed the door of what the file hangs on. Never shown inline.

    A sealed one is given to nobody but the tray, which writes every reading down first.
    """
    if file.sealed and not reading_is_logged:
        raise NotAllowed(
            _("Tệp này có mục khiếu nại, tố cáo nên chỉ mở được từ khay riêng, có ghi mục đích mở.")
        )
    try:
        stream = path_of(file).open("rb")
    except FileNotFoundError as missing:
        raise FileGone(file) from missing
    return FileResponse(stream, as_attachment=True, filename=file.name, content_type=file.content_type)
