import tomllib
from pathlib import Path

import pytest
from builders_template import PARENT, write_template

from briefgen.document.style import Style
from briefgen.errors import TemplateError
from briefgen.template.load import load_template
from briefgen.template.search import built_in_shelf, list_templates


def test_executive_extends_base_and_shows_at_most_what_fits_a_page() -> None:
    template = load_template("executive")
    assert [folder.name for folder in template.folders] == ["executive", "base"]
    assert {section.name: section.limit for section in template.sections if section.limit} == {
        "key_shifts": 2,
        "actors": 7,
        "implications": 6,
        "open_questions": 4,
        "differences": 2,
    }


def test_base_shows_every_section_whole() -> None:
    template = load_template("base")
    assert all(section.limit is None for section in template.sections)
    assert len(template.sections) == 9
    assert template.style == Style()


class TestInheritance:
    def test_sections_and_labels_are_inherited_key_by_key(self, tmp_path: Path) -> None:
        write_template(tmp_path / "parent", PARENT)
        write_template(
            tmp_path / "child",
            'title = "Child"\nextends = "parent"\n[section.actors]\nlimit = 3\n[labels.words]\none = "uno"',
            entry=None,
        )
        template = load_template("child", search=(tmp_path,))
        actors = template.sections[0]
        assert (actors.heading, actors.limit, actors.empty) == ("Who", 3, "Nobody.")
        assert template.labels["words"] == {"one": "uno", "two": "two"}
        assert template.labels["page"] == "Page {page} of {pages}"

    def test_the_order_of_sections_is_replaced_whole(self, tmp_path: Path) -> None:
        write_template(tmp_path / "parent", PARENT)
        write_template(tmp_path / "child", 'title = "Child"\nextends = "parent"\nsections = ["sources"]', entry=None)
        assert [section.name for section in load_template(tmp_path / "child").sections] == ["sources"]

    def test_what_the_parent_set_can_be_taken_back(self, tmp_path: Path) -> None:
        write_template(tmp_path / "parent", PARENT.replace("[section.actors]", "[section.actors]\nlimit = 2"))
        take_back = '[section.actors]\nlimit = "all"\nempty = ""\nheading = ""'
        write_template(tmp_path / "child", f'title = "Child"\nextends = "parent"\n{take_back}', entry=None)
        actors = load_template(tmp_path / "child").sections[0]
        assert (actors.heading, actors.limit, actors.empty) == (None, None, None)

    def test_how_word_shows_citations_and_evidence_is_inherited(self, tmp_path: Path) -> None:
        write_template(tmp_path / "parent", PARENT.replace("sections =", 'citations = "footnotes"\nsections ='))
        write_template(tmp_path / "child", 'title = "C"\nextends = "parent"\ncomments = "provenance"', entry=None)
        write_template(tmp_path / "leaf", 'title = "L"\nextends = "child"\ncitations = "numbers"', entry=None)
        parent, child, leaf = (load_template(tmp_path / name) for name in ("parent", "child", "leaf"))
        assert (parent.citations, parent.comments) == ("footnotes", "none")
        assert (child.citations, child.comments) == ("footnotes", "provenance")
        assert (leaf.citations, leaf.comments) == ("numbers", "provenance")

    def test_any_depth_with_the_nearest_style_on_top(self, tmp_path: Path) -> None:
        write_template(tmp_path / "parent", PARENT, style="[type]\nbody_pt = 9\nlead_pt = 11")
        write_template(tmp_path / "mid", 'title = "Mid"\nextends = "parent"', entry=None, style="[type]\nbody_pt = 12")
        write_template(tmp_path / "leaf", 'title = "Leaf"\nextends = "mid"', entry=None)
        template = load_template("leaf", search=(tmp_path,))
        assert (template.style.type.body_pt, template.style.type.lead_pt) == (12, 11)
        assert [folder.name for folder in template.folders] == ["leaf", "mid", "parent"]

    def test_a_template_may_shadow_a_built_in_one_and_extend_it(self, tmp_path: Path) -> None:
        write_template(tmp_path / "executive", 'title = "Ours"\nextends = "executive"', entry=None)
        template = load_template("executive", search=(tmp_path,))
        assert template.title == "Ours"
        assert template.folders[1].resolve() == built_in_shelf() / "executive"


class TestSearchPath:
    def test_given_directories_come_before_the_working_directory_and_the_built_in_ones(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        given, user = tmp_path / "given", tmp_path / "user"
        for shelf in (given, user, tmp_path / "templates"):
            write_template(shelf / "base", PARENT.replace('"Parent"', f'"{shelf.name}"'))
        assert load_template("base", search=(given, user)).title == "given"
        assert load_template("base", search=(user,)).title == "user"
        assert load_template("base").title == "templates"
        (tmp_path / "templates" / "base" / "template.toml").unlink()
        assert load_template("base").title == "Base"

    @pytest.mark.parametrize("written", ["./mine", "mine", "mine/"])
    def test_a_folder_is_taken_as_it_is(self, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        write_template(tmp_path / "mine", PARENT)
        assert load_template(written).title == "Parent"

    def test_an_unknown_name_is_answered_with_the_nearest(self) -> None:
        with pytest.raises(TemplateError, match="unknown template `exectuive`") as caught:
            load_template("exectuive")
        assert caught.value.hint == "did you mean `executive`?"

    def test_the_list_holds_each_name_once_and_what_it_is(self, tmp_path: Path) -> None:
        write_template(tmp_path / "base", PARENT)
        summaries = list_templates((tmp_path,))
        names = [summary.name for summary in summaries]
        assert names == sorted(folder.name for folder in built_in_shelf().iterdir() if folder.is_dir())
        assert summaries[names.index("base")].folder == tmp_path / "base"
        assert all(summary.title and summary.description for summary in list_templates())


def test_every_built_in_file_that_a_manifest_names_is_there() -> None:
    for folder in (path.parent for path in built_in_shelf().glob("*/template.toml")):
        manifest = tomllib.loads((folder / "template.toml").read_text("utf-8"))
        assert load_template(folder).title == manifest["title"]
