"""`phoihop backup FILE`: database, stored files and key into one archive, while work goes on."""

from __future__ import annotations

import argparse
from pathlib import Path

from phoihop.conf import archive
from phoihop.conf.console import Console, Stop
from phoihop.conf.installation import add_data_option, choose_data_folder, connection_arguments, database


def run(argv: list[str]) -> int:
    """Write the archive; an existing file is not overwritten."""
    parser = argparse.ArgumentParser(prog="phoihop backup", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the archive to write (.tar)")
    add_data_option(parser)
    given = parser.parse_args(argv)
    console = Console()
    target = given.file.resolve()
    if target.exists():
        raise Stop(f"{target} exists: name another file.")
    if not target.parent.is_dir():
        raise Stop(f"there is no folder {target.parent}.")
    folder = choose_data_folder(given.data)
    with database(folder, console), console.step("Writing the archive"):
        about = archive.write(target, folder, connection_arguments(folder))
    size = target.stat().st_size / 2**20
    rows = sum(about.tables.values())
    print(f"{target}: {len(about.tables)} tables, {rows} rows, {len(about.files)} files, {size:.1f} MB.")
    print("It holds the key of this installation: keep it as secret as the data themselves.")
    return 0
