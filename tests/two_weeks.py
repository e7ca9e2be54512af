"""Two weeks of one story, made up in a few sentences, and the summary of the second."""

from collections.abc import Sequence
from datetime import UTC, datetime

from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.weekly.model import WeeklySummary
from briefgen.weekly.period import read_schedule
from briefgen.weekly.summarize import summarize
from briefgen.weekly.thresholds import Thresholds

SCHEDULE = read_schedule("Fri 16:00", "UTC")
SINCE = datetime(2026, 11, 6, 16, tzinfo=UTC)


def article(name: str, text: str, *, day: int, headline: str = "Storn harbour") -> Article:
    """The article whose paragraphs are the lines of `text`, of a day of November 2026."""
    paragraphs = "\n\n".join(text.strip().splitlines())
    page = f"{headline}\nSource: {name}\nPublished: {day} November 2026, 09:00 GMT\n\n{paragraphs}\n"
    (found,) = read(page.encode(), origin=f"{name}.txt")
    return found


def second_week(before: Sequence[str], now: Sequence[str], **headlines: str) -> WeeklySummary:
    """The summary of the week of `now`, one text an article, after that of the week of `before`."""
    first = [article(f"before{number}", text, day=10, **headlines) for number, text in enumerate(before)]
    second = [article(f"now{number}", text, day=17, **headlines) for number, text in enumerate(now)]
    earlier = None
    for week, found in (("2026-W46", first), ("2026-W47", second)):
        earlier = summarize(
            found, series="storn", period=SCHEDULE.find(week, since=SINCE), zone="UTC", earlier=earlier,
            thresholds=Thresholds(least_origins=1),
        )  # fmt: skip
    assert earlier is not None
    return earlier
