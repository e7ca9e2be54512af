"""How well web pages are read: main text, headline and date. Goes in: pages with their article. Comes out: counts.

    python -m quality.pages        print the table, beside what trafilatura reaches alone

The scores are those of scrapinghub's article-extraction-benchmark: words, in runs of four, counted as often as they
stand; shares right, wrong and missing for each page; precision and recall are means over pages. Headlines and dates are
compared with what an independent reading finds: every `<h1>` and `og:title`, by Python's own parser, and htmldate.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import briefgen
from briefgen.errors import BriefgenError
from briefgen.sources.article import Article
from briefgen.text import fold
from quality.labels import data_folder
from quality.score import Counts

_WORD = re.compile(r"\w+")
_RUN = 4
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_NAMES = "|".join(_MONTHS[start : start + 3] for start in range(0, len(_MONTHS), 3))
_WORDED = re.compile(
    rf"\b(?P<month>{_NAMES})[a-z]*\.? (?P<day>\d{{1,2}})\b.*?(?P<year>\d{{4}})"
    rf"|\b(?P<number>\d{{1,2}}) (?P<name>{_NAMES})[a-z]*\.? (?P<of>\d{{4}})",
    re.IGNORECASE,
)
_PARTS = 10_000
"""Shares of a page are counted in ten-thousandths, since counts are whole numbers."""
_MOST_DAYS_APART = 1
"""A day may differ with the zone in which a date is told."""


class Page(NamedTuple):
    """A page of the benchmark."""

    content: bytes
    body: str
    """The text of its article, as a person marked it."""


class Shares(NamedTuple):
    """What of a page's runs of words is right, wrong and missing; together 1."""

    right: float
    wrong: float
    missing: float


def load_pages(folder: Path) -> Iterator[Page]:
    """The pages in a folder of the benchmark: `ground-truth.json`, and `html/*.html.gz`."""
    for name, truth in sorted(json.loads((folder / "ground-truth.json").read_text("utf-8")).items()):
        content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(content, truth["articleBody"])


def compare(true: str, found: str) -> Shares:
    """How far a text that was `found` is the `true` one."""
    wanted, shown = _runs(true), _runs(found)
    right = (wanted & shown).total()
    wrong, missing = shown.total() - right, wanted.total() - right
    total = right + wrong + missing or 1
    return Shares(right / total, wrong / total, missing / total)


def rates(shares: Sequence[Shares]) -> tuple[float, float, float]:
    """F1, precision and recall, as the benchmark takes them: of the means over pages."""
    precisions = [one.right / (one.right + one.wrong) for one in shares if one.right + one.wrong]
    recalls = [one.right / (one.right + one.missing) for one in shares if one.right + one.missing]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def score_pages(folder: Path) -> Counts:
    """What is right in the passages, the headline and the date of each page."""
    counts: Counts = Counter()
    for page in load_pages(folder):
        article = _read(page)
        shares = compare(page.body, passages_of(article))
        counts.update(
            page_right=round(shares.right * _PARTS),
            page_shown=round((shares.right + shares.wrong) * _PARTS),
            page_text=round((shares.right + shares.missing) * _PARTS),
        )
        titles, day = titles_of(page), day_of(page)
        if titles:
            counts.update(headlines=1, headlines_right=article is not None and is_headline(article.headline, titles))
        if day:
            counts.update(dates=1, dates_right=article is not None and _is_day(article.published, day))
    return counts


def passages_of(article: Article | None) -> str:
    """The text that the analysis sees."""
    ranges = article.passages if article else ()
    return "\n".join(article.text[one.start : one.end] for one in ranges) if article else ""


def is_headline(headline: str | None, titles: Sequence[str]) -> bool:
    """Whether a headline is one of `titles`, which may name the site as well."""
    key = fold(headline or "")
    return bool(key) and any(key == title or (len(key) > 15 and title.startswith(key)) for title in map(fold, titles))


def titles_of(page: Page) -> tuple[str, ...]:
    """Every `<h1>` and `og:title` of a page."""
    parser = _Titles()
    parser.feed(page.content.decode("utf-8", "replace"))
    return tuple(" ".join(title.split()) for title in parser.titles if title.strip())


def day_of(page: Page) -> str | None:
    """The day that htmldate finds, `2026-11-20`."""
    from htmldate import find_date

    return find_date(page.content.decode("utf-8", "replace"), original_date=True)


class _Titles(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        if tag == "h1":
            self._is_inside = True
            self.titles.append("")
        elif tag == "meta" and stated.get("property") == "og:title":
            self.titles.append(stated.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.titles[-1] += data


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _RUN + 1)) if words else ()
    return Counter(tuple(words[start : start + _RUN]) for start in starts)


def _read(page: Page) -> Article | None:
    try:
        return briefgen.read(page.content, origin="page.html")[0]
    except BriefgenError:
        return None


def _is_day(published: str | None, day: str) -> bool:
    told = _read_day(published or "")
    return told is not None and abs((told - date.fromisoformat(day)).days) <= _MOST_DAYS_APART


def _read_day(published: str) -> date | None:
    """The day of a time in ISO 8601, or as English words it."""
    if found := _WORDED.search(published):
        month = _MONTHS.index((found["month"] or found["name"]).lower()) // 3 + 1
        return date(int(found["year"] or found["of"]), month, int(found["day"] or found["number"]))
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _by_trafilatura(page: Page, *, precise: bool) -> str:
    from trafilatura import extract

    return extract(page.content, favor_precision=precise, include_comments=False) or ""


_READINGS: dict[str, Callable[[Page], str]] = {
    "trafilatura, default": lambda page: _by_trafilatura(page, precise=False),
    "trafilatura, precision": lambda page: _by_trafilatura(page, precise=True),
    "briefgen, text": lambda page: article.text if (article := _read(page)) else "",
    "briefgen, passages": lambda page: passages_of(_read(page)),
}


def main() -> int:
    """Print the table; 1 without data."""
    folder = data_folder()
    if folder is None or not (folder / "article_extraction").exists():
        print("BRIEFGEN_EVAL_DATA names no folder with `article_extraction`", file=sys.stderr)
        return 1
    pages = tuple(load_pages(folder / "article_extraction"))
    print(f"{len(pages)} pages{'':19}{'F1':>8}{'precision':>11}{'recall':>8}")
    for name, take in _READINGS.items():
        f1, precision, recall = rates([compare(page.body, take(page)) for page in pages])
        print(f"{name:27}{f1:>8.3f}{precision:>11.3f}{recall:>8.3f}")
    counts = score_pages(folder / "article_extraction")
    for name in ("headlines", "dates"):
        print(f"{name:27}{counts[f'{name}_right']:>8}/{counts[name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
