"""Each mistake in a manifest or a style gives one TemplateError with the file, the line and the next step."""

import re
from pathlib import Path

import pytest
from builders_template import PARENT, without_column, write_template

from briefgen.errors import TemplateError
from briefgen.template.load import load_template
from briefgen.template.tables import read_table

MANIFEST_MISTAKES = {
    "not TOML": ("title = ", "template.toml:1: invalid value", "TOML"),
    "a key in the wrong place": ('titel = "x"\n' + PARENT, "template.toml:1: unknown key `titel`", "`title`"),
    "a wrong key in a section": (
        PARENT.replace("empty =", "emtpy ="),
        "template.toml:5: unknown key `section.actors.emtpy`",
        "did you mean `empty`?",
    ),
    "a wrong type": (PARENT.replace('"Parent"', "3"), "template.toml:1: `title`: expected `str`", "README"),
    "a limit in words": (
        PARENT.replace('empty = "Nobody."', 'limit = "few"'),
        "template.toml:5: `section.actors.limit`",
        "README",
    ),
    "a limit of nothing": (
        PARENT.replace('empty = "Nobody."', "limit = 0"),
        "template.toml:5: `section.actors.limit`",
        "README",
    ),
    "a label that is a number": (
        PARENT.replace('two = "two"', "two = 2"),
        "template.toml:12: `labels.words.two`: expected `str`",
        "README",
    ),
    "no title": (PARENT.replace('title = "Parent"\n', ""), "template.toml:1: object missing", "README"),
    "no sections": ('title = "x"', "template.toml:1: no `sections`", "in order"),
    "a section listed twice": (
        PARENT.replace('"actors", "sources"', '"actors", "actors"'),
        "template.toml:2: section `actors` is listed twice",
        "once",
    ),
    "a section without a table": (
        PARENT.replace('"sources"]', '"sources", "budget"]'),
        "template.toml:2: section `budget` has no table",
        "[section.budget]",
    ),
    "a table without a section": (
        PARENT + "[section.actor]",
        "template.toml:13: unknown section `actor`",
        "did you mean `actors`?",
    ),
    "a section without a file": (
        PARENT.replace('"sources"]', '"sources", "agreements"]') + "[section.agreements]",
        "template.toml:2: section `agreements` has no file `sections/agreements.md.j2`",
        "add it",
    ),
    "a section outside of the folder": (
        PARENT.replace('"sources"]', '"../sources"]'),
        "template.toml:2: `sections`: expected a name, of letters, digits and `_`, got '../sources'",
        "README",
    ),
    "a limit on the sources": (
        PARENT.replace("[section.sources]", "[section.sources]\nlimit = 1"),
        "template.toml:7: section `sources` cannot be limited",
        "actors",
    ),
    "an unknown parent": (
        'extends = "bsae"\n' + PARENT,
        "template.toml:1: `extends` names an unknown template `bsae`",
        "`base`",
    ),
    "a parent by its path": (
        'extends = "../base"\n' + PARENT,
        "template.toml:1: `extends`: expected a name, of letters, digits and `_`, got '../base'",
        "README",
    ),
    "citations that Word does not know": (
        'citations = "endnotes"\n' + PARENT,
        "template.toml:1: `citations`: invalid enum value 'endnotes'",
        "README",
    ),
    "no place for the page": (
        PARENT.replace(" of {pages}", ""),
        "template.toml:8: `labels.page` lacks a place",
        "{pages}",
    ),
}

STYLE_MISTAKES = {
    "a bad color": ('[color]\naccent = "blue"', "style.toml:2: `color.accent`: not a color", "#RRGGBB"),
    "an unknown key": ("[type]\nbody = 9", "style.toml:2: unknown key `type.body`", "`body_pt`"),
    "an unknown table": ("[colour]", "style.toml:1: unknown key `colour`", "did you mean `color`?"),
    "an unknown paper": ('[page]\npaper = "a5"', "style.toml:2: `page.paper`: invalid enum value 'a5'", "README"),
    "a negative length": ("[page]\n\nmargin_top_pt = -1", "style.toml:3: `page.margin_top_pt`: expected", "README"),
    "a table that is a value": ("page = 3", "style.toml:1: `page`: expected `object`", "README"),
    "a key given twice": ("[page]\n[page]", "style.toml:2: cannot declare", "TOML"),
    "an end too soon": ('[page]\npaper = "a4', "style.toml", "TOML"),
}


def fail(folder: Path) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        load_template(folder)
    assert "\n" not in caught.value.message
    assert caught.value.exit_code == 40
    assert re.match(r"[^:]+(?::\d+:\d+|): ", caught.value.message), "file, line and column"
    return TemplateError(without_column(caught.value.message), hint=caught.value.hint)


@pytest.mark.parametrize(("manifest", "message", "hint"), MANIFEST_MISTAKES.values(), ids=MANIFEST_MISTAKES)
def test_a_mistake_in_the_manifest_is_told(manifest: str, message: str, hint: str, tmp_path: Path) -> None:
    error = fail(write_template(tmp_path / "mine", manifest))
    assert error.message.startswith(str(tmp_path / "mine"))
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize(("style", "message", "hint"), STYLE_MISTAKES.values(), ids=STYLE_MISTAKES)
def test_a_mistake_in_the_style_is_told(style: str, message: str, hint: str, tmp_path: Path) -> None:
    error = fail(write_template(tmp_path / "mine", style=style))
    assert error.message.startswith(str(tmp_path / "mine"))
    assert message in error.message
    assert hint in error.hint


def test_templates_that_extend_one_another_in_a_circle_are_refused(tmp_path: Path) -> None:
    write_template(tmp_path / "one", 'title = "1"\nextends = "two"')
    write_template(tmp_path / "two", 'title = "2"\nextends = "one"')
    error = fail(tmp_path / "one")
    assert error.message.endswith("in a circle (one -> two -> one)")


def test_the_file_of_a_parent_is_named_where_the_mistake_is_there(tmp_path: Path) -> None:
    write_template(tmp_path / "parent", PARENT, style='[color]\ntint = "#12"')
    write_template(tmp_path / "child", 'title = "Child"\nextends = "parent"', entry=None)
    assert fail(tmp_path / "child").message.startswith(f"{tmp_path / 'parent' / 'style.toml'}:2:")


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    assert "no template.toml" in fail(tmp_path).message


def test_a_template_without_its_entry_file_is_refused(tmp_path: Path) -> None:
    assert "template.toml:1: no file `brief.md.j2`" in fail(write_template(tmp_path / "mine", entry=None)).message


def test_a_manifest_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine")
    (folder / "template.toml").write_bytes(b'title = "\xff"')
    assert "not UTF-8" in fail(folder).message


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=": Is a directory"):
        read_table(tmp_path)
