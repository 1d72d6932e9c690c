"""`phoihop doctor`: look for what is wrong with this installation, and say what to do about it."""

from __future__ import annotations

import argparse
import platform

from phoihop.conf.console import Console, Stop
from phoihop.conf.installation import (
    add_data_option,
    check_space,
    choose_data_folder,
    database,
    set_up_django,
)


def run(argv: list[str]) -> int:
    """0 when nothing is bad, 1 otherwise; what is only doubtful does not count."""
    parser = argparse.ArgumentParser(prog="phoihop doctor", description=__doc__)
    parser.add_argument(
        "--deep",
        action="store_true",
        help="also verify the whole chain of the audit log and the state shown by every petition",
    )
    add_data_option(parser)
    given = parser.parse_args(argv)
    folder = choose_data_folder(given.data)
    check_space(folder)
    print(f"ok    Python {platform.python_version()}, data folder {folder}")
    bad = 0
    with database(folder, Console()) as server:
        if server is not None:
            how = "runs already" if server.was_adopted else "starts"
            print(f"ok    the embedded database {how} (its files: {server.cluster})")
        set_up_django()
        from django.db import OperationalError

        from phoihop.conf.examination import Verdict, examine

        try:
            for finding in examine(deep=given.deep):
                bad += finding.verdict is Verdict.BAD
                print(f"{finding.verdict.value:<5} {finding.text}", flush=True)
        except OperationalError as error:
            raise Stop(f"the database does not answer: {str(error).splitlines()[0]}") from error
    print(f"{bad} things are bad." if bad else "Nothing is bad.")
    return 1 if bad else 0
