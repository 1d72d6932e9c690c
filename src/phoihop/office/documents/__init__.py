"""Official documents in the format of Decree 30/2020/NĐ-CP: typed content in, a .docx file out.

Nothing here reads the database or the clock. The words of a document are Vietnamese whatever the language of
the screen, so they are not translated.
"""

from phoihop.office.documents.letter import render_letter
from phoihop.office.documents.named import render_named

__all__ = ["render_letter", "render_named"]
