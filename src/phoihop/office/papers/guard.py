"""A file is what its bytes say, not what its name says; what could harm or mislead is refused with one clear line.

HOUSE: type by content, size limit; the limits hold for what an archive unpacks to, not for what it claims.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from phoihop.office.papers.model import Note, PaperRefused

MAX_FILE = 60 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_RATIO = 250  # a sheet of repeated rows packs about 60 to 1, a bomb 1,000 to 1
RATIO_MATTERS_FROM = 8 * 1024 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMES = {"docx": "Word (.docx)", "xlsx": "Excel (.xlsx)", "xls": "Excel 97-2003 (.xls)", "pdf": "PDF"}
SUFFIXES = {
    "docx": {".docx", ".docm", ".dotx"},
    "xlsx": {".xlsx", ".xlsm", ".xltx"},
    "xls": {".xls", ".xlt"},
    "pdf": {".pdf"},
}


@dataclass(slots=True)
class Guarded:
    """A file that may be read: its true kind, its bytes, and what should be said about it."""

    kind: str
    data: bytes
    name: str
    notes: list[Note] = field(default_factory=list)


def guard(source: Path | str | bytes, name: str = "") -> Guarded:
    """Tell what a file really is, or refuse it.

    ``source`` is a path or the bytes. Raises PaperRefused (too large, empty, encrypted, broken, bomb, unknown type).
    """
    data, name = _bytes_of(source, name)
    if not data.strip(b"\x00\r\n\t "):
        raise PaperRefused("empty", f"Tệp “{name}” rỗng, không có nội dung để đọc.")
    kind, notes = _kind_of(data, name)
    suffix = Path(name).suffix.lower()
    if suffix and suffix not in SUFFIXES[kind]:
        known = suffix in {s for group in SUFFIXES.values() for s in group} | {".doc"}
        if known:
            notes.append(
                Note(
                    "name",
                    f"Tên tệp kết thúc bằng “{suffix}” nhưng nội dung là {NAMES[kind]}; đã đọc theo nội dung.",
                )
            )
    return Guarded(kind, data, name, notes)


def _bytes_of(source: Path | str | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        name = name or "tệp"
        _check_size(len(source), name)
        return source, name
    path = Path(source)
    name = name or path.name
    if not path.is_file():
        raise PaperRefused("missing", f"Không tìm thấy tệp “{name}”.")
    _check_size(path.stat().st_size, name)
    try:
        return path.read_bytes(), name
    except OSError as error:
        raise PaperRefused("unreadable", f"Không mở được tệp “{name}”: {error.strerror}.") from error


def _check_size(size: int, name: str) -> None:
    if size > MAX_FILE:
        raise PaperRefused(
            "too_large",
            f"Tệp “{name}” nặng {size / 1048576:.0f} MB, quá mức {MAX_FILE // 1048576} MB; hãy tách hoặc bỏ bớt ảnh.",
        )


def _kind_of(data: bytes, name: str) -> tuple[str, list[Note]]:
    if data.startswith(b"PK\x03\x04"):
        return _archive_kind(data, name)
    if data.startswith(OLE):
        return _compound_kind(data, name), []
    if b"%PDF-" in data[:1024]:
        return "pdf", []
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(b"{\\rtf"):
        raise PaperRefused("rtf", f"Tệp “{name}” là RTF; hãy mở bằng Word và lưu lại thành .docx.")
    if head.startswith((b"<html", b"<!doctype html", b"mime-version")) or b"<table" in head:
        raise PaperRefused(
            "html", f"Tệp “{name}” thực ra là trang HTML; hãy mở và lưu lại thành .docx hoặc .xlsx."
        )
    if head.startswith(b"pk"):
        raise PaperRefused("broken", f"Tệp “{name}” bị hỏng hoặc tải về chưa trọn vẹn.")
    raise PaperRefused(
        "type", f"Tệp “{name}” không phải Word (.docx), Excel (.xlsx) hay PDF; không đọc được."
    )


def _compound_kind(data: bytes, name: str) -> str:
    """OLE compound file: an encrypted .docx/.xlsx, an old .doc, or an old .xls."""
    if _wide("EncryptedPackage") in data or _wide("EncryptionInfo") in data:
        raise PaperRefused("encrypted", f"Tệp “{name}” có mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.")
    if _wide("WordDocument") in data:
        raise PaperRefused(
            "doc", f"Tệp “{name}” là Word 97-2003 (.doc); hãy mở bằng Word và lưu lại thành .docx."
        )
    if _wide("Workbook") in data or _wide("Book") in data:
        return "xls"
    raise PaperRefused("type", f"Tệp “{name}” không phải văn bản Word hay bảng tính Excel; không đọc được.")


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _archive_kind(data: bytes, name: str) -> tuple[str, list[Note]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members, len(data), name)
            _check_unpacked(archive, members, name)
            names = {member.filename for member in members}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise PaperRefused("broken", f"Tệp “{name}” bị hỏng hoặc tải về chưa trọn vẹn.") from error
    notes = []
    if any(part.endswith("vbaProject.bin") for part in names):
        notes.append(Note("macro", "Tệp có macro; macro không được chạy, chỉ đọc chữ."))
    if "word/document.xml" in names:
        return "docx", notes
    if "xl/workbook.xml" in names:
        return "xlsx", notes
    if any(part.startswith(("word/", "xl/")) for part in names):
        raise PaperRefused("broken", f"Tệp “{name}” thiếu phần nội dung chính; có thể đã hỏng.")
    if "content.xml" in names:
        raise PaperRefused("odf", f"Tệp “{name}” là OpenDocument; hãy lưu lại thành .docx hoặc .xlsx.")
    raise PaperRefused("type", f"Tệp “{name}” là tệp nén, không phải Word (.docx) hay Excel (.xlsx).")


def _check_members(members: list[zipfile.ZipInfo], size: int, name: str) -> None:
    if len(members) > MAX_MEMBERS:
        raise _bomb(name)
    if any(member.flag_bits & 0x1 for member in members):
        raise PaperRefused("encrypted", f"Tệp “{name}” có mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.")
    if len({member.filename for member in members}) != len(members):
        raise PaperRefused("broken", f"Tệp “{name}” có hai phần trùng tên bên trong; không đọc.")
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if total > MAX_UNPACKED or packed > size:
        raise _bomb(name)
    for member in members:
        _check_ratio(member.file_size, member.compress_size, name)


def _check_unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> None:
    """Unpack once in pieces: the sizes in an archive's directory are only a claim."""
    total = 0
    for member in members:
        read = 0
        with archive.open(member) as stream:
            while piece := stream.read(1 << 20):
                read += len(piece)
                total += len(piece)
                if total > MAX_UNPACKED:
                    raise _bomb(name)
                _check_ratio(read, member.compress_size, name)


def _check_ratio(unpacked: int, packed: int, name: str) -> None:
    if unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * max(packed, 1):
        raise _bomb(name)


def _bomb(name: str) -> PaperRefused:
    return PaperRefused("bomb", f"Tệp “{name}” bung ra quá lớn so với kích thước; từ chối vì an toàn.")
