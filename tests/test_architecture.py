"""The shape of the code: who imports whom, how large things are, and what must not be found in it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.template import search
from briefgen.template.search import built_in_shelf
from briefgen.writers.registry import WRITERS

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "briefgen").rglob("*.py"))
SCRIPTS = sorted(path for folder in ("benchmarks", "gallery", "quality") for path in (ROOT / folder).glob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
WITH_SCRIPTS = TREES | {path: ast.parse(path.read_text("utf-8")) for path in SCRIPTS}

MOST_LINES = 300
MOST_LINES_OF_FUNCTION = 40
SPOKEN_BY_CLI = {"print", "exit", "quit", "input", "breakpoint"}
OWNERS = {
    "PIL": ("template/picture.py", "writers/drawing", "writers/pdf"),
    "babel": ("cldr.py",),
    "click": ("cli",),
    "docx": ("writers/docx",),
    "feedparser": ("sources/feed",),
    "fontTools": ("inspect", "writers/pdf"),
    "httpcore": ("sources/fetch",),
    "httpx": ("sources/fetch",),
    "jinja2": ("composition",),
    "lxml": ("inspect", "sources/html", "sources/word", "writers/docx"),
    "markdown_it": ("composition",),
    "markupsafe": ("composition",),
    "pdfminer": ("sources/pdf",),
    "pikepdf": ("inspect",),
    "platformdirs": ("config.py",),
    "pycld2": ("sources/language.py",),
    "pymupdf_fonts": ("writers/drawing", "writers/pdf"),
    "reportlab": ("writers/pdf",),
    "rich": ("cli",),
    "sentencex": ("analysis/engines/builtin.py",),
    "spacy": ("analysis/engines/spacy.py",),
    "trafilatura": ("sources/html",),
}
"""Library, and the rooms of `briefgen/` that may import it."""

LEFTOVERS = re.compile(
    "|".join(("TO" + "DO", "FIX" + "ME", r"\bXX" + r"X\b", r"\bHA" + r"CK\b", "NotImplemented" + "Error"))
)
PLACES = re.compile(r"(?<![\w.])/(?:work|home|Users|root)/|\.\./shar" + r"ed\b|[A-Z]:\\Users")
"""Paths that exist on one machine only."""

NOT_IMPORTED = {"lxml_html_clean", "tzdata"}
"""What is declared for another library, which does not declare it."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file of the project that is, or would be, under version control."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("this is no checkout")
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file; empty for one that is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def functions_of(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def imports_of(tree: ast.AST) -> Iterator[str]:
    """The names of the modules that are imported anywhere in `tree`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(name)):
                yield name
            case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(name)), *_]):
                yield name
            case ast.Call(
                func=ast.Name(id="import_module"), args=[ast.JoinedStr(values=[ast.Constant(value=str(name)), *_])]
            ):
                yield name  # f"library.{module}"


# ---- who imports whom -----------------------------------------------------------------------------


def test_the_import_contract_is_kept() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)


def test_every_writer_is_in_the_contract_that_keeps_the_writers_apart() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (independence,) = (contract for contract in contracts if contract["type"] == "independence")
    assert independence["modules"] == list(WRITERS.values())


def test_a_wheel_holds_the_built_in_templates_where_they_are_looked_for() -> None:
    """`built_in_shelf` prefers the folder inside the package, which only a wheel has."""
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    inside = (search._PACKAGE / "templates").relative_to(ROOT).as_posix()
    assert targets["wheel"]["force-include"] == {built_in_shelf().relative_to(ROOT).as_posix(): inside}
    assert {"templates", "briefgen", "samples", "tests", "docs", "*.md"} <= set(targets["sdist"]["include"])


@pytest.mark.parametrize("library", OWNERS)
def test_a_heavy_library_is_imported_in_its_own_room_only(library: str) -> None:
    homes = tuple(f"briefgen/{home}" for home in OWNERS[library])
    users = {
        name_of(path) for path, tree in TREES.items() if library in {name.split(".")[0] for name in imports_of(tree)}
    }
    assert [name for name in users if not name.startswith(homes)] == []


def test_every_library_that_is_imported_is_declared_and_every_declared_one_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    declared = {re.split(r"[<>=~! ]", line, maxsplit=1)[0] for line in (*project["dependencies"], *extras)}
    names = {name.split(".")[0] for tree in TREES.values() for name in imports_of(tree)}
    imported = names - set(sys.stdlib_module_names) - {"briefgen"}
    distributions = {
        "PIL": "pillow",
        "docx": "python-docx",
        "fontTools": "fonttools",
        "markdown_it": "markdown-it-py",
        "markupsafe": "jinja2",
        "pdfminer": "pdfminer.six",
    }
    assert {distributions.get(name, name.replace("_", "-")) for name in imported} == declared - NOT_IMPORTED


# ---- how large things are -------------------------------------------------------------------------


def test_no_file_is_longer_than_it_should_be() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in WITH_SCRIPTS}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_longer_than_it_should_be() -> None:
    lengths = {
        f"{name_of(path)}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path, tree in WITH_SCRIPTS.items()
        for function in functions_of(tree)
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_FUNCTION} == {}


# ---- what must be there, and what must not --------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_all_that_is_public_in_them_have_docstrings(path: Path) -> None:
    assert ast.get_docstring(TREES[path]), "the module"
    bare = []
    classes = [node for node in TREES[path].body if isinstance(node, ast.ClassDef)]
    members = [(f"{kind.name}.", node) for kind in classes for node in kind.body]
    for prefix, node in [("", node) for node in TREES[path].body] + members:
        if isinstance(node, ast.ClassDef | Function) and "_" not in (prefix[:1], node.name[0]):
            bare += [] if ast.get_docstring(node) else [prefix + node.name]
    assert bare == []


@pytest.mark.parametrize("path", [path for path in MODULES if "cli" not in path.parts], ids=name_of)
def test_only_the_command_line_prints_reads_keys_and_exits(path: Path) -> None:
    spoken = []
    for node in ast.walk(TREES[path]):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in SPOKEN_BY_CLI:
                spoken.append(name)
            case ast.Attribute(value=ast.Name(id="sys"), attr="exit" | "stdout" | "stderr" | "stdin" | "argv"):
                spoken.append(f"sys.{node.attr}")
            case ast.Raise(exc=ast.Name(id="SystemExit") | ast.Call(func=ast.Name(id="SystemExit"))):
                spoken.append("SystemExit")
    assert spoken == []


def test_only_the_clock_asks_what_day_it_is() -> None:
    asking = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.time\(")
    assert [name_of(path) for path in MODULES if asking.search(path.read_text("utf-8"))] == ["briefgen/clock.py"]


def test_nothing_is_left_for_later(tracked: list[Path]) -> None:
    found = [f"{name_of(path)}: {left[0]}" for path in tracked for left in LEFTOVERS.finditer(text_of(path))]
    assert found == []


def test_no_path_of_one_machine_is_named(tracked: list[Path]) -> None:
    """The script of the continuous run knows where the data for measuring lies; nothing else does."""
    found = {name_of(path): place[0] for path in tracked if (place := PLACES.search(text_of(path)))}
    assert set(found) <= {".ci/run"}, found


def test_no_font_and_no_finished_document_is_tracked(tracked: list[Path]) -> None:
    endings = {".ttf", ".otf", ".ttc", ".woff", ".woff2", ".docx", ".pdf"}
    assert [name_of(path) for path in tracked if path.suffix.lower() in endings] == []


def test_the_two_samples_are_the_only_articles_from_outside(tracked: list[Path]) -> None:
    """Long texts elsewhere are output, lists of words or weights, or stories that say that they are made up."""
    assert len([path for path in tracked if path.parent == ROOT / "samples" and path.suffix == ".txt"]) == 2
    long = [path for path in tracked if path.suffix == ".txt" and len(text_of(path).split()) > 200]
    unknown = [path for path in long if not {"learned", "lexicons", "samples", "accepted"} & set(path.parts)]
    stated = [text_of(path.with_name("story.yaml")) for path in unknown if "stories" in path.parts]
    assert [name_of(path) for path in unknown if "stories" not in path.parts] == []
    assert all(text.startswith("# Made up: ") for text in stated)
