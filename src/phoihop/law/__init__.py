"""Data only: rules, calendars, clauses, lists. The loader is phoihop.base.law."""
