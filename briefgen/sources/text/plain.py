"""Plain text articles. Goes in: the bytes of a file. Comes out: an `Article`.

The steps, in order: decode; find the lines; read the front matter; understand the rest.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.text.decode import decode
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.front_matter import find_front_matter
from briefgen.sources.text.lines import Line, split_lines
from briefgen.sources.text.understand import understand


def read(content: bytes, origin: str, _inside: Inside) -> tuple[Article]:
    """The article in a plain text file. Raises SourceError for content that holds none."""
    return (build_article(content, origin, find_lines=split_lines),)


def build_article(content: bytes, origin: str, *, find_lines: Callable[[str], Iterable[Line]]) -> Article:
    """The article in `content`, its lines told apart by `find_lines`.

    Raises SourceError for content that is not text, is empty, or holds a title and nothing more.
    """
    text, encoding_notices = decode(content, origin)
    lines = tuple(find_lines(text))
    front_matter = find_front_matter(text, lines)
    article = understand(
        text,
        lines[front_matter.line_count :],
        stated=[Stated(name, value, "front matter") for name, value in front_matter.fields],
        unused=front_matter.unused,
        content=content,
        origin=origin,
    )
    return replace(article, notices=(*encoding_notices, *article.notices))
