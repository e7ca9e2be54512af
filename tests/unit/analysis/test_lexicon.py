"""The form of a lexicon, and what a user's folder adds to the built-in ones."""

import re
from collections import Counter
from pathlib import Path

import pytest
from builders_article import article

import briefgen
from briefgen.analysis.analyze import analyze
from briefgen.analysis.lexicon import Lexicons, load_lexicons
from briefgen.analysis.words import Phrases, find_words
from briefgen.errors import ConfigError


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


LEXICON_FILES = sorted((Path(briefgen.__file__).parent).rglob("lexicons/*.txt"))


@pytest.mark.parametrize("path", LEXICON_FILES, ids=lambda path: path.stem)
def test_every_section_begins_with_a_remark_below_a_blank_line(path: Path) -> None:
    above, *sections = re.split(r"^\[.+\]\n", path.read_text("utf-8"), flags=re.MULTILINE)
    assert above.startswith("# ")
    assert sections
    assert [section.partition("\n")[0] for section in sections if not section.startswith("# ")] == []
    assert all(part.endswith("\n\n") for part in (above, *sections[:-1]))
    assert [line for section in sections for line in section.strip().splitlines() if not line] == []


def test_no_entry_stands_twice_in_a_section() -> None:
    for (name, section), rows in load_lexicons()._rows.items():
        assert [row for row, count in Counter(row[0] for row in rows).items() if count > 1] == [], f"{name} [{section}]"


def stands_in(lexicons: Lexicons, text: str) -> bool:
    return lexicons.phrases("cues", "open").stand_in(find_words(text))


def test_entries_of_a_folder_are_added_to_the_built_in_ones(tmp_path: Path) -> None:
    own = load_lexicons(folder(tmp_path, cues="[open]\nit is a coin toss\n"))
    assert stands_in(own, "It is a coin toss who pays.")
    assert stands_in(own, "It remains to be seen who pays.")
    assert not stands_in(load_lexicons(), "It is a coin toss who pays.")


def test_remarks_blank_lines_and_blanks_around_fields_do_not_count(tmp_path: Path) -> None:
    own = load_lexicons(
        folder(
            tmp_path, organizations="# ours\n\n[organizations]\n  Lindmar Lines |group|  LL , the Lines  # a remark\n"
        )
    )
    assert own.rows("organizations", "organizations")[-1] == ("Lindmar Lines", "group", "LL , the Lines")


def test_an_organization_of_the_user_is_found_under_all_its_names(tmp_path: Path) -> None:
    own = load_lexicons(
        folder(tmp_path, organizations="[organizations]\nLindmar Lines | organization | LL, the Blue Fleet\n")
    )
    analysis = analyze([article("The Blue Fleet sold boats. LL said it would buy more. Lindmar Lines agreed.")], own)
    (actor,) = analysis.actors
    assert (actor.name, [mention.text for mention in actor.mentions]) == (
        "Lindmar Lines",
        ["Blue Fleet", "LL", "Lindmar Lines"],
    )


def test_an_organization_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    own = load_lexicons(folder(tmp_path, organizations="[organizations]\nLindmar Lines | organisation\n"))
    with pytest.raises(ConfigError, match="`Lindmar Lines` has the kind `organisation`") as refused:
        analyze([article("The board met.")], own)
    assert refused.value.hint == "did you mean `organization`?"


def test_a_verb_of_the_user_is_known_in_its_regular_forms(tmp_path: Path) -> None:
    own = load_lexicons(folder(tmp_path, speech="[verbs]\nmutter\nbespeak | bespeaks bespoke\n"))
    verbs = own.verbs("speech", "verbs")
    assert all(verbs.stand_in(find_words(word)) for word in ("mutters", "muttered", "muttering", "bespoke"))
    assert not verbs.stand_in(find_words("bespeaked"))


def test_a_verb_of_several_words_is_inflected_in_its_first(tmp_path: Path) -> None:
    verbs = load_lexicons().verbs("speech", "verbs")
    assert verbs.find(find_words("The board pointed out a leak"))[0][1:] == (2, 4)


@pytest.mark.parametrize(
    ("name", "text", "message", "hint"),
    [
        ("cue", "[open]\n", "`{path}` extends no lexicon", "did you mean `cues`?"),
        ("cues", "# ours\n\n[opened]\nx\n", "{path}:3: the section `[opened]` is unknown", "did you mean `open`?"),
        ("cues", "maybe\n", "{path}:1: an entry stands before any section", "begin with a `[section]` line"),
        ("cues", "[open]\n| maybe\n", "{path}:2: the first field is empty", "write the entry before the first `|`"),
    ],
)
def test_a_file_that_fits_no_lexicon_is_refused(tmp_path: Path, name: str, text: str, message: str, hint: str) -> None:
    path = folder(tmp_path, **{name: text}) / f"{name}.txt"
    with pytest.raises(ConfigError) as refused:
        load_lexicons(tmp_path)
    assert refused.value.message == message.format(path=path)
    assert refused.value.hint == hint


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load_lexicons(tmp_path / "none")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cues.txt").write_bytes(b"[open]\nna\xefve\n")
    with pytest.raises(ConfigError, match=r"cues\.txt` cannot be read") as refused:
        load_lexicons(tmp_path)
    assert refused.value.hint == "save it as plain text in UTF-8"


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cues.txt").mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load_lexicons(tmp_path)


def test_other_files_in_the_folder_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("our words")
    assert load_lexicons(tmp_path).rows("given", "given") == load_lexicons().rows("given", "given")


def test_lexicons_are_read_once() -> None:
    assert load_lexicons() is load_lexicons()


def test_no_cue_holds_another_of_its_section() -> None:
    """It would never be what decides."""
    for (name, section), rows in load_lexicons()._rows.items():
        if name == "cues":
            for entry in [row[0] for row in rows]:
                others = Phrases(row[0] for row in rows if row[0] != entry)
                assert not others.stand_in(find_words(entry.replace("~", ""))), f"[{section}] {entry}"
