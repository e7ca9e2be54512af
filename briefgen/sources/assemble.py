"""Blocks become an article. Goes in: what a reader of pages, PDFs, Word files or mails found. Comes out: an `Article`.

Such sources say themselves where a paragraph ends and what a heading is. Their text is put together here, a block a
line and a blank line between, and then understood by the same steps as plain text, so that one story gives one article
whatever it comes in.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.lines import Line
from briefgen.sources.text.understand import understand
from briefgen.text import collapse

BlockKind = Literal["text", "heading", "entry", "quote"]
"""A paragraph, a heading, an entry of a list, a paragraph that is quoted."""

_BETWEEN = "\n\n"
_LINES_A_BLOCK = 2


class Block(msgspec.Struct, frozen=True):
    """A stretch of text that stands by itself; its white space counts as single blanks."""

    text: str
    kind: BlockKind = "text"
    page: int = 1
    """On which it begins, from 1, for a source that has pages."""
    turns: tuple[tuple[int, int], ...] = ()
    """The pages that begin inside it, each with the offset in `text` of its first character, in code points."""


def assemble(
    blocks: Iterable[Block],
    *,
    stated: Iterable[Stated] = (),
    content: bytes,
    origin: str,
    language: str | None = None,
    has_pages: bool = False,
    notices: Sequence[Notice] = (),
) -> Article:
    """The article in `blocks`, in their order; of several that are `stated` for one field the first counts.

    `content` is what was read, for its hash; `language` what the source says of its language, a BCP 47 tag.
    Raises SourceError for blocks that hold no body, and for markings that contradict one another.
    """
    texts: list[str] = []
    lines: list[Line] = []
    starts: list[int] = []
    position = 0
    for block in blocks:
        words = collapse(block.text)
        if not words:
            continue
        for page, offset in ((block.page, 0), *block.turns):
            starts += [position + min(offset, len(words))] * (page - len(starts))
        number = len(texts) * _LINES_A_BLOCK + 1
        lines.append(Line(number, position, position + len(words), block.kind))
        lines.append(Line(number + 1, position + len(words) + 1, position + len(words) + 1, "blank"))
        texts.append(words)
        position += len(words) + len(_BETWEEN)
    article = understand(_BETWEEN.join(texts), lines, stated=stated, content=content, origin=origin)
    return replace(
        article,
        language=language or article.language,
        page_starts=tuple(starts) if has_pages else (),
        notices=(*notices, *article.notices),
    )
