"""How the cost of a document grows with its pages: CPU time and memory for each page, in both paged formats.

    python benchmarks/pages.py [--most N]

The document is a brief with an annex of sources: for every page about one heading, a paragraph with citations, a
table, a list and some sources. Each size runs in a process of its own, so that the memory is its alone. Where the
last column stays near 1, a long document costs no more for each page than a short one.
"""

import argparse
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefgen.document.style import Style
from briefgen.document.tree import (
    Block,
    BulletList,
    Cell,
    Cite,
    Document,
    Heading,
    ListItem,
    Paragraph,
    SourceEntry,
    SourceList,
    Table,
    Text,
)

SIZES = (10, 100, 1_000)
FORMATS = ("pdf", "docx")
WORDS = "council harbor fares minister treaty alliance budget vessel review statement officials northern".split()


def main() -> int:
    """Print one line for each format and number of pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of pages (1000)")
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "PAGES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(measure(options.one[0], int(options.one[1])))
        return 0
    print(f"{'format':>7}{'pages':>7}{'CPU s':>9}{'ms/page':>9}{'MiB':>7}{'kB/page':>9}{'to 100 pages':>14}")
    for name in FORMATS:
        figures = {size: run_alone(name, size) for size in SIZES if size <= options.most}
        hundred = figures.get(100, next(iter(figures.values())))
        for size, (pages, seconds, memory, length) in figures.items():
            each = seconds / pages
            ratio = each / (hundred[1] / hundred[0])
            print(
                f"{name:>7}{pages:>7.0f}{seconds:>9.2f}{1000 * each:>9.2f}{memory:>7.0f}{length / pages / 1000:>9.1f}"
                f"{ratio:>14.2f}" + ("" if size <= 100 else "  <- target 1.30")
            )
    return 0


def run_alone(name: str, size: int) -> tuple[float, float, float, float]:
    """Pages, CPU seconds, peak memory in MiB and bytes of one document, in a process of its own."""
    command = [sys.executable, __file__, "--one", name, str(size)]
    line = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    pages, seconds, memory, length = map(float, line.split())
    return pages, seconds, memory, length


def measure(name: str, size: int) -> str:
    """The same four figures, as a line; the writer has been used once before, so that imports do not count."""
    import resource

    from briefgen.writers.registry import measure_pages, write

    document = make_document(size)
    pages = measure_pages(document)
    write(make_document(1), name)
    start = process_time()
    content = write(document, name)
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{pages} {seconds} {peak} {len(content)}"


def make_document(size: int) -> Document:
    """A document of about `size` pages."""
    random = Random(size)
    blocks: list[Block] = [Heading(1, (Text("A long annex"),))]
    sources = tuple(SourceEntry(f"s{number}", (Text(_say(random, 14)),)) for number in range(1, 8 * size + 1))
    for page in range(size):
        own = tuple(entry.source_id for entry in sources[8 * page : 8 * page + 8])
        blocks += _make_page(random, own)
    blocks += [Heading(2, (Text("Sources"),)), SourceList(sources)]
    return Document("A long annex", tuple(blocks), datetime(2026, 11, 22, tzinfo=UTC), Style())


def _make_page(random: Random, own: tuple[str, ...]) -> list[Block]:
    cells = tuple(tuple(Cell((Text(_say(random, 6)),)) for _ in range(3)) for _ in range(6))
    items = tuple(ListItem((Paragraph((Text(_say(random, 12)), Cite((source_id,)))),)) for source_id in own)
    return [
        Heading(2, (Text(_say(random, 4)),)),
        Paragraph((Text(_say(random, 70)), Cite(own[:2]))),
        Table(cells[0], cells[1:], ("left", "left", "left")),
        BulletList(items),
    ]


def _say(random: Random, count: int) -> str:
    return " ".join(random.choices(WORDS, k=count))


if __name__ == "__main__":
    sys.exit(main())
