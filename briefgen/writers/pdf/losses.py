"""What a PDF cannot show of a document, as notices."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.document.tree import Document
from briefgen.document.walk import document_text
from briefgen.notices import Notice
from briefgen.text import plural
from briefgen.writers.pdf.characters import find_missing
from briefgen.writers.pdf.faces import FAMILY, load_face
from briefgen.writers.scripts import joined_script

_MOST_NAMED = 10


def find_losses(document: Document) -> tuple[Notice, ...]:
    """One notice for another typeface, one for each kind of character that comes out as a replacement mark.

    None where the PDF shows all. Raises WriterError for a font that the style names and that cannot be used.
    """
    type_ = document.style.type
    for font in type_.fonts:
        load_face(font)
    notices = []
    families = dict.fromkeys((type_.family, *(look.family or type_.family for look in document.style.headings.each)))
    others = " and ".join(family for family in families if family != FAMILY)
    if others:
        notices.append(Notice("font-substituted", f"the PDF is set in {FAMILY}, not in {others}"))
    marking = document.marking.label if document.marking else ""
    edges = " ".join((document.page_label, *document.style.header.words, *document.style.footer.words))
    words = f"{document.title} {edges} {marking} {document_text(document)}"
    notices += map(_lost, _by_script(find_missing(words, type_.fonts)))
    return tuple(notices)


def _by_script(missing: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The characters of each script that no font helps with, then the others under an empty name."""
    named = sorted(missing, key=lambda character: joined_script(character) or "\uffff")
    for script, characters in groupby(named, lambda character: joined_script(character) or ""):
        yield script, list(characters)


def _lost(found: tuple[str, list[str]]) -> Notice:
    script, characters = found
    names = ", ".join(_name(character) for character in characters[:_MOST_NAMED])
    more = f" and {len(characters) - _MOST_NAMED} more" if len(characters) > _MOST_NAMED else ""
    reason = f"it cannot set {script}" if script else "no font has them"
    count = plural(len(characters), "character")
    return Notice("missing-glyph", f"the PDF cannot show {count}: {names}{more}; {reason}")


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{code} {character}" if character.isprintable() else code
