"""Blocks as lines of Markdown. What goes out is a list of lines, which a block around them may indent."""

from collections.abc import Iterable, Mapping
from typing import assert_never

import msgspec

from briefgen.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    CodeBlock,
    Contents,
    Emphasis,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    SourceList,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.document.walk import heading_words
from briefgen.writers.legible import legible_lines
from briefgen.writers.markdown.escape import escape_cell, escape_line_start, fence
from briefgen.writers.markdown.inlines import write_inlines

_MOST_NUMBER = 999_999_999
"""The longest number of a list item has nine digits (CommonMark 5.2)."""
_RULES: dict[Align, str] = {"left": "---", "center": ":---:", "right": "---:"}


class Context(msgspec.Struct, frozen=True):
    """What a block must know of the whole document."""

    numbers: Mapping[str, int]
    """The number of each source."""
    headings: tuple[Heading, ...]
    """What a table of contents lists."""


def write_blocks(blocks: Iterable[Block], context: Context) -> list[str]:
    """The lines of `blocks`, parted by empty lines.

    Of two lists in a row the second has another mark, or a reader would join them.
    """
    lines: list[str] = []
    after_list = False
    for block in _opened(blocks, context):
        written = write_block(block, context, other_mark=after_list)
        if not written:
            continue
        lines += ["", *written] if lines else written
        after_list = isinstance(block, BulletList | OrderedList) and not after_list
    return lines


def write_block(block: Block, context: Context, *, other_mark: bool) -> list[str]:
    """The lines of `block`; none where it holds nothing that Markdown can show."""
    match block:
        case Heading():
            written = write_heading(block, context)
        case Paragraph():
            written = write_paragraph(block, context)
        case BlockQuote():
            written = write_block_quote(block, context)
        case BulletList():
            written = write_bullet_list(block, context, mark="+" if other_mark else "-")
        case OrderedList():
            written = write_ordered_list(block, context, mark=")" if other_mark else ".")
        case CodeBlock():
            written = write_code_block(block)
        case ThematicBreak():
            written = write_thematic_break()
        case Table():
            written = write_table(block, context)
        case Callout():
            written = write_callout(block, context)
        case SourceList():
            written = write_source_list(block, context)
        case Figure() | Contents():
            written = write_blocks((block,), context)
        case _:
            assert_never(block)
    return written


def write_heading(heading: Heading, context: Context) -> list[str]:
    """One line; a line break inside becomes a blank, for a heading has only one line."""
    words = " ".join(write_inlines(heading.children, context.numbers))
    if words.endswith("#"):
        words = f"{words[:-1]}\\#"
    return [f"{'#' * heading.level} {words}".rstrip()]


def write_paragraph(paragraph: Paragraph, context: Context) -> list[str]:
    """One line for each line of the paragraph, however long; a backslash ends those that break."""
    return _broken(write_inlines(paragraph.children, context.numbers))


def write_block_quote(quote: BlockQuote, context: Context) -> list[str]:
    """The quoted lines, each behind a `>`."""
    return _quoted(write_blocks(quote.children, context))


def write_bullet_list(bullets: BulletList, context: Context, *, mark: str) -> list[str]:
    """The items behind `mark`."""
    return _listed(bullets.items, [mark] * len(bullets.items), context)


def write_ordered_list(ordered: OrderedList, context: Context, *, mark: str) -> list[str]:
    """The items behind their numbers, each closed by `mark`."""
    first = min(max(ordered.start, 0), _MOST_NUMBER + 1 - len(ordered.items))
    return _listed(ordered.items, [f"{first + at}{mark}" for at in range(len(ordered.items))], context)


def write_code_block(code: CodeBlock) -> list[str]:
    """The lines between two fences."""
    marks = fence(code.content, least=3)
    return [marks, *legible_lines(code.content), marks]


def write_thematic_break() -> list[str]:
    """Three stars: hyphens would underline a paragraph, and are the marks of lists."""
    return ["***"]


def write_table(table: Table, context: Context) -> list[str]:
    """A pipe table; nothing for a table without columns."""
    if not table.header:
        return []
    rules = _row(_RULES[align] for align in table.aligns)
    header, *rows = (_row(_cell(cell, context) for cell in row) for row in (table.header, *table.rows))
    return [header, rules, *rows]


def write_callout(callout: Callout, context: Context) -> list[str]:
    """What must be seen is quoted; a kicker or a note stands as it is."""
    lines = write_blocks(callout.children, context)
    return _quoted(lines) if _is_quoted(callout) else lines


def write_source_list(sources: SourceList, context: Context) -> list[str]:
    """One footnote for each source, under its number."""
    lines: list[str] = []
    for entry in sources.entries:
        first, *rest = _broken(write_inlines(entry.children, context.numbers)) or [""]
        lines += [f"[^{context.numbers[entry.source_id]}]: {first}".rstrip(), *_indented(rest, 4)]
    return lines


def _opened(blocks: Iterable[Block], context: Context) -> Iterable[Block]:
    """`blocks` with plain ones for those that leave no trace of their own, so that lists in a row are seen."""
    for block in blocks:
        match block:
            case Callout() if not _is_quoted(block):
                yield from _opened(block.children, context)
            case Figure():
                yield from (Paragraph((Emphasis(block.caption),)), block.facts)
            case Contents():
                words = filter(None, (heading_words(heading, context.numbers) for heading in context.headings))
                yield BulletList(tuple(ListItem((Paragraph((Text(entry),)),)) for entry in words))
            case _:
                yield block


def _is_quoted(callout: Callout) -> bool:
    return callout.kind in ("bottom-line", "warning")


def _broken(lines: list[str]) -> list[str]:
    escaped = [escape_line_start(line) for line in lines]
    return [*(f"{line}\\" for line in escaped[:-1]), *escaped[-1:]]


def _quoted(lines: list[str]) -> list[str]:
    return [f"> {line}".rstrip() for line in lines or [""]]


def _listed(items: tuple[ListItem, ...], marks: list[str], context: Context) -> list[str]:
    written = [write_blocks(entry.children, context) for entry in items]
    tight = all(len(lines) <= 1 for lines in written)
    lines: list[str] = []
    for mark, inner in zip(marks, written, strict=True):
        # Hyphens beside a hyphen could be read as a thematic break.
        first, *rest = inner if inner and not inner[0].startswith("-") else ["", *inner]
        lines += ["", f"{mark} {first}".rstrip()] if lines and not tight else [f"{mark} {first}".rstrip()]
        lines += _indented(rest, len(mark) + 1)
    return lines


def _indented(lines: list[str], width: int) -> list[str]:
    return [f"{' ' * width}{line}" if line else "" for line in lines]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, context: Context) -> str:
    return escape_cell(" ".join(write_inlines(cell.children, context.numbers)))
