"""How the search for agreements grows with the number of articles: its time, and the pairs of sentences it compares.

    python benchmarks/scaling.py [--most N]

Articles are taken from the folder that BRIEFGEN_EVAL_DATA names (`basil/articles.jsonl`) as far as they go, and after
that, or without it, made from word lists: stories of five articles each that report one event in other words. Where
time and pairs for each sentence stay the same from line to line, the search is linear.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefgen.analysis.accounts.origins import find_carried
from briefgen.analysis.accounts.similarity import SentenceIndex, find_links
from briefgen.analysis.accounts.story import find_related, find_stories
from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.sentences import find_sentences
from briefgen.sources.alike import find_copies
from briefgen.sources.article import Article, Passage

SIZES = (1, 10, 100, 1_000)
STORY = 5
"""Articles that tell one story."""
SENTENCES = 25
SYLLABLES = "ba da fe go hu ka li mo nu pe ra si to vu wa xe yo za bri dro fle gra kru plo spa tri".split()
FRAMES = (
    "{0} {v} the {n} of {1} because of the {m}.",
    "Because of the {m}, {0} has to {v} the {n} near {1}.",
    "The {n} of {1}, which {0} wants to {v}, brought a {m} and a {o}.",
    "Nobody in {1} expected that {0} would {v} a {n} after the {m}.",
    "Experts from {0} warn that the {o} may {v} every {n} and the {m} as well.",
)


def main() -> int:
    """Print one line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of articles (1000)")
    most = parser.parse_args().most
    articles = make_articles(min(most, SIZES[-1]))
    print(f"{'articles':>9}{'sentences':>11}{'pairs':>10}{'links':>8}{'CPU ms':>9}{'pairs/sent.':>13}{'ms/sent.':>10}")
    for size in (size for size in SIZES if size <= most):
        print(measure(articles[:size]))
    return 0


def measure(articles: list[Article]) -> str:
    """A line of the table: the whole search, from copies to links."""
    lexicons = load_lexicons()
    sentences = find_sentences(articles)
    for sentence in sentences:
        _ = sentence.words  # found once for all of the analysis, so that this is no part of the search
    begun = process_time()
    find_copies(articles)
    find_carried(articles, sentences, lexicons)
    related = find_related(sentences, len(articles), lexicons)
    terms = Terms(lexicons)
    pairs = [pair for story in find_stories(sentences, related) for pair in SentenceIndex(story, terms).pairs(related)]
    links = find_links(pairs)
    spent = 1000 * (process_time() - begun)
    count = len(sentences)
    return (
        f"{len(articles):>9}{count:>11}{len(pairs):>10}{len(links):>8}{spent:>9.0f}"
        f"{len(pairs) / count:>13.2f}{spent / count:>10.3f}"
    )


def make_articles(count: int) -> list[Article]:
    """`count` articles, the same ones in every run."""
    found = [*read_articles()][:count]
    return [*found, *(invent_article(number) for number in range(len(found), count))]


def read_articles() -> Iterator[Article]:
    """The articles of BASIL, event by event, where they are at hand."""
    folder = os.environ.get("BRIEFGEN_EVAL_DATA")
    path = Path(folder) / "basil" / "articles.jsonl" if folder else None
    if path is None or not path.is_file():
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in sorted(rows, key=lambda row: (row["cluster"], row["id"])):
        yield to_article(row["id"], [" ".join(paragraph) for paragraph in row["paragraphs"]])


def invent_article(number: int) -> Article:
    """An article of a story: its names and things are the story's, the words between them its own."""
    story, teller = Random(number // STORY), Random(number)
    names = [invent_word(story, 3).capitalize() for _ in range(12)]
    things = [invent_word(story, 2) for _ in range(80)]
    facts = [
        (story.randrange(12), story.randrange(12), *(story.randrange(80) for _ in "nmov")) for _ in range(SENTENCES)
    ]
    teller.shuffle(facts)
    sentences = []
    for one, two, *rest in facts:
        words = {key: things[place] for key, place in zip("nmov", rest, strict=True)}
        words["o"] = invent_word(teller, 3)
        sentences.append(teller.choice(FRAMES).format(names[one], names[two], **words))
    return to_article(f"made-up-{number}.txt", sentences)


def invent_word(chance: Random, syllables: int) -> str:
    """A word that no language has."""
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def to_article(origin: str, paragraphs: list[str]) -> Article:
    """An article of these paragraphs."""
    text, passages = "", []
    for paragraph in paragraphs:
        passages.append(Passage("paragraph", len(text), len(text) + len(paragraph)))
        text += f"{paragraph}\n\n"
    return Article(origin, sha256(text.encode()).hexdigest(), text, tuple(passages))


if __name__ == "__main__":
    sys.exit(main())
