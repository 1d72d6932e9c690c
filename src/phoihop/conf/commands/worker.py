"""`phoihop worker`: the background worker of an office."""

from __future__ import annotations

import argparse

from phoihop.conf.console import Console
from phoihop.conf.installation import add_data_option, choose_data_folder, database, set_up_django


def run(argv: list[str]) -> int:
    """Work until SIGTERM or Ctrl-C; what it is at is finished, or begun anew later."""
    parser = argparse.ArgumentParser(prog="phoihop worker", description=__doc__)
    add_data_option(parser)
    options = parser.parse_args(argv)
    console = Console()
    folder = choose_data_folder(options.data)
    with database(folder, console):
        set_up_django()
        from phoihop.base.jobs.worker import run_worker

        console.say("The worker is at work.")
        run_worker()
    return 0
