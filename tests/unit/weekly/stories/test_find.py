"""Which articles are one story, and why."""

from pathlib import Path
from random import Random

import briefgen
from briefgen.sources.article import Article
from briefgen.weekly.stories.find import find_stories
from briefgen.weekly.stories.model import Story, StorySettings

FERRY = """Ferry runs aground off Velm, 60 rescued

Published: {day}

The ferry Halda ran aground off Velm in thick fog on Sunday, and lifeboats took its 60 passengers ashore. {more}

The captain of the Halda, Ole Brandt, said that the radar had failed shortly before the ferry struck the rocks.
"""
HARBOR = """Velm council votes to rebuild the fish market

Published: {day}

The council of Velm voted on Tuesday to rebuild the fish market, which burned down last winter. {more}

Mayor Ada Brun said that traders would return to the market hall within two years, at a cost of 9 million euros.
"""
REWRITTEN = """Sixty brought ashore as ferry hits rocks near Velm

Published: {day}

All 60 people on board the Halda were brought ashore by lifeboats after the ferry struck rocks in fog near Velm.

Investigators want to learn why the radar of the Halda failed. Its captain, Ole Brandt, was questioned on Monday.
"""


def test_two_reports_of_one_event_are_one_story_and_another_event_is_not() -> None:
    stories = find_stories([_read(FERRY, "a"), _read(HARBOR, "b"), _read(REWRITTEN, "c")])
    assert _sets(stories) == {frozenset("ac"), frozenset("b")}


def test_each_member_tells_the_words_that_it_shares() -> None:
    story = find_stories([_read(FERRY, "a"), _read(REWRITTEN, "c")])[0]
    assert {"Halda"} <= {word for member in story.members for word in member.shared}
    assert all(member.likeness is not None and member.likeness >= 0.18 for member in story.members)


def test_a_near_copy_is_in_the_story_but_no_second_origin() -> None:
    copied = _read(FERRY, "d", more="Nobody was hurt.")
    story = find_stories([_read(FERRY, "a"), copied])[0]
    assert len(story.members) == 2
    assert story.origins == 1
    assert [member.copy_of for member in story.members].count(None) == 1


def test_reports_far_apart_in_time_are_two_stories_and_say_so() -> None:
    stories = find_stories([_read(FERRY, "a", day="1 May 2026"), _read(REWRITTEN, "c", day="20 May 2026")])
    assert len(stories) == 2
    assert stories[0].nearest is not None
    assert stories[0].nearest.apart == "19 days between them, at most 7"


def test_what_is_not_alike_enough_is_told_with_both_figures() -> None:
    articles = [_read(FERRY, "a"), _read(REWRITTEN, "c")]
    stories = find_stories(articles, settings=StorySettings(least_alike=0.9))
    assert stories[0].nearest is None or stories[0].nearest.apart.endswith("needed 0.90")


def test_the_order_of_articles_means_nothing() -> None:
    folder = Path(__file__).parents[4] / "quality" / "stories"
    articles = [article for path in sorted(folder.glob("*/A.txt")) for article in briefgen.read(path)]
    articles += [article for path in sorted(folder.glob("*/B.txt")) for article in briefgen.read(path)]
    shuffled = Random(7).sample(articles, len(articles))  # noqa: S311  an order, no secret
    assert find_stories(shuffled) == find_stories(articles)


def test_every_article_is_in_one_story() -> None:
    articles = [_read(FERRY, "a"), _read(HARBOR, "b"), _read(FERRY, "a")]
    assert sum(len(story.members) for story in find_stories(articles)) == 3


def test_no_article_is_no_story() -> None:
    assert find_stories([]) == ()


def _read(text: str, origin: str, *, day: str = "1 May 2026", more: str = "The sea was calm.") -> Article:
    return briefgen.read(text.format(day=day, more=more).encode(), origin=origin)[0]


def _sets(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(article.origin for article in story.articles) for story in stories}
