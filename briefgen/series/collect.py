"""What is new in the sources of a series goes into the archive. Any number of times, at any hour: each article is there
once.

A portion of what a source gave is stored in one transaction, together with what it is known by, and the answer of the
source is noted after the last one: killed anywhere, the next run goes on. A source that fails stops no other.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import (
    Health,
    Unread,
    add_arrival,
    find_health,
    find_seen,
    note_health,
    note_seen,
)
from briefgen.errors import SourceError
from briefgen.series.feeds import FeedReader, Fetch
from briefgen.series.home import claim_name
from briefgen.series.inbox import read_inbox
from briefgen.series.settings import NamedSeries
from briefgen.series.taken import Taken, attempt, attempt_each, shown_source
from briefgen.sources.article import Article
from briefgen.sources.fetch.fetched import Network, Unchanged, Validators

_PORTION = 20
"""Entries or files that are stored together."""

State = Literal["read", "unchanged", "failed", "waiting"]
"""What became of a source: it gave what it has; it said that nothing is new; it could not be read; it failed before and
is left alone for a while."""


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is new to the series."""

    id: int
    """Its number in the archive."""
    origin: str
    headline: str | None
    published: str | None


class SourceCollected(msgspec.Struct, frozen=True, kw_only=True):
    """What a source gave this time."""

    name: str
    state: State
    came: tuple[Came, ...] = ()
    health: Health
    """As it is now, with what could not be read."""


class Collected(msgspec.Struct, frozen=True, kw_only=True):
    """What came in."""

    series: str
    sources: tuple[SourceCollected, ...]
    """Feeds, then folders, in the order of the settings."""


def collect(
    series: NamedSeries,
    archive: Archive,
    *,
    now: datetime,
    fetch: Fetch | None = None,
    network: Network | None = None,
) -> Collected:
    """What is new in the feeds and folders of `series`, which is in `archive` when this returns.

    Only addresses that the series lists are fetched, and the pages that their entries link to, by `fetch`, else by a
    client of our own, as `network` allows. The archive is open with the tables of arrivals. Raises ArchiveError for an
    archive that cannot be written, ConfigError for one in which the name of `series` is another's, never anything about
    a source.
    """
    claim_name(series, archive)
    settings = series.settings
    if fetch is None and settings.feeds:
        from briefgen.sources.fetch.client import Client

        fetch = Client(network).fetch
    feeds = [_Collector(series.name, name, archive, now).collect_feed(fetch) for name in settings.feeds if fetch]
    folders = [
        _Collector(series.name, name, archive, now).collect_folder(series.folder / name) for name in settings.inbox
    ]
    return Collected(series=series.name, sources=(*feeds, *folders))


def find_sources(series: NamedSeries, archive: Archive) -> tuple[Health, ...]:
    """How each source of `series` does: feeds, then folders, in the order of the settings."""
    names = (*series.settings.feeds, *series.settings.inbox)
    return tuple(find_health(archive.database, series.name, name) for name in names)


class _Collector:
    """Collects from one source, this once."""

    def __init__(self, series: str, name: str, archive: Archive, now: datetime) -> None:
        self._series = series
        self._name = name
        self._archive = archive
        self._now = now
        self._before = find_health(archive.database, series, name)
        self._came: list[Came] = []
        self._entries = 0
        self._unread: list[Unread] = []

    def collect_feed(self, fetch: Fetch) -> SourceCollected:
        """What the feed of that address gave."""
        before = self._before
        if before.waits(self._now):
            return SourceCollected(name=shown_source(self._name), state="waiting", health=before)
        given = Validators(before.etag, before.last_modified)
        try:
            answer = attempt(
                lambda: fetch(self._name, validators=given if given != Validators() else None, polite=True)
            )
            if isinstance(answer, Unchanged):
                self._unread += before.unread
                return self._note("unchanged", answer.validators)
            reader = FeedReader(fetch, self._find_seen, self._now, {one.name: one for one in before.unread})
            self._store_all(reader.read(answer))
        except SourceError as error:
            return self._note_failure(error)
        # An entry that could not be read is met again only if the whole feed is sent again.
        validators = Validators() if self._unread else answer.validators
        self._unread += reader.flaws
        return self._note("read", validators)

    def collect_folder(self, folder: Path) -> SourceCollected:
        """What the folder gave."""
        try:
            self._store_all(read_inbox(folder, find_seen=self._find_seen, now=self._now))
        except SourceError as error:
            return self._note_failure(error)
        return self._note("read", Validators())

    def _find_seen(self, keys: Collection[str]) -> frozenset[str]:
        return find_seen(self._archive.database, self._series, keys)

    def _store_all(self, given: Iterator[Taken | Unread]) -> None:
        """Store what a source gives, in portions; what comes before an error is stored."""
        portion: list[Taken] = []
        try:
            for one in attempt_each(given):
                if isinstance(one, Unread):
                    self._unread.append(one)
                    continue
                portion.append(one)
                if len(portion) == _PORTION:
                    full, portion = portion, []
                    self._store(full)
        finally:
            self._store(portion)

    def _store(self, portion: list[Taken]) -> None:
        came = []
        with self._archive.transaction():
            for taken in portion:
                for article in taken.articles:
                    number = self._archive.store(article, arrived=self._now).id
                    if self._add_arrival(number):
                        came.append(_tell(number, article))
                note_seen(self._archive.database, self._series, taken.keys)
        self._came += came
        self._entries += len(portion)

    def _add_arrival(self, number: int) -> bool:
        return add_arrival(self._archive.database, self._series, number, arrived=self._now, source=self._name)

    def _note(self, state: State, validators: Validators) -> SourceCollected:
        health = Health(
            name=self._name,
            tried=self._now,
            read=self._now,
            etag=validators.etag,
            last_modified=validators.last_modified,
            entries=self._before.entries + self._entries,
            unread=tuple(self._unread),
        )
        return self._keep(state, health)

    def _note_failure(self, error: SourceError) -> SourceCollected:
        health = replace(
            self._before,
            tried=self._now,
            error=error.message,
            failures=self._before.failures + 1,
            entries=self._before.entries + self._entries,
            unread=tuple(self._unread) or self._before.unread,
        )
        return self._keep("failed", health)

    def _keep(self, state: State, health: Health) -> SourceCollected:
        note_health(self._archive.database, self._series, health)
        return SourceCollected(name=shown_source(self._name), state=state, came=tuple(self._came), health=health)


def _tell(number: int, article: Article) -> Came:
    return Came(id=number, origin=article.origin, headline=article.headline, published=article.published)
