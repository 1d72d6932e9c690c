"""Voters' papers read into items: minutes, compiled reports, appendix tables, tracking sheets. No Django, no database."""
