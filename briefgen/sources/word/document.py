"""A Word document becomes an article. Goes in: the bytes of a .docx, .docm or .dotx file. Comes out: one `Article`.

The author and the times in the properties are those of a file, not of an article: they are not read as byline and date.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec.structs import replace

from briefgen.marking.labels import read_marking
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.assemble import Block, assemble
from briefgen.sources.inside import Inside
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.prose import reads_as_title
from briefgen.sources.word.body import Body
from briefgen.sources.word.package import Package
from briefgen.sources.word.refusals import broken, refuse_other_formats
from briefgen.sources.word.styles import Styles, child
from briefgen.text import collapse, is_language, plural

_NO_TITLE = re.compile(
    r"microsoft (?:office )?word\b.*|(?:word )?document ?\d*|dokument ?\d*|untitled.*|title"
    r"|.*\.(?:docx?|dotx?|rtf|odt|pdf)",
    re.IGNORECASE,
)
_MARGINS = {"header": "page header", "footer": "page footer"}


def read(content: bytes, origin: str, _inside: Inside) -> tuple[Article, ...]:
    """The article in a Word document.

    Raises SourceError for a document that is broken, beyond the limits or of another program, and for one without text.
    """
    refuse_other_formats(content, origin)
    package = Package(content, origin)
    main = package.find_main()
    root = package.tree(main)
    text = child(root, "body")
    if text is None:
        raise broken(origin)
    parts = {link.kind: link.target for link in reversed(package.links(main))}
    body = Body(Styles(_tree(package, parts.get("styles"))))
    blocks = list(body.read(text))
    blocks += body.read_notes({kind: _tree(package, parts.get(f"{kind}s")) for kind in ("footnote", "endnote")})
    markings, margins = _read_margins(package, main)
    properties = _read_properties(package)
    article = assemble(
        blocks,
        stated=markings,
        content=content,
        origin=origin,
        language=_find_language(body.words.languages, blocks) or _read_language(properties),
        notices=tuple(_tell(body.left_out + margins, origin)),
    )
    return (_with_title(article, properties),)


def _tree(package: Package, part: str | None) -> etree._Element | None:
    return None if part is None else package.tree(part)


def _read_margins(package: Package, main: str) -> tuple[list[Stated], Counter[str]]:
    """The markings that headers, footers and watermarks state, and how many of their other lines there are."""
    stated: list[Stated] = []
    left_out: Counter[str] = Counter()
    for link in package.links(main):
        root = _tree(package, link.target) if link.kind in _MARGINS else None
        if root is None:
            continue
        place = _MARGINS[link.kind]
        lines = [block.text for block in Body(Styles(None)).read(root)]
        lines += [shape.get("string", "") for shape in root.iter("{*}textpath")]
        for line in lines:
            if (marking := read_marking(line)) is not None:
                stated.append(Stated("marking", marking, place))
            else:
                left_out[f"line of the {place}"] += bool(line)
    return stated, left_out


def _read_properties(package: Package) -> etree._Element | None:
    """The core properties, whose part is not needed to read the text."""
    return next((_tree(package, link.target) for link in package.links("") if link.kind == "core-properties"), None)


def _find_language(languages: Counter[str], blocks: Iterable[Block]) -> str | None:
    """The language that runs state for more than half of the text."""
    tag, letters = next(iter(languages.most_common(1)), ("", 0))
    return tag if is_language(tag) and letters * 2 > sum(len(block.text) for block in blocks) else None


def _read_language(properties: etree._Element | None) -> str | None:
    tag = collapse(getattr(child(properties, "language"), "text", None) or "")
    return tag if is_language(tag) else None


def _with_title(article: Article, properties: etree._Element | None) -> Article:
    """`article` with the title in the properties for a headline, where its text begins with none."""
    title = collapse(getattr(child(properties, "title"), "text", None) or "")
    if article.headline or not title or _NO_TITLE.fullmatch(title) or not reads_as_title(title):
        return article
    return replace(article, headline=title, stated_in={**article.stated_in, "headline": "Word core property"})


def _tell(left_out: Counter[str], origin: str) -> Iterator[Notice]:
    counted = [_count(count, name) for name, count in sorted(left_out.items()) if count]
    if counted:
        verb = "is" if sum(left_out.values()) == 1 else "are"
        yield Notice("left-out", f"{', '.join(counted)} {verb} left out", origin)


def _count(count: int, name: str) -> str:
    """`name` in the right number, which its first noun has: `2 lines of the page header`."""
    noun, separator, rest = name.partition(" of ") if name.startswith("line") else name.partition(" inside ")
    return f"{plural(count, noun)}{separator}{rest}"
