"""A web page becomes an article. Goes in: the bytes of a page, saved or fetched. Comes out: one `Article`."""

from briefgen.sources.article import Article
from briefgen.sources.assemble import assemble
from briefgen.sources.html.body import find_body
from briefgen.sources.html.decode import decode_page
from briefgen.sources.html.furniture import without_furniture
from briefgen.sources.html.metadata import read_metadata
from briefgen.sources.html.tree import parse_page
from briefgen.sources.html.walls import check_walls
from briefgen.sources.inside import Inside


def read(content: bytes, origin: str, _inside: Inside) -> tuple[Article, ...]:
    """The article on a page, with what the page states of it; its text is the main text alone.

    Raises SourceError for a page beyond the limits, and for one that holds a form for consent, a login, an error or a
    script's shell instead of an article.
    """
    text, guessed = decode_page(content, origin)
    page = parse_page(text, origin)
    metadata = read_metadata(page.root)
    body = find_body(page.seen, stated=metadata.body)
    paywall = check_walls(page.seen, body.blocks, metadata, origin)
    blocks, left_out = without_furniture(body, metadata, origin)
    article = assemble(
        blocks,
        stated=metadata.stated,
        content=content,
        origin=origin,
        notices=(*guessed, *paywall, *left_out),
    )
    return (article,)
