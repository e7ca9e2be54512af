"""Which stories of this week go on from one of the last summary. Goes in: both weeks' articles. Comes out: threads."""

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from briefgen.analysis.lexicon import Lexicons
from briefgen.sources.article import Article
from briefgen.weekly.earlier import Told
from briefgen.weekly.stories.find import find_stories
from briefgen.weekly.stories.model import Story, StorySettings

_WEEKS = 2
"""As far apart as two weeks' articles on one story may be, where those of one week may be one."""


class Thread(msgspec.Struct, frozen=True):
    """A story of this week, and the story of the last summary that it goes on from, if any."""

    story: Story
    articles: tuple[Article, ...]
    """Those of this week, the earliest first."""
    told: Told | None

    @property
    def origins(self) -> int:
        """How many of the articles of this week are no near-copy of another of them."""
        mine = {article.origin for article in self.articles}
        copied = sum(one.copy_of in mine for one in self.story.members if one.article.origin in mine)
        return len(self.articles) - copied


def find_threads(
    articles: Sequence[Article], told: Sequence[Told], *, settings: StorySettings, lexicons: Lexicons
) -> tuple[tuple[Thread, ...], tuple[Told, ...]]:
    """The stories of this week, and those of the last summary that no article goes on from.

    The articles of both weeks are put into stories together. A story of the last summary goes on in one story at most:
    where most of its articles are.
    """
    of_told = {id(article): place for place, one in enumerate(told) for article in one.articles}
    before = [article for one in told for article in one.articles]
    wider = replace(settings, most_days=settings.most_days * _WEEKS) if before else settings
    stories = find_stories([*before, *articles], settings=wider, lexicons=lexicons)
    now = [tuple(article for article in story.articles if id(article) not in of_told) for story in stories]
    goes_on = _pair([Counter(of_told[id(a)] for a in story.articles if id(a) in of_told) for story in stories], now)
    threads = tuple(
        Thread(story, mine, told[goes_on[at]] if at in goes_on else None)
        for at, (story, mine) in enumerate(zip(stories, now, strict=True))
        if mine
    )
    silent = tuple(one for place, one in enumerate(told) if place not in goes_on.values())
    return threads, silent


def _pair(counts: Sequence[Counter[int]], now: Sequence[tuple[Article, ...]]) -> dict[int, int]:
    """For each place of a story that goes on from a told one: the place of that one; most articles in common first."""
    rows = sorted(
        (-count, place, at) for at, counted in enumerate(counts) if now[at] for place, count in counted.items()
    )
    paired: dict[int, int] = {}
    for _, place, at in rows:
        if at not in paired and place not in paired.values():
            paired[at] = place
    return paired
