"""The demo province: invented people, a running round, petitions in every state. Deterministic but for today's date."""

from phoihop.web.demo.people import PASSWORD, accounts

__all__ = ["PASSWORD", "accounts"]
