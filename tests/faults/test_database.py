"""The database is killed under load: every act that returned is there whole, none is there by half."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from phoihop.base.database.embedded import EmbeddedServer

TOP = Path(__file__).resolve().parent.parent.parent


def run(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PHOIHOP_", "DATABASE_URL"))
    }
    environment |= {
        "PHOIHOP_DATA": str(folder),
        "PHOIHOP_PLAIN_HTTP": "1",
        "PHOIHOP_LOG_LEVEL": "CRITICAL",
        "DJANGO_SETTINGS_MODULE": "phoihop.conf.settings",
        "PYTHONPATH": f"{TOP}/src:{TOP}",
    }
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=TOP,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_killed_under_load(tmp_path: Path) -> None:
    folder = tmp_path / "du lieu"
    folder.mkdir()
    tmp_path.chmod(0o755)
    server = EmbeddedServer(folder, die_with_parent=True)
    server.start()
    for command in ("migrate", "createcachetable", "load_demo"):
        assert run(folder, "-m", "django", command).wait(120) == 0
    writers = [run(folder, "-m", "tests.faults.writer", "write") for _ in range(2)]
    returned: list[int] = []
    for writer in writers:
        assert writer.stdout is not None
        for _ in range(15):
            returned += map(int, writer.stdout.readline().split())
    postmaster = int((server.cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    os.killpg(os.getpgid(postmaster), signal.SIGKILL)
    for writer in writers:
        out, _ = writer.communicate(timeout=60)
        returned += [int(pk) for line in out.splitlines() for pk in line.split()]

    again = EmbeddedServer(folder, die_with_parent=True)
    again.start()
    try:
        out, _ = run(folder, "-m", "tests.faults.writer", "report").communicate(timeout=60)
        found = json.loads(out)
    finally:
        again.stop()
    assert found["holds"]
    assert len(returned) >= 60
    assert set(returned) <= set(found["opinions"])
    assert sorted(found["opinions"]) == sorted(found["recorded"])
