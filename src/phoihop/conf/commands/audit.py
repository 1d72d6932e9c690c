"""`phoihop audit verify`: walk the chain of the audit log."""

from __future__ import annotations

from phoihop.conf.console import Console
from phoihop.conf.installation import choose_data_folder, database, set_up_django


def run(argv: list[str]) -> int:
    """Exit 0 when the chain holds, 1 when it is broken; the data folder comes from $PHOIHOP_DATA."""
    with database(choose_data_folder(None), Console()):
        set_up_django()
        from phoihop.base.audit import cli

        return cli.run(argv)
