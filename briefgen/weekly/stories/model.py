"""`Story`: articles that tell of one event, each with the reason why it is there."""

from typing import Annotated

import msgspec

from briefgen.sources.article import Article

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class StorySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From when on articles tell one story."""

    least_alike: Share = 0.18
    """Likeness, 0 to 1, that two groups of articles need on average, article by article, to become one."""
    least_held: Share = 0.5
    """How alike they must be across, as a share of how alike the articles within the closer group are: it keeps apart
    two events of one kind, or about one person, each of which is told in words of its own."""
    most_days: Annotated[int, msgspec.Meta(ge=0)] = 7
    """Days between the mean days of two groups; those that state none go with any."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story, and why it is there."""

    article: Article
    likeness: float | None
    """How alike it is to the other articles of the story on average, 0 to 1; None where it stands alone."""
    shared: tuple[str, ...]
    """Its words that say most of this, as it writes them; at most five."""
    copy_of: str | None
    """Origin of the article whose text it carries, where it is a near-copy; they are one origin."""


class Neighbor(msgspec.Struct, frozen=True, kw_only=True):
    """The story that comes closest, and why it is another one."""

    key: str
    headline: str
    likeness: float
    """How alike the articles of the two are on average, 0 to 1."""
    apart: str
    """What keeps them apart, in words."""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that tell of one event, the earliest first."""

    key: str
    """The hash of its first article."""
    headline: str
    """Of the article that is most like the others; its opening words where it states none."""
    members: tuple[Member, ...]
    origins: int
    """Its articles, near-copies of one text counted once."""
    nearest: Neighbor | None
    """None where no other story is near."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in order."""
        return tuple(member.article for member in self.members)
