"""The manual says what the code does: everything there is is documented, and nothing else; the examples run."""

import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, get_args

import click
import msgspec
import pytest
from manual import (
    ROOT,
    Typed,
    anchors_of,
    bare,
    find_fences,
    find_links,
    find_pages,
    read_console,
    read_page,
    rows_of,
    run_typed,
    sections_of,
    shows,
)

import briefgen
from briefgen import errors
from briefgen.analysis import lexicon
from briefgen.brief.model import Brief
from briefgen.cli.edge import INTERRUPTED
from briefgen.cli.group import TableGroup
from briefgen.cli.main import command
from briefgen.config import PREFIX, RESERVED, Settings
from briefgen.delivery.mail import MailServer
from briefgen.document.style import Edge, Header, HeadingLook, Logo
from briefgen.notices import NoticeCode
from briefgen.pipeline import FORMATS
from briefgen.series.settings import Series, SummarySettings
from briefgen.sources.understood import Understood, UnderstoodArticle, UnderstoodPassage
from briefgen.template.manifest import FieldTable, Manifest, SectionTable
from briefgen.template.search import built_in_shelf, list_templates
from briefgen.weekly.thresholds import Thresholds

PAGES = find_pages()
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SET_UP = ("python3 -m venv ", ". .venv/", "pip install ", "export SOURCE_DATE_EPOCH=1795305600")
"""Beginnings of lines that make an environment; a test has one already, with that day."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# ---- links, versions, commands of the project -----------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    broken = []
    for target in find_links(page.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        place = (page.parent / path).resolve() if path else page
        if not place.exists() or (anchor and anchor not in anchors_of(place.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


def test_every_page_of_the_manual_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        targets = [link.partition("#")[0] for link in find_links(page.read_text("utf-8")) if "://" not in link]
        waiting += [
            place for link in targets if (place := (page.parent / link).resolve()) in PAGES and place not in seen
        ]
    assert set(PAGES) - seen - {ROOT / "benchmarks" / "README.md"} == set()


def test_the_version_heads_the_changelog() -> None:
    first = next(name for name in sections_of(read_page("CHANGELOG.md")) if name not in ("", "Unreleased"))
    assert re.fullmatch(rf"{re.escape(briefgen.__version__)} - \d{{4}}-\d\d-\d\d", first)


def test_the_readme_opens_with_one_sentence_a_picture_and_two_commands() -> None:
    title, sentence, picture, commands, *_ = read_page("README.md").split("\n\n")
    assert title == "# briefgen"
    assert sentence.count(".") == 1
    assert re.match(r"!\[\w[^\]]{40,}\]\(docs/images/executive\.png\)", picture)
    assert re.findall(r"^    (make \w+) +# \w", commands, re.MULTILINE) == ["make brief", "make test"]


def test_every_make_target_that_is_named_exists_and_says_what_it_does() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", read_page("Makefile"), re.MULTILINE))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?:`|^ {4})make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"brief", "test", "check", "accept"} <= named <= targets


def test_the_decisions_are_numbered_without_a_gap_and_have_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    assert [page.name[:5] for page in pages] == [f"{number:04}-" for number in range(1, len(pages) + 1)]
    for number, page in enumerate(pages, 1):
        text = page.read_text("utf-8")
        assert text.startswith(f"# {number}. ")
        assert list(sections_of(text))[1:] == ["Context", "Decision", "Consequences"]


def test_the_index_of_the_decisions_lists_each_under_its_title() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    titles = [page.read_text("utf-8").partition("\n")[0].removeprefix("# ") for page in pages]
    expected = [f"{title.replace('. ', '. [', 1)}]({page.name})" for title, page in zip(titles, pages, strict=True)]
    assert re.findall(r"^\d+\. .+$", read_page("docs/adr/README.md"), re.MULTILINE) == expected


# ---- reference ------------------------------------------------------------------------------------


def context_of(found: click.Command, path: str) -> click.Context:
    """As the command line makes it: a command keeps the names of its help option from its first context."""
    return click.Context(found, info_name=path, help_option_names=["-h", "--help"])


def walk_commands(group: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, group
    if isinstance(group, click.Group):
        context = context_of(group, path)
        for name in group.list_commands(context):
            found = group.get_command(context, name)
            assert found is not None
            yield from walk_commands(found, f"{path} {name}")


COMMANDS = dict(walk_commands(command, "briefgen"))


def option_row(option: click.Option, context: click.Context) -> tuple[str, str]:
    """The row that the manual has for an option."""
    takes = "" if option.is_flag or option.is_eager else f" {option.make_metavar(context)}"
    *short, long = sorted(option.opts, key=len)
    names = ", ".join(f"`{name}`" for name in short) + (", " if short else "")
    return f"{names}`{long}{takes}`".replace("|", "\\|"), option.help or ""


def test_the_manual_has_a_section_for_each_command_and_no_other() -> None:
    sections = list(sections_of(read_page("docs/reference/command-line.md")))[1:]
    assert sorted(bare(name) for name in sections) == sorted(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_is_documented_with_its_help(path: str) -> None:
    found = COMMANDS[path]
    context = context_of(found, path)
    options = [parameter for parameter in found.get_params(context) if isinstance(parameter, click.Option)]
    section = sections_of(read_page("docs/reference/command-line.md"))[f"`{path}`"]
    assert rows_of(section, "Option", "Meaning") == [option_row(option, context) for option in options]


@pytest.mark.parametrize("path", [path for path, found in COMMANDS.items() if isinstance(found, click.Group)])
def test_every_command_of_a_group_is_documented_with_its_help(path: str) -> None:
    group = COMMANDS[path]
    assert isinstance(group, click.Group)
    context = context_of(group, path)
    if isinstance(group, TableGroup):
        lines = {name: line for name, (_, line) in group.table.items()}
    else:
        lines = {
            name: child.get_short_help_str(200)
            for name in group.list_commands(context)
            if (child := group.get_command(context, name))
        }
    expected = [(f"`{name}`", line) for name, line in lines.items()]
    section = sections_of(read_page("docs/reference/command-line.md"))[f"`{path}`"]
    assert rows_of(section, "Command", "Meaning") == expected


@pytest.mark.parametrize("path", [path for path, found in COMMANDS.items() if not isinstance(found, click.Group)])
def test_the_usage_of_every_command_is_shown(path: str) -> None:
    usage = COMMANDS[path].get_usage(context_of(COMMANDS[path], path)).removeprefix("Usage: ")
    assert f"\n    {usage}\n" in sections_of(read_page("docs/reference/command-line.md"))[f"`{path}`"]


def test_every_format_and_every_built_in_template_is_documented() -> None:
    section = sections_of(read_page("docs/reference/command-line.md"))["`briefgen make`"]
    assert [bare(name) for name, _ in rows_of(section, "Format", "Is")] == list(FORMATS)
    built_in = [entry for entry in list_templates() if entry.folder.resolve().parent == built_in_shelf()]
    assert rows_of(section, "Template", "Is") == [(f"`{entry.name}`", entry.description) for entry in built_in]


def test_every_setting_is_documented_with_its_variable_and_default() -> None:
    make = context_of(COMMANDS["briefgen make"], "briefgen make")
    options = {option.name: max(option.opts, key=len) for option in make.command.get_params(make)}
    expected = []
    for field in msgspec.structs.fields(Settings):
        given = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        default = msgspec.json.encode(given).decode().replace(",", ", ") if given or given is False else "none"
        from_template = field.name in {"audience", "language", "marking_scheme", "paper", "to"}
        cell = "the template's" if from_template else f"`{default}`" if given or given is False else default
        option = f"`{options[field.name]}`" if field.name in options else ""
        takes = msgspec.inspect.type_info(field.type)
        assert isinstance(takes, msgspec.inspect.Metadata)
        described = (takes.extra_json_schema or {})["description"]
        expected.append((f"`{field.name}`", f"`{PREFIX}{field.name.upper()}`", option, described, cell))
    page = read_page("docs/reference/settings.md")
    assert rows_of(page, "Setting", "Variable", "Option", "Takes", "Default") == expected
    assert set(RESERVED) <= set(re.findall(r"`([A-Z_]+)`", page))


def test_every_variable_that_the_code_reads_is_documented() -> None:
    documented = {bare(row[0]) for row in rows_of(read_page("docs/reference/settings.md"), "Variable", "Effect")}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "briefgen").rglob("*.py"))
    read = set(re.findall(r"""environ(?:\.get\(|\[)["'](\w+)["']""", code))
    assert read - {"TERM"} <= documented
    assert read >= {"NO_COLOR", "SOURCE_DATE_EPOCH"}


def test_every_notice_code_is_documented_under_the_label_it_is_told_with() -> None:
    from briefgen.cli.tell import _LABELS

    rows = rows_of(read_page("docs/reference/notices.md"), "Code", "Told as", "Meaning", "What to do")
    assert sorted(bare(row[0]) for row in rows) == sorted(get_args(NoticeCode))
    assert {bare(row[0]): row[1] for row in rows} == {c: _LABELS.get(c, "note") for c in get_args(NoticeCode)}
    assert all(all(row) for row in rows)


def test_every_exit_code_is_documented_with_its_error() -> None:
    rows = rows_of(read_page("docs/reference/exit-codes.md"), "Code", "Error", "Meaning")
    raised = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    expected = {(kind.exit_code, kind.__name__) for kind in raised if issubclass(kind, errors.BriefgenError)}
    assert {(int(code), bare(name)) for code, name, _ in rows} == {*expected, (0, ""), (INTERRUPTED, "")}
    assert [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)


def test_every_lexicon_file_and_section_is_documented() -> None:
    expected = [
        (f"`{file.name}`", f"`[{section}]`")
        for file in sorted((ROOT / "briefgen" / "analysis" / "lexicons").glob("*.txt"))
        for section in re.findall(r"^\[(.+)\]$", file.read_text("utf-8"), re.MULTILINE)
    ]
    rows = rows_of(read_page("docs/reference/lexicons.md"), "File", "Section", "Holds")
    assert sorted(row[:2] for row in rows) == sorted(expected)
    names = {bare(file).removesuffix(".txt") for file, _ in expected}
    assert names == {name for name, _ in lexicon.load_lexicons()._rows}


def type_words(schema: dict[str, Any]) -> str:
    """A type of the JSON Schema in the words of the manual."""
    match schema:
        case {"$ref": str(ref)}:
            return f"`{ref.rpartition('/')[2]}`"
        case {"enum": [*values]}:
            return ", ".join(f"`{value}`" for value in values)
        case {"anyOf": [*arms]}:
            return " or ".join(map(type_words, arms))
        case {"type": "array", "items": dict(items)}:
            return f"list of {type_words(items)}"
        case {"type": str(name)}:
            return {"string": "text", "integer": "number", "null": "`null`", "boolean": "true or false"}[name]
    raise AssertionError(schema)


def test_every_field_of_the_json_is_documented_with_its_type() -> None:
    schema = msgspec.json.schema(Brief)["$defs"]
    documented = {
        bare(name): rows_of(section, "Field", "Holds", "Meaning")
        for names, section in sections_of(read_page("docs/reference/brief-json.md")).items()
        for name in names.split(", ")
        if name
    }
    assert set(documented) == set(schema)
    for name, rows in documented.items():
        properties = schema[name]["properties"]
        assert [row[:2] for row in rows] == [(f"`{key}`", type_words(kind)) for key, kind in properties.items()], name
        assert all(row[2] for row in rows), name


def test_every_field_of_an_article_s_json_is_documented() -> None:
    sections = sections_of(read_page("docs/reference/article-json.md"))
    for kind in (Understood, UnderstoodArticle, UnderstoodPassage):
        rows = rows_of(sections[f"`{kind.__name__}`"], "Field", "Holds", "Meaning")
        documented = [bare(name) for names, *_ in rows for name in names.split(", ")]
        assert documented == [field.name for field in msgspec.structs.fields(kind)], kind


def test_every_key_of_a_manifest_is_documented() -> None:
    rows = rows_of(read_page("templates/README.md"), "Key", "Takes", "Meaning")
    section_keys = {f"section.NAME.{field.name}" for field in msgspec.structs.fields(SectionTable)}
    field_keys = {f"field.NAME.{field.name}" for field in msgspec.structs.fields(FieldTable)}
    keys = {field.name for field in msgspec.structs.fields(Manifest)} - {"section", "field", "labels"}
    assert {bare(row[0]) for row in rows} == keys | section_keys | field_keys | {"labels.NAME"}


def test_every_key_of_a_style_beside_page_type_and_color_is_documented() -> None:
    told = set()
    for keys, _, _ in rows_of(read_page("templates/README.md"), "Key of the style", "Takes", "Meaning"):
        first, *others = re.findall("`([^`]+)`", keys)
        told |= {first, *(f"{first.rpartition('.')[0]}{other}" for other in others)}
    tables: dict[str, type[msgspec.Struct]] = {
        "logo": Logo,
        "header": Header,
        "footer": Edge,
        "headings.NAME": HeadingLook,
    }
    known = {f"{table}.{field.name}" for table, kind in tables.items() for field in msgspec.structs.fields(kind)}
    assert told == known - {"logo.picture"}


def test_every_class_of_the_glossary_exists() -> None:
    terms = re.findall(r"^- \*\*(.+?)\*\*: .+", read_page("docs/glossary.md"), re.MULTILINE)
    assert len(terms) == len({bare(term).lower() for term in terms}) > 40
    classes = {
        name
        for module in walk_packages(briefgen.__path__, "briefgen.")
        if not module.name.endswith("__main__")
        for name, value in vars(import_module(module.name)).items()
        if isinstance(value, type)
    }
    assert {bare(term) for term in terms if term.startswith("`")} <= classes


# ---- examples -------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, under their names and as `first.txt` and `second.txt`; a day and a width that stay."""
    shutil.copytree(ROOT / "samples", tmp_path / "desk" / "samples")
    for name, sample in zip(("first.txt", "second.txt"), SAMPLES, strict=True):
        shutil.copy(sample, tmp_path / "desk" / name)
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "desk"


def follow(step: Typed) -> None:
    """Type what a page shows, and compare the answer."""
    if step.line.startswith(SET_UP):
        return
    assert step.line.startswith("briefgen "), f"not a line that a test can follow: {step.line}"
    printed = run_typed(step.line)
    assert shows(step.shown, printed), f"$ {step.line}\n{printed}"


WITH_EXAMPLES = [
    page for page in PAGES if any(f.kind in ("console", "python") for f in find_fences(page.read_text("utf-8")))
]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_the_examples_of_a_page_can_be_followed_from_top_to_bottom(page: Path, desk: Path) -> None:
    names: dict[str, Any] = {}
    for fence in find_fences(page.read_text("utf-8")):
        if fence.file:
            (desk / fence.file).parent.mkdir(parents=True, exist_ok=True)
            (desk / fence.file).write_text(fence.body, "utf-8")
        elif fence.kind == "console":
            for step in read_console(fence.body):
                follow(step)
        elif fence.kind == "python":
            exec(compile(fence.body, name_of(page), "exec"), names)  # noqa: S102 - our own pages


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_settings_file_that_a_page_shows_can_be_used(page: Path, desk: Path) -> None:
    from briefgen.config import load_settings

    for fence in find_fences(page.read_text("utf-8")):
        if fence.file == "briefgen.toml":
            (desk / fence.file).write_text(fence.body, "utf-8")
            load_settings(desk)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a", "a\nb\n", False),
        ("a\n...\nz", "a\nb\nc\nz\n", True),
        ("...", "", True),
        ("a 8.7 kB", "a 10.1 kB", True),
        ("a 8 words", "a 9 words", False),
    ],
)
def test_what_a_page_shows_is_compared_line_by_line(shown: str, printed: str, *, same: bool) -> None:
    assert shows(shown, printed) is same


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (("Key of `[weekly.NAME]`", "Takes", "Default"), Series),
        (("Key of `[weekly.NAME.matter]`", "Means", "Default"), Thresholds),
        (("Key of `[[weekly.NAME.summaries]]`", "Takes", "Default"), SummarySettings),
        (("Key of `[mail]`", "Takes", "Default"), MailServer),
    ],
)
def test_every_key_of_a_series_is_documented_with_its_default(
    head: tuple[str, ...], kind: type[msgspec.Struct]
) -> None:
    rows = rows_of(read_page("docs/reference/settings.md"), *head)
    assert [bare(key) for key, _, _ in rows] == list(kind.__struct_fields__)
    defaults = {field.name: field.default for field in msgspec.structs.fields(kind)}
    for key, _, default in rows:
        if default.startswith("`"):
            held = defaults[bare(key)]
            assert bare(default) == msgspec.json.encode(held).decode().replace(",", ", ")
