"""A backup put back gives the same rows and the same files; what differs is named."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import psycopg
import pytest

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.conf import archive
from phoihop.conf.console import Stop
from tests.reachable import reachable_folder


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two data folders, which the server's user can enter."""
    top = reachable_folder(tmp_path_factory, "sao lưu")
    both = (top / "one", top / "two")
    for folder in both:
        folder.mkdir(mode=0o711)
    return both


def start(folder: Path) -> EmbeddedServer:
    return EmbeddedServer(folder, throwaway=True, die_with_parent=True)


def fill(server: EmbeddedServer, folder: Path) -> None:
    with psycopg.connect(**server.connection_arguments()) as connection:
        connection.execute("CREATE TABLE petition (code text PRIMARY KEY, wording text NOT NULL)")
        connection.execute("INSERT INTO petition VALUES ('KN-1', 'Đề nghị sửa đường'), ('KN-2', 'Điện yếu')")
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abc").write_bytes(b"paper" * 1000)
    (folder / "secret-key").write_text("key-of-one")


def test_what_was_backed_up_comes_back(folders: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = folders
    file = tmp_path / "backup.tar"
    with start(one) as server:
        fill(server, one)
        about = archive.write(file, one, server.connection_arguments())
    assert about.tables == {"petition": 2}
    assert list(about.files) == ["ab/abc"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup.tar"]
    with start(two) as server:
        (two / "secret-key").write_text("key-of-two")
        read = archive.read(file, two, server.connection_arguments())
        assert archive.compare(read, two, server.connection_arguments()) == []
        with psycopg.connect(**server.connection_arguments()) as connection:
            assert connection.execute("SELECT wording FROM petition ORDER BY code").fetchone() == (
                "Đề nghị sửa đường",
            )
    # What was sealed under the old key must open again.
    assert (two / "secret-key").read_text() == "key-of-one"
    assert (two / "files" / "ab" / "abc").read_bytes() == b"paper" * 1000
    assert not (two / "restoring").exists()


def test_every_difference_is_named(folders: tuple[Path, Path], tmp_path: Path) -> None:
    one, _two = folders
    with start(one) as server:
        fill(server, one)
        about = archive.write(tmp_path / "backup.tar", one, server.connection_arguments())
        with psycopg.connect(**server.connection_arguments()) as connection:
            connection.execute("DELETE FROM petition WHERE code = 'KN-2'")
        (one / "files" / "ab" / "abc").write_bytes(b"other")
        (one / "files" / "new").write_bytes(b"new")
        found = archive.compare(about, one, server.connection_arguments())
    assert [(one.what, one.in_archive) for one in found] == [
        ("rows of petition", "2"),
        ("file ab/abc", about.files["ab/abc"][:12]),
        ("file new", "nothing"),
    ]


def test_nothing_is_restored_over_existing_data(folders: tuple[Path, Path], tmp_path: Path) -> None:
    one, _two = folders
    with start(one) as server:
        fill(server, one)
        archive.write(tmp_path / "backup.tar", one, server.connection_arguments())
        with pytest.raises(Stop, match="not empty"):
            archive.read(tmp_path / "backup.tar", one, server.connection_arguments())


@pytest.mark.parametrize("name", ["../outside", "files/../../outside", "/outside", "other"])
def test_an_archive_with_a_foreign_member_is_refused(
    folders: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    one, two = folders
    file = tmp_path / "backup.tar"
    with start(one) as server:
        fill(server, one)
        archive.write(file, one, server.connection_arguments())
    with tarfile.open(file, "a") as tar:
        member = tarfile.TarInfo(name)
        member.size = 4
        tar.addfile(member, io.BytesIO(b"evil"))
    with start(two) as server, pytest.raises(Stop, match="does not write"):
        archive.read(file, two, server.connection_arguments())
    assert not list(tmp_path.parent.rglob("outside"))


def test_an_archive_that_was_cut_off_is_refused(folders: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = folders
    file = tmp_path / "backup.tar"
    with start(one) as server:
        fill(server, one)
        archive.write(file, one, server.connection_arguments())
    with tarfile.open(file) as tar:
        last = tar.getmember(archive.ABOUT).offset
    file.write_bytes(file.read_bytes()[:last])
    with start(two) as server:
        with pytest.raises(Stop, match="no whole archive"):
            archive.read(file, two, server.connection_arguments())
        with pytest.raises(Stop, match="no whole archive"):
            archive.read(Path(__file__), two, server.connection_arguments())
        with pytest.raises(Stop, match="no file"):
            archive.read(tmp_path / "none.tar", two, server.connection_arguments())
