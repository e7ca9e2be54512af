"""What keeps a document from being read by everyone, as far as its tree and style tell before anything is written.

A flaw stops nothing: it is told as a notice, and whoever wrote the template or the style can mend it.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.document.contrast import LEAST_CONTRAST, LEAST_CONTRAST_LARGE, contrast
from briefgen.document.style import Color, Headings
from briefgen.document.tree import Block, Callout, Document, Figure, Foreign, Heading, Table
from briefgen.document.walk import document_text, inline_text, iter_blocks, iter_inlines, source_numbers
from briefgen.notices import Notice
from briefgen.text import is_language

_WHITE = "#FFFFFF"


def find_flaws(document: Document) -> tuple[Notice, ...]:
    """A notice for each flaw: headings, captions, contrast, header rows, languages, the marking."""
    found = (
        *_find_in_headings(document),
        *_find_in_blocks(document),
        *_find_in_colors(document.style.color),
        *_find_in_heading_colors(document.style.headings),
        *_find_in_languages(document),
        *_find_in_marking(document),
    )
    return tuple(Notice("accessibility", what, where) for what, where in dict.fromkeys(found))


_Flaw = tuple[str, str | None]
"""What is the matter, and where."""


def _find_in_headings(document: Document) -> Iterator[_Flaw]:
    last = 0
    numbers = source_numbers(document)
    for block in iter_blocks(document.blocks):
        if isinstance(block, Heading):
            words = inline_text(block.children, numbers)
            if block.level > last + 1:
                after = f"follows one of level {last}" if last else "is the first"
                yield f"a heading of level {block.level} {after}: a reader who jumps by level misses it", words
            if not words.strip():
                yield "a heading has no words", None
            last = block.level


def _find_in_blocks(document: Document) -> Iterator[_Flaw]:
    numbers = source_numbers(document)
    for block in iter_blocks(document.blocks):
        if isinstance(block, Figure) and not inline_text(block.caption, numbers).strip():
            yield "a figure has no caption", block.alt
        table = block.facts if isinstance(block, Figure) else block
        if isinstance(table, Table):
            heads = [inline_text(cell.children, numbers).strip() for cell in table.header]
            if not all(heads):
                yield "a cell in the header row of a table is blank", " ".join(heads).strip() or None


def _find_in_colors(color: Color) -> Iterator[_Flaw]:
    pairs = [(name, "white", _WHITE) for name in ("text", "accent", "muted")]
    pairs += [(name, "tint", color.tint) for name in ("text", "accent", "muted")]
    for name, ground_name, ground in pairs:
        found = contrast(getattr(color, name), ground)
        if found < LEAST_CONTRAST:
            yield (
                f"`{name}` on {ground_name} has a contrast of {found:.2f} to 1; readers need {LEAST_CONTRAST}",
                "style",
            )


def _find_in_heading_colors(headings: Headings) -> Iterator[_Flaw]:
    for name, look in zip(headings.__struct_fields__, headings.each, strict=True):
        if look.color and (found := contrast(look.color, _WHITE)) < LEAST_CONTRAST_LARGE:
            yield f"`{name}` on white has a contrast of {found:.2f} to 1; headings need {LEAST_CONTRAST_LARGE}", "style"


def _find_in_languages(document: Document) -> Iterator[_Flaw]:
    if not is_language(document.language):
        yield f"the language of the document, `{document.language}`, is no language tag", None
    for inline in iter_inlines(document.blocks):
        if isinstance(inline, Foreign) and not is_language(inline.language):
            yield f"the language of some words, `{inline.language}`, is no language tag", None


def _find_in_marking(document: Document) -> Iterator[_Flaw]:
    marking = document.marking
    if marking is None:
        return
    shown = any(
        _is_marking(block) and marking.label in _text(document, block) for block in iter_blocks(document.blocks)
    )
    if not shown:
        yield f"the text does not say {marking.label}: a voice does not read what stands in the margins", None


def _is_marking(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind == "marking"


def _text(document: Document, block: Block) -> str:
    return document_text(replace(document, blocks=(block,)))
