"""The invented people of the demo and the seats that they hold; one account per kind of user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.kernel import text
from phoihop.kernel.actor import Actor, Role
from phoihop.org.capacity import actor_for, capacities_of
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body, Person, Place, Seat, SeatHolding, User
from phoihop.org.models.seats import ROLE_LABELS

PASSWORD = "phoihop-demo-2026"  # noqa: S105 - the demo's accounts are printed on its sign-in page
SINCE = date(2026, 4, 1)
HOST_PLACE = "15976"


@dataclass(frozen=True)
class Account:
    """One demo account: who it is and on which seat; ``body`` and ``place`` by code."""

    username: str
    name: str
    title: str
    role: Role
    body: str
    place: str = ""
    opens_tray: bool = False
    serves: str = ""  # the principal in whose name it works most, where its office has two


ACCOUNTS = (
    Account(
        "chuyenvien",
        "Lê Thu Hà",
        "Chuyên viên Phòng Công tác Quốc hội",
        Role.SPECIALIST,
        "VPDDBQHHDND",
        opens_tray=True,
    ),
    Account(
        "chuyenvien2",
        "Phạm Quốc Bảo",
        "Chuyên viên Phòng Công tác HĐND",
        Role.SPECIALIST,
        "VPDDBQHHDND",
        serves="TTHDND",
    ),
    Account("vanthu", "Nguyễn Thị Mai", "Văn thư", Role.CLERK, "VPDDBQHHDND", serves="TTHDND"),
    Account(
        "lanhdaovp", "Trịnh Văn Khang", "Chánh Văn phòng", Role.OFFICE_LEADER, "VPDDBQHHDND", opens_tray=True
    ),
    Account("truongdoan", "Hoàng Minh Đức", "Trưởng Đoàn", Role.DELEGATION_LEADER, "DDBQH"),
    Account("thuongtruc", "Vũ Hồng Sơn", "Phó Chủ tịch Thường trực", Role.COUNCIL_LEADER, "TTHDND"),
    Account("totruong", "Đặng Thị Lan", "Tổ trưởng Tổ đại biểu số 1", Role.GROUP_LEADER, "TODB-01"),
    Account("daibieu", "Bùi Anh Tuấn", "Đại biểu Quốc hội", Role.DEPUTY, "DDBQH"),
    Account("banktns", "Cao Xuân Trường", "Ủy viên Ban Kinh tế - Ngân sách", Role.COMMITTEE_MEMBER, "BKTNS"),
    Account(
        "chuyenvienmt", "Mai Thị Ngọc", "Chuyên viên Ban Dân chủ - Giám sát", Role.FRONT_SPECIALIST, "BTTMTTQ"
    ),
    Account("lanhdaomt", "Lương Văn Thịnh", "Phó Chủ tịch Thường trực", Role.FRONT_LEADER, "BTTMTTQ"),
    Account("matran.xa", "Hà Văn Cường", "Chủ tịch Ủy ban MTTQ xã", Role.COMMUNE_HOST, f"MT-{HOST_PLACE}"),
    Account("soxaydung", "Đỗ Thanh Tùng", "Chuyên viên Văn phòng Sở", Role.AUTHORITY_OFFICER, "SXD"),
    Account("sonongnghiep", "Ngô Thị Hạnh", "Chuyên viên Văn phòng Sở", Role.AUTHORITY_OFFICER, "SNNMT"),
    Account(
        "ubndxa",
        "Phan Đình Hùng",
        "Công chức Văn phòng HĐND và UBND",
        Role.AUTHORITY_OFFICER,
        f"UBND-{HOST_PLACE}",
    ),
    Account("nguoidoc", "Tống Khánh Ly", "Chuyên viên tổng hợp", Role.READER, "UBMTTQ"),
    Account("kiemtra", "Quách Công Minh", "Kiểm tra nội bộ", Role.AUDITOR, "VPDDBQHHDND"),
    Account("quantri", "Lưu Đức Nam", "Quản trị hệ thống", Role.ADMINISTRATOR, "VPDDBQHHDND"),
    Account(
        "quantri2", "Trương Mỹ Linh", "Quản trị hệ thống (người thứ hai)", Role.ADMINISTRATOR, "VPDDBQHHDND"
    ),
)
SECOND_SEATS = (("lanhdaomt", "Phó Trưởng Đoàn", Role.DELEGATION_LEADER, "DDBQH"),)


def accounts() -> list[tuple[str, str, str]]:
    """Username, who it is, what it is for: as the demo prints them and the sign-in page shows them."""
    return [(a.username, f"{a.name} – {a.title}", str(ROLE_LABELS[a.role])) for a in ACCOUNTS]


def make_people() -> None:
    """Deputy groups, people, seats and accounts."""
    council = Body.objects.get(code="HDND")
    for number in range(1, 6):
        name = f"Tổ đại biểu HĐND tỉnh số {number}"
        Body.objects.get_or_create(
            code=f"TODB-{number:02d}",
            defaults={
                "name": name,
                "kind": BodyKind.DEPUTY_GROUP,
                "parent": council,
                "folded": text.fold(name),
            },
        )
    for account in ACCOUNTS:
        user = User.objects.create_user(
            account.username,
            PASSWORD,
            full_name=account.name,
            email=f"{account.username}@example.vn",
            last_principal=Body.objects.filter(code=account.serves).first(),
        )
        person = Person.objects.create(full_name=account.name, user=user)
        _sit(person, account.title, account.role, account.body, account.place, account.opens_tray)
    for username, title, role, body in SECOND_SEATS:
        _sit(Person.objects.get(user__username=username), title, role, body)


def _sit(
    person: Person, title: str, role: Role, body: str, place: str = "", opens_tray: bool = False
) -> None:
    seat = Seat.objects.create(
        body=Body.objects.get(code=body),
        role=role,
        title=title,
        valid_from=SINCE,
        place=Place.objects.get(code=place) if place else None,
        opens_tray=opens_tray,
    )
    SeatHolding.objects.create(seat=seat, person=person, valid_from=SINCE)


def actor_of(username: str, principal: str = "") -> Actor:
    """The actor of a demo account, in the name of ``principal`` where its office serves several."""
    user = User.objects.get(username=username)
    capacities = capacities_of(user)
    wanted = Body.objects.filter(code=principal).values_list("pk", flat=True).first()
    return actor_for(user, next((c for c in capacities if c.principal == wanted), capacities[0]))
