"""The web server of the pages: its command line, its port, and whether it answers."""

from __future__ import annotations

import errno
import http.client
import os
import socket

from phoihop.conf.console import Stop

HEALTH_PATH = "/suc-khoe/"


def granian_arguments(*, host: str, port: int, workers: int) -> list[str]:
    """`python …` for the pages: WSGI, since our views are plain functions that ask the database."""
    return [
        *("-m", "granian", "phoihop.conf.wsgi:application"),
        *("--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "4"),
        *("--workers-kill-timeout", "3"),
        *("--log-level", "warning"),
    ]


def check_port(host: str, port: int) -> None:
    """The port must be free; otherwise say which option chooses another."""
    if not 0 < port < 65536:
        raise Stop(f"{port} is no port: choose one between 1 and 65535, such as --port 8000.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise Stop(f"{host}:{port} is no address to listen on: {error}") from error
    with socket.socket(found[0], found[1]) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(found[4])
        except PermissionError as error:
            raise Stop(
                f"Port {port} is for root only: choose one above 1023, such as --port 8000."
            ) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Stop(
                    f"Port {port} is in use: choose another, such as --port {port + 1}, "
                    "or stop the program that has it."
                ) from error
            raise Stop(f"Cannot listen on {host}:{port}: {error.strerror}.") from error


def answers(host: str, port: int) -> bool:
    """Whether the pages answer; the first question also makes the server load all its addresses."""
    target = "127.0.0.1" if host in {"0.0.0.0", "::", "localhost"} else host  # noqa: S104
    connection = http.client.HTTPConnection(target, port, timeout=20)
    try:
        connection.request("GET", HEALTH_PATH, headers={"Host": _host()})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _host() -> str:
    # A name that the settings allow; a leading dot stands for all names below.
    first = os.environ.get("PHOIHOP_HOSTS", "localhost").split(",")[0].strip()
    return "localhost" if first == "*" else first.lstrip(".")
