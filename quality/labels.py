"""Labelled articles, to train and to measure on. Goes in: the folder of data for measuring, beside which the labels
lie. Comes out: each article as text, the ranges of its sentences, and what was found in them by hand.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import msgspec

from briefgen.analysis.model import Certainty
from quality.respace import respace

Spans = tuple[tuple[int, int], ...]

_MOSTLY = 0.5
"""Share of the shorter of two ranges from which they are one sentence."""
_HELD_BACK = 5
"""One group in so many is kept back from training."""


class LabelledArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article with the judgements of its sentences. Sentences count from 1, as in the labels."""

    dataset: str
    id: str
    group: str
    """The story, or stories that look alike: to be kept together where articles are divided."""
    text: str
    spans: Spans
    """Half-open ranges of the sentences in code points of `text`; an empty one carries no label."""
    lead: frozenset[int]
    shift: frozenset[int]
    implication: dict[int, Certainty]
    maybe: frozenset[int]
    """Could be taken as an implication or not: never trained on, never counted."""
    open: frozenset[int]
    speaker: dict[int, str]
    """Who says it; several are joined by "; "."""
    background: frozenset[int]


class _Row(msgspec.Struct, frozen=True):
    """A line of the labels."""

    dataset: str
    id: str
    lead: frozenset[int]
    shift: frozenset[int]
    implication: dict[int, Certainty]
    maybe: frozenset[int]
    open: frozenset[int]
    speaker: dict[int, str]
    background: frozenset[int]
    spans: Spans = ()


class _Text(msgspec.Struct, frozen=True):
    """An article of a data set."""

    group: str
    text: str
    spans: Spans = ()


def data_folder() -> Path | None:
    """The folder of data that BRIEFGEN_EVAL_DATA names, where it names one."""
    folder = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(folder) if folder else None


def overlap(one: tuple[int, int], two: tuple[int, int]) -> int:
    """How much two ranges share; none, or less than that, where they lie apart."""
    return min(one[1], two[1]) - max(one[0], two[0])


def is_one(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two ranges of a text are one sentence; an empty one is none."""
    shorter = min(one[1] - one[0], two[1] - two[0])
    return shorter > 0 and overlap(one, two) > _MOSTLY * shorter


def labels_beside(folder: Path) -> Path:
    """Where the labels lie: a folder `labels` beside the folder of data."""
    return folder.parent / "labels" / "sentences.jsonl"


def load_labelled(folder: Path) -> tuple[LabelledArticle, ...]:
    """Every labelled article, in the order of the labels. `folder` holds the data sets.

    Raises OSError where a file is missing, KeyError for an article that no data set has.
    """
    loaded: dict[str, dict[str, _Text]] = {}
    articles = []
    for line in labels_beside(folder).read_bytes().splitlines():
        row = msgspec.json.decode(line, type=_Row)
        if row.dataset not in loaded:
            loaded[row.dataset] = _READERS[row.dataset](folder)
        article = loaded[row.dataset][row.id]
        fields = {**msgspec.structs.asdict(row), "text": article.text, "spans": row.spans or article.spans}
        articles.append(LabelledArticle(group=article.group, **fields))
    return tuple(articles)


def is_held_back(group: str) -> bool:
    """Whether a group of articles is kept back from training; the same on every machine."""
    return crc32(group.encode()) % _HELD_BACK == 0


def article_text(paragraphs: list[list[str]], *, title: str = "", date: str = "") -> tuple[str, Spans]:
    """An article as a file holds it: title, date, paragraphs, a blank line between; and its sentences' ranges."""
    text = "".join(f"{line}\n\n" for line in (title, date and f"Published: {date}") if line)
    spans: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        for number, sentence in enumerate(paragraph):
            text += " " if number else ""
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence
        text += "\n\n"
    return text, tuple(spans)


def _read_basil(folder: Path) -> dict[str, _Text]:
    texts = {}
    for line in (folder / "basil" / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = _Text(row["cluster"], *article_text(row["paragraphs"], title=row["title"], date=row["date"]))
    return texts


def _read_ecbplus(folder: Path) -> dict[str, _Text]:
    """Addresses among the sentences become empty ones, so that numbers stay; look-alike stories are one group."""
    texts = {}
    for line in (folder / "ecbplus" / "documents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        sentences = respace("" if sentence.startswith("http") else sentence for sentence in row["sentences"])
        texts[row["id"]] = _Text(f"ecb{row['topic']}", *article_text([[sentence] for sentence in sentences]))
    return texts


def _read_gum(folder: Path) -> dict[str, _Text]:
    mark = "# text = "
    texts = {}
    for path in sorted((folder / "gum_news").glob("*.conllu")):
        lines = path.read_text("utf-8").splitlines()
        sentences = [line.removeprefix(mark).strip() for line in lines if line.startswith(mark)]
        texts[path.stem] = _Text(path.stem, *article_text([[sentence] for sentence in sentences]))
    return texts


def _read_polnear(folder: Path) -> dict[str, _Text]:
    """Texts as they stand: the labels carry the ranges. An article's id is its file's name without the last part."""
    paths = sorted((folder / "polnear" / "dev" / "text").glob("*.txt"))
    return {path.stem: _Text(path.stem, path.read_bytes().decode()) for path in paths}


_READERS: dict[str, Callable[[Path], dict[str, _Text]]] = {
    "basil": _read_basil,
    "ecbplus": _read_ecbplus,
    "gum_news": _read_gum,
    "polnear": _read_polnear,
}
