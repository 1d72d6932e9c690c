"""`phoihop manage`: Django's management commands, with the database there."""

from __future__ import annotations

from phoihop.conf.console import Console
from phoihop.conf.installation import choose_data_folder, database


def run(argv: list[str]) -> int:
    """The data folder comes from $PHOIHOP_DATA: the options belong to the command."""
    from django.core.management import execute_from_command_line

    with database(choose_data_folder(None), Console()):
        execute_from_command_line(["phoihop manage", *argv])
    return 0
