"""`phoihop migrate`: bring the database and the static files of an office up to this version."""

from __future__ import annotations

import argparse

from phoihop.conf import prepared
from phoihop.conf.assets import bring_assets
from phoihop.conf.console import Console
from phoihop.conf.installation import add_data_option, check_space, choose_data_folder, database
from phoihop.conf.place import node_modules
from phoihop.conf.serving import prepare
from phoihop.conf.supervisor import Supervisor


def run(argv: list[str]) -> int:
    """Migrations, cache table, browser assets, static files; running it again changes nothing."""
    parser = argparse.ArgumentParser(prog="phoihop migrate", description=__doc__)
    parser.add_argument(
        "--province", action="store_true", help="also load the places, bodies and terms of the province"
    )
    add_data_option(parser)
    options = parser.parse_args(argv)
    console = Console()
    folder = choose_data_folder(options.data)
    check_space(folder)
    bring_assets(node_modules(folder), folder, console.say)
    with database(folder, console) as server:
        supervisor = Supervisor(folder / "log")
        supervisor.install_signal_handlers()
        # Asked for by name: everything is looked at again, whatever the stamp says.
        known = prepared.read(folder)
        prepared.write(
            folder,
            prepared.Prepared(
                known.database, demo=known.demo, accounts=known.accounts, password=known.password
            ),
        )
        if prepare(folder, server, supervisor, console, province=options.province) is None:
            return 130
    console.say("Database and static files fit this version.")
    return 0
