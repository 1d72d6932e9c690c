"""What each act of the office's registers says in a timeline."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "incoming.register": _("đăng ký văn bản đến"),
    "incoming.add_file": _("thêm tệp của văn bản đến"),
}
