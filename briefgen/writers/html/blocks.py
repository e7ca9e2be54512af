"""Blocks as HTML. Each is ended by a line feed, so that the source can be read and compared."""

from collections.abc import Iterable
from typing import assert_never

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CodeBlock,
    Contents,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    Phrases,
    SourceEntry,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.document.walk import CONTENTS_LEVELS, heading_words, inline_text, is_shift
from briefgen.writers.html.context import Context, heading_anchor, mark_anchor, source_anchor
from briefgen.writers.html.figures import write_figure
from briefgen.writers.html.inlines import escape, escape_attribute, escape_text, write_inlines
from briefgen.writers.html.tables import write_shift, write_table
from briefgen.writers.legible import legible_lines

_ENGLISH = Phrases()


def write_blocks(blocks: Iterable[Block], context: Context) -> str:
    """`blocks` as flow content."""
    return "".join(write_block(block, context) for block in blocks)


def write_block(block: Block, context: Context) -> str:
    """`block` as flow content."""
    match block:
        case Heading():
            written = write_heading(block, context)
        case Paragraph():
            written = write_paragraph(block, context)
        case BlockQuote():
            written = f"<blockquote>\n{write_blocks(block.children, context)}</blockquote>\n"
        case BulletList():
            written = write_bullet_list(block, context)
        case OrderedList():
            written = write_ordered_list(block, context)
        case CodeBlock():
            written = write_code_block(block)
        case ThematicBreak():
            written = "<hr>\n"
        case Table():
            written = write_table(block, context)
        case Callout():
            written = write_callout(block, context)
        case Figure():
            written = write_figure(block, context)
        case Contents():
            written = write_contents(context)
        case SourceList():
            written = write_source_list(block, context)
        case _:
            assert_never(block)
    return written


def write_heading(heading: Heading, context: Context) -> str:
    """A heading; nothing for one without words, which would be an empty entry in a list of headings."""
    listed = context.headings and heading.level in CONTENTS_LEVELS
    anchor = f' id="{heading_anchor(next(context.anchors))}"' if listed else ""
    if not inline_text(heading.children, context.numbers).strip():
        return ""
    return f"<h{heading.level}{anchor}>{write_inlines(heading.children, context)}</h{heading.level}>\n"


def write_paragraph(paragraph: Paragraph, context: Context) -> str:
    """A paragraph."""
    return f"<p>{write_inlines(paragraph.children, context)}</p>\n"


def write_bullet_list(bullets: BulletList, context: Context) -> str:
    """An unordered list."""
    return f"<ul>\n{_write_items(bullets.items, context)}</ul>\n"


def write_ordered_list(ordered: OrderedList, context: Context) -> str:
    """A numbered list."""
    start = "" if ordered.start == 1 else f' start="{ordered.start}"'
    return f"<ol{start}>\n{_write_items(ordered.items, context)}</ol>\n"


def write_code_block(code: CodeBlock) -> str:
    """Lines as they are, each escaped for itself."""
    lines = "\n".join(escape(line) for line in legible_lines(code.content))
    return f"<pre><code>{lines}</code></pre>\n"


def write_callout(callout: Callout, context: Context) -> str:
    """A box named after its kind; a kicker is no remark, but a line of the page's head."""
    role = "" if callout.kind == "kicker" else ' role="note"'
    shifts = callout.kind == "shift"
    blocks = "".join(
        write_shift(block, context)
        if shifts and isinstance(block, Table) and is_shift(block)
        else write_block(block, context)
        for block in callout.children
    )
    return f'<div class="callout {callout.kind}"{role}>\n{blocks}</div>\n'


def write_contents(context: Context) -> str:
    """The listed headings, each a link to its place; nothing where there are none."""
    entries = "".join(
        f'<li class="level-{heading.level}"><a href="#{heading_anchor(place)}">{escape_text(words)}</a></li>\n'
        for place, heading in enumerate(context.headings, 1)
        if (words := heading_words(heading, context.numbers))
    )
    return f'<nav role="doc-toc">\n<ul>\n{entries}</ul>\n</nav>\n' if entries else ""


def write_source_list(sources: SourceList, context: Context) -> str:
    """A numbered list, each entry the target of its marks, with links back to them."""
    return f'<ol class="sources">\n{"".join(_write_source(entry, context) for entry in sources.entries)}</ol>\n'


def _write_source(entry: SourceEntry, context: Context) -> str:
    anchor = source_anchor(context.numbers[entry.source_id])
    links = "".join(
        f'<a href="#{mark_anchor(place)}" role="doc-backlink" aria-label="{_lead_back(count, context)}"></a>'
        for count, place in enumerate(context.back.get(entry.source_id, ()), 1)
    )
    untranslated = context.phrases.mark == _ENGLISH.mark and context.language.partition("-")[0] != "en"
    spoken = ' lang="en"' if untranslated else ""
    back = f'<span class="back"{spoken}>{links}</span>' if links else ""
    return f'<li id="{anchor}">{write_inlines(entry.children, context)}{back}</li>\n'


def _lead_back(count: int, context: Context) -> str:
    """What a voice reads for the way back to a mark."""
    return escape_attribute(context.phrases.mark.replace("{number}", str(count)))


def _write_items(items: Iterable[ListItem], context: Context) -> str:
    return "".join(f"<li>{_write_item(entry, context)}</li>\n" for entry in items)


def _write_item(entry: ListItem, context: Context) -> str:
    """The words alone where the entry is one paragraph, so that entries stand close to one another."""
    match entry.children:
        case (Paragraph() as only,):
            return write_inlines(only.children, context)
        case _:
            return f"\n{write_blocks(entry.children, context)}"
