"""Databases of the tests: the plain one of the root conftest, and a copy that holds the demo province."""

from __future__ import annotations

import fcntl
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

import conftest as root

# How long one example takes is the machine's affair: times are measured in the bench, never asserted.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


@pytest.fixture(scope="session")
def _demo_template(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The demo province, told once a run and kept as a template to copy from."""
    name = f"{root._template()}_demo"
    connection = connections["default"]
    plain = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), (root._run_folder() / "template-lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = root._run_folder() / "demo-made"
        if not made.exists():
            root._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            root._administer("CREATE DATABASE {} TEMPLATE {}", name, root._template())
            _point_to(name)
            call_command("load_demo", verbosity=0, stdout=io.StringIO())
            _point_to(plain)
            shutil.copytree(settings.MEDIA_ROOT, root._run_folder() / "demo-files", dirs_exist_ok=True)
            made.touch()
    return name


@contextmanager
def demo_copy(template: str, blocker: DjangoDbBlocker) -> Iterator[str]:
    """Inside, this process works on a fresh copy of the demo province."""
    plain = connections["default"].settings_dict["NAME"]
    copy = f"{plain}_demo"
    with blocker.unblock():
        with (root._run_folder() / "template-lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            root._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", copy)
            root._administer("CREATE DATABASE {} TEMPLATE {}", copy, template)
        shutil.copytree(root._run_folder() / "demo-files", settings.MEDIA_ROOT, dirs_exist_ok=True)
        _point_to(copy)
        yield copy
        _point_to(plain)
        root._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", copy)


@pytest.fixture(scope="module")
def demo_database(_demo_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The tests of a module run on a copy of the demo province; each test is rolled back as usual."""
    with demo_copy(_demo_template, django_db_blocker) as name:
        yield name


@pytest.fixture
def demo(demo_database: str, db: None) -> None:
    """Ask for this in a test of a module that uses the demo province."""


def _point_to(name: str) -> None:
    connection = connections["default"]
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    connection.settings_dict["NAME"] = name
