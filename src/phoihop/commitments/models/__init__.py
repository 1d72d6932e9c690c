from phoihop.commitments.models.commitment import Commitment
from phoihop.commitments.models.history import DueChange, Evidence, Extension, Pause, RungNotice
from phoihop.commitments.models.limit import FurtherLimit

__all__ = ["Commitment", "DueChange", "Evidence", "Extension", "FurtherLimit", "Pause", "RungNotice"]
