"""The body of a mail becomes an article. Goes in: its text or its HTML. Comes out: an `Article`."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.assemble import Block, assemble
from briefgen.sources.html.fragment import Fragment, tell_left_out
from briefgen.sources.limits import MOST_MAIL_LINES
from briefgen.sources.mail.lexicon import split_header_lines
from briefgen.sources.mail.trim import Trimmed, is_attribution, trim
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.lines import split_lines
from briefgen.sources.text.understand import understand
from briefgen.text import plural

_FEWEST_HEADER_LINES = 4
_MOST_HEADER_LENGTH = 3_000
_SEVERAL = 2


def read_text(
    text: str, stated: Sequence[Stated], *, is_answer: bool, content: bytes, origin: str
) -> tuple[Article, Trimmed]:
    """The article in the plain text of a mail. Raises SourceError where nothing of it is a body."""
    lines = text.splitlines()
    _check_lines(len(lines), origin)
    trimmed = trim(lines, is_answer=is_answer)
    kept = "\n".join(line for _, line in trimmed.lines)
    fields = _merge(trimmed, stated)
    article = understand(kept, tuple(split_lines(kept)), stated=fields, content=content, origin=origin)
    return replace(article, notices=(*_tell(trimmed, origin), *article.notices)), trimmed


def read_html(
    fragment: Fragment, stated: Sequence[Stated], *, is_answer: bool, is_newsletter: bool, content: bytes, origin: str
) -> tuple[Article, Trimmed]:
    """The article in the HTML of a mail. Raises SourceError where nothing of it is a body."""
    blocks = tuple(_expand(fragment.blocks))
    _check_lines(len(blocks), origin)
    trimmed = trim(tuple(_mark_quotations(blocks)), is_answer=is_answer)
    kept = [Block(line, blocks[place].kind) for place, line in trimmed.lines]
    headings = sum(block.kind == "heading" for block in kept)
    notices = [*_tell(trimmed, origin), *tell_left_out(fragment, origin)]
    if is_newsletter and headings > _SEVERAL:
        notices.append(Notice("heading", f"a newsletter with {headings} headings is read as one article", origin))
    article = assemble(kept, stated=_merge(trimmed, stated), content=content, origin=origin, notices=notices)
    return article, trimmed


def _check_lines(count: int, origin: str) -> None:
    """Raise SourceError for more lines of text than any mail has."""
    if count > MOST_MAIL_LINES:
        raise SourceError(
            f"the text of `{origin}` has more than {MOST_MAIL_LINES} lines", hint="save the article from it alone"
        )


def _merge(trimmed: Trimmed, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """What a forwarded header states; of the mail's own header then nothing but the marking."""
    own = [field for field in stated if field.name == "marking"] if trimmed.is_forward else stated
    return (*own, *trimmed.stated)


def _expand(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, with the lines of a forwarded header, which pages put into one paragraph, apart again."""
    for block in blocks:
        lines = split_header_lines(block.text) if len(block.text) <= _MOST_HEADER_LENGTH else []
        if len(lines) >= _FEWEST_HEADER_LINES:
            yield from (Block(line) for line in lines)
        else:
            yield block


def _mark_quotations(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of `blocks`, a `>` before those that a line such as `On Monday Jane Doe wrote:` leads to."""
    quotes = False
    for block in blocks:
        quotes = block.kind == "quote" and quotes
        yield f"> {block.text}" if quotes else block.text
        quotes = quotes or is_attribution(block.text)


def _tell(trimmed: Trimmed, origin: str) -> Iterator[Notice]:
    counted = [(count, name) for name, count in trimmed.taken_off.items() if count]
    if counted:
        parts = ", ".join(plural(count, "line") + name.removeprefix("line") for count, name in counted)
        verb = "is" if sum(count for count, _ in counted) == 1 else "are"
        yield Notice("left-out", f"{parts} {verb} left out", origin)
