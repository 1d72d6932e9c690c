"""The product as a process of its own over a copy of the demo province, to be killed."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from phoihop.web.demo.people import PASSWORD
from tests.conftest import demo_copy

TOP = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def fresh_demo(_demo_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with demo_copy(_demo_template, django_db_blocker) as name:
        yield name


class Product:
    """granian with one worker on a database; started, killed, started again."""

    def __init__(self, database: str) -> None:
        found = connections["default"].settings_dict
        host = urllib.parse.quote(str(found["HOST"]), safe="")  # a folder of a socket, or a name
        login = f"{found['USER']}:{found['PASSWORD']}" if found.get("PASSWORD") else found["USER"]
        port = f":{found['PORT']}" if found.get("PORT") else ""
        self.address = f"postgres://{login}@/{database}?host={host}" + (
            f"&port={found['PORT']}" if port else ""
        )
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--port",
            str(self.port),
            "--no-log",
            "phoihop.conf.wsgi:application",
        ]
        environment = {
            **os.environ,
            "DATABASE_URL": self.address,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{TOP}/src:{TOP}",
        }
        self.process = subprocess.Popen(command, cwd=TOP, env=environment, start_new_session=True)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As a power cut does: parent and workers at once, without a word."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
            self.process = None


class Browser:
    """A signed-in user over plain HTTP."""

    def __init__(self, port: int, username: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.ask("GET", "/tai-khoan/login/")
        assert self.ask("POST", "/tai-khoan/login/", {"login": username, "password": PASSWORD})[0] == 302

    def ask(self, method: str, address: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if form is not None:
            body = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for header in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = header.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, text

    def issue_form(self, letter: int) -> dict[str, str]:
        """What the page of a draft letter would send."""
        _, page = self.ask("GET", f"/cong-van-chuyen/{letter}/")
        inputs = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
        return {key: inputs[key] for key in ("version", "issued_on", "read")}


@pytest.fixture
def product(fresh_demo: str, transactional_db: None) -> Iterator[Product]:
    running = Product(fresh_demo)
    running.start()
    yield running
    running.kill()
