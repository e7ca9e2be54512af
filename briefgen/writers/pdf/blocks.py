"""Blocks: the document tree becomes flowables and tags; lists, tables and figures have modules of their own."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import assert_never

from msgspec.structs import replace

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CodeBlock,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.document.walk import cited_sources, heading_words, source_numbers
from briefgen.writers.pdf.boxes import Box, Frame, Rule
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.contents import write_contents
from briefgen.writers.pdf.figures import write_figure
from briefgen.writers.pdf.flowable import Flowable, Stack
from briefgen.writers.pdf.lists import write_bullet_list, write_ordered_list, write_source_list
from briefgen.writers.pdf.logo import LogoBlock
from briefgen.writers.pdf.looks import Looks
from briefgen.writers.pdf.place import Place
from briefgen.writers.pdf.runs import Run, RunWriter
from briefgen.writers.pdf.tables import write_shift, write_table
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.text_block import TextBlock
from briefgen.writers.pdf.white_space import NO_BREAK_SPACE, drawable

_BAR_PT = 3.0
_TITLE_RULE_PT = 1.5
_HAIRLINE_PT = 0.5
_BOX_LINE_PT = 0.75
_TAB = NO_BREAK_SPACE * 4


class BlockWriter:
    """Writes the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.style = document.style
        self.looks = Looks(document.style)
        self.numbers = source_numbers(document)
        self.phrases = document.phrases
        self.cited = cited_sources(document.blocks)
        """The sources that some mark leads to."""
        self.color = document.style.color
        self.step_pt = document.style.type.step_pt
        self.root = Tag("Document")
        """The structure of what was written so far."""
        self.bullet_depth = 0
        self.number_depth = 0
        self._runs = RunWriter(self.numbers, document.style.color.accent, document.phrases)
        self._level = 0
        self._headings = 0

    def write(self) -> Stack:
        """The whole flow of the document."""
        return Stack([*self._logo(), *self.write_blocks(self.document.blocks, Place(self.looks.body, self.root))])

    def _logo(self) -> Iterator[Flowable]:
        if self.style.logo and self.style.logo.picture:
            logo = LogoBlock(self.style.logo, self.root)
            logo.after_pt = 3 * self.step_pt
            yield logo

    def write_blocks(self, blocks: Iterable[Block], place: Place) -> list[Flowable]:
        """The flowables of `blocks`, in order; a remark before a table stays with it."""
        flowables: list[Flowable] = []
        leads_in = False
        for block in blocks:
            written = list(self.write_block(block, place))
            if leads_in and flowables and isinstance(block, Table):
                flowables[-1].keep_with_next = True
            leads_in = isinstance(block, Callout) and block.kind == "note"
            flowables += written
        return flowables

    def write_block(self, block: Block, place: Place) -> Iterator[Flowable]:
        """The flowables of any block."""
        match block:
            case Heading():
                yield from self.write_heading(block, place)
            case Paragraph():
                yield self.write_paragraph(block, place)
            case BlockQuote():
                yield from self.write_block_quote(block, place)
            case BulletList():
                yield from write_bullet_list(block, place, self)
            case OrderedList():
                yield from write_ordered_list(block, place, self)
            case CodeBlock():
                yield self.write_code_block(block, place)
            case ThematicBreak():
                yield self.write_thematic_break()
            case Table():
                yield from write_table(block, place, self)
            case Callout():
                yield from self.write_callout(block, place)
            case Figure():
                yield from write_figure(block, place, self)
            case Contents():
                yield from write_contents(place, self)
            case SourceList():
                yield from write_source_list(block, place, self)
            case _:
                assert_never(block)

    def write_heading(self, heading: Heading, place: Place) -> Iterator[Flowable]:
        """The heading with its entry in the outline; below the title, a rule.

        No level is skipped in the structure: a heading is tagged at most one level below the one before it
        (ISO 14289-1, 7.4.2).
        """
        look = self.looks.headings[heading.level - 1]
        words = heading_words(heading, self.numbers)
        role = f"H{min(heading.level, self._level + 1)}"
        block = self.text(heading.children, place.set_in(look), role)
        block.whole = block.keep_with_next = True
        if words:
            self._level = int(role[1:])
            self._headings += 1
            block.heading = self._headings
            block.mark = partial(_mark_heading, words, heading.level, number=self._headings)
        yield block
        if heading.level == 1:
            block.after_pt = 1.5 * self.step_pt
            rule = Rule(_TITLE_RULE_PT, self.color.accent)
            rule.after_pt = 3 * self.step_pt
            rule.keep_with_next = True
            yield rule

    def write_paragraph(self, paragraph: Paragraph, place: Place) -> Flowable:
        """Running text."""
        return self.text(paragraph.children, place)

    def write_block_quote(self, quote: BlockQuote, place: Place) -> Iterator[Flowable]:
        """An indented box with a hairline at its left."""
        frame = Frame(left_pt=3 * self.step_pt, bar_pt=_HAIRLINE_PT, bar_color=self.color.rule)
        yield from self._box(quote.children, place.inside("BlockQuote"), frame, gap_pt=2 * self.step_pt)

    def write_code_block(self, code: CodeBlock, place: Place) -> Flowable:
        """Lines in a fixed-width face, with their blanks."""
        lines = [drawable(_firm(line)) for line in code.content.splitlines()]
        tag = Tag("Code", Tag("P", place.tag))
        ink = replace(self.looks.small.ink, color=place.look.ink.color, fixed=True, tag=tag)
        runs = [Run(text, ink) for line in lines for text in (line, "\n")]
        block = TextBlock(runs, self.looks.small)
        block.after_pt = 2 * self.step_pt
        return block

    def write_thematic_break(self) -> Flowable:
        """A hairline."""
        rule = Rule(_HAIRLINE_PT, self.color.rule)
        rule.before_pt = rule.after_pt = 3 * self.step_pt
        return rule

    def write_callout(self, callout: Callout, place: Place) -> Iterator[Flowable]:
        """Blocks in a panel, a box, or small type, by the purpose of the callout."""
        step_pt = self.step_pt
        panel = Frame(
            left_pt=_BAR_PT + 3 * step_pt,
            right_pt=3 * step_pt,
            top_pt=2 * step_pt,
            bottom_pt=2 * step_pt,
            bar_pt=_BAR_PT,
        )
        inside = place.inside("Div")
        match callout.kind:
            case "bottom-line":
                frame = replace(panel, bar_color=self.color.accent, fill=self.color.tint)
                yield from self._box(callout.children, inside.set_in(self.looks.lead), frame, gap_pt=3 * step_pt)
            case "warning":
                frame = replace(panel, bar_color=self.color.text, line_pt=_BOX_LINE_PT)
                yield from self._box(callout.children, inside.set_in(self.looks.body), frame, gap_pt=3 * step_pt)
            case "kicker":
                yield from self._head_lines(callout, inside.set_in(self.looks.muted), gap_pt=step_pt)
            case "marking":
                gap_pt = max(3 * step_pt, self.looks.small.ink.size_pt / 2)
                yield from self._head_lines(callout, inside.set_in(self.looks.small), gap_pt=gap_pt)
            case "note":
                yield from self.write_blocks(callout.children, inside.set_in(self.looks.muted))
            case "shift":
                yield from write_shift(callout, inside, self)
            case _:
                assert_never(callout.kind)

    def _head_lines(self, callout: Callout, place: Place, *, gap_pt: float) -> list[Flowable]:
        """The lines above the title, which stay with it; `gap_pt` follows the last."""
        flowables = self.write_blocks(callout.children, place)
        for flowable in flowables:
            flowable.keep_with_next = True
        if flowables:
            flowables[-1].after_pt = gap_pt
        return flowables

    def text(self, inlines: Iterable[Inline], place: Place, role: str | None = "P") -> TextBlock:
        """A block of text with a tag of its own in the tag of its place; None: in that tag itself."""
        tag = Tag(role, place.tag) if role else place.tag
        runs = self._runs.write_inlines(inlines, replace(place.look.ink, tag=tag))
        return TextBlock(runs, place.look)

    def _box(self, blocks: Iterable[Block], place: Place, frame: Frame, *, gap_pt: float) -> Iterator[Flowable]:
        if children := self.write_blocks(blocks, place):
            box = Box(Stack(children), frame)
            box.before_pt = box.after_pt = gap_pt
            yield box


def _mark_heading(words: str, level: int, canvas: PageCanvas, x: float, top: float, *, number: int) -> None:
    canvas.add_heading(words, level, x, top, number=number)


def _firm(line: str) -> str:
    """A line of code whose blanks are neither joined nor taken by a line break."""
    return line.replace("\t", _TAB).replace(" ", NO_BREAK_SPACE)
