"""Plain text articles. Goes in: the bytes of a file. Comes out: an `Article`.

The steps, in order: decode; find the lines; read the front matter; join lines into units; peel the edges (title,
stated fields, metadata); drop repeated text; tell headings from paragraphs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from briefgen.errors import SourceError
from briefgen.sources import left_out
from briefgen.sources.article import Article, Passage
from briefgen.sources.decode import decode
from briefgen.sources.edges import Edges, peel_edges
from briefgen.sources.front_matter import find_front_matter
from briefgen.sources.headings import find_headings
from briefgen.sources.labels import is_labeled
from briefgen.sources.lines import Line, split_lines
from briefgen.sources.prose import reads_as_title
from briefgen.sources.repeats import Repeats, drop_repeats
from briefgen.sources.units import find_units


def read_plain(content: bytes, origin: str) -> Article:
    """The article in a plain text file. Raises SourceError for content that holds none."""
    return build_article(content, origin, find_lines=split_lines)


def build_article(content: bytes, origin: str, *, find_lines: Callable[[str], Iterable[Line]]) -> Article:
    """The article in `content`, its lines told apart by `find_lines`.

    Raises SourceError for content that is not text, is empty, or holds a title and nothing more.
    """
    text, encoding_notices = decode(content, origin)
    lines = tuple(find_lines(text))
    front_matter = find_front_matter(text, lines)
    readable = lines[front_matter.line_count :]
    edges = peel_edges(text, tuple(find_units(text, readable, is_labeled)), front_matter.fields)
    _check_markings(edges.markings, origin)
    repeats = drop_repeats(text, edges.body, _lines_above(text, edges))
    passages = _find_passages(text, repeats)
    _require_body(text, passages, origin, titled="headline" in edges.fields)
    unused = [(line.number, line.words(text)) for line in front_matter.unused]
    unused += [(unit.number, unit.words(text)) for unit in edges.metadata]
    notices = (
        *left_out.metadata(unused, origin),
        *left_out.doubled_title([unit.number for unit in edges.doubled], origin),
        *left_out.parts_without_prose(readable, origin),
        *left_out.repeated_text(repeats, origin),
        *left_out.unread_marking(_lines_inside(text, edges), origin),
        *left_out.headings(sum(passage.kind == "heading" for passage in passages), origin),
    )
    return Article(
        origin=origin,
        sha256=sha256(content).hexdigest(),
        text=text,
        passages=passages,
        notices=(*encoding_notices, *notices),
        **edges.fields,
    )


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
    for unit in (*([edges.title] if edges.title else ()), *edges.body):
        yield unit.number, unit.words(text)


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
