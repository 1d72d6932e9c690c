"""What a province starts with: its places and bodies, the terms, the regulation with its clauses. Data only, no people.

Running it again adds what is missing and changes nothing that an office has edited.
"""

from __future__ import annotations

from datetime import date

from phoihop.base.audit.record import act
from phoihop.base.law.loader import clauses, communes, departments
from phoihop.kernel import text
from phoihop.kernel.actor import Actor
from phoihop.org.choices import BodyKind, PlaceKind
from phoihop.org.models import Body, BodyPrincipal, Place, PlaceSuccession, Term
from phoihop.regulation.models import Clause, Regulation, RegulationParty, RegulationStatus

TWO_TIERS = date(2025, 7, 1)
PUBLIC = "CUTRI"

KIND_OF_GROUP = {
    "hdnd": BodyKind.COMMITTEE,
    "office": BodyKind.JOINT_OFFICE,
    "front": BodyKind.STANDING_BOARD,
    "front-member": BodyKind.ASSOCIATION,
    "party": BodyKind.PARTY,
    "ubnd": BodyKind.PEOPLES_COMMITTEE,
    "ubnd-so": BodyKind.DEPARTMENT,
    "ubnd-agency": BodyKind.DEPARTMENT,
    "central-vertical": BodyKind.VERTICAL,
    "judicial": BodyKind.JUDICIAL,
    "press": BodyKind.PRESS,
    "association": BodyKind.ASSOCIATION,
}
KIND_OF_CODE = {
    "DDBQH": BodyKind.DELEGATION,
    "HDND": BodyKind.COUNCIL,
    "TTHDND": BodyKind.STANDING_BOARD,
    "UBMTTQ": BodyKind.FRONT,
    "BTTMTTQ": BodyKind.STANDING_BOARD,
}
PARENTS = {
    "TTHDND": "HDND",
    "BPC": "HDND",
    "BKTNS": "HDND",
    "BVHXH": "HDND",
    "BDT": "HDND",
    "BTTMTTQ": "UBMTTQ",
}
PRINCIPALS = (("VPDDBQHHDND", "DDBQH"), ("VPDDBQHHDND", "TTHDND"))
CENTRAL = (
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("UBDNGS", "Ủy ban Dân nguyện và Giám sát của Quốc hội"),
    ("UBTWMT", "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    ("CP", "Chính phủ"),
)
TERMS = (
    ("2021-2026", date(2021, 5, 23), date(2026, 3, 14), date(2026, 3, 31), "XV", "XVIII"),
    ("2026-2031", date(2026, 3, 15), date(2031, 3, 14), None, "XVI", "XIX"),
)


def install(province: str, *, name: str) -> None:
    """Load a province once, in one act."""
    with act(Actor.system("Nạp dữ liệu ban đầu của tỉnh"), "province.install") as doing:
        doing.object_type, doing.object_label = "province", name
        root = _places(province, name)
        _bodies(province, root)
        _commune_bodies()
        for code, starts, ends, closed, legislature, number in TERMS:
            Term.objects.get_or_create(
                code=code,
                defaults={
                    "starts_on": starts,
                    "ends_on": ends,
                    "closed_on": closed,
                    "legislature": legislature,
                    "term_number": number,
                },
            )
        for clause_set in (f"{province}-2021-2026", "model-2026-2031"):
            _regulation(clause_set)
        doing.note(places=Place.objects.count(), bodies=Body.objects.count())


def _places(province: str, name: str) -> Place:
    root, _ = Place.objects.get_or_create(
        code=province.upper()[:12],
        defaults={"name": name, "kind": PlaceKind.PROVINCE, "folded": text.fold(name)},
    )
    known = set(Place.objects.values_list("code", flat=True))
    new = [c for c in communes(province) if c.code not in known]
    made = Place.objects.bulk_create(
        [
            Place(
                code=c.code,
                name=c.name,
                kind=PlaceKind.WARD if c.type == "phường" else PlaceKind.COMMUNE,
                parent=root,
                valid_from=TWO_TIERS,
                constituency=int(c.na_unit) if c.na_unit else None,
                folded=text.fold(c.name),
            )
            for c in new
        ]
    )
    PlaceSuccession.objects.bulk_create(
        [
            PlaceSuccession(
                former_name=unit, former_district="; ".join(c.former_districts), successor=place, on=TWO_TIERS
            )
            for c, place in zip(new, made, strict=True)
            for unit in c.former_units
            if unit
        ]
    )
    return root


def _bodies(province: str, root: Place) -> None:
    known = set(Body.objects.values_list("code", flat=True))
    rows = [
        Body(
            code=d.code,
            name=d.name,
            short_name=d.short_name if len(d.short_name) > 9 else d.name.removesuffix(" tỉnh"),
            kind=KIND_OF_CODE.get(d.code) or KIND_OF_GROUP.get(d.group, BodyKind.DEPARTMENT),
            source=d.confidence,
            verified=d.is_verified,
            folded=text.fold(d.name),
        )
        for d in departments(province)
        if d.code not in known
    ]
    rows += [
        Body(code=code, name=label, kind=BodyKind.CENTRAL, folded=text.fold(label))
        for code, label in CENTRAL
        if code not in known
    ]
    if PUBLIC not in known:
        label = "Cử tri và Nhân dân"
        rows.append(
            Body(code=PUBLIC, name=label, kind=BodyKind.PUBLIC, folded=text.fold(label), verified=True)
        )
    Body.objects.bulk_create(rows)
    by_code = {body.code: body for body in Body.objects.all()}
    for child, parent in PARENTS.items():
        Body.objects.filter(code=child, parent__isnull=True).update(parent=by_code[parent])
    for order, (office, principal) in enumerate(PRINCIPALS):
        BodyPrincipal.objects.get_or_create(
            body=by_code[office], principal=by_code[principal], defaults={"order": order}
        )


def _commune_bodies() -> None:
    """Each commune has its People's Committee, which answers, and its Front, which hosts meetings."""
    known = set(Body.objects.values_list("code", flat=True))
    rows = []
    for place in Place.objects.filter(kind__in=[PlaceKind.COMMUNE, PlaceKind.WARD]):
        for prefix, label, kind in (
            ("UBND", "UBND", BodyKind.COMMUNE_AUTHORITY),
            ("MT", "Ủy ban MTTQ", BodyKind.COMMUNE_FRONT),
        ):
            code = f"{prefix}-{place.code}"
            if code not in known:
                full = f"{label} {place}"
                rows.append(
                    Body(
                        code=code,
                        name=full,
                        kind=kind,
                        place=place,
                        valid_from=TWO_TIERS,
                        folded=text.fold(full),
                    )
                )
    Body.objects.bulk_create(rows)


def _regulation(clause_set: str) -> None:
    data = clauses(clause_set)
    term = Term.objects.get(code=data.term)
    is_closed = term.closed_on is not None
    regulation, is_new = Regulation.objects.get_or_create(
        code=data.code,
        defaults={
            "title": data.title,
            "number": data.number,
            "term": term,
            "status": RegulationStatus.EXPIRED if is_closed else RegulationStatus.DRAFT,
            "signed_on": data.signed_on,
            "effective_on": data.effective_on,
            "ended_on": term.ends_on if is_closed else None,
            "source": data.source[:240],
            "verified": bool(data.verified),
        },
    )
    if not is_new:
        return
    by_code = {
        body.code: body
        for body in Body.objects.exclude(kind__in=[BodyKind.COMMUNE_AUTHORITY, BodyKind.COMMUNE_FRONT])
    }
    RegulationParty.objects.bulk_create(
        [
            RegulationParty(regulation=regulation, body=by_code[code], order=n)
            for n, code in enumerate(data.parties)
            if code in by_code
        ]
    )
    for order, duty in enumerate(data.duties):
        clause = Clause.objects.create(
            regulation=regulation,
            code=duty.code,
            article=duty.article[:80],
            text=duty.text,
            field=duty.field,
            lead_body=by_code.get(duty.lead[0]) if duty.lead else None,
            methods=list(duty.methods),
            rule_key=duty.rules[0] if duty.rules else "",
            source=duty.source[:240],
            verified=bool(duty.verified),
            order=order,
        )
        clause.coordinating_bodies.set(
            [by_code[c] for c in (*duty.lead[1:], *duty.coordinating) if c in by_code]
        )
