"""The page around the blocks: the document comes in, the whole HTML file goes out as text."""

from collections.abc import Sequence

from briefgen.document.marking import Marking
from briefgen.document.tree import Block, Callout, Document, Heading, SourceList
from briefgen.writers.html.blocks import write_blocks
from briefgen.writers.html.context import Context, direction, read_context
from briefgen.writers.html.house import write_foot, write_masthead
from briefgen.writers.html.inlines import escape_attribute, escape_text
from briefgen.writers.html.stylesheet import write_stylesheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Content Security Policy: the page opens no connection and runs nothing, whatever its words are."""

_PICTURES = "; img-src data:"
"""What a page with a logo, which it holds itself, allows besides."""


def write_page(document: Document) -> str:
    """The HTML file of `document`, ended by a line feed."""
    context = read_context(document)
    turned = "" if direction(document.language) == "ltr" else ' dir="rtl"'
    aside = ' class="with-side"' if _side(document.blocks, context) else ""
    return f"""<!DOCTYPE html>
<html lang="{escape_attribute(document.language)}"{turned}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}{_PICTURES if document.style.logo else ""}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape_text(document.title)}</title>
{_write_metadata(document)}<meta name="color-scheme" content="light dark">
<style>
{write_stylesheet(document.style, document.marking, document.page_label)}</style>
</head>
<body{aside}>
{_write_marking(document.marking, "top")}{_write_body(document.blocks, context)}{write_foot(document.style)}\
{_write_marking(document.marking, "bottom")}</body>
</html>
"""


def _write_metadata(document: Document) -> str:
    entries = {
        "author": document.author,
        "description": document.subject,
        "date": f"{document.created:%Y-%m-%d}",
    }
    return "".join(
        f'<meta name="{name}" content="{escape_attribute(content)}">\n' for name, content in entries.items() if content
    )


def _write_marking(marking: Marking | None, edge: str) -> str:
    """The label at an edge of the page. A voice leaves it out: among the blocks it is said once."""
    if marking is None:
        return ""
    return f'<div class="marking-{edge}" aria-hidden="true"><span>{escape_text(marking.label)}</span></div>\n'


def _write_body(blocks: Sequence[Block], context: Context) -> str:
    split = _end_of_header(blocks)
    head = f"{write_masthead(context.style)}{write_blocks(blocks[:split], context)}"
    header = f"<header>\n{head}</header>\n" if head else ""
    return f"{header}<main>\n{_write_main(blocks[split:], context)}</main>\n"


def _write_main(blocks: Sequence[Block], context: Context) -> str:
    """The blocks; around the sources and their heading a box, which wide screens show beside the text."""
    side = _side(blocks, context)
    if side is None:
        return write_blocks(blocks, context)
    before, inside, after = blocks[: side.start], blocks[side.start : side.stop], blocks[side.stop :]
    return (
        f'{write_blocks(before, context)}<div class="side">\n{write_blocks(inside, context)}</div>\n'
        f"{write_blocks(after, context)}"
    )


def _side(blocks: Sequence[Block], context: Context) -> range | None:
    """Where the sources stand, with the heading before them; None where nothing leads to them."""
    place = next((place for place, block in enumerate(blocks) if isinstance(block, SourceList)), None)
    if place is None or not context.back:
        return None
    headed = place > 0 and isinstance(blocks[place - 1], Heading)
    return range(place - headed, place + 1)


def _end_of_header(blocks: Sequence[Block]) -> int:
    """The place after the title where only the marking and kickers stand before it; else 0."""
    for place, block in enumerate(blocks, 1):
        match block:
            case Heading(level=1):
                return place
            case Callout(kind="kicker" | "marking"):
                continue
            case _:
                break
    return 0
