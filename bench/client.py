"""One signed-in browser's worth of HTTP, measured."""

from __future__ import annotations

import http.client
import re
import statistics
import time
import urllib.parse
from dataclasses import dataclass

PASSWORD = "phoihop-demo-2026"  # noqa: S105 - the demo's


@dataclass(frozen=True)
class Timing:
    """Milliseconds over the counted requests."""

    median: float
    p95: float


class Client:
    """Keeps its connection and cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}

    def ask(
        self, method: str, address: str, form: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if form is not None:
            form = {**form, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
            body = urllib.parse.urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": "http://127.0.0.1/"}
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for header in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = header.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, dict(answer.getheaders())

    def sign_in(self, username: str, capacity: str = "") -> None:
        self.ask("GET", "/tai-khoan/login/")
        status, _, _ = self.ask("POST", "/tai-khoan/login/", {"login": username, "password": PASSWORD})
        if status != 302:
            raise RuntimeError(f"sign-in of {username} answered {status}")
        _, page, _ = self.ask("GET", "/viec-cua-toi/")
        keys = re.findall(r'name="key" value="([\d-]+)"[^>]*><span>([^<]*)', page)
        key = next((key for key, label in keys if capacity in label), "")
        if key:
            self.ask("POST", "/tu-cach/", {"key": key, "next": "/viec-cua-toi/"})

    def time(self, address: str, count: int = 40) -> Timing:
        """The address asked ``count`` times after five that do not count."""
        taken = []
        for n in range(count + 5):
            before = time.perf_counter()
            status, _, _ = self.ask("GET", address)
            taken.append((time.perf_counter() - before) * 1000)
            if status != 200:
                raise RuntimeError(f"{address} answered {status}")
            if n == 4:
                taken.clear()
        taken.sort()
        return Timing(statistics.median(taken), taken[int(len(taken) * 0.95) - 1])
