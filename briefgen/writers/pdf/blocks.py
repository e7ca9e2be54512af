"""Blocks: the document tree becomes flowables, one method for each node of the tree."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import assert_never

from msgspec.structs import replace

from briefgen.document.style import Style
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    Cite,
    CodeBlock,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.document.walk import inline_text
from briefgen.text import collapse
from briefgen.writers.columns import column_widths
from briefgen.writers.pdf.boxes import Box, Frame, Labeled, Rule
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.characters import NO_BREAK_SPACE, drawable
from briefgen.writers.pdf.flowable import Flowable, Stack
from briefgen.writers.pdf.grid import Grid, Row
from briefgen.writers.pdf.looks import Look, Looks
from briefgen.writers.pdf.runs import Ink, Run, RunWriter
from briefgen.writers.pdf.text_block import Mark, TextBlock

_BAR_PT = 3.0
_TITLE_RULE_PT = 1.5
_HAIRLINE_PT = 0.5
_BOX_LINE_PT = 0.75
_BULLETS = ("•", "–")
"""Labels of bullet lists, by turns from the outermost."""
_TAB = NO_BREAK_SPACE * 4


class BlockWriter:
    """Writes the blocks of one document."""

    def __init__(self, style: Style, numbers: dict[str, int]) -> None:
        self.looks = Looks(style)
        self.numbers = numbers
        self.color = style.color
        self.step_pt = style.type.step_pt
        self.runs = RunWriter(numbers, style.color.accent)
        self._bullet_depth = 0

    def write(self, blocks: Iterable[Block]) -> Stack:
        """The whole flow of a document."""
        return Stack(self._write_blocks(blocks, self.looks.body))

    def _write_blocks(self, blocks: Iterable[Block], look: Look) -> list[Flowable]:
        return [flowable for block in blocks for flowable in self._write_block(block, look)]

    def _write_block(self, block: Block, look: Look) -> Iterator[Flowable]:
        """The flowables of `block`; `look` is that of running text where it stands."""
        match block:
            case Heading():
                yield from self.write_heading(block)
            case Paragraph():
                yield self.write_paragraph(block, look)
            case BlockQuote():
                yield from self.write_block_quote(block, look)
            case BulletList():
                yield from self.write_bullet_list(block, look)
            case OrderedList():
                yield from self.write_ordered_list(block, look)
            case CodeBlock():
                yield self.write_code_block(block, look)
            case ThematicBreak():
                yield self.write_thematic_break()
            case Table():
                yield from self.write_table(block, look)
            case Callout():
                yield from self.write_callout(block)
            case SourceList():
                yield from self.write_source_list(block)
            case _:
                assert_never(block)

    def write_heading(self, heading: Heading) -> Iterator[Flowable]:
        """The heading with its entry in the outline; below the title, a rule."""
        look = self.looks.headings[heading.level - 1]
        words = collapse(inline_text((i for i in heading.children if not isinstance(i, Cite)), self.numbers))

        def mark(canvas: PageCanvas, x: float, top: float) -> None:
            canvas.add_heading(words, heading.level, x, top)

        block = self._text(heading.children, look, mark=mark if words else None)
        block.whole = block.keep_with_next = True
        yield block
        if heading.level == 1:
            block.after_pt = 1.5 * self.step_pt
            rule = Rule(_TITLE_RULE_PT, self.color.accent)
            rule.after_pt = 3 * self.step_pt
            rule.keep_with_next = True
            yield rule

    def write_paragraph(self, paragraph: Paragraph, look: Look) -> Flowable:
        """Running text."""
        return self._text(paragraph.children, look)

    def write_block_quote(self, quote: BlockQuote, look: Look) -> Iterator[Flowable]:
        """An indented box with a hairline at its left."""
        frame = Frame(left_pt=3 * self.step_pt, bar_pt=_HAIRLINE_PT, bar_color=self.color.rule)
        yield from self._box(quote.children, look, frame, gap_pt=2 * self.step_pt)

    def write_bullet_list(self, bullets: BulletList, look: Look) -> Iterator[Flowable]:
        """Entries with hanging bullets."""
        label = _BULLETS[self._bullet_depth % len(_BULLETS)]
        self._bullet_depth += 1
        yield from self._write_items(bullets.items, [label] * len(bullets.items), look)
        self._bullet_depth -= 1

    def write_ordered_list(self, ordered: OrderedList, look: Look) -> Iterator[Flowable]:
        """Entries with hanging numbers."""
        labels = [f"{number}." for number in range(ordered.start, ordered.start + len(ordered.items))]
        yield from self._write_items(ordered.items, labels, look)

    def _write_items(self, items: Sequence[ListItem], labels: Sequence[str], look: Look) -> Iterator[Flowable]:
        tight = replace(look, after_pt=self.step_pt)
        entries = (self._write_blocks(item.children, tight) for item in items)
        yield from self._label(entries, labels, look)

    def _label(self, entries: Iterable[Sequence[Flowable]], labels: Sequence[str], look: Look) -> Iterator[Flowable]:
        """The entries of a list, each beside its label; all hang by the widest one."""
        blocks = [TextBlock((Run(label, look.ink),), look) for label in labels]
        widest = max((block.widest_pt for block in blocks), default=0.0)
        hang_pt = max(widest + 1.5 * self.step_pt, 3.5 * self.step_pt)
        for place, (entry, block) in enumerate(zip(entries, blocks, strict=True), 1):
            labeled = Labeled(block, Stack(entry), hang_pt=hang_pt)
            labeled.after_pt = self.step_pt if place < len(blocks) else 2 * self.step_pt
            # No entry stands alone before or after a page break.
            labeled.keep_with_next = place < len(blocks) and place in {1, len(blocks) - 1}
            yield labeled

    def write_code_block(self, code: CodeBlock, look: Look) -> Flowable:
        """Lines in a fixed-width face, with their blanks."""
        lines = [drawable(_firm(line)) for line in code.content.splitlines()]
        ink = Ink(self.looks.small.ink.size_pt, look.ink.color, fixed=True)
        runs = [Run(text, ink) for line in lines for text in (line, "\n")]
        block = TextBlock(runs, self.looks.small)
        block.after_pt = 2 * self.step_pt
        return block

    def write_thematic_break(self) -> Flowable:
        """A hairline."""
        rule = Rule(_HAIRLINE_PT, self.color.rule)
        rule.before_pt = rule.after_pt = 3 * self.step_pt
        return rule

    def write_table(self, table: Table, look: Look) -> Iterator[Flowable]:
        """A grid whose header comes again on each page; nothing for a table without columns."""
        if not table.header:
            return

        @cache
        def widths(width_pt: float) -> tuple[float, ...]:
            return column_widths(table, width_pt=width_pt, size_pt=look.ink.size_pt, numbers=self.numbers)

        def row(cells: Sequence[Cell], row_look: Look) -> Row:
            blocks = [
                TextBlock(self.runs.write_inlines(cell.children, row_look.ink), row_look, align=align)
                for cell, align in zip(cells, table.aligns, strict=True)
            ]
            return Row(blocks, widths, gap_pt=3 * self.step_pt, pad_pt=self.step_pt)

        rule = Rule(_HAIRLINE_PT, self.color.rule)
        rows = [row(cells, look) for cells in table.rows]
        grid = Grid(row(table.header, self.looks.column_head), rows, rule)
        grid.after_pt = 2 * self.step_pt
        yield grid

    def write_callout(self, callout: Callout) -> Iterator[Flowable]:
        """Blocks in a panel, a box, or small type, by the purpose of the callout."""
        step_pt = self.step_pt
        panel = Frame(
            left_pt=_BAR_PT + 3 * step_pt,
            right_pt=3 * step_pt,
            top_pt=2 * step_pt,
            bottom_pt=2 * step_pt,
            bar_pt=_BAR_PT,
        )
        match callout.kind:
            case "bottom-line":
                frame = replace(panel, bar_color=self.color.accent, fill=self.color.tint)
                yield from self._box(callout.children, self.looks.lead, frame, gap_pt=3 * step_pt)
            case "warning":
                frame = replace(panel, bar_color=self.color.text, line_pt=_BOX_LINE_PT)
                yield from self._box(callout.children, self.looks.body, frame, gap_pt=3 * step_pt)
            case "kicker":
                for flowable in self._write_blocks(callout.children, self.looks.muted):
                    flowable.keep_with_next = True
                    yield flowable
            case "note":
                yield from self._write_blocks(callout.children, self.looks.muted)
            case _:
                assert_never(callout.kind)

    def write_source_list(self, sources: SourceList) -> Iterator[Flowable]:
        """Small entries with hanging numbers, each a place that citations lead to."""
        look = self.looks.small
        entries = [
            [self._text(source.children, look, mark=partial(_mark_source, number))]
            for number, source in enumerate(sources.entries, 1)
        ]
        yield from self._label(entries, [str(number) for number in range(1, len(entries) + 1)], look)

    def _box(self, blocks: Iterable[Block], look: Look, frame: Frame, *, gap_pt: float) -> Iterator[Flowable]:
        if children := self._write_blocks(blocks, look):
            box = Box(Stack(children), frame)
            box.before_pt = box.after_pt = gap_pt
            yield box

    def _text(self, inlines: Iterable[Inline], look: Look, *, mark: Mark | None = None) -> TextBlock:
        return TextBlock(self.runs.write_inlines(inlines, look.ink), look, mark=mark)


def _mark_source(number: int, canvas: PageCanvas, x: float, top: float) -> None:
    canvas.add_source(number, x, top)


def _firm(line: str) -> str:
    """A line of code whose blanks are neither joined nor taken by a line break."""
    return line.replace("\t", _TAB).replace(" ", NO_BREAK_SPACE)
