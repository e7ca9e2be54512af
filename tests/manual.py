"""The manual as data: its pages, their tables, links and fences, and a shell that follows what a page shows."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from click.testing import CliRunner

from briefgen.cli.main import command

ROOT = Path(__file__).resolve().parents[1]
_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)(?: +(?P<file>\S+))?\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_ANY_FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^ {4,}.*$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]+`")
_CELL = re.compile(r"(?<!\\)\|")


def find_pages() -> list[Path]:
    """Every page that people read: the Markdown files of the project but for the tests' own cases."""
    folders = (ROOT, ROOT / "templates", ROOT / "benchmarks", ROOT / "samples")
    pages = [page for folder in folders for page in folder.glob("*.md")]
    return sorted([*pages, *(ROOT / "docs").rglob("*.md")])


def read_page(name: str) -> str:
    """The text of a page, named from the project's folder."""
    return (ROOT / name).read_text("utf-8")


def find_links(text: str) -> list[str]:
    """What the links of `text` lead to; code holds none."""
    return [link["target"] for link in _LINK.finditer(_CODE.sub("", _prose(text)))]


def _prose(text: str) -> str:
    return _INDENTED.sub("", _ANY_FENCE.sub("", text))


def anchors_of(text: str) -> set[str]:
    """The anchors that GitHub gives the headings of `text`."""
    titles = re.findall(r"^#+ (.+)$", _prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def sections_of(text: str) -> dict[str, str]:
    """The text below each heading of level 2, by its words; what stands above the first has the name ""."""
    names = ["", *re.findall(r"^## (.+)$", text, re.MULTILINE)]
    return dict(zip(names, re.split(r"^## .+$", text, flags=re.MULTILINE), strict=True))


def rows_of(text: str, *head: str) -> list[tuple[str, ...]]:
    """The rows of the tables in `text` that have these heads, in order, as the cells stand there."""
    lines = [_cells(line) if line.lstrip().startswith("|") else () for line in text.splitlines()]
    rows: list[tuple[str, ...]] = []
    inside = False
    for cells in lines:
        inside = (inside or cells == head) and cells != ()
        if inside and cells != head and not set("".join(cells)) <= set("-: "):
            rows.append(cells)
    return rows


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _CELL.split(line.strip())[1:-1])


def bare(cell: str) -> str:
    """The words of a cell in code font."""
    return cell.strip("`").replace("\\|", "|")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of a page."""

    kind: str
    file: str | None
    """The file that the block is, where its first line names one."""
    body: str


def find_fences(text: str) -> list[Fence]:
    """The fenced blocks of `text` that say what they are, in order."""
    return [Fence(found["kind"], found["file"], dedent(found["body"])) for found in _FENCE.finditer(text)]


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that a reader types, and what the page shows below it."""

    line: str
    shown: str


def read_console(body: str) -> Iterator[Typed]:
    """The lines that begin with `$ `, each with what follows it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        yield Typed(line, shown)


def run_typed(line: str) -> str:
    """What `briefgen` prints on both streams, as a terminal mixes them."""
    result = CliRunner().invoke(command, shlex.split(line)[1:], prog_name="briefgen")
    return result.output


def shows(shown: str, printed: str) -> bool:
    """Whether `printed` is what a page shows; `...` alone on a line stands for lines left out.

    Sizes of files are not compared: they follow the versions of the libraries.
    """
    pattern = "".join(
        r"(?:.*\n)*" if line == "..." else re.escape(_even(line)) + "\n" for line in shown.rstrip().splitlines()
    )
    return re.fullmatch(pattern, "".join(_even(line) + "\n" for line in printed.rstrip().splitlines())) is not None


def _even(line: str) -> str:
    return re.sub(r" +[\d.]+ kB$", " kB", line.rstrip())
