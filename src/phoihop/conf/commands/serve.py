"""`phoihop serve`: the web server of an office, behind its own TLS proxy."""

from __future__ import annotations

import argparse

from phoihop.conf import prepared
from phoihop.conf.console import Console, Stop
from phoihop.conf.installation import add_data_option, choose_data_folder, database
from phoihop.conf.serving import keep_running, start_pages
from phoihop.conf.supervisor import Supervisor
from phoihop.conf.web import check_port


def run(argv: list[str]) -> int:
    """Serve until SIGTERM or Ctrl-C; refuses where database or static files are older than the code."""
    parser = argparse.ArgumentParser(prog="phoihop serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port of the pages (default: 8000)")
    parser.add_argument("--workers", type=int, default=2, help="web processes (default: 2)")
    parser.add_argument("--with-worker", action="store_true", help="run the background worker beside them")
    add_data_option(parser)
    options = parser.parse_args(argv)
    console = Console()
    folder = choose_data_folder(options.data)
    check_port(options.host, options.port)
    with database(folder, console) as server:
        supervisor = Supervisor(folder / "log")
        supervisor.install_signal_handlers()
        known, want = prepared.read(folder), prepared.wanted(folder, server)
        if (known.database, known.schema, known.static) != (want.database, want.schema, want.static):
            raise Stop("database or static files do not fit this version: run `phoihop migrate` first.")
        try:
            if options.with_worker:
                supervisor.spawn("worker", "-m", "phoihop.conf.worker")
            if start_pages(supervisor, host=options.host, port=options.port, workers=options.workers):
                console.say(f"Serving on {options.host}:{options.port} with {options.workers} processes.")
                keep_running(supervisor, server, console)
        finally:
            supervisor.stop()
    console.say("Everything has stopped.")
    return 0
