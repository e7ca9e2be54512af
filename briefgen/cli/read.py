"""`briefgen read`: articles come in, what was understood of each goes out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import keep_going_option
from briefgen.cli.terminal import MARK_OFF, MARK_ON, find_width, say_row, write_content, write_json, write_text

if TYPE_CHECKING:
    from briefgen.sources.understood import Understood, UnderstoodArticle

EXAMPLE = """\b
Examples:
  briefgen read first.txt
  briefgen read *.txt --keep-going --json
"""

_FIELDS = ("headline", "byline", "publisher", "published", "updated", "url", "language", "marking", "retrieved")
_COLUMN = 11


@click.command("read", epilog=EXAMPLE)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path())
@keep_going_option
@click.option("--json", "form", flag_value="json", help="Print it as JSON.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print it as JSON, a line for each article.")
def command(*, articles: tuple[str, ...], keep_going: bool, form: str | None) -> None:
    """Show what was understood of articles.

    ARTICLE is a file, a pattern such as "*.txt", or - for standard input. Shown are its fields with the place that
    states each, what was kept and what was dropped, and its text.
    """
    from briefgen.cli.arguments import expand_articles, network_of
    from briefgen.config import load_settings
    from briefgen.sources.gather import gather
    from briefgen.sources.read import open_fetch
    from briefgen.sources.understood import understood

    settings = load_settings(Path.cwd(), flags={"keep_going": keep_going or None})
    told = understood(
        gather(expand_articles(articles), keep_going=settings.keep_going, fetch=open_fetch(network_of(settings)))
    )
    for notice in told.notices:
        say_row("skipped", f"{notice.where}  {notice.message}")
    match form:
        case "json":
            write_json(told)
        case "jsonl":
            write_content(_lines(told))
        case _:
            width = find_width()
            write_text("\n\n\n".join("\n".join(_tell(article, width)) for article in told.articles))


def _lines(told: "Understood") -> bytes:
    import msgspec

    return b"".join(msgspec.json.encode(article) + b"\n" for article in told.articles)


def _tell(article: "UnderstoodArticle", width: int) -> Iterator[str]:
    from briefgen.cli.tell import label_of
    from briefgen.text import plural

    yield f"{MARK_ON}{article.origin}{MARK_OFF}"
    missing = [name for name in _FIELDS if getattr(article, name) is None and name not in ("marking", "retrieved")]
    for name in _FIELDS:
        if (value := getattr(article, name)) is not None:
            place = article.stated_in.get(name)
            yield from _row(name, f"{value} ({place})" if place else value, width)
    if missing:
        yield from _row("not stated", ", ".join(missing), width)
    headings = sum(passage.kind == "heading" for passage in article.passages)
    kept = f"{plural(article.words, 'word')} in {plural(article.paragraphs, 'paragraph')}"
    yield from _row("kept", kept + (f", {plural(headings, 'heading')}" if headings else ""), width)
    for notice in article.notices:
        yield from _row(
            label_of(notice), f"{notice.where}  {notice.message}" if notice.where else notice.message, width
        )
    yield from _tell_passages(article, width)


def _row(name: str, words: str, width: int) -> Iterator[str]:
    """A named value, on several lines where it is long; an address stays whole."""
    from textwrap import wrap

    lines = wrap(words, width - _COLUMN - 2, break_long_words=False, break_on_hyphens=False)
    yield from (f"  {'' if number else name:<{_COLUMN}}{line}" for number, line in enumerate(lines))


def _tell_passages(article: "UnderstoodArticle", width: int) -> Iterator[str]:
    """The text that was kept, and the pages that it stands on."""
    from briefgen.cli.passage import fold

    page = None
    for passage in article.passages:
        yield ""
        if passage.page != page:
            page = passage.page
            yield f"  page {page}"
            yield ""
        words = " ".join(passage.text.split())
        yield from fold(f"{MARK_ON}{words}{MARK_OFF}" if passage.kind == "heading" else words, width, "  ")
