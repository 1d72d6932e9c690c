"""`python -m bench`: loads the database where it is not there yet, measures, prints one table."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from bench import place

if TYPE_CHECKING:
    from phoihop.conf.console import Console


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    place.settle_environment()
    from phoihop.conf.console import Console, Stop

    console = Console()
    try:
        return _measure(options, console)
    except Stop as stop:
        console.say(str(stop))
        return 1


def _measure(options: argparse.Namespace, console: Console) -> int:
    began = time.monotonic()
    with place.installation(console) as server:
        from bench.loading import grow

        console.say(f"Petitions: {options.rows} (kept from an earlier run: {place.loaded_rows()})")
        grow(server.connection_arguments(), options.rows, console)
        if options.load_only:
            return 0
        from bench.run import measure_all

        measure_all(server, console, rows=options.rows, only=options.only, began=began)
        if options.million:
            console.say("Growing to 1,000,000 petitions: about ten minutes.")
            grow(server.connection_arguments(), 1_000_000, console)
            measure_all(server, console, rows=1_000_000, only=options.only, began=began)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000, help="petitions (default: 200000)")
    parser.add_argument(
        "--million",
        action="store_true",
        help="then grow to 1,000,000 and measure lists, pages and search again",
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="only rows whose name holds this"
    )
    parser.add_argument("--load-only", action="store_true", help="load the database and stop")
    return parser


if __name__ == "__main__":
    os.environ["PYTHONUNBUFFERED"] = "1"
    sys.exit(main(sys.argv[1:]))
