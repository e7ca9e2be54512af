"""The page around the blocks: the document comes in, the whole HTML file goes out as text."""

from collections.abc import Sequence

from briefgen.document.tree import Block, Callout, Document, Heading
from briefgen.writers.html.blocks import write_blocks
from briefgen.writers.html.inlines import Marks, escape_attribute, escape_text, mark_document
from briefgen.writers.html.stylesheet import write_stylesheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Content Security Policy: the page opens no connection and runs nothing, whatever its words are."""


def write_page(document: Document) -> str:
    """The HTML file of `document`, ended by a line feed."""
    marks = mark_document(document)
    return f"""<!DOCTYPE html>
<html lang="{escape_attribute(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape_text(document.title)}</title>
{_write_metadata(document)}<meta name="color-scheme" content="light dark">
<style>
{write_stylesheet(document.style)}</style>
</head>
<body>
{_write_body(document.blocks, marks)}</body>
</html>
"""


def _write_metadata(document: Document) -> str:
    entries = [("date", f"{document.created:%Y-%m-%d}")]
    if document.subject:
        entries.insert(0, ("description", document.subject))
    return "".join(f'<meta name="{name}" content="{escape_attribute(content)}">\n' for name, content in entries)


def _write_body(blocks: Sequence[Block], marks: Marks) -> str:
    split = _end_of_header(blocks)
    header = f"<header>\n{write_blocks(blocks[:split], marks)}</header>\n" if split else ""
    return f"{header}<main>\n{write_blocks(blocks[split:], marks)}</main>\n"


def _end_of_header(blocks: Sequence[Block]) -> int:
    """The place after the title where only kickers stand before it; else 0."""
    for place, block in enumerate(blocks, 1):
        match block:
            case Heading(level=1):
                return place
            case Callout(kind="kicker"):
                continue
            case _:
                break
    return 0
