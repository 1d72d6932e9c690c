"""The audit: searched, one entry, the chain checked, exported as it is seen (which is itself recorded)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import MAIN, act, verify
from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.org.permissions import P
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.audit_log import AuditFilter, entries, sheet
from phoihop.web.admin.door import administers
from phoihop.web.admin.history import acted_as, line_of
from phoihop.web.admin.verbs import SENTENCES

BYTE_ORDER_MARK = "\ufeff"  # spreadsheets then read the file as UTF-8


@administers(P.VIEW_AUDIT)
@require_GET
def audit(request: Any) -> HttpResponse:
    """The entries asked for."""
    asked = asked_of(request, AuditFilter)
    page = page_of(entries(asked), request.GET.get("trang"))
    context = {
        "asked": asked,
        "page": page,
        "lines": [line_of(entry) for entry in page.rows],
        "verbs": sorted(SENTENCES.items(), key=lambda verb: str(verb[1])),
    }
    return render(request, "web/admin/page/audit.html", context)


@administers(P.VIEW_AUDIT)
@require_GET
def entry(request: Any, seq: int) -> HttpResponse:
    """One entry with everything that its hash covers."""
    obj = get_object_or_404(AuditEntry, chain_id=MAIN, seq=seq)
    context = {
        "entry": obj,
        "line": line_of(obj),
        "raw": json.dumps(obj.data, ensure_ascii=False, indent=2, sort_keys=True),
        "actor": acted_as(obj.actor),
        "same_object": f"{obj.object_type}:{obj.object_id}" if obj.object_id else "",
    }
    return render(request, "web/admin/page/audit_entry.html", context)


@administers(P.VIEW_AUDIT)
@require_POST
def check(request: Any) -> HttpResponse:
    """Walk the whole chain and say whether it holds."""
    verdict = verify()
    if verdict.holds:
        messages.success(request, _("Chuỗi nhật ký nguyên vẹn: %(count)s mục.") % {"count": verdict.entries})
    else:
        said = {"seq": verdict.broken_at, "why": verdict.reason}
        messages.error(request, _("Chuỗi nhật ký KHÔNG nguyên vẹn từ mục %(seq)s: %(why)s.") % said)
    return redirect("web:admin_audit")


@administers(P.VIEW_AUDIT)
@require_POST
def export(request: Any) -> Any:
    """The list as a CSV file, exactly as it is filtered."""
    asked = asked_of(request, AuditFilter)
    rows = entries(asked).filter(seq__lte=AuditEntry.objects.aggregate(last=Max("seq"))["last"] or 0)
    with act(request.actor, "audit.export") as doing:
        doing.object_type, doing.object_label = "audit.auditentry", _("Nhật ký")
        doing.note(filter={key: value for key, value in asdict(asked).items() if value})
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="nhat-ky-{clock.today():%Y%m%d}.csv"'
    return response


class _Echo:
    """What csv writes into: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Any) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK
    for row in sheet(rows):
        yield writer.writerow(row)
