"""The command line: `phoihop COMMAND …`; each command is a module that is loaded when it is asked for."""

from __future__ import annotations

import errno
import importlib
import sys

import psycopg

from phoihop.conf.console import Stop
from phoihop.conf.installation import check_python

_COMMANDS = {
    "demo": ("phoihop.conf.commands.demo", "try it: database, demo province, pages and worker, one address"),
    "serve": ("phoihop.conf.commands.serve", "the web server of an office"),
    "worker": ("phoihop.conf.commands.worker", "the background worker of an office"),
    "migrate": ("phoihop.conf.commands.migrate", "bring the database and the static files up to date"),
    "createadmin": ("phoihop.conf.commands.createadmin", "the first account that may administer"),
    "doctor": ("phoihop.conf.commands.doctor", "look for what is wrong with this installation"),
    "backup": ("phoihop.conf.commands.backup", "database and files into one archive"),
    "restore": (
        "phoihop.conf.commands.restore",
        "an archive back into an empty installation, compared with it",
    ),
    "rule": ("phoihop.base.law.cli", "the due date of a rule, counted and explained (no database)"),
    "petitions": ("phoihop.voters.cli", "read a paper of voters' opinions (no database)"),
    "audit": ("phoihop.conf.commands.audit", "verify the chain of the audit log"),
    "manage": ("phoihop.conf.commands.manage", "Django's own management commands"),
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 1 with one line on standard error when it could not."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(_usage())
        return 0
    name, *rest = arguments
    if name not in _COMMANDS:
        print(f"phoihop: there is no command {name!r}.\n\n{_usage()}", file=sys.stderr)
        return 2
    try:
        check_python()
        return int(importlib.import_module(_COMMANDS[name][0]).run(rest) or 0)
    except Stop as stop:
        print(f"phoihop {name}: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        reason = _known_reason(error)
        if reason is None:
            raise
        print(f"phoihop {name}: {reason}", file=sys.stderr)
        return 1


def _known_reason(error: Exception) -> str | None:
    """What stands in the way from outside the program; its own faults keep their trace."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "the disk is full: free some space and start again."
    # Django's error of this name carries that of psycopg as its cause.
    cause = error if isinstance(error, psycopg.OperationalError) else error.__cause__
    if isinstance(cause, psycopg.errors.DiskFull):
        return "the database's disk is full: free some space and start again."
    if isinstance(cause, psycopg.OperationalError):
        return (
            f"the database does not answer ({str(cause).splitlines()[0]}): check DATABASE_URL and the server."
        )
    return None


def _usage() -> str:
    rows = [f"  {name:<12} {what}" for name, (_module, what) in _COMMANDS.items()]
    return "\n".join(["Usage: phoihop COMMAND [options]   (phoihop COMMAND --help)", "", *rows])
