from phoihop.office.models.documents import Document, DocumentRecipient, IncomingDocument
from phoihop.office.models.notices import Notice
from phoihop.office.models.numbering import CodeCounter, NumberingBook

__all__ = ["CodeCounter", "Document", "DocumentRecipient", "IncomingDocument", "Notice", "NumberingBook"]
