"""Groups of articles are told as stories: headline, members, why each is there, and what comes closest."""

from collections.abc import Mapping, Sequence

from briefgen.sources.article import Article
from briefgen.text import collapse
from briefgen.weekly.stories.merge import Groups
from briefgen.weekly.stories.model import Member, Neighbor, Story
from briefgen.weekly.stories.vectors import Vector, dot, total

_SHOWN = 5
"""Words that tell why an article is in a story."""
_HEADLINE = 80
"""Code points of the opening that stand for a headline."""
_NOTHING = 1e-9
_UNTIED = "no two of their articles share enough of what they are about"


class Teller:
    """Tells what is known of articles, by their numbers; `first_of` has the first of its text for each near-copy."""

    def __init__(
        self,
        articles: Sequence[Article],
        words: Sequence[Mapping[str, str]],
        vectors: Sequence[Vector],
        first_of: Mapping[int, int],
    ) -> None:
        self._articles = articles
        self._words = words
        self._vectors = vectors
        self._first_of = first_of

    def tell(self, groups: Groups) -> list[Story]:
        """A story of each group."""
        sums = {group: total([self._vectors[at] for at in members]) for group, members in groups.members.items()}
        firsts = {group: self._articles[min(members)] for group, members in groups.members.items()}
        heads = {group: self._headline(members, sums[group]) for group, members in groups.members.items()}
        nearest = groups.nearest()
        stories = []
        for group, members in groups.members.items():
            near = None
            if group in nearest:
                other, value = nearest[group]
                apart = groups.why_apart(group, other, value) or _UNTIED
                near = Neighbor(key=firsts[other].sha256, headline=heads[other], likeness=value, apart=apart)
            stories.append(
                Story(
                    key=firsts[group].sha256,
                    headline=heads[group],
                    members=tuple(self._member(at, members, sums[group]) for at in sorted(members)),
                    origins=sum(at not in self._first_of for at in members),
                    nearest=near,
                )
            )
        return stories

    def _headline(self, members: Sequence[int], whole: Vector) -> str:
        """The headline of the member that is most like the others, one that states a headline before one that does not.

        Without any: the opening words.
        """
        best = min(members, key=lambda at: (not self._articles[at].headline, -self._fit(at, whole), at))
        article = self._articles[best]
        if article.headline:
            return collapse(article.headline)
        first = next((passage for passage in article.passages if passage.kind == "paragraph"), None)
        opening = collapse(article.text[first.start : first.end]) if first else article.origin
        return opening if len(opening) <= _HEADLINE else f"{opening[:_HEADLINE].rpartition(' ')[0]} …"

    def _member(self, at: int, members: Sequence[int], whole: Vector) -> Member:
        """An article with the reason why it is in its story."""
        alone = len(members) == 1
        first = self._first_of.get(at)
        return Member(
            article=self._articles[at],
            likeness=None if alone else round((self._fit(at, whole) - 1) / (len(members) - 1), 3),
            shared=() if alone else self._shared(at, whole),
            copy_of=None if first is None else self._articles[first].origin,
        )

    def _fit(self, at: int, whole: Vector) -> float:
        return round(dot(self._vectors[at], whole), 9)

    def _shared(self, at: int, whole: Vector) -> tuple[str, ...]:
        """The words that add most to an article's likeness to the others of its story."""
        ours = self._vectors[at]
        adds = {term: value * (whole[term] - value) for term, value in ours.items()}
        best = sorted((term for term in adds if adds[term] > _NOTHING), key=lambda term: (-adds[term], term))
        return tuple(self._words[at][term] for term in best[:_SHOWN])
