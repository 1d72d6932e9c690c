"""Brings database and static files up to date, as a process of its own, which takes its memory with it."""

from __future__ import annotations

import argparse
import errno
import shutil
import sys
from pathlib import Path

from phoihop.conf.console import Console


def main(argv: list[str]) -> int:
    """Migrate, make the cache table, collect the static files, load the province and the demo's data."""
    parser = argparse.ArgumentParser(prog="phoihop.conf.prepare")
    parser.add_argument("--began", type=float)
    parser.add_argument("--schema", action="store_true")
    parser.add_argument("--static", action="store_true")
    parser.add_argument("--province", action="store_true")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--accounts", type=Path)
    options = parser.parse_args(argv)
    console = Console(options.began)
    try:
        _prepare(options, console)
    except Exception as error:
        reason = _full_disk(error)
        if reason is None:
            raise
        console.say(reason)
        return 1
    return 0


def _prepare(options: argparse.Namespace, console: Console) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    from phoihop.conf.translations import compile_all

    django.setup()
    compile_all(settings.LOCALE_SOURCE, settings.LOCALE_PATHS[0])
    if options.schema:
        with console.step("Bringing the database up to date"):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
    if options.static:
        with console.step("Collecting the static files"):
            # Hashed names: what an older version left serves nobody.
            shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
            call_command("collectstatic", verbosity=0, interactive=False)
    if options.province:
        with console.step("Loading the province: places, bodies, terms, regulation"):
            call_command("load_province", stdout=sys.stderr)
    if options.demo:
        with console.step("Loading the demo: people, a running round, petitions in every state"):
            call_command("load_demo", stdout=sys.stderr)
        _write_accounts(options.accounts)


def _write_accounts(path: Path) -> None:
    import json

    from phoihop.web.demo import PASSWORD, accounts

    path.write_text(
        json.dumps({"accounts": list(accounts()), "password": PASSWORD}, ensure_ascii=False), "utf-8"
    )


def _full_disk(error: Exception) -> str | None:
    """Full disk, of ours or of the database: one line instead of a trace."""
    from psycopg.errors import DiskFull

    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None and cause not in causes:
        causes.append(cause)
    for cause in causes:
        if isinstance(cause, DiskFull) or (isinstance(cause, OSError) and cause.errno == errno.ENOSPC):
            return "The disk is full: free some space and start again; what was done so far is kept."
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
