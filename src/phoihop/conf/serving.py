"""What demo and serve share: bring up to date what is not, start the children, keep them alive."""

from __future__ import annotations

import json
import time
from pathlib import Path

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.base.database.problem import DatabaseProblem
from phoihop.conf import prepared
from phoihop.conf.console import Console, Stop
from phoihop.conf.supervisor import Supervisor
from phoihop.conf.web import answers, granian_arguments

_READY_SECONDS = 60


def prepare(
    data_folder: Path,
    server: EmbeddedServer | None,
    supervisor: Supervisor,
    console: Console,
    *,
    province: bool = False,
    demo: bool = False,
) -> prepared.Prepared | None:
    """Do what the stamp says is not done; none where we were asked to stop meanwhile."""
    known, want = prepared.read(data_folder), prepared.wanted(data_folder, server)
    same_database = known.database == want.database
    schema = not same_database or known.schema != want.schema
    static = known.static != want.static or not (data_folder / "static" / "staticfiles.json").is_file()
    demo = demo and not (same_database and known.demo)
    accounts = data_folder / "demo-accounts.json"
    steps = [
        *(["--schema"] if schema else []),
        *(["--static"] if static else []),
        *(["--province"] if province and (schema or demo) else []),
        *(["--demo", "--accounts", str(accounts)] if demo else []),
    ]
    if steps:
        prepared.forget(data_folder)
        ended = supervisor.run("-m", "phoihop.conf.prepare", "--began", str(console.began), *steps)
        if ended is None:
            return None
        if ended != 0:
            raise Stop("this installation could not be brought up to date; the lines above say why.")
        want.demo = demo or (same_database and known.demo)
        want.accounts, want.password = known.accounts, known.password
        if demo:
            told = json.loads(accounts.read_text("utf-8"))
            want.accounts, want.password = told["accounts"], told["password"]
            accounts.unlink()
        prepared.write(data_folder, want)
        return want
    return known


def start_pages(supervisor: Supervisor, *, host: str, port: int, workers: int) -> bool:
    """Start the web server and wait until it answers; false where we were asked to stop meanwhile."""
    supervisor.spawn("web", *granian_arguments(host=host, port=port, workers=workers))
    until = time.monotonic() + _READY_SECONDS
    dead = supervisor.wait(until=lambda: answers(host, port) or time.monotonic() > until)
    if supervisor.stop_asked:
        return False
    if dead is not None:
        raise Stop(f"the {dead.name} process ended ({dead.ending}): {dead.last_words} (log: {dead.log})")
    if time.monotonic() > until:
        raise Stop(f"the pages do not answer on {host}:{port} (log: {supervisor.log_of('web')}).")
    return True


def keep_running(supervisor: Supervisor, server: EmbeddedServer | None, console: Console) -> None:
    """Until told to stop: whoever dies is reported and started again, the database too."""

    def database_is_gone() -> bool:
        return server is not None and server.pid is None

    while True:
        dead = supervisor.wait(until=database_is_gone)
        if supervisor.stop_asked:
            return
        if dead is not None:
            console.say(f"The {dead.name} process ended ({dead.ending}): {dead.last_words} (log: {dead.log})")
            if not supervisor.revive(dead):
                raise Stop(f"the {dead.name} process ends again and again; its log is {dead.log}.")
            console.say(f"The {dead.name} process was started again.")
        elif server is not None:
            console.say(f"The database ended without being asked (log: {server.place.log}).")
            try:
                server.stop()
                server.start()
            except DatabaseProblem as problem:
                raise Stop(str(problem)) from problem
            console.say("The database was started again; nothing that was committed is lost.")
