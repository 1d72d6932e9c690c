"""`phoihop createadmin USERNAME --name "…"`: the first account that may administer."""

from __future__ import annotations

import argparse

from phoihop.conf.console import Console, Stop
from phoihop.conf.installation import add_data_option, choose_data_folder, database, set_up_django


def run(argv: list[str]) -> int:
    """Make the account with a one-time password, and give it an administrator's seat of the office."""
    parser = argparse.ArgumentParser(prog="phoihop createadmin", description=__doc__)
    parser.add_argument("username")
    parser.add_argument("--name", required=True, help="full name of the person")
    parser.add_argument("--email", default="")
    parser.add_argument("--body", default="VPDDBQHHDND", help="code of the body (default: the joint office)")
    add_data_option(parser)
    given = parser.parse_args(argv)
    folder = choose_data_folder(given.data)
    with database(folder, Console()):
        set_up_django()
        password = create_administrator(
            username=given.username, name=given.name, email=given.email, body_code=given.body
        )
    print(f"Account {given.username}, to be signed in with once: {password}")
    print("The password has to be changed at the first sign-in.")
    return 0


def create_administrator(*, username: str, name: str, email: str, body_code: str) -> str:
    """The account, its person and its seat, each through its own act; the one-time password is returned."""

    from phoihop.base.audit.record import together
    from phoihop.kernel import clock
    from phoihop.kernel.actor import Actor, Role
    from phoihop.org.actions.accounts import create_account
    from phoihop.org.actions.seats import assign_holder, create_seat
    from phoihop.org.models import Body
    from phoihop.org.refusals import Refused

    body = Body.objects.filter(code=body_code).first()
    if body is None:
        raise Stop(f"there is no body {body_code!r}: run `phoihop manage load_province`, or name another.")
    actor = Actor.system("phoihop createadmin")
    try:
        with together():
            user, password = create_account(actor=actor, username=username, full_name=name, email=email)
            seat = create_seat(
                actor=actor, body=body, role=Role.ADMINISTRATOR.value, title="Quản trị hệ thống"
            )
            assign_holder(actor=actor, seat=seat, person=user.person, valid_from=clock.today())
    except Refused as refused:
        raise Stop(str(refused)) from refused
    return password
