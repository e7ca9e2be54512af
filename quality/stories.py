"""Annotated stories. Goes in: a file of judgements. Comes out: a `Story`, judgements with the text they are about."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import msgspec

import briefgen
from briefgen.brief.model import Brief
from quality.judgements import GoldArticle, Judgements
from quality.labels import LabelledArticle, article_text

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "quality" / "stories"
"""The project's own stories, a folder each."""
SAMPLES = ROOT / "samples"
_FIRST_ARTICLES = "seeds"
"""What the gold stories call the data set of the two samples."""


class Story(msgspec.Struct, frozen=True):
    """Judgements with the texts they are about."""

    gold: Judgements
    sentences: dict[str, str]
    """Whole sentences by id."""
    texts: dict[str, str]
    """The text of each article by its letter."""

    def make_brief(self) -> Brief:
        """The brief of the articles, each a file named by its letter."""
        return briefgen.make_brief(
            [
                article
                for name, text in self.texts.items()
                for article in briefgen.read(text.encode(), origin=f"{name}.txt")
            ]
        )


def label_articles(story: Story) -> tuple[LabelledArticle, ...]:
    """The articles of an annotated story as labelled ones, sentences numbered as they are listed."""
    return tuple(_label(story, letter, text) for letter, text in story.texts.items())


def _label(story: Story, letter: str, text: str) -> LabelledArticle:
    gold = story.gold
    names = [name for name in story.sentences if name.startswith(letter)]
    number = {name: at for at, name in enumerate(names, 1)}
    starts = [text.find(story.sentences[name]) for name in names]

    def numbers(ids: Iterable[str]) -> frozenset[int]:
        return frozenset(number[name] for name in ids if name in number)

    return LabelledArticle(
        dataset="own",
        id=f"{gold.story} {letter}",
        group=gold.story,
        text=text,
        spans=tuple((at, at + len(story.sentences[name])) for name, at in zip(names, starts, strict=True)),
        lead=numbers(gold.bottom_line.acceptable),
        shift=numbers(name for shift in gold.key_shifts for name in shift.support),
        implication={
            number: found.certainty
            for found in gold.implications
            if found.tier == "core"
            for number in numbers(found.ids)
        },
        maybe=numbers(name for found in gold.implications if found.tier != "core" for name in found.ids),
        open=numbers(name for found in gold.open_questions.explicit for name in found.ids),
        speaker={number: said.speaker for said in gold.attributions for number in numbers([said.id])},
        background=frozenset(),
    )


def load_own_stories(folder: Path = OWN) -> dict[str, Story]:
    """The stories of a folder by name: in each folder `story.yaml`, and the articles that it names.

    Raises ValueError where judgements and texts do not fit.
    """
    return {path.parent.name: _load_own(path) for path in sorted(folder.glob("*/story.yaml"))}


def load_gold_stories(folder: Path) -> dict[str, Story]:
    """The stories of a folder of gold by name; their texts are built from the sentences. Raises as above."""
    return {path.stem: _load_gold(path) for path in sorted(folder.glob("*.yaml"))}


def find_sentences(openings: dict[str, str], texts: dict[str, str]) -> dict[str, str]:
    """The sentences that open with `openings`, by id, in the order in which they stand.

    A sentence goes on to the next one or to the end of its line. Raises ValueError for words that do not come.
    """
    found: dict[str, str] = {}
    for letter, text in texts.items():
        starts: list[tuple[str, int]] = []
        at = 0
        for name, opening in openings.items():
            if name.startswith(letter):
                at = text.find(opening, at)
                if at < 0:
                    raise ValueError(f"{name}: `{opening}` does not come after the sentence before it")
                starts.append((name, at))
                at += len(opening)
        for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
            found[name] = text[start:end].partition("\n")[0].strip()
    return found


def _load_own(path: Path) -> Story:
    gold = msgspec.yaml.decode(path.read_bytes(), type=Judgements)
    texts = {
        article.id: (path.parent / (article.file or f"{article.id}.txt")).read_text("utf-8")
        for article in gold.articles
    }
    return Story(gold, find_sentences(gold.sentences, texts), texts)


def _load_gold(path: Path) -> Story:
    gold = msgspec.yaml.decode(path.read_bytes(), type=Judgements)
    return Story(gold, gold.sentences, {article.id: _build_text(article, gold.sentences) for article in gold.articles})


def _build_text(article: GoldArticle, sentences: dict[str, str]) -> str:
    """The text of an article of a data set. The two samples are taken as they are, faults included."""
    if article.dataset == _FIRST_ARTICLES:
        return (SAMPLES / (article.key or "")).read_text("utf-8")
    body = iter([sentences[f"{article.id}{number}"] for number in range(1, article.sentences + 1)])
    sizes = article.paragraphs or (1,) * article.sentences
    if sum(sizes) != article.sentences:
        raise ValueError(f"{article.key}: {sum(sizes)} sentences in paragraphs, {article.sentences} in all")
    title = sentences.get(f"{article.id}T") or article.title or ""
    paragraphs = [[next(body) for _ in range(size)] for size in sizes]
    return article_text(paragraphs, title=title, date=article.date or "")[0]
