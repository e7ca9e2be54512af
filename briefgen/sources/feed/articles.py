"""Feeds become articles. Goes in: the bytes of a feed. Comes out: an `Article` for each entry that holds prose."""

from collections.abc import Iterator

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.assemble import Block, assemble
from briefgen.sources.feed.entries import Entry, Feed, Listed, find_entries
from briefgen.sources.feed.teaser import Told, take_teaser
from briefgen.sources.html.fragment import Fragment, read_fragment, tell_left_out
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_PARTS
from briefgen.sources.parts import Parts, clean_name
from briefgen.sources.text import left_out
from briefgen.sources.text.edges import Stated


def read(content: bytes, origin: str, inside: Inside) -> tuple[Article, ...]:
    """The articles in the entries of a feed, each named by its link, else `feed.xml#2`.

    Raises SourceError for what is no feed, and for a feed without an entry that holds prose.
    """
    feed = find_entries(content, origin)
    if not feed.entries:
        broken = f": {feed.flaw}" if feed.flaw else ""
        raise SourceError(f"`{origin}` is a feed without entries{broken}", hint="give a feed that holds some")
    parts = Parts(origin, inside)
    if feed.flaw:
        parts.skip(origin, f"the feed is broken and is read as far as possible: {feed.flaw}")
    if feed.left_out:
        parts.skip(
            f"{origin}#{MOST_PARTS + 1}", f"more than {MOST_PARTS} entries, this and all later ones are left out"
        )
    for number, entry in enumerate(feed.entries, 1):
        name = clean_name(entry.link) if entry.link else f"{origin}#{number}"
        parts.take(name, lambda entry=entry, name=name: (build_article(entry, feed, name),))  # type: ignore[misc]
    return parts.collect()


def list_entries(content: bytes, origin: str) -> Listed:
    """The feed in `content`, with the words of each entry. Raises SourceError for content that is no feed."""
    feed = find_entries(content, origin)
    return Listed(feed, tuple(map(_find_words, feed.entries)))


def build_article(entry: Entry, feed: Feed, origin: str) -> Article:
    """The article in an entry of `feed`. Raises SourceError where it holds no prose."""
    fragment = _read_content(entry, origin)
    told = take_teaser(fragment.blocks, is_whole=entry.is_whole)
    if not told.blocks or (told.is_teaser and not told.has_sentence):
        held = "a title and no whole sentence" if entry.title else "no whole sentence"
        raise SourceError(f"`{origin}` holds {held}", hint="give the page that the feed links to")
    return assemble(
        told.blocks,
        stated=_find_stated(entry, feed),
        content=entry.content.encode("utf-8", "replace"),
        origin=origin,
        language=entry.language or feed.language,
        notices=(*tell_left_out(fragment, origin), *_tell(told, origin)),
    )


def _find_words(entry: Entry) -> str:
    try:
        return " ".join(block.text for block in _read_content(entry, "").blocks)
    except SourceError:
        return entry.content


def _read_content(entry: Entry, origin: str) -> Fragment:
    if entry.form == "html":
        return read_fragment(entry.content, origin)
    paragraphs = entry.content.replace("\r\n", "\n").split("\n\n")
    return Fragment(tuple(Block(words) for words in paragraphs if words.strip()), {})


def _find_stated(entry: Entry, feed: Feed) -> Iterator[Stated]:
    """What the entry and its feed state; of two publishers the one that the entry is taken over from comes first."""
    if entry.title:
        yield Stated("headline", entry.title, "feed entry title")
    if entry.author:
        yield Stated("byline", entry.author, "feed entry author")
    if entry.publisher:
        yield Stated("publisher", entry.publisher, "feed entry source")
    if feed.title:
        yield Stated("publisher", feed.title, "feed title")
    if entry.published:
        yield Stated("published", entry.published, "feed entry published")
    if entry.updated and entry.updated != entry.published:
        yield Stated("updated", entry.updated, "feed entry updated")
    if entry.link:
        yield Stated("url", entry.link, "feed entry link")


def _tell(told: Told, origin: str) -> Iterator[Notice]:
    if told.is_teaser:
        yield Notice("teaser", "the feed holds only the first words of the article", origin)
    yield from left_out.metadata([(1, words) for words in told.invitations], origin)
