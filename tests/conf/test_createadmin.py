"""The first administrator is made through the same acts as every other account."""

from __future__ import annotations

import pytest

from phoihop.base.audit.models import AuditEntry
from phoihop.conf.commands.createadmin import create_administrator
from phoihop.conf.console import Stop
from phoihop.org.administrators import administrators
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body, User

pytestmark = pytest.mark.django_db


def create(username: str = "quantri", body_code: str = "VP") -> str:
    return create_administrator(username=username, name="Lưu Đức Nam", email="", body_code=body_code)


def test_the_account_administers_and_must_change_its_password() -> None:
    Body.objects.create(code="VP", name="Văn phòng", kind=BodyKind.JOINT_OFFICE)
    password = create()
    user = User.objects.get()
    assert user.check_password(password)
    assert user.must_change_password
    assert administrators() == [user]
    verbs = list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs[0] == "account.create"
    assert len(verbs) == 3


def test_without_a_province_it_says_what_to_do() -> None:
    with pytest.raises(Stop, match="load_province"):
        create()


def test_a_name_that_is_taken_changes_nothing() -> None:
    Body.objects.create(code="VP", name="Văn phòng", kind=BodyKind.JOINT_OFFICE)
    create()
    with pytest.raises(Stop, match="quantri"):
        create()
    assert len(administrators()) == 1
