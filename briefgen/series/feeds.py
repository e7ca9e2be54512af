"""The entries of a feed that are new. Goes in: the feed, fetched. Comes out: the articles behind them.

An entry is known by its words together with its link or its id, and by its words alone where they are many: a feed that
changes its ids gives nothing twice, and an entry that is reworded is read again, as a version of the article. Where the
feed holds a teaser only, the page that it links to is fetched.
"""

import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Protocol

import msgspec
from msgspec.structs import replace

from briefgen.archive.arrivals import LONGEST_WAIT, Unread
from briefgen.errors import SourceError
from briefgen.series.inbox import FindSeen
from briefgen.series.taken import Taken, attempt, key, shown_source
from briefgen.sources import child
from briefgen.sources.addresses import same_address
from briefgen.sources.article import Article
from briefgen.sources.dates import read_time
from briefgen.sources.feed.entries import Entry, Feed
from briefgen.sources.fetch.address import shown
from briefgen.sources.fetch.charset import with_mark
from briefgen.sources.fetch.fetched import Fetched, Unchanged, Validators
from briefgen.sources.language import with_language
from briefgen.sources.limits import MOST_PARTS
from briefgen.sources.parts import clean_name
from briefgen.sources.read import read_fetched
from briefgen.sources.text.prose import count_words
from briefgen.text import collapse, plural

MOST_FAILED_PAGES = 3
"""Pages of a feed that fail before the others are left alone this time."""
MOST_PAGES = 100
"""Pages of a feed that are fetched at a time; feeds mostly hold 10 to 50 entries."""
MOST_SECONDS = 300
"""How long the entries of a feed are read at a time."""
_ENOUGH_WORDS = 60
"""Words of an entry that are not met a second time by chance."""


class Fetch(Protocol):
    """What fetches an address, as `Client.fetch`."""

    def __call__(
        self, address: str, *, validators: Validators | None = None, polite: bool = False
    ) -> Fetched | Unchanged:
        """What stands at `address`, or that it is unchanged. Raises SourceError."""
        ...


class FeedReader(msgspec.Struct):
    """Reads what is new in one feed, this once."""

    fetch: Fetch
    find_seen: FindSeen
    now: datetime
    waiting: Mapping[str, Unread]
    """What could not be read before, by name: it is left alone for a while."""
    pages: int = 0
    """Those that were asked for."""
    failed_pages: int = 0
    flaws: tuple[Unread, ...] = ()
    """What is wrong with the feed itself, once it was read as far as possible."""
    end: float = msgspec.field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def read(self, fetched: Fetched) -> Iterator[Taken | Unread]:
        """What is new in a feed, in its order; what is too much at a time is told. Raises SourceError for no feed."""
        name = shown(fetched.address)
        content = with_mark(fetched.content, fetched.charset, fetched.media_type)
        listed = attempt(lambda: child.list_apart(content, name))
        feed, later = listed.feed, list[int]()
        self.flaws = tuple(self._find_flaws(feed, name))
        for number, (entry, words) in enumerate(zip(feed.entries, listed.words, strict=True), 1):
            known_by = _find_keys(entry, words, fetched.address)
            if self.find_seen(known_by):
                continue
            if self.pages >= MOST_PAGES or time.monotonic() > self.end:
                later.append(number)
                continue
            origin = clean_name(entry.link) if entry.link else f"{name}#{number}"
            yield self._read_entry(entry, feed, origin, known_by)
        if later:
            limits = f"{MOST_PAGES} pages, or {MOST_SECONDS // 60} minutes, are the most of a feed at a time"
            reason = f"it waits for the next time, with {plural(len(later) - 1, 'later entry')}: {limits}"
            yield Unread(f"{name}#{later[0]}", reason, self.now - LONGEST_WAIT)

    def _find_flaws(self, feed: Feed, name: str) -> Iterator[Unread]:
        if feed.flaw:
            yield Unread(name, f"the feed is broken, and was read as far as possible: {feed.flaw}", self.now)
        if feed.left_out:
            reason = f"more than {MOST_PARTS} entries, this and all later ones are left out"
            yield Unread(f"{name}#{MOST_PARTS + 1}", reason, self.now)

    def _read_entry(self, entry: Entry, feed: Feed, origin: str, known_by: frozenset[str]) -> Taken | Unread:
        called = shown_source(origin)
        before = self.waiting.get(called)
        if before is not None and before.tried <= self.now < before.tried + LONGEST_WAIT:
            return before
        held, reason, tried, link = None, "", self.now - LONGEST_WAIT, entry.link
        try:
            held = attempt(lambda: with_language(child.read_entry_apart(entry, feed, origin)))
        except SourceError as error:
            reason = error.message
        if (held is None or _is_teaser(held)) and link and self.failed_pages < MOST_FAILED_PAGES:
            tried = self.now
            self.pages += 1
            try:
                held = _choose(held, attempt(lambda: self._read_page(entry, link)))
            except SourceError as error:
                self.failed_pages += 1
                reason = error.message
        if held is None:
            return Unread(called, reason, tried)
        return Taken(known_by, (held,))

    def _read_page(self, entry: Entry, address: str) -> Article:
        """The article on the page that an entry links to, with what the entry states and the page does not."""
        answer = self.fetch(address, polite=True)
        articles = read_fetched(answer) if isinstance(answer, Fetched) else ()
        if len(articles) != 1:
            raise SourceError(
                f"`{shown(address)}` holds {len(articles)} articles", hint="one address is to hold one article"
            )
        return _complete(articles[0], entry)


def _find_keys(entry: Entry, words: str, address: str) -> frozenset[str]:
    words = collapse(f"{entry.title or ''} {words}")
    keys = set()
    if entry.link:
        keys.add(key("link", same_address(entry.link) or entry.link, words))
    if entry.id:
        keys.add(key("id", address, entry.id, words))
    if not keys or count_words(words) >= _ENOUGH_WORDS:
        keys.add(key("words", words))
    return frozenset(keys)


def _is_teaser(article: Article) -> bool:
    return any(notice.code == "teaser" for notice in article.notices)


def _choose(held: Article | None, page: Article) -> Article:
    """The page, unless it says less than the feed did: a wall before the article, or a note that it has moved."""
    return held if held is not None and _length(held) > _length(page) else page


def _length(article: Article) -> int:
    return sum(passage.end - passage.start for passage in article.passages if passage.kind == "paragraph")


def _complete(page: Article, entry: Entry) -> Article:
    """`page` with the headline and the time of its entry where it states none, or a day alone."""
    stated = dict(page.stated_in)
    changes: dict[str, str] = {}
    if page.headline is None and entry.title:
        changes["headline"], stated["headline"] = entry.title, "feed entry title"
    if entry.published and _exactness(entry.published) > _exactness(page.published):
        changes["published"], stated["published"] = entry.published, "feed entry published"
    return replace(page, stated_in=stated, **changes) if changes else page


def _exactness(words: str | None) -> int:
    """0 for no time that can be read, 1 for a day, 2 for a time of day, 3 for one with its zone."""
    time = read_time(words) if words else None
    if time is None or time.clock is None:
        return int(time is not None)
    return 3 if time.clock.tzinfo is not None else 2
