"""The PostgreSQL of a test run: a throwaway server with fsync off, and databases copied from one template."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils.translation import trans_real
from psycopg import sql
from pytest_django import DjangoDbBlocker

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.conf.translations import compile_all

_server: EmbeddedServer | None = None


def pytest_configure(config: pytest.Config) -> None:
    """The first process starts the server; the workers of xdist find it by the folder they inherit."""
    global _server
    if _is_worker() or config.option.collectonly:
        return
    compile_all(settings.LOCALE_SOURCE, Path(settings.LOCALE_PATHS[0]))
    # Django has already read the catalogues that were there before.
    vars(trans_real)["_translations"].clear()
    vars(trans_real)["_default"] = None
    if os.environ.get("DATABASE_URL"):
        return
    _server = EmbeddedServer(_run_folder(), throwaway=True, die_with_parent=True)
    _server.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _is_worker():
        return
    if _server is not None:
        _server.stop()
    elif (_run_folder() / "template-lock").exists():
        # Only on a server of somebody else's: our own goes with its folder.
        for name in (_template(), f"{_template()}_demo"):
            _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    if os.environ.get("PHOIHOP_TEST_OWNER") == str(os.getpid()):
        shutil.rmtree(_run_folder(), ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database for this process, copied from the template that the first one to come here has migrated."""
    connection = connections["default"]
    name = f"{_template()}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with django_db_blocker.unblock():
        with (_run_folder() / "template-lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            made = _run_folder() / "template-made"
            if not made.exists():
                _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", _template())
                _administer("CREATE DATABASE {} TEMPLATE template0", _template())
                connection.settings_dict["NAME"] = _template()
                call_command("migrate", verbosity=0)
                call_command("createcachetable", verbosity=0)
                connection.close()
                made.touch()
            # Under the lock: a template with a connection cannot be copied.
            _administer("CREATE DATABASE {} TEMPLATE {}", name, _template())
        connection.settings_dict["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _run_folder() -> Path:
    return Path(os.environ["PHOIHOP_TEST_DATA"])


def _template() -> str:
    # Named after the run, so that two runs can share a server of their own choice.
    return _run_folder().name.replace("-", "_").lower()


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def _administer(statement: str, *names: str) -> None:
    found = connections["default"].settings_dict
    arguments = {"host": found["HOST"], "port": found["PORT"], "user": found["USER"]}
    if found.get("PASSWORD"):
        arguments["password"] = found["PASSWORD"]
    known = {key: value for key, value in arguments.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **known) as connection:
        connection.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))
