"""A browser in small: one kept connection, cookies, sign-in and forms, as little work of its own as possible."""

from __future__ import annotations

import re
import socket
from urllib.parse import urlencode

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Client:
    """Speaks HTTP/1.1 over one connection; not for more than one thread."""

    def __init__(self, port: int) -> None:
        self._address = ("127.0.0.1", port)
        self.cookies: dict[str, str] = {}
        self._socket: socket.socket | None = None

    def get(self, path: str) -> tuple[int, bytes]:
        return self._ask(f"GET {path} HTTP/1.1\r\n", b"")

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
        body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}).encode()
        kind = "Content-Type: application/x-www-form-urlencoded"
        return self._ask(f"POST {path} HTTP/1.1\r\n{kind}\r\nContent-Length: {len(body)}\r\n", body)

    def sign_in(self, username: str, password: str) -> None:
        """Through the sign-in page, as a person does."""
        status, page = self.get("/tai-khoan/login/")
        if status != 200 or _TOKEN.search(page) is None:
            raise RuntimeError(f"no sign-in page: {status}")
        status, page = self.post("/tai-khoan/login/", {"login": username, "password": password})
        if status != 302:
            raise RuntimeError(f"{username} could not sign in: {status}")

    def _ask(self, head: str, body: bytes) -> tuple[int, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        carried = f"Cookie: {cookies}\r\n" if cookies else ""
        data = f"{head}Host: localhost\r\n{carried}\r\n".encode() + body
        if self._socket is None:
            self._connect()
        try:
            return self._exchange(data)
        except ConnectionError:
            self._connect()
            return self._exchange(data)

    def _connect(self) -> None:
        self._socket = socket.create_connection(self._address, timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def _exchange(self, data: bytes) -> tuple[int, bytes]:
        assert self._socket is not None
        self._socket.sendall(data)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._read()
        head, _, rest = got.partition(b"\r\n\r\n")
        length, is_chunked = 0, False
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b": ")
            name = name.lower()
            if name == b"content-length":
                length = int(value)
            elif name == b"transfer-encoding":
                is_chunked = b"chunked" in value
            elif name == b"set-cookie":
                key, _, text = value.split(b";")[0].decode().strip().partition("=")
                if key != "messages":  # what was told once is not sent back again and again
                    self.cookies[key] = text
        if is_chunked:
            while not rest.endswith(b"0\r\n\r\n"):
                rest += self._read()
        else:
            while len(rest) < length:
                rest += self._read()
        return int(head.split(b" ", 2)[1]), rest

    def _read(self) -> bytes:
        assert self._socket is not None
        found = self._socket.recv(262_144)
        if not found:
            raise ConnectionError
        return found
