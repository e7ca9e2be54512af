"""Which story goes on from which earlier one: the two that are most alike on average, each story once."""

from collections.abc import Sequence

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons, load_lexicons
from briefgen.weekly.stories.model import Story, StorySettings
from briefgen.weekly.stories.vectors import dot, read_terms, total, weigh


def match_stories(
    earlier: Sequence[Story],
    now: Sequence[Story],
    *,
    settings: StorySettings | None = None,
    lexicons: Lexicons | None = None,
) -> dict[str, str]:
    """The key of the earlier story for the key of each story of `now` that goes on from one; days do not count."""
    least = (settings or StorySettings()).least_alike
    terms = Terms(lexicons or load_lexicons())
    stories = (*earlier, *now)
    vectors = iter(weigh([read_terms(article, terms).counts for story in stories for article in story.articles]))
    sums = [total([next(vectors) for _ in story.members]) for story in stories]
    sizes = [len(story.members) for story in stories]
    found = [
        (-round(value, 9), before.key, story.key)
        for at, story in enumerate(now, len(earlier))
        for number, before in enumerate(earlier)
        if (value := dot(sums[number], sums[at]) / (sizes[number] * sizes[at])) >= least
    ]
    matched: dict[str, str] = {}
    for _, before_key, key in sorted(found):
        if key not in matched and before_key not in matched.values():
            matched[key] = before_key
    return matched
