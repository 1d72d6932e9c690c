"""`phoihop restore FILE`: an archive back into an empty installation, then compared with the archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from phoihop.conf import archive
from phoihop.conf.console import Console
from phoihop.conf.installation import add_data_option, choose_data_folder, connection_arguments, database


def run(argv: list[str]) -> int:
    """0 when every table and every file is as the archive says, 1 with the differences otherwise."""
    parser = argparse.ArgumentParser(prog="phoihop restore", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the archive of `phoihop backup`")
    add_data_option(parser)
    given = parser.parse_args(argv)
    console = Console()
    folder = choose_data_folder(given.data)
    with database(folder, console):
        connection = connection_arguments(folder)
        with console.step("Restoring"):
            about = archive.read(given.file.resolve(), folder, connection)
        with console.step("Comparing with the archive"):
            differences = archive.compare(about, folder, connection)
    print(f"The archive is of {about.made_at} (program {about.program}, PostgreSQL {about.server}).")
    for name, rows in sorted(about.tables.items()):
        if rows:
            print(f"  {name:<44} {rows:>10} rows")
    print(f"  {'files':<44} {len(about.files):>10}")
    for one in differences:
        print(f"DIFFERENT {one.what}: {one.in_archive} in the archive, {one.found} here")
    if differences:
        print(f"{len(differences)} differences: do not work with this installation.")
        return 1
    print("Everything is as the archive says. Run `phoihop migrate` before serving it.")
    return 0
