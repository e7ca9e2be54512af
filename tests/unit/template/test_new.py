"""A new template changes nothing, and everything in it that is a comment is what its parent says."""

import re
from pathlib import Path

import pytest

from briefgen.errors import UsageError
from briefgen.template.difference import find_differences
from briefgen.template.load import load_template
from briefgen.template.new import check_new_name, write_new
from briefgen.template.resolve import resolve

INHERITED = ("sections", "labels", "style", "citations", "comments")


def write(folder: Path, parent: str, *, uncomment: bool) -> Path:
    folder.mkdir()
    for name, text in write_new("board", resolve(parent)).items():
        words = re.sub(r"^# ", "", text, flags=re.MULTILINE) if uncomment else text
        (folder / name).write_text(words, "utf-8")
    return folder


def told(folder: Path | str) -> dict[str, object]:
    template = load_template(folder)
    return {name: getattr(template, name) for name in INHERITED}


@pytest.mark.parametrize("parent", ["base", "executive"])
@pytest.mark.parametrize("uncomment", [False, True], ids=["as written", "every comment taken away"])
def test_a_new_template_is_its_parent(parent: str, tmp_path: Path, *, uncomment: bool) -> None:
    assert told(write(tmp_path / "board", parent, uncomment=uncomment)) == told(parent)


def test_a_new_template_names_every_key_that_its_parent_sets(tmp_path: Path) -> None:
    text = "\n".join(write_new("board", resolve("executive")).values())
    for value in (*resolve("executive").manifest, *resolve("executive").style):
        assert re.search(rf'^(?:# )?"?{value.keys[-1]}"? = ', text, re.MULTILINE), value.keys


@pytest.mark.parametrize("name", ["", "a b", "../a", "a/b", "-a", "a.b", "é"])
def test_a_bad_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be called"):
        check_new_name(name)


def test_a_child_that_replaces_a_table_by_a_word_has_only_the_word(tmp_path: Path) -> None:
    folder = tmp_path / "board"
    folder.mkdir()
    manifest = 'title = "B"\nextends = "executive"\n[labels]\narticles = "some"'
    (folder / "template.toml").write_text(manifest, "utf-8")
    labels = [value for value in resolve(folder).manifest if value.keys[:2] == ("labels", "articles")]
    assert [(value.value, value.folder) for value in labels] == [("some", folder)]


def test_a_template_does_not_differ_from_itself() -> None:
    assert find_differences(resolve("executive"), resolve("executive")) == ()
