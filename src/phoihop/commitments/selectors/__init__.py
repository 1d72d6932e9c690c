from phoihop.commitments.selectors.lists import VIEWS, MovedDue, ledger, moved_due_dates
from phoihop.commitments.selectors.matrix import Cell, Matrix, Row, matrix

__all__ = ["VIEWS", "Cell", "Matrix", "MovedDue", "Row", "ledger", "matrix", "moved_due_dates"]
