"""Jobs and audit on screen."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from phoihop import web
from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import act
from phoihop.base.jobs import queue
from phoihop.base.jobs.upkeep import failed_jobs
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.org.actions.bodies import update_body
from phoihop.org.models import Body
from phoihop.web.admin.verbs import SENTENCES
from tests.org.conftest import seated

from .conftest import browser

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def failed(db: None) -> int:
    """A job that failed as often as it may."""
    name = "test.admin_job"
    if name not in queue.registered():
        queue.job(name)(lambda petition: None)
    pk = queue.defer(name, petition=7)
    assert pk is not None
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [pk])
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [pk])
    return pk


def test_failed_jobs_are_shown_and_run_again(as_admin: Client, failed: int) -> None:
    page = text_of(as_admin.get(reverse("web:admin_jobs")))
    assert "test.admin_job" in page
    assert "petition=7" in page
    assert as_admin.post(reverse("web:admin_job_run", args=[failed])).status_code == 302
    assert failed_jobs() == []
    assert AuditEntry.objects.get(verb="job.run_again").object_id == str(failed)
    assert as_admin.post(reverse("web:admin_job_run", args=[failed])).status_code == 404
    assert "Không có việc nào thất bại." in text_of(as_admin.get(reverse("web:admin_jobs")))


def test_an_auditor_sees_jobs_and_runs_none(office: Body, failed: int) -> None:
    auditor = browser(seated(Role.AUDITOR, office, "kiemtra", "Võ Kiểm Tra")[0])
    assert "test.admin_job" in text_of(auditor.get(reverse("web:admin_jobs")))
    assert auditor.post(reverse("web:admin_job_run", args=[failed])).status_code == 403


@pytest.fixture
def written(admin: Actor, construction: Body) -> Body:
    update_body(actor=admin, body=construction, name="Sở Xây dựng tỉnh")
    with act(Actor.system("Nhắc hạn"), "petition.open") as doing:
        doing.object_type, doing.object_id, doing.object_label = "voters.petition", "5", "=KN-2026-0005"
        doing.note(lead="=cmd()")
    return construction


@pytest.mark.parametrize(
    ("asked", "verbs"),
    [
        ({"doi_tuong": "Xây dựng"}, ["body.update"]),
        ({"nguoi": "Nhắc hạn"}, ["petition.open"]),
        ({"viec": "body.update"}, ["body.update"]),
        ({"viec": "petition"}, ["petition.open"]),
        ({"doi_tuong": "voters.petition:5"}, ["petition.open"]),
        ({"tu": "2000-01-01", "den": "01/02/2000"}, []),
        ({}, ["petition.open", "body.update"]),
    ],
)
def test_the_audit_is_searched(
    as_admin: Client, written: Body, asked: dict[str, str], verbs: list[str]
) -> None:
    page = as_admin.get(reverse("web:admin_audit"), asked)
    assert [entry.verb for entry in page.context["page"].rows] == verbs


def test_one_entry_shows_all_that_its_hash_covers(as_admin: Client, written: Body) -> None:
    entry = AuditEntry.objects.get(verb="body.update")
    page = text_of(as_admin.get(reverse("web:admin_audit_entry", args=[entry.seq])))
    assert "sửa thông tin cơ quan" in page
    assert entry.hash in page
    assert f"org.body%3A{written.pk}" in page


def test_the_chain_is_checked_on_request(as_admin: Client, written: Body) -> None:
    address = reverse("web:admin_audit_check")
    assert "Chuỗi nhật ký nguyên vẹn: 2 mục." in text_of(as_admin.post(address, follow=True))
    AuditEntry.objects.filter(verb="body.update").update(actor_label="Ai khác")
    assert "KHÔNG nguyên vẹn từ mục 1" in text_of(as_admin.post(address, follow=True))


def test_the_export_is_what_is_seen_and_is_recorded(as_admin: Client, written: Body) -> None:
    address = f"{reverse('web:admin_audit_export')}?nguoi=Nhắc hạn"
    response = as_admin.post(address)
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(content)))
    assert [row[3] for row in rows[1:]] == ["petition.open"]
    assert rows[1][6] == "'=KN-2026-0005"
    entry = AuditEntry.objects.get(verb="audit.export")
    assert entry.data == {"filter": {"nguoi": "Nhắc hạn"}}
    everything = b"".join(as_admin.post(reverse("web:admin_audit_export")).streaming_content)  # type: ignore[attr-defined]
    assert everything.decode().count("\n") == 1 + 3


def test_questions_of_the_audit_do_not_grow(
    as_admin: Client, admin: Actor, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        with act(admin, "body.update") as doing:
            doing.object_label = f"Cơ quan {number}"
    with django_assert_max_num_queries(12):
        page = as_admin.get(reverse("web:admin_audit"))
    assert page.context["page"].count == 60
    assert "trang=2" in text_of(page)


def test_the_usual_span_is_thirty_days(as_admin: Client, admin: Actor) -> None:
    with clock.at(clock.now() - timedelta(days=40)), act(admin, "body.update") as doing:
        doing.object_label = "Cơ quan cũ"
    assert as_admin.get(reverse("web:admin_audit")).context["page"].rows == []
    earlier = f"{clock.today() - timedelta(days=60):%d/%m/%Y}"
    assert len(as_admin.get(reverse("web:admin_audit"), {"tu": earlier}).context["page"].rows) == 1


def test_every_verb_of_the_source_has_words() -> None:
    source = Path(web.__file__).parent.parent
    used: set[str] = set()
    for file in source.rglob("*.py"):
        used |= set(re.findall(r'\b[Aa]ct\([^)]*?"([a-z_]+\.[a-z_]+)"', file.read_text("utf-8")))
    assert len(used) > 60
    assert sorted(used - set(SENTENCES)) == []
