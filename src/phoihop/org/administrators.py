"""The house is never without somebody who can keep it."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from phoihop.kernel import clock
from phoihop.kernel.actor import Role
from phoihop.org.models import SeatHolding, User
from phoihop.org.querysets import valid_on
from phoihop.org.refusals import Refused


def administrators(on: date | None = None) -> list[User]:
    """Those whose account works and who sit on an administrator's seat on that day (today if not given)."""
    on = on or clock.today()
    holdings = SeatHolding.objects.filter(
        valid_on(on), seat__role=Role.ADMINISTRATOR.value, person__user__is_active=True
    ).select_related("seat", "person__user")
    return [holding.person.user for holding in holdings if holding.person.user and holding.seat.is_valid(on)]


def keep_one_administrator(last_day: date | None = None) -> None:
    """Refuse the act when nobody could administer the system after it (and after ``last_day``)."""
    on = max(clock.today(), last_day + timedelta(days=1)) if last_day else clock.today()
    if not administrators(on):
        raise Refused(_("Đây là quản trị hệ thống duy nhất; hãy giao cho người khác trước."))
