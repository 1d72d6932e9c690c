"""The demo's accounts on the sign-in page; outside the demo the page never asks."""

from __future__ import annotations

from typing import Any

from django import template

from phoihop.web.demo import PASSWORD, accounts

register = template.Library()


@register.simple_tag
def demo_accounts() -> dict[str, Any]:
    return {"password": PASSWORD, "accounts": accounts()}
