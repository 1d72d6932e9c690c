"""What stops the embedded database, in one line that says what to do."""

from __future__ import annotations


class DatabaseProblem(Exception):
    """The database cannot serve; the message is for the person at the keyboard."""
