"""Lists: entries beside their labels, and the numbered sources."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefgen.document.tree import BulletList, ListItem, OrderedList, Paragraph, SourceList
from briefgen.writers.pdf.boxes import Labeled
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Flowable, Stack
from briefgen.writers.pdf.looks import Look
from briefgen.writers.pdf.place import Place
from briefgen.writers.pdf.runs import Ink, Run, mark_place, source_place
from briefgen.writers.pdf.tags import Tag, pdf_string
from briefgen.writers.pdf.text_block import TextBlock

if TYPE_CHECKING:
    from briefgen.writers.pdf.blocks import BlockWriter

_BULLETS = ("•", "–")
"""Labels of bullet lists, by turns from the outermost."""
_LABEL_GAP = 0.6
"""Between a label and its entry at least, as a share of the text's size."""
_BULLETED = "<</O /List /ListNumbering /Disc>>"
_NUMBERED = "<</O /List /ListNumbering /Decimal>>"
_LETTERED = "<</O /List /ListNumbering /LowerAlpha>>"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write_bullet_list(bullets: BulletList, place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """Entries with hanging bullets."""
    label = _BULLETS[writer.bullet_depth % len(_BULLETS)]
    writer.bullet_depth += 1
    labels = [label] * len(bullets.items)
    yield from _write_items(bullets.items, labels, place.inside("L", {"A": _BULLETED}), writer)
    writer.bullet_depth -= 1


def write_ordered_list(ordered: OrderedList, place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """Entries with hanging numbers, or with letters where the list stands inside one list, three, and so on."""
    lettered = (writer.bullet_depth + writer.number_depth) % 2 == 1
    numbers = range(ordered.start, ordered.start + len(ordered.items))
    labels = [f"{_letters(number) if lettered else number}." for number in numbers]
    writer.number_depth += 1
    yield from _write_items(
        ordered.items, labels, place.inside("L", {"A": _LETTERED if lettered else _NUMBERED}), writer
    )
    writer.number_depth -= 1


def _letters(number: int) -> str:
    """`a` for 1, `z` for 26, `aa` for 27; what has no letter stays a number."""
    if number < 1:
        return str(number)
    rest, last = divmod(number - 1, len(_LETTERS))
    return (_letters(rest) if rest else "") + _LETTERS[last]


def write_source_list(sources: SourceList, place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """Small entries, each a place that citations lead to; its number leads back to its first mark."""
    look = writer.looks.small
    inside = place.inside("L", {"A": _NUMBERED}).set_in(look)
    labels, entries = [], []
    for number, source in enumerate(sources.entries, 1):
        entry = inside.inside("LI")
        ink = replace(look.ink, tag=Tag("Lbl", entry.tag))
        if source.source_id in writer.cited:
            ink = _lead_back(ink, number, writer)
        labels.append(Run(str(number), ink))
        note = entry.inside("LBody").inside("Note", {"ID": pdf_string(source_place(number))})
        block = writer.text(source.children, note, None)
        block.mark = partial(_mark_source, number)
        entries.append([block])
    yield from _label(entries, labels, look, writer.step_pt)


def _lead_back(ink: Ink, number: int, writer: "BlockWriter") -> Ink:
    return replace(
        ink,
        color=writer.color.accent,
        target=mark_place(number),
        purpose=writer.phrases.first_mark.replace("{number}", str(number)),
        tag=Tag("Link", ink.tag),
    )


def _mark_source(number: int, canvas: PageCanvas, x: float, top: float) -> None:
    canvas.add_target(source_place(number), x, top)


def _write_items(
    items: Sequence[ListItem], labels: Sequence[str], place: Place, writer: "BlockWriter"
) -> Iterator[Flowable]:
    tight = place.set_in(replace(place.look, after_pt=writer.step_pt))
    marks, entries = [], []
    for item, label in zip(items, labels, strict=True):
        entry = tight.inside("LI")
        marks.append(Run(label, replace(place.look.ink, tag=Tag("Lbl", entry.tag))))
        flowables = writer.write_blocks(item.children, entry.inside("LBody"))
        _keep_above_list(item, flowables)
        entries.append(flowables)
    yield from _label(entries, marks, place.look, writer.step_pt)


def _keep_above_list(item: ListItem, flowables: Sequence[Flowable]) -> None:
    """What opens an entry stays with the first of the parts that are listed below it."""
    match item.children:
        case (Paragraph(), BulletList() | OrderedList(), *_):
            flowables[0].keep_with_next = True


def _label(
    entries: Iterable[Sequence[Flowable]], labels: Sequence[Run], look: Look, step_pt: float
) -> Iterator[Flowable]:
    """The entries of a list, each beside its label; all hang by the widest one."""
    blocks = [TextBlock((label,), look) for label in labels]
    widest = max((block.widest_pt for block in blocks), default=0.0)
    hang_pt = max(widest + max(1.5 * step_pt, _LABEL_GAP * look.ink.size_pt), 3.5 * step_pt)
    for place, (entry, block) in enumerate(zip(entries, blocks, strict=True), 1):
        labeled = Labeled(block, Stack(entry), hang_pt=hang_pt)
        labeled.after_pt = step_pt if place < len(blocks) else 2 * step_pt
        # No entry stands alone before or after a page break.
        labeled.keep_with_next = place < len(blocks) and place in {1, len(blocks) - 1}
        yield labeled
