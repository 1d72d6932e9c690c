"""Files that must be refused with one clear line, or read with a warning. Large ones are made when a test needs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from tests.papers.builders import STAMP, Docx, para

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ole(*streams: str) -> bytes:
    """A compound file as far as the guard looks: its mark and the names of its streams."""
    return OLE + b"\x00" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in streams)


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _sound() -> bytes:
    return Docx().add("Cử tri xã Hoằng Châu đề nghị sửa đường.").bytes()


def _with_entities() -> bytes:
    lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    doc = Docx(
        extra={"word/document.xml": f'<?xml version="1.0"?>{lol}<w:document><w:body/></w:document>'.encode()}
    )
    return doc.bytes()


def _scanned_pdf() -> bytes:
    """One page that holds nothing but a grey picture."""
    image = b"\x80" * 64
    content = b"q 400 0 0 600 50 100 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Length 64>>stream\n" + image
        + b"\nendstream",
        b"<</Length " + str(len(content)).encode() + b">>stream\n" + content + b"\nendstream",
    ]  # fmt: skip
    return _pdf(objects)


def _locked_pdf() -> bytes:
    """A PDF that asks for a password (standard handler, a key that no empty password gives)."""
    key = b"<" + b"11" * 32 + b">"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Filter/Standard/V 1/R 2/O " + key + b"/U " + key + b"/P -4>>",
    ]
    return _pdf(objects, b"/Encrypt 3 0 R/ID[<00><00>]")


def _pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj" + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 " + str(len(objects) + 1).encode() + b"\n0000000000 65535 f \n"
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += b"trailer<</Size " + str(len(objects) + 1).encode() + b"/Root 1 0 R" + trailer + b">>\nstartxref\n"
    return bytes(out + str(start).encode() + b"\n%%EOF")


def zip_bomb() -> bytes:
    """64 MB of zeros in a document of 64 kB."""
    return _zip({"word/document.xml": b"\x00" * (64 << 20)})


def _unknown_letters() -> bytes:
    """Text in a table that nobody knows."""
    words = "ÞÿßØ×÷ ŒœŠšŽž þþÐð ÆæØø ¿¡ßß ÝýÞþ ÐÐðð ŒŒœœ ŠŠšš ŽŽžž ØØøø ÆÆææ ÷×÷× ¿¿¡¡ ßþßþ "
    return Docx().add(*[words * 3] * 5).bytes()


# name → (bytes, what the message must hold)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "rong.docx": (lambda: b"", "rỗng"),
    "toan-khong.xlsx": (lambda: b"\x00" * 4096, "rỗng"),
    "cat-cut.docx": (lambda: _sound()[:-400], "hỏng"),
    "co-mat-khau.docx": (lambda: _ole("EncryptionInfo", "EncryptedPackage"), "mật khẩu"),
    "word-cu.doc": (lambda: _ole("WordDocument", "1Table"), ".doc"),
    "phan-mem.docx": (lambda: b"MZ\x90\x00" + b"\x01" * 200, "không phải"),
    "trang-web.xls": (lambda: b"<html><body><table><tr><td>x</td></tr></table></body></html>", "HTML"),
    "van-ban.docx": (lambda: b"{\\rtf1\\ansi xin chao}", "RTF"),
    "nen.xlsx": (lambda: _zip({"a.txt": b"xin chao"}), "nén"),
    "thieu-phan.docx": (lambda: _zip({"word/styles.xml": b"<a/>"}), "thiếu"),
    "khong-co-chu.docx": (lambda: Docx().bytes(), "không có chữ"),
    "thuc-the.docx": (_with_entities, "không an toàn"),
    "xml-hong.docx": (lambda: Docx(extra={"word/document.xml": b"<w:document><w:body>"}).bytes(), "hỏng"),
    "anh-quet.pdf": (_scanned_pdf, "ảnh quét"),
    "pdf-hong.pdf": (lambda: b"%PDF-1.7\n" + b"garbage" * 40, "hỏng"),
    "pdf-khoa.pdf": (_locked_pdf, "mật khẩu"),
    "bang-ma-la.docx": (_unknown_letters, "bảng mã"),
}

# name → (bytes, what a warning must hold)
WARNED: dict[str, tuple[Callable[[], bytes], str]] = {
    "co-macro.docm": (
        lambda: Docx(extra={"word/vbaProject.bin": b"x"}).add("Cử tri xã Hoằng Châu đề nghị sửa đường liên xã.").bytes(), "macro"),
    "thuc-ra-la-word.pdf": (_sound, "nội dung là Word"),
    "ky-tu-la.docx": (
        lambda: Docx(extra={}).add(para("Cử tri xã Hoằng Châu đề nghị\u0085 sửa đường\u200b liên xã.")).bytes(), ""),
}  # fmt: skip
