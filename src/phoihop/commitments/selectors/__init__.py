from phoihop.commitments.selectors.lists import VIEWS, MovedDue, due_dates_under, ledger, moved_due_dates
from phoihop.commitments.selectors.matrix import Cell, Matrix, Row, matrix

__all__ = [
    "VIEWS",
    "Cell",
    "Matrix",
    "MovedDue",
    "Row",
    "due_dates_under",
    "ledger",
    "matrix",
    "moved_due_dates",
]
