"""The built-in templates have no finding; a template with many mistakes is told of all that one step can see."""

from pathlib import Path

import pytest
from builders_template import write_template

from briefgen.errors import TemplateError
from briefgen.template.search import built_in_shelf
from briefgen.workshop.check import check_template, find_folders
from briefgen.workshop.finding import Finding, finding_of
from briefgen.workshop.sample import sample_brief

BUILT_IN = sorted(folder.name for folder in built_in_shelf().iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", BUILT_IN)
def test_nothing_is_wrong_with_a_built_in_template(name: str) -> None:
    assert check_template(name).findings == ()


def test_the_sample_has_something_for_every_section() -> None:
    brief = sample_brief()
    assert len(brief.sources) == 2
    for name in ("key_shifts", "actors", "implications", "open_questions", "agreements", "differences"):
        assert getattr(brief, name), name


def test_all_mistakes_of_a_step_are_told(tmp_path: Path) -> None:
    manifest = 'titel = "B"\ntitle = 3\nextends = "parent"\npages = 0\n'
    folder = write_template(
        tmp_path / "mine", manifest, entry=None, style='[color]\ntext = "x"\ntint = "y"', a="{% x %}"
    )
    parent = write_template(tmp_path / "parent")
    (parent / "style.toml").write_text("[pge]", "utf-8")
    found = [(Path(one.file).relative_to(tmp_path).as_posix(), one.line) for one in check_template(folder).findings]
    assert found == [
        ("mine/template.toml", 1),
        ("mine/template.toml", 2),
        ("mine/template.toml", 4),
        ("mine/style.toml", 2),
        ("mine/style.toml", 3),
        ("parent/style.toml", 1),
        ("mine/sections/a.md.j2", 1),
    ]


def test_a_mistake_does_not_hide_the_next_one(tmp_path: Path) -> None:
    actors = "{{ none }}\n{{ sources }}\nwords\n\n<b>x</b>\n\n{{ 1 // 0 }}\n"
    folder = write_template(tmp_path / "mine", 'title = "M"\nextends = "executive"', entry=None, actors=actors)
    assert [(one.line, one.column) for one in check_template(folder).findings] == [(1, 1), (2, 1), (7, 1), (5, 1)]


def test_a_file_that_cannot_be_mended_by_a_line_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = write_template(
        tmp_path / "mine",
        'title = "M"\nextends = "executive"',
        entry=None,
        actors="{% for a in 3 %}x{% endfor %}",
        implications="{{ none }}",
    )
    files = {Path(one.file).name for one in check_template(folder).findings}
    assert files == {"actors.md.j2", "implications.md.j2"}


def test_the_mistake_of_a_parent_is_told_where_it_is(tmp_path: Path) -> None:
    write_template(tmp_path / "parent", actors="{{ breif }}")
    folder = write_template(tmp_path / "mine", 'title = "M"\nextends = "parent"', entry=None)
    assert {one.file for one in check_template(folder).findings} == {
        str(tmp_path / "parent" / "sections" / "actors.md.j2")
    }


def test_a_catalogue_is_checked_too(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine", 'title = "M"\nextends = "executive"', entry=None)
    (folder / "languages").mkdir()
    (folder / "languages" / "de.toml").write_text("[labels]\nkicker = 3", "utf-8")
    (found,) = check_template(folder).findings
    assert (Path(found.file).name, found.line) == ("de.toml", 2)


def test_an_unknown_template_cannot_be_checked() -> None:
    with pytest.raises(TemplateError, match="unknown template `exec`"):
        check_template("exec")


def test_folders_are_found_as_far_as_the_manifests_lead(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine", 'extends = "nowhere"\ntitle = "M"', entry=None)
    assert find_folders(folder) == (folder,)
    assert [place.name for place in find_folders("executive")] == ["executive", "base"]


def test_an_error_without_a_place_is_told_of_the_file() -> None:
    error = TemplateError("what", hint="how")
    assert finding_of(error, file="a.toml") == Finding("a.toml", 1, 1, "what", "how")
