"""`briefgen weekly explain`: where each article of a period went, and why a story was reported or left out."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option
from briefgen.cli.terminal import find_width, write_json, write_text
from briefgen.text import plural

if TYPE_CHECKING:
    from briefgen.series.explain import Explained, ExplainedStory, PlacedArticle
    from briefgen.series.settings import NamedSeries

_PLACES = {
    "late": "late: its own period was settled before it arrived",
    "before": "in no summary: before the series began",
}


@click.command("explain")
@click.argument("name")
@click.option("--period", metavar="WEEK", help="Which period, as in 2026-W47 [the one that runs].")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@archive_file_option
def command(*, name: str, period: str | None, as_json: bool, archive_file: str | None) -> None:
    """Show where each article of a period went, and why a story was reported or left out.

    Of a period that still runs it tells what its summary would be now.
    """
    from briefgen.cli.weekly.opened import is_there, open_archive
    from briefgen.clock import moment
    from briefgen.series.settings import find_series
    from briefgen.series.standing import explain
    from briefgen.series.status import find_running

    series = find_series(name, Path.cwd())
    wanted = series.schedule.find(period, since=series.since) if period else find_running(series, moment())
    with open_archive(archive_file, series) if is_there(archive_file) else nullcontext() as archive:
        explained = explain(series, archive, wanted)
    if as_json:
        write_json(explained)
    else:
        write_text("\n".join(_lines(explained, series)))


def _lines(explained: "Explained", series: "NamedSeries") -> Iterator[str]:
    from briefgen.cli.weekly.opened import tell_time

    period = explained.period
    yield f"{explained.series} {period.name}"
    yield f"  from {tell_time(period.start, series.schedule)} to {tell_time(period.end, series.schedule)}"
    if not explained.sealed:
        yield "  not settled: this is what it would be now"
    yield plural(len(explained.articles), "article")
    for article in explained.articles:
        yield from _tell_article(article, series)
    yield f"{len(explained.stories)} {'story' if len(explained.stories) == 1 else 'stories'}"
    for story in explained.stories:
        yield from _tell_story(story)
    for report in explained.not_reported_on:
        yield f"  {report.id} · {report.headline or 'no headline'}"
        yield f"    no article; {'; '.join((report.state, *report.why))}"


def _tell_article(article: "PlacedArticle", series: "NamedSeries") -> Iterator[str]:
    from briefgen.cli.weekly.opened import tell_time

    headline = " ".join((article.headline or article.origin).split())
    by = "published" if article.moment != article.arrived else "arrived"
    yield f"  {article.id}  {headline}"
    where = _PLACES.get(article.place)
    yield f"      {by} {tell_time(article.moment, series.schedule)}, from {article.source}" + (
        f"; {where}" if where else ""
    )


def _tell_story(explained: "ExplainedStory") -> Iterator[str]:
    from briefgen.cli.passage import fold
    from briefgen.cli.stories import tell_story

    outcome = "reported" if explained.reported else "left out"
    width = find_width()
    yield from (f"  {line}" for line in tell_story(explained.story, width - 2))
    yield from fold(f"{outcome}: {'; '.join(explained.reasons)}", width, "    ")
