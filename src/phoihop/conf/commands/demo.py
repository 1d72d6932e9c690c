"""`phoihop demo`: the whole product on one machine, with invented data and one address."""

from __future__ import annotations

import argparse
import os

from phoihop.conf.assets import bring_assets
from phoihop.conf.console import Console
from phoihop.conf.installation import add_data_option, check_space, choose_data_folder, database
from phoihop.conf.place import node_modules
from phoihop.conf.prepared import Prepared
from phoihop.conf.serving import keep_running, prepare, start_pages
from phoihop.conf.supervisor import Supervisor
from phoihop.conf.web import check_port

HOST = "127.0.0.1"


def run(argv: list[str]) -> int:
    """Ready on one address with its accounts printed; Ctrl-C stops everything and loses nothing."""
    options = _parser().parse_args(argv)
    console = Console()
    folder = choose_data_folder(options.data)
    check_port(HOST, options.port)
    os.environ["PHOIHOP_DEMO"] = "1"
    os.environ["PHOIHOP_PLAIN_HTTP"] = "1"
    os.environ.setdefault("PHOIHOP_PUBLIC_ADDRESS", f"http://localhost:{options.port}")
    os.environ.setdefault("PHOIHOP_LOG_LEVEL", "WARNING")
    check_space(folder)
    bring_assets(node_modules(folder), folder, console.say)
    console.say(f"Data folder: {folder}")
    with database(folder, console) as server:
        supervisor = Supervisor(folder / "log")
        supervisor.install_signal_handlers()
        try:
            ready = prepare(folder, server, supervisor, console, province=True, demo=not options.empty)
            if ready is None or supervisor.stop_asked:
                return 130
            supervisor.spawn("worker", "-m", "phoihop.conf.worker")
            if start_pages(supervisor, host=HOST, port=options.port, workers=options.workers):
                console.say("Ready.")
                print(_welcome(options.port, ready), flush=True)
                keep_running(supervisor, server, console)
        finally:
            console.say("Stopping …")
            supervisor.stop()
    console.say("Everything has stopped; the data are kept.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phoihop demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="port of the pages (default: 8000)")
    parser.add_argument(
        "--empty", action="store_true", help="places, bodies and regulation only: nobody, no petitions"
    )
    parser.add_argument("--workers", type=int, default=1, help="web processes (default: 1)")
    add_data_option(parser)
    return parser


def _welcome(port: int, ready: Prepared) -> str:
    lines = ["", f"  phoihop: http://localhost:{port}/", ""]
    if ready.accounts:
        width = max(len(username) for username, _who, _role in ready.accounts)
        lines.append(f"  Demo accounts (password of all: {ready.password})")
        lines += [f"    {username:<{width}}  {who} · {role}" for username, who, role in ready.accounts]
    else:
        lines.append("  No accounts yet: make the first with `phoihop createadmin`.")
    return "\n".join([*lines, "", "  Ctrl-C stops everything.", ""])
