"""Blocks become paragraphs and tables."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec.structs import replace

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CalloutKind,
    CodeBlock,
    Contents,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    SourceEntry,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.document.walk import CONTENTS_LEVELS
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.contents import write_contents
from briefgen.writers.docx.figures import write_figure
from briefgen.writers.docx.inlines import Pen, bookmark, is_plain, write_inlines
from briefgen.writers.docx.numbering import (
    BULLETS,
    LAST_LEVEL,
    LIST_INDENT_PT,
    start_numbers,
    start_sources,
)
from briefgen.writers.docx.panels import is_shift, write_panels
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.properties import Face, Layout
from briefgen.writers.docx.tables import write_table
from briefgen.writers.docx.xml import Element, w, words

_HEADINGS = ("Title", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5")
_CALLOUTS: dict[CalloutKind, str] = {
    "bottom-line": "BottomLine",
    "kicker": "Kicker",
    "marking": "MarkingNote",
    "note": "Note",
    "warning": "Warning",
}


def write_blocks(blocks: Iterable[Block], place: Place, bindings: Bindings) -> Iterator[Element]:
    """The paragraphs and tables of `blocks`, in order."""
    previous: Block | None = None
    for block in blocks:
        if isinstance(previous, Callout) and isinstance(block, Callout) and previous.kind == block.kind:
            # Word draws one frame around neighbors whose borders are alike.
            yield _gap()
        yield from write_block(block, place, bindings)
        previous = block


def write_block(block: Block, place: Place, bindings: Bindings) -> Iterator[Element]:
    """The paragraphs and tables of any block."""
    match block:
        case Heading():
            yield write_heading(block, place, bindings)
        case Paragraph():
            yield write_paragraph(block, place, bindings)
        case BlockQuote():
            yield from write_block_quote(block, place, bindings)
        case BulletList():
            yield from write_bullet_list(block, place, bindings)
        case OrderedList():
            yield from write_ordered_list(block, place, bindings)
        case CodeBlock():
            yield write_code_block(block, place)
        case ThematicBreak():
            yield write_thematic_break(place)
        case Table():
            yield from (write_table(block, place, bindings), _gap()) if block.header else ()
        case Callout(kind="shift"):
            yield from write_shift(block, place, bindings)
        case Callout():
            yield from write_callout(block, place, bindings)
        case Figure():
            yield from (*write_figure(block, place, bindings), _gap())
        case Contents():
            yield from write_contents(place, bindings)
        case SourceList():
            yield from write_source_list(block, place, bindings)
        case _:
            assert_never(block)


def write_heading(heading: Heading, place: Place, bindings: Bindings) -> Element:
    """The document's title in Word's style Title, level 2 in Heading 1, and so on."""
    layout = place.layout(_HEADINGS[heading.level - 1]).element()
    inlines = write_inlines(heading.children, bindings)
    if heading.level in CONTENTS_LEVELS and bindings.headings:
        return w("p", layout, *_bookmarked(bindings.headings.pop(0), inlines, bindings))
    return w("p", layout, *inlines)


def write_paragraph(paragraph: Paragraph, place: Place, bindings: Bindings) -> Element:
    """A paragraph in the style of its place."""
    return w("p", place.layout(place.style_id).element(), *write_inlines(paragraph.children, bindings))


def write_block_quote(quote: BlockQuote, place: Place, bindings: Bindings) -> Iterator[Element]:
    """Paragraphs in the style Quote."""
    return write_blocks(quote.children, place.inside("Quote"), bindings)


def write_bullet_list(bullets: BulletList, place: Place, bindings: Bindings) -> Iterator[Element]:
    """A list with bullets."""
    for entry in bullets.items:
        yield from _write_entry(entry, place, bindings, style_id="ListBullet", number_id=BULLETS)


def write_ordered_list(ordered: OrderedList, place: Place, bindings: Bindings) -> Iterator[Element]:
    """A list that counts from its own start."""
    number_id = start_numbers(bindings.numbering, start=ordered.start, level=min(place.depth, LAST_LEVEL))
    for entry in ordered.items:
        yield from _write_entry(entry, place, bindings, style_id="ListNumber", number_id=number_id)


def _write_entry(
    entry: ListItem, place: Place, bindings: Bindings, *, style_id: str, number_id: int
) -> Iterator[Element]:
    first, rest = _first_paragraph(entry.children)
    yield w("p", place.label(style_id, number_id).element(), *write_inlines(first.children, bindings))
    yield from write_blocks(rest, place.inside_list(), bindings)


def _first_paragraph(blocks: tuple[Block, ...]) -> tuple[Paragraph, tuple[Block, ...]]:
    """The paragraph beside the label of an entry, empty where the entry starts with another block, and the rest."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0], blocks[1:]
    return Paragraph(()), blocks


def write_code_block(code: CodeBlock, place: Place) -> Element:
    """One paragraph with a line break after each line but the last."""
    lines = [words(line.expandtabs(4)) for line in code.content.splitlines()]
    runs = [w("r", w("br") if index else None, line) for index, line in enumerate(lines)]
    return w("p", place.layout("CodeBlock").element(), *runs)


def write_thematic_break(place: Place) -> Element:
    """An empty paragraph with a line below."""
    return w("p", place.layout("ThematicBreak").element())


def write_callout(callout: Callout, place: Place, bindings: Bindings) -> Iterator[Element]:
    """Paragraphs in the style that bears the name of the callout."""
    return write_blocks(callout.children, place.inside(_CALLOUTS[callout.kind]), bindings)


def write_shift(callout: Callout, place: Place, bindings: Bindings) -> Iterator[Element]:
    """Each table of two columns as two panels side by side; whatever else as it is."""
    for block in callout.children:
        if isinstance(block, Table) and is_shift(block):
            yield from (write_panels(block, place, bindings), _gap())
        else:
            yield from write_block(block, place, bindings)


def write_source_list(sources: SourceList, place: Place, bindings: Bindings) -> Iterator[Element]:
    """Numbered entries, each with the bookmark that its citations lead to."""
    numbering = (start_sources(bindings.numbering), 0)
    layout = replace(place, left_pt=place.left_pt + LIST_INDENT_PT).layout("Source", numbering=numbering)
    for number, source in enumerate(sources.entries, 1):
        runs = _entry_runs(source, bindings)
        if bindings.numbers.get(source.source_id) == number:
            runs = _bookmarked(bindings.bookmarks[source.source_id], runs, bindings)
        yield w("p", layout.element(), *runs)


def _entry_runs(source: SourceEntry, bindings: Bindings) -> Iterator[Element]:
    """The words of the entry; the first inline that leads nowhere else leads back to the source's first citation."""
    back = bindings.returns.get(source.source_id)
    for inline in source.children:
        if back and is_plain(inline):
            yield from write_inlines((inline,), bindings, pen=Pen(Face(style_id="BackLink"), bookmark(back)))
            back = None
        else:
            yield from write_inlines((inline,), bindings)


def _bookmarked(name: str, runs: Iterable[Element], bindings: Bindings) -> Iterator[Element]:
    number = bindings.new_id()
    yield w("bookmarkStart", id=number, name=name)
    yield from runs
    yield w("bookmarkEnd", id=number)


def _gap() -> Element:
    return w("p", Layout(style_id="Gap").element())
