"""Articles become stories, as one visible list of steps. Pure: the order in which articles are given means nothing."""

from collections.abc import Sequence

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons, load_lexicons
from briefgen.sources.alike import find_copies
from briefgen.sources.article import Article
from briefgen.sources.dates import read_time
from briefgen.weekly.stories.merge import Groups
from briefgen.weekly.stories.model import Story, StorySettings
from briefgen.weekly.stories.tell import Teller
from briefgen.weekly.stories.vectors import read_terms, weigh


def find_stories(
    articles: Sequence[Article], *, settings: StorySettings | None = None, lexicons: Lexicons | None = None
) -> tuple[Story, ...]:
    """The stories that `articles` tell, those with the most origins first; every article is in exactly one."""
    ordered = sorted(articles, key=lambda article: (_day(article) or 0, article.sha256, article.origin))
    copies = find_copies(ordered)
    terms = Terms(lexicons or load_lexicons())
    read = [read_terms(article, terms) for article in ordered]
    vectors = weigh([one.counts for one in read])
    groups = Groups(vectors, [_day(article) for article in ordered], settings or StorySettings())
    groups.merge(together=copies)
    first_of = {at: group[0] for group in copies for at in group[1:]}
    stories = Teller(ordered, [one.words for one in read], vectors, first_of).tell(groups)
    return tuple(sorted(stories, key=lambda story: (-story.origins, -len(story.members), story.key, story.headline)))


def _day(article: Article) -> int | None:
    """The day of publication, counted from the year 1; None where the article states none that can be read."""
    stated = read_time(article.published) if article.published else None
    return stated.day.toordinal() if stated else None
