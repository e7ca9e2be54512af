"""Inlines as HTML, and the escaping of every word that a page shows."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import assert_never

from msgspec.structs import replace

from briefgen.document.tree import Cite, Code, Emphasis, Foreign, Inline, LineBreak, Link, Strong, Text
from briefgen.document.walk import inline_text
from briefgen.text import may_open
from briefgen.writers.html.context import Context, direction, mark_anchor, source_anchor
from briefgen.writers.legible import legible

_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_THIN_SPACE = "\N{THIN SPACE}"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(text: str) -> str:
    """`text` with an entity for each character that could be markup, between tags or in a quoted attribute."""
    return text.translate(_ENTITIES)


def escape_text(text: str) -> str:
    """`text` as words between tags: white space as single blanks, nothing left that could be markup."""
    return escape(legible(text))


def escape_attribute(text: str) -> str:
    """`text` as the value of a quoted attribute."""
    return escape(legible(text).strip())


def write_inlines(inlines: Sequence[Inline], context: Context) -> str:
    """`inlines` as phrasing content; no line ends between words and their mark."""
    return "".join(
        escape_text(f"{inline.content.rstrip(' ')}{_NARROW_SPACE}")
        if isinstance(inline, Text) and inline.content.endswith(" ") and isinstance(following, Cite)
        else write_inline(inline, context)
        for inline, following in zip_longest(inlines, inlines[1:])
    )


def write_inline(inline: Inline, context: Context) -> str:
    """`inline` as phrasing content."""
    match inline:
        case Text():
            return escape_text(inline.content)
        case Emphasis():
            return f"<em>{write_inlines(inline.children, context)}</em>"
        case Strong():
            return f"<strong>{write_inlines(inline.children, context)}</strong>"
        case Code():
            return f"<code>{escape_text(inline.content)}</code>"
        case Link():
            return write_link(inline, context)
        case Foreign():
            return write_foreign(inline, context)
        case Cite():
            return write_cite(inline, context)
        case LineBreak():
            return "<br>\n"
        case _:
            assert_never(inline)


def write_link(link: Link, context: Context) -> str:
    """The words alone where they are none, the address may not be opened, or a link holds them already."""
    words = write_inlines(link.children, replace(context, in_link=True))
    if context.in_link or not may_open(link.url) or not inline_text(link.children, context.numbers).strip():
        return words
    return f'<a href="{escape_attribute(link.url)}" rel="noreferrer">{words}</a>'


def write_foreign(foreign: Foreign, context: Context) -> str:
    """The words under their language, and in its direction where that is not the document's."""
    way = direction(foreign.language)
    turned = "" if way == direction(context.language) else f' dir="{way}"'
    words = write_inlines(foreign.children, context)
    return f'<span lang="{escape_attribute(foreign.language)}"{turned}>{words}</span>'


def write_cite(cite: Cite, context: Context) -> str:
    """Raised numbers, each a link to its source; nothing for a citation of nothing."""
    if not cite.source_ids:
        return ""
    return f'<sup class="cite">{_THIN_SPACE.join(_write_mark(id_, context) for id_ in cite.source_ids)}</sup>'


def _write_mark(source_id: str, context: Context) -> str:
    number = context.numbers[source_id]
    if context.in_link:
        return str(number)
    words = escape_attribute(context.sources[source_id])
    title = f' title="{words}"' if words else ""
    anchor = mark_anchor(next(context.places))
    return f'<a href="#{source_anchor(number)}" id="{anchor}" role="doc-noteref"{title}>{number}</a>'
