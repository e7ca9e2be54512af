"""What a PDF cannot show of a document, as notices."""

from briefgen.document.tree import Document
from briefgen.document.walk import document_text
from briefgen.notices import Notice
from briefgen.text import plural
from briefgen.writers.pdf.characters import find_missing
from briefgen.writers.pdf.faces import FAMILY

_MOST_NAMED = 10


def find_losses(document: Document) -> tuple[Notice, ...]:
    """One notice for another typeface, one for all characters that no face has; none where the PDF shows all."""
    family = document.style.type.family
    notices = []
    if family != FAMILY:
        notices.append(Notice("font-substituted", f"the PDF is set in {FAMILY}, not in {family}"))
    if missing := find_missing(f"{document.title} {document.page_label} {document_text(document)}"):
        notices.append(Notice("missing-glyph", _name_missing(missing)))
    return tuple(notices)


def _name_missing(missing: tuple[str, ...]) -> str:
    names = ", ".join(_name(character) for character in missing[:_MOST_NAMED])
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return f"no typeface of the PDF has {plural(len(missing), 'character')}, shown as a replacement mark: {names}{more}"


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{code} {character}" if character.isprintable() else code
