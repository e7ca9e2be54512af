"""How well articles are put into stories. Goes in: labelled articles. Comes out: counts for B³ F1.

B³ asks of each article how many of those in its story belong there (precision), and how many of those that do are there
(recall); F1 is the harmonic mean of the two means.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import briefgen
from briefgen.errors import SourceError
from briefgen.sources.article import Article, Passage
from briefgen.weekly.stories.find import find_stories
from quality.labels import article_text
from quality.score import Counts


def score_basil(path: Path) -> Counts:
    """BASIL with its dates: three outlets on each event."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [article_text(row["paragraphs"], title=row["title"], date=row["date"])[0] for row in rows]
    return score_clusters(texts, [row["cluster"] for row in rows])


def score_ecbplus(path: Path) -> Counts:
    """ECB+ without dates: pairs of events that are told in the same words."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [" ".join(line for line in row["sentences"] if not line.startswith("http")) for row in rows]
    return score_clusters(texts, [row["cluster"] for row in rows])


def score_clusters(texts: Sequence[str], labels: Sequence[str]) -> Counts:
    """The share of B³ F1 of all articles, in articles, and how many there are."""
    articles = [_read(text, str(number)) for number, text in enumerate(texts)]
    found = [0] * len(texts)
    for number, story in enumerate(find_stories(articles)):
        for article in story.articles:
            found[int(article.origin)] = number
    return Counter(clustered=len(texts), clustered_right=round(b_cubed(found, labels) * len(texts)))


def b_cubed(found: Sequence[int], labels: Sequence[str]) -> float:
    """B³ F1 of articles that are in the stories `found` and belong in those of `labels`."""
    both = Counter(zip(found, labels, strict=True))
    stories, events = Counter(found), Counter(labels)
    precision = sum(count * count / stories[story] for (story, _), count in both.items()) / len(labels)
    recall = sum(count * count / events[event] for (_, event), count in both.items()) / len(labels)
    return 2 * precision * recall / (precision + recall)


def _read(text: str, origin: str) -> Article:
    """The article in a file of this text; one that is a title alone counts as its body."""
    try:
        return briefgen.read(text.encode(), origin=origin)[0]
    except SourceError:
        return Article(origin, "", text, (Passage("paragraph", 0, len(text)),))
