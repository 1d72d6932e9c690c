"""What is on screen is found wherever it is written, and what stands outside every translation too."""

from __future__ import annotations

from pathlib import Path

from tools.messages import Message, bare_words, messages

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy

A = _("Đã gửi")
B = ngettext("%(n)d việc", "%(n)d việc khác", 2)
C = pgettext_lazy("người", "Tên")
D = not_a_call_of_ours("Không")
E = _(A)
"""
TEMPLATE = """{% load i18n %}<h1>{% trans "Kiến nghị" %}</h1>
{% blocktrans count n=list|length trimmed %}một việc
  của {{ n }}{% plural %}{{ n }} việc{% endblocktrans %}
{% include "x.html" with label=_("Lọc") %} {% translate "Tên" context "cơ quan" %}
{% comment %}{% trans "không dùng" %} Ghi chú{% endcomment %}
<p>Chữ để trần</p><p>plain</p>
"""


def package(tmp_path: Path) -> Path:
    (tmp_path / "app" / "templates" / "app").mkdir(parents=True)
    (tmp_path / "app" / "views.py").write_text(PYTHON, "utf-8")
    (tmp_path / "app" / "templates" / "app" / "page.html").write_text(TEMPLATE, "utf-8")
    return tmp_path


def test_python_and_templates_are_read(tmp_path: Path) -> None:
    assert set(messages(package(tmp_path))) == {
        Message("Đã gửi"),
        Message("%(n)d việc", plural="%(n)d việc khác"),
        Message("Tên", context="người"),
        Message("Kiến nghị"),
        Message("một việc của %(n)s", plural="%(n)s việc"),
        Message("Lọc"),
        Message("Tên", context="cơ quan"),
    }


def test_words_outside_every_translation_are_named(tmp_path: Path) -> None:
    assert bare_words(package(tmp_path)) == ["app/templates/app/page.html:6: Chữ để trần plain"]
