"""Near-copies made by editing texts as syndication does, and how many of them are found.

Goes in: articles of different events and of the same ones. Comes out: counts of pairs of articles. What is a copy:
the same text trimmed, its headline changed, sentences dropped or in another order, the opening told in other words, a
local paragraph added, spelled as on the other side of the ocean, under another dateline. What is none: another outlet's
report of the event, and an update of which most was written anew.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, count
from pathlib import Path
from random import Random

import briefgen
from briefgen.analysis.sentences import find_sentences
from briefgen.sources.alike import find_copies
from briefgen.sources.article import Article, Passage
from quality.score import Counts

Paragraphs = list[list[str]]
"""The sentences of each paragraph."""
_STORIES = Path(__file__).with_name("stories")
_LEAST_SENTENCES = 8
_EDITED_SHARE = 0.6
"""Share of the sentences that a trimmed copy keeps at least."""
_UPDATE_KEEPS_ONE_IN = 3
_SPELLINGS = (("or", "our"), ("er", "re"), ("ize", "ise"), ("ization", "isation"))
_LOCAL = (
    "Residents of {place} followed the news closely.",
    "The council of {place} said that it would discuss the matter at its next meeting on the second floor of the hall.",
    "A spokeswoman for {place} did not want to comment before then.",
)
_PLACES = ("Velm", "Oster Bay", "Tarn", "Little Marrow", "Quillport")


def score_copies(basil: Path | None) -> Counts:
    """Pairs of copies that there are, that are shown, and that are right: of the project's own stories, or of BASIL."""
    random = Random(20)  # noqa: S311  the same edits in every run
    texts = [text for text in _load_texts(basil) if sum(map(len, text)) >= _LEAST_SENTENCES]
    articles: list[Article] = []
    family: list[int] = []
    for number, text in enumerate(texts):
        made = [text, *(_edit(text, random) for _ in range(2))]
        update = _update(text, random)
        for version, label in (*((one, number) for one in made), (update, -1 - number)):
            articles.append(_article(version, f"{len(articles)}.txt"))
            family.append(label)
    truth = {pair for pair in combinations(range(len(family)), 2) if family[pair[0]] == family[pair[1]]}
    shown = {pair for group in find_copies(articles) for pair in combinations(sorted(group), 2)}
    return Counter(copies=len(truth), copies_shown=len(shown), copies_right=len(truth & shown))


def _edit(text: Paragraphs, random: Random) -> Paragraphs:
    """A copy of `text` with one to three edits."""
    copy = [list(paragraph) for paragraph in text]
    for edit in random.sample(_EDITS, random.randint(1, 3)):
        copy = edit(copy, random)
    return copy


def _trim(text: Paragraphs, random: Random) -> Paragraphs:
    """Cut from the end."""
    keep = random.uniform(_EDITED_SHARE, 0.9) * sum(map(len, text))
    kept: Paragraphs = []
    for paragraph in text:
        if sum(map(len, kept)) < keep:
            kept.append(paragraph)
    return kept


def _drop(text: Paragraphs, random: Random) -> Paragraphs:
    """Drop one sentence in eight."""
    kept = [[sentence for sentence in paragraph if random.random() > 1 / 8] for paragraph in text]
    return [paragraph for paragraph in kept if paragraph] or text


def _reorder(text: Paragraphs, random: Random) -> Paragraphs:
    """Put the paragraphs behind the first in another order."""
    return [text[0], *random.sample(text[1:], len(text) - 1)]


def _reopen(text: Paragraphs, random: Random) -> Paragraphs:
    """Tell the first sentence in other words: its halves change places, and every third word goes."""
    words = text[0][0].rstrip(".").split()
    turned = [word for at, word in enumerate(words[len(words) // 2 :] + words[: len(words) // 2]) if at % 3]
    return [[f"{random.choice(_PLACES)} learned on Friday: {' '.join(turned)}.", *text[0][1:]], *text[1:]]


def _localize(text: Paragraphs, random: Random) -> Paragraphs:
    """Add a paragraph of local interest."""
    at, place = random.randint(1, len(text)), random.choice(_PLACES)
    return [*text[:at], [sentence.format(place=place) for sentence in _LOCAL], *text[at:]]


def _spell(text: Paragraphs, random: Random) -> Paragraphs:
    """Spell some words as on the other side of the ocean."""
    ours, theirs = random.choice(_SPELLINGS)
    return [[_spelled(sentence, ours, theirs) for sentence in paragraph] for paragraph in text]


def _spelled(sentence: str, ours: str, theirs: str) -> str:
    words = sentence.split(" ")
    return " ".join(
        word.removesuffix(ours) + theirs if word.endswith(ours) and len(word) > len(ours) + 3 else word
        for word in words
    )


def _dateline(text: Paragraphs, random: Random) -> Paragraphs:
    """Put another dateline in front."""
    return [[f"{random.choice(_PLACES).upper()} (Wire) — {text[0][0]}", *text[0][1:]], *text[1:]]


_EDITS: tuple[Callable[[Paragraphs, Random], Paragraphs], ...] = (
    _trim, _drop, _reorder, _reopen, _localize, _spell, _dateline,
)  # fmt: skip


def _update(text: Paragraphs, random: Random) -> Paragraphs:
    """A later report that keeps one sentence in three of `text` and tells the others anew: their words mixed."""
    numbers = count()
    return [
        [
            sentence if next(numbers) % _UPDATE_KEEPS_ONE_IN == 0 else " ".join(random.sample(words, len(words)))
            for sentence in paragraph
            for words in (sentence.split(),)
        ]
        for paragraph in text
    ]


def _article(text: Paragraphs, origin: str) -> Article:
    passages, whole = [], ""
    for paragraph in text:
        start, whole = len(whole), f"{whole}{' '.join(paragraph)}"
        passages.append(Passage("paragraph", start, len(whole)))
        whole += "\n\n"
    return Article(origin, f"{len(whole):064x}", whole, tuple(passages))


def _load_texts(basil: Path | None) -> Sequence[Paragraphs]:
    if basil is not None:
        return [json.loads(line)["paragraphs"] for line in basil.read_text("utf-8").splitlines()]
    articles = [article for path in sorted(_STORIES.glob("*/[AB].txt")) for article in briefgen.read(path)]
    texts: list[Paragraphs] = []
    for article in articles:
        paragraphs: dict[int, list[str]] = {}
        for sentence in find_sentences([article]):
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
        texts.append(list(paragraphs.values()))
    return texts
