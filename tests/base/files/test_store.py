"""Files: taken whole or not at all, typed by their content, and a lost one says what to do."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import DOCX, FileGone, FileRefused, keep, path_of, read, response
from phoihop.kernel.actor import Actor

pytestmark = pytest.mark.django_db
ACTOR = Actor.system("thử")


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def kept(data: bytes, name: str = "bien-ban.docx", **more: object) -> StoredFile:
    return keep(io.BytesIO(data), name=name, actor=ACTOR, **more)  # type: ignore[arg-type]


def test_what_is_kept_is_read_back_under_its_hash_and_closed_to_others(folder: Path) -> None:
    file = kept(b"noi dung")
    assert read(file) == b"noi dung"
    path = path_of(file)
    assert path.is_relative_to(folder)
    assert path.name == file.sha256
    assert path.stat().st_mode & 0o077 == 0


def test_the_type_is_the_contents_and_not_the_names() -> None:
    assert kept(b"%PDF-1.7\n", "anh.docx").content_type == "application/pdf"
    assert kept(b"PK\x03\x04" + b"\0" * 60, "bien-ban.docx").content_type == DOCX
    assert kept(b"\x00\x01\x02", "la.exe").content_type == "application/octet-stream"


@pytest.mark.parametrize("data", [b"", b"x" * 101])
def test_nothing_is_left_of_a_refused_file(folder: Path, data: bytes) -> None:
    with pytest.raises(FileRefused):
        kept(data, max_size=100)
    assert not StoredFile.objects.exists()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_path_in_a_name_stays_a_name() -> None:
    assert kept(b"x", "../../etc/passwd").name == "passwd"


def test_lost_bytes_are_told_and_not_a_fault_of_the_server() -> None:
    file = kept(b"x")
    path_of(file).unlink()
    with pytest.raises(FileGone, match="khôi phục từ bản sao lưu"):
        response(file)


@pytest.mark.usefixtures("demo")
def test_the_page_of_a_lost_file_says_what_to_do(client: Client) -> None:
    from phoihop.org.models import User
    from phoihop.voters.models import TransferLetter

    letter = TransferLetter.objects.filter(document__status="issued")[0]
    client.force_login(User.objects.get(username="chuyenvien"))
    answer = client.get(f"/cong-van-chuyen/{letter.pk}/tep/")
    assert answer.status_code == 410
    assert "khôi phục từ bản sao lưu" in answer.content.decode()
