"""What an article says of itself, and its body. Goes in: the lines of a text. Comes out: an `Article`.

The steps, in order: join lines into units; peel the edges (title, stated fields, metadata); drop repeated text; tell
headings from paragraphs.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.sources.article import Article, Passage
from briefgen.sources.limits import MOST_LETTERS, MOST_WORDS
from briefgen.sources.text import left_out
from briefgen.sources.text.edges import Edges, Stated, peel_edges
from briefgen.sources.text.headings import find_headings
from briefgen.sources.text.labels import is_labeled
from briefgen.sources.text.lines import Line
from briefgen.sources.text.prose import reads_as_title
from briefgen.sources.text.repeats import Repeats, drop_repeats
from briefgen.sources.text.units import Unit, find_units


def understand(
    text: str,
    lines: Sequence[Line],
    *,
    stated: Iterable[Stated],
    unused: Iterable[Line] = (),
    content: bytes,
    origin: str,
) -> Article:
    """The article in `lines` of `text`: what is `stated` elsewhere holds before what its edges say.

    `unused` are lines of metadata that say nothing an `Article` holds. `content` is what was read, for its hash.

    Raises SourceError for lines that hold no body, and for markings that contradict one another.
    """
    edges = peel_edges(text, tuple(find_units(text, lines, is_labeled)), stated)
    _check_markings(edges.markings, origin)
    repeats = drop_repeats(text, edges.body, _lines_above(text, edges))
    passages = _find_passages(text, repeats)
    _require_body(text, passages, origin, titled="headline" in edges.fields)
    _require_length(text, passages, origin)
    notices = (
        *left_out.metadata([*_numbered(text, unused), *_numbered(text, edges.metadata)], origin),
        *left_out.doubled_title([unit.number for unit in edges.doubled], origin),
        *left_out.parts_without_prose(lines, origin),
        *left_out.repeated_text(repeats, origin),
        *left_out.unread_marking(_lines_inside(text, edges), origin),
        *left_out.headings(sum(passage.kind == "heading" for passage in passages), origin),
    )
    article = Article(
        origin=origin,
        sha256=sha256(content).hexdigest(),
        text=text,
        passages=passages,
        stated_in=edges.places,
        notices=notices,
    )
    return replace(article, **edges.fields)


def _numbered(text: str, lines: Iterable[Line | Unit]) -> Iterator[tuple[int, str]]:
    for line in lines:
        yield line.number, line.words(text)


def _check_markings(markings: Sequence[str], origin: str) -> None:
    """Raise SourceError where the article states two markings, or one that TLP does not spell so."""
    if not markings:
        return
    from briefgen.marking.rules import check_tlp

    for marking in markings:
        check_tlp(marking, origin)
    if len(set(markings)) > 1:
        named = " and ".join(f"`{marking}`" for marking in dict.fromkeys(markings))
        raise SourceError(f"`{origin}` states more than one marking: {named}", hint="keep the one that holds")


def _lines_inside(text: str, edges: Edges) -> Iterator[tuple[int, str]]:
    """The title and the body, each unit with its line."""
    yield from _numbered(text, (*([edges.title] if edges.title else ()), *edges.body))


def _lines_above(text: str, edges: Edges) -> Iterator[str]:
    """What stands around the body, so that a second copy of it among the paragraphs is told as one."""
    yield from edges.fields.get("headline", "").splitlines()
    for unit in (*edges.stated, *edges.metadata):
        yield unit.words(text)


def _find_passages(text: str, repeats: Repeats) -> tuple[Passage, ...]:
    headings = find_headings(text, repeats.kept)
    return tuple(
        Passage(kind="heading" if index in headings else "paragraph", start=unit.start, end=unit.end)
        for index, unit in enumerate(repeats.kept)
    )


def _require_body(text: str, passages: Sequence[Passage], origin: str, *, titled: bool) -> None:
    """Raises SourceError where no passage is a paragraph, or the only one reads as a title."""
    if not text.strip():
        raise SourceError(f"`{origin}` is empty", hint="give a file that holds the text of an article")
    paragraphs = [text[passage.start : passage.end] for passage in passages if passage.kind == "paragraph"]
    if paragraphs and (titled or len(passages) > 1 or not reads_as_title(paragraphs[0])):
        return
    found = "a title and no body" if titled or passages else "no paragraph of text"
    raise SourceError(f"`{origin}` holds {found}", hint="give the whole article, with its paragraphs below the title")


def _require_length(text: str, passages: Sequence[Passage], origin: str) -> None:
    """Raises SourceError for more words than an article has."""
    letters = sum(passage.end - passage.start for passage in passages)
    if letters > MOST_LETTERS:
        raise SourceError(
            f"`{origin}` is too long: {letters:,} letters, where {MOST_LETTERS:,} are the most",
            hint="give one article a file",
        )
    words = sum(len(text[passage.start : passage.end].split()) for passage in passages)
    if words > MOST_WORDS:
        raise SourceError(
            f"`{origin}` is too long: {words:,} words, where {MOST_WORDS:,} are the most",
            hint="give one article a file",
        )
