"""What became of a request comes in; a short account of it for people goes out on standard error."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from briefgen.brief.model import Brief, OpenQuestion, Statement
from briefgen.cli.terminal import say, say_row
from briefgen.notices import Notice
from briefgen.pipeline import Made
from briefgen.sources.article import Article
from briefgen.text import collapse, plural

_LABELS = {
    "repeated-text": "dropped",
    "metadata-line": "dropped",
    "doubled-title": "dropped",
    "same-article": "dropped",
    "near-copy": "dropped",
    "older-version": "dropped",
    "skipped": "skipped",
    "edited": "edited",
    "left-out": "left out",
    "to-be-completed": "to be completed",
}
"""What a notice is told under; the codes that are not here are remarks, told under `note`."""


def label_of(notice: Notice) -> str:
    """What `notice` is told under."""
    return _LABELS.get(notice.code, "note")


def tell_made(made: Made) -> None:
    """Say what was read, how the brief is marked, what was left out and why, and what was found."""
    _say_block("read", [(article.origin, _measure(article)) for article in made.articles])
    if made.brief.marking is not None:
        _say_block("marked", [("", made.brief.marking)])
    for label in ("skipped", "dropped", "edited", "note", "left out"):
        _say_block(label, _told_as(label, made.brief))
    _say_block("found", [("", line) for line in _count(made.brief)])
    if waiting := _told_as("to be completed", made.brief):
        say("to be completed")
        _say_block("", waiting)


def tell_saved(paths: tuple[Path, ...], made: Made) -> None:
    """Say what was written, and the command to look at next."""
    sizes = [_word_size(len(content)) for content in made.contents.values()]
    _say_block("wrote", [(str(path), size) for path, size in zip(paths, sizes, strict=False)])
    for path in paths:
        if path.suffix == ".json":
            from shlex import quote

            say_row("next", f"briefgen explain {quote(str(path))}")


def tell_times(times: Iterable[tuple[str, float]]) -> None:
    """Say how long each stage took."""
    _say_block("took", [(stage, f"{1000 * seconds:.0f} ms") for stage, seconds in times])


def _told_as(label: str, brief: Brief) -> list[tuple[str, str]]:
    return [(told.where or "", told.message) for told in brief.notices if label_of(told) == label]


def _say_block(label: str, rows: list[tuple[str, str]]) -> None:
    """Write rows of two columns; the label stands beside the first."""
    width = max((len(where) for where, _ in rows), default=0)
    for number, (where, what) in enumerate(rows):
        text = f"{where:<{width}}  {collapse(what)}" if width else what
        say_row("" if number else label, text)


def _measure(article: Article) -> str:
    from briefgen.sources.understood import count_words

    paragraphs = sum(passage.kind == "paragraph" for passage in article.passages)
    return f"{plural(count_words(article), 'word')} in {plural(paragraphs, 'paragraph')}"


def _count(brief: Brief) -> tuple[str, str]:
    """How many statements rest on how many sources, and what else the brief holds."""
    statements: tuple[Statement | OpenQuestion, ...] = (
        brief.bottom_line,
        *brief.key_shifts,
        *brief.implications,
        *brief.agreements,
        *brief.open_questions,
    )
    support = Counter(
        (len({citation.source_id for citation in statement.citations}), statement.corroboration == "one origin")
        for statement in statements
    )
    counts = [
        f"{count} on {plural(sources, 'source')}" + (" of one origin" if one_origin else "")
        for (sources, one_origin), count in sorted(support.items())
    ]
    return (
        f"{plural(len(statements), 'statement')}: {', '.join(counts)}",
        ", ".join(
            (
                plural(len(brief.actors), "actor"),
                plural(len(brief.open_questions), "open question"),
                plural(len(brief.agreements), "agreement"),
                plural(len(brief.differences), "difference"),
            )
        ),
    )


def _word_size(count: int) -> str:
    return f"{count / 1000:.1f} kB"
