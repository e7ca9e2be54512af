"""How the weekly summary grows with the number of articles: CPU time, memory, and how many stories come of them.

    python benchmarks/weekly.py [--most N]

Articles are made up: stories of five articles each that report one event in other words, published over one week. The
target is 200 s of CPU time and 1 GB for 10,000 articles, and a cost for each article within 1.5 times that of 1,000.
"""

import argparse
import resource
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.scaling import STORY, invent_article
from briefgen.sources.article import Article
from briefgen.weekly.period import read_schedule
from briefgen.weekly.stories.find import find_stories
from briefgen.weekly.summarize import summarize

SIZES = (100, 1_000, 10_000)
SCHEDULE = read_schedule("Fri 16:00", "Europe/London")
SINCE = datetime(2026, 11, 13, 16, tzinfo=UTC)
WEEK = 7 * 24 * 60


def main() -> int:
    """Print one line for each number of articles, each from a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of articles (10000)")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(measure(given.one))
        return 0
    print(
        f"{'articles':>9}{'stories':>9}{'reported':>10}{'grouping s':>12}{'CPU s':>9}{'ms/article':>12}{'MiB':>7}",
        flush=True,
    )
    for size in (size for size in SIZES if size <= given.most):
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)
    return 0


def measure(count: int) -> str:
    """A line of the table: the summary of `count` articles, reading and writing left out.

    Grouping, what `briefgen stories` does, is part of it, and measured once more alone.
    """
    articles = [dated(number, count) for number in range(count)]
    begun = process_time()
    summary = summarize(articles, series="bench", period=SCHEDULE.find("2026-W47", since=SINCE), zone=SCHEDULE.zone)
    spent = process_time() - begun
    stories = len(summary.stories) + len(summary.passed_over)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = process_time()
    find_stories(articles)
    grouping = process_time() - begun
    told = f"{count:>9}{stories:>9}{len(summary.stories):>10}"
    return f"{told}{grouping:>12.1f}{spent:>9.1f}{1000 * spent / count:>12.2f}{peak:>7.0f}"


def dated(number: int, count: int) -> Article:
    """A made-up article, published when the week is as far on as its story is among all."""
    story = number // STORY * STORY
    moment = SINCE + timedelta(minutes=WEEK * story / count)
    return replace(invent_article(number), published=moment.isoformat(timespec="seconds"), headline=f"Story {story}")


if __name__ == "__main__":
    sys.exit(main())
