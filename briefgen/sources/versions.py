"""Versions of one article: which of several is the later one, and what changed between two. Pure.

Two articles are versions of one where their address is the same, or their publisher and headline are and much of the
text is too (a column has one headline every week), and one of them states a later time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time

import msgspec

from briefgen.notices import Notice
from briefgen.sources.addresses import address_of
from briefgen.sources.alike import find_share
from briefgen.sources.article import Article
from briefgen.sources.dates import StatedTime, read_time
from briefgen.text import collapse, fold, plural

SAME_STORY = 0.3
"""Share of the shorter text that two versions under one headline, or one name, have in common at least."""
_SAME_PARAGRAPH = 0.5
"""Share of the words of the longer paragraph that the other holds too: above it, it was changed and not replaced."""
_MOST_PAIRED = 200
"""Paragraphs that are looked at for a changed counterpart; beyond, they count as removed and added."""
_MOST_ASKED = 5
"""Of the newest in a group that an article is compared with, so that a thousand under one headline cost little."""


class Change(msgspec.Struct, frozen=True):
    """What differs between two versions of an article, paragraph by paragraph."""

    headline: tuple[str | None, str | None] | None
    """The earlier and the later headline, where they differ."""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    """A paragraph as it was and as it is."""

    def __bool__(self) -> bool:
        return bool(self.headline or self.added or self.removed or self.changed)


def without_older(articles: Sequence[Article]) -> tuple[tuple[Article, ...], list[Notice]]:
    """`articles` without earlier versions of later ones among them, and a notice for each that says what changed.

    The later version stands where it stood, whichever comes first.
    """
    dropped: dict[int, int] = {}
    for group in _group(articles):
        newest = sorted(group, key=lambda at: _order(articles[at]), reverse=True)[:_MOST_ASKED]
        for at in group:
            later = next((n for n in newest if n != at and _replaces(articles[n], articles[at])), None)
            if later is not None:
                dropped.setdefault(at, later)
    notices = [
        Notice("older-version", _tell_older(articles[at], articles[later]), articles[at].origin)
        for at, later in sorted(dropped.items())
    ]
    return tuple(article for at, article in enumerate(articles) if at not in dropped), notices


def _group(articles: Sequence[Article]) -> list[list[int]]:
    """The numbers of articles that share an address, and of those that share a publisher and a headline."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        for key in {address_of(article.url, article.origin), title_key(article)} - {None}:
            groups[str(key)].append(at)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def title_key(article: Article) -> str | None:
    """Publisher and headline, folded; None where the article does not state both."""
    if not (article.publisher and article.headline):
        return None
    return f"{fold(article.publisher)}: {fold(article.headline)}"


def are_versions(one: Article, other: Article) -> bool:
    """Whether two articles are versions of one, whichever is the later."""
    address = address_of(one.url, one.origin)
    if address is not None and address == address_of(other.url, other.origin):
        return True
    title = title_key(one)
    return title is not None and title == title_key(other) and find_share(one, other) >= SAME_STORY


def _replaces(later: Article, earlier: Article) -> bool:
    return is_later(later, earlier) is True and are_versions(later, earlier) and later.text != earlier.text


def is_later(one: Article, other: Article) -> bool | None:
    """Whether `one` states a later time than `other`; None where that cannot be told.

    The time is that of the last change, else of publication. Days are compared where either states a day alone, or one
    of the two a zone and the other none.
    """
    ours, theirs = _stated(one), _stated(other)
    if ours is None or theirs is None:
        return None
    if ours.clock and theirs.clock and bool(ours.clock.tzinfo) == bool(theirs.clock.tzinfo):
        this, that = (datetime.combine(stated.day, stated.clock or time()) for stated in (ours, theirs))
        return None if this == that else this > that
    return None if ours.day == theirs.day else ours.day > theirs.day


def _stated(article: Article) -> StatedTime | None:
    return next((found for words in (article.updated, article.published) if (found := read_time(words or ""))), None)


def _order(article: Article) -> tuple[str, str]:
    """What sorts articles by their time, those without one first."""
    stated = _stated(article)
    return (stated.day.isoformat(), stated.iso()) if stated else ("", "")


def find_change(earlier: Article, later: Article) -> Change:
    """What is otherwise in `later`: paragraphs are compared by their words, wherever they stand."""
    old, new = _paragraphs(earlier), _paragraphs(later)
    removed, added = list((Counter(old) - Counter(new)).elements()), list((Counter(new) - Counter(old)).elements())
    bags = {words: Counter(fold(words).split()) for words in (*removed[:_MOST_PAIRED], *added)}
    changed = []
    for words in removed[:_MOST_PAIRED]:
        best = max(added[:_MOST_PAIRED], key=lambda other: _likeness(bags[words], bags[other]), default=None)
        if best is not None and _likeness(bags[words], bags[best]) >= _SAME_PARAGRAPH:
            changed.append((words, best))
            added.remove(best)
    gone = Counter(removed) - Counter(was for was, _ in changed)
    headlines = (earlier.headline, later.headline)
    return Change(
        headline=headlines if collapse(headlines[0] or "") != collapse(headlines[1] or "") else None,
        added=tuple(added),
        removed=tuple(gone.elements()),
        changed=tuple(changed),
    )


def _paragraphs(article: Article) -> list[str]:
    spans = (passage for passage in article.passages if passage.kind == "paragraph")
    return [collapse(article.text[span.start : span.end]) for span in spans]


def _likeness(ours: Counter[str], theirs: Counter[str]) -> float:
    most = max(ours.total(), theirs.total())
    return sum(min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys()) / most if most else 0.0


def tell_change(change: Change) -> str:
    """A change in a few words, as `the headline and 1 paragraph changed, 2 paragraphs added`."""
    parts = []
    touched = (["the headline"] if change.headline else []) + (
        [plural(len(change.changed), "paragraph")] if change.changed else []
    )
    if touched:
        parts.append(f"{' and '.join(touched)} changed")
    parts += [f"{plural(len(those), 'paragraph')} {how}" for how, those in _lists(change) if those]
    return ", ".join(parts) or "no paragraph changed"


def _lists(change: Change) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (("added", change.added), ("removed", change.removed))


def _tell_older(earlier: Article, later: Article) -> str:
    told = tell_change(find_change(earlier, later))
    return f"`{earlier.origin}` is an earlier version of `{later.origin}` and is left out; since then {told}"
