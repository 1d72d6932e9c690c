from phoihop.commitments.models.commitment import Commitment
from phoihop.commitments.models.history import DueChange, Evidence, Extension, Pause, RungNotice

__all__ = ["Commitment", "DueChange", "Evidence", "Extension", "Pause", "RungNotice"]
