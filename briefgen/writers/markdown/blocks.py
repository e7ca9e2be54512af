"""Blocks as lines of Markdown. What goes out is a list of lines, which a block around them may indent."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from briefgen.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    CodeBlock,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.writers.legible import legible_lines
from briefgen.writers.markdown.escape import escape_cell, escape_line_start, fence
from briefgen.writers.markdown.inlines import write_inlines

_MOST_NUMBER = 999_999_999
"""The longest number of a list item has nine digits (CommonMark 5.2)."""
_RULES: dict[Align, str] = {"left": "---", "center": ":---:", "right": "---:"}

Numbers = Mapping[str, int]


def write_blocks(blocks: Iterable[Block], numbers: Numbers) -> list[str]:
    """The lines of `blocks`, parted by empty lines.

    Of two lists in a row the second has another mark, or a reader would join them.
    """
    lines: list[str] = []
    after_list = False
    for block in _opened(blocks):
        written = write_block(block, numbers, other_mark=after_list)
        if not written:
            continue
        lines += ["", *written] if lines else written
        after_list = isinstance(block, BulletList | OrderedList) and not after_list
    return lines


def write_block(block: Block, numbers: Numbers, *, other_mark: bool) -> list[str]:
    """The lines of `block`; none where it holds nothing that Markdown can show."""
    match block:
        case Heading():
            return write_heading(block, numbers)
        case Paragraph():
            return write_paragraph(block, numbers)
        case BlockQuote():
            return write_block_quote(block, numbers)
        case BulletList():
            return write_bullet_list(block, numbers, mark="+" if other_mark else "-")
        case OrderedList():
            return write_ordered_list(block, numbers, mark=")" if other_mark else ".")
        case CodeBlock():
            return write_code_block(block)
        case ThematicBreak():
            return write_thematic_break()
        case Table():
            return write_table(block, numbers)
        case Callout():
            return write_callout(block, numbers)
        case SourceList():
            return write_source_list(block, numbers)
        case _:
            assert_never(block)


def write_heading(heading: Heading, numbers: Numbers) -> list[str]:
    """One line; a line break inside becomes a blank, for a heading has only one line."""
    words = " ".join(write_inlines(heading.children, numbers))
    if words.endswith("#"):
        words = f"{words[:-1]}\\#"
    return [f"{'#' * heading.level} {words}".rstrip()]


def write_paragraph(paragraph: Paragraph, numbers: Numbers) -> list[str]:
    """One line for each line of the paragraph, however long; a backslash ends those that break."""
    return _broken(write_inlines(paragraph.children, numbers))


def write_block_quote(quote: BlockQuote, numbers: Numbers) -> list[str]:
    """The quoted lines, each behind a `>`."""
    return _quoted(write_blocks(quote.children, numbers))


def write_bullet_list(bullets: BulletList, numbers: Numbers, *, mark: str) -> list[str]:
    """The items behind `mark`."""
    return _listed(bullets.items, [mark] * len(bullets.items), numbers)


def write_ordered_list(ordered: OrderedList, numbers: Numbers, *, mark: str) -> list[str]:
    """The items behind their numbers, each closed by `mark`."""
    first = min(max(ordered.start, 0), _MOST_NUMBER + 1 - len(ordered.items))
    return _listed(ordered.items, [f"{first + at}{mark}" for at in range(len(ordered.items))], numbers)


def write_code_block(code: CodeBlock) -> list[str]:
    """The lines between two fences."""
    marks = fence(code.content, least=3)
    return [marks, *legible_lines(code.content), marks]


def write_thematic_break() -> list[str]:
    """Three stars: hyphens would underline a paragraph, and are the marks of lists."""
    return ["***"]


def write_table(table: Table, numbers: Numbers) -> list[str]:
    """A pipe table; nothing for a table without columns."""
    if not table.header:
        return []
    rules = _row(_RULES[align] for align in table.aligns)
    header, *rows = (_row(_cell(cell, numbers) for cell in row) for row in (table.header, *table.rows))
    return [header, rules, *rows]


def write_callout(callout: Callout, numbers: Numbers) -> list[str]:
    """What must be seen is quoted; a kicker or a note stands as it is."""
    lines = write_blocks(callout.children, numbers)
    return _quoted(lines) if _is_quoted(callout) else lines


def write_source_list(sources: SourceList, numbers: Numbers) -> list[str]:
    """One footnote for each source, under its number."""
    lines: list[str] = []
    for entry in sources.entries:
        first, *rest = _broken(write_inlines(entry.children, numbers)) or [""]
        lines += [f"[^{numbers[entry.source_id]}]: {first}".rstrip(), *_indented(rest, 4)]
    return lines


def _opened(blocks: Iterable[Block]) -> Iterable[Block]:
    """`blocks` with the children of callouts that leave no trace in their place, so that lists in a row are seen."""
    for block in blocks:
        if isinstance(block, Callout) and not _is_quoted(block):
            yield from _opened(block.children)
        else:
            yield block


def _is_quoted(callout: Callout) -> bool:
    return callout.kind in ("bottom-line", "warning")


def _broken(lines: list[str]) -> list[str]:
    escaped = [escape_line_start(line) for line in lines]
    return [*(f"{line}\\" for line in escaped[:-1]), *escaped[-1:]]


def _quoted(lines: list[str]) -> list[str]:
    return [f"> {line}".rstrip() for line in lines or [""]]


def _listed(items: tuple[ListItem, ...], marks: list[str], numbers: Numbers) -> list[str]:
    written = [write_blocks(entry.children, numbers) for entry in items]
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


def _cell(cell: Cell, numbers: Numbers) -> str:
    return escape_cell(" ".join(write_inlines(cell.children, numbers)))
