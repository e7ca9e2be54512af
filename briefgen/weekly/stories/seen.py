"""`SeenStories`: stories as `briefgen stories --json` prints them, with the reason for each article's place."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from briefgen.weekly.stories.model import Neighbor, Story


class SeenArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story, without its text."""

    origin: str
    published: str | None
    likeness: float | None
    shared: tuple[str, ...]
    copy_of: str | None


class SeenStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story, without the texts of its articles."""

    id: str
    """`story-1` has the most origins."""
    key: str
    headline: str
    origins: int
    articles: tuple[str, ...]
    """Their origins, the earliest first."""
    why: tuple[SeenArticle, ...]
    """For each article why it is there, in the same order."""
    nearest: Neighbor | None


class SeenStories(msgspec.Struct, frozen=True, kw_only=True):
    """All stories of a run."""

    schema_version: Literal["1"] = "1"
    stories: tuple[SeenStory, ...]


def see_stories(stories: Sequence[Story]) -> SeenStories:
    """`stories` as they are printed, in their order."""
    return SeenStories(stories=tuple(_see(story, number) for number, story in enumerate(stories, 1)))


def _see(story: Story, number: int) -> SeenStory:
    return SeenStory(
        id=f"story-{number}",
        key=story.key,
        headline=story.headline,
        origins=story.origins,
        articles=tuple(article.origin for article in story.articles),
        why=tuple(
            SeenArticle(
                origin=member.article.origin,
                published=member.article.published,
                likeness=member.likeness,
                shared=member.shared,
                copy_of=member.copy_of,
            )
            for member in story.members
        ),
        nearest=story.nearest,
    )
