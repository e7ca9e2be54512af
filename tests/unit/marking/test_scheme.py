"""Schemes: what the built-in ones hold, and how a mistake in one's own is told."""

from pathlib import Path

import pytest
from builders_template import without_column

from briefgen.document.contrast import contrast
from briefgen.errors import BriefgenError, ConfigError, UsageError
from briefgen.marking.scheme import built_in_labels, find_scheme, list_schemes, load_scheme

TLP_LOOKS = {
    "TLP:CLEAR": "#FFFFFF",
    "TLP:GREEN": "#33FF00",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:RED": "#FF2B2B",
}
"""The labels of TLP 2.0 and their colors, from the least to the most restrictive."""

OWN = """title = "Company"
portion_marks = true
[level.PUBLIC]
portion = "(P)"
[level."FOR STAFF"]
color = "#FFFFFF"
ground = "#7A0019"
portion = "(ST)"
"""


def test_tlp_is_exact() -> None:
    scheme = load_scheme("tlp")
    assert {level.label: level.marking.color for level in scheme.levels} == TLP_LOOKS
    assert scheme.labels == tuple(TLP_LOOKS)
    for level in scheme.levels:
        assert (level.marking.ground, level.marking.align, level.portion) == ("#000000", "right", None)
        assert level.marking.size_pt >= 12
        assert level.marking.definition


def test_what_tlp_asks_for_narrows_from_label_to_label() -> None:
    said = {level.label: level.marking.definition or "" for level in load_scheme("tlp").levels}
    assert "anyone" in said["TLP:CLEAR"]
    assert "community" in said["TLP:GREEN"]
    assert "clients" in said["TLP:AMBER"]
    assert "clients" not in said["TLP:AMBER+STRICT"]
    assert "organization" in said["TLP:AMBER+STRICT"]
    assert "may not share" in said["TLP:RED"]


def test_the_classifications_are_in_order() -> None:
    assert load_scheme("us").labels == ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET")
    assert load_scheme("uk").labels == ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
    assert load_scheme("nato").labels[-1] == "COSMIC TOP SECRET"
    assert [level.portion for level in load_scheme("us").levels] == ["(U)", "(C)", "(S)", "(TS)"]
    assert [level.rank for level in load_scheme("us").levels] == [0, 1, 2, 3]
    assert "SECRET" in built_in_labels()


@pytest.mark.parametrize("scheme", list_schemes(), ids=lambda scheme: scheme.name)
def test_every_built_in_label_can_be_read_on_its_ground(scheme: object) -> None:
    for level in load_scheme(getattr(scheme, "name", "")).levels:
        assert contrast(level.marking.color, level.marking.ground) >= 4.5, level.label


@pytest.mark.parametrize("scheme", list_schemes(), ids=lambda scheme: scheme.name)
def test_what_to_write_instead_is_a_label(scheme: object) -> None:
    found = load_scheme(getattr(scheme, "name", ""))
    assert set(found.instead.values()) <= set(found.labels)
    assert not set(found.instead) & set(found.labels)


def test_ones_own_scheme_is_a_file_or_a_name_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "company.toml").write_text(OWN, "utf-8")
    by_file, by_name = load_scheme(tmp_path / "company.toml"), load_scheme("company", search=(tmp_path,))
    assert by_file == by_name
    assert (by_file.name, by_file.title, by_file.labels) == ("company", "Company", ("PUBLIC", "FOR STAFF"))
    marking = by_file.levels[1].marking
    assert (marking.label, marking.color, marking.ground, marking.align) == (
        "FOR STAFF",
        "#FFFFFF",
        "#7A0019",
        "center",
    )
    assert [scheme.name for scheme in list_schemes((tmp_path,))] == ["company", "nato", "tlp", "uk", "us"]


def test_none_is_no_scheme() -> None:
    assert find_scheme(None) is None
    assert find_scheme("none") is None
    assert find_scheme("uk") == find_scheme(load_scheme("uk")) == load_scheme("uk")


def test_an_unknown_name_is_told_with_the_closest() -> None:
    with pytest.raises(UsageError, match="unknown marking scheme `ntao`") as caught:
        load_scheme("ntao")
    assert caught.value.hint.startswith("did you mean `nato`?")


MISTAKES = {
    "not TOML": ("title = ", ":1: invalid value", "TOML"),
    "no title": (OWN.replace('title = "Company"\n', ""), ":1: object missing", "mark-a-document"),
    "no labels": ('title = "x"', "missing required field `level`", "mark-a-document"),
    "an empty list of labels": ('title = "x"\n[level]\n', ":2: `level`:", "mark-a-document"),
    "an unknown key": ("algin = 3\n" + OWN, ":1: unknown key `algin`", "`align`"),
    "an unknown key of a label": (
        OWN.replace("ground", "gruond"),
        ":7: unknown key `level.FOR STAFF.gruond`",
        "`ground`",
    ),
    "a color in words": (OWN.replace('"#7A0019"', '"red"'), ":7: `level.FOR STAFF.ground`: not a color", "#RRGGBB"),
    "too small": ("size_pt = 3\n" + OWN, ":1: `size_pt`", "mark-a-document"),
    "a third side": ('align = "left"\n' + OWN, ":1: `align`: invalid enum value", "mark-a-document"),
    "no mark": (OWN.replace('portion = "(P)"\n', ""), ":3: `level.PUBLIC` lacks `portion`", "portion_marks"),
}


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_file_and_key(text: str, message: str, hint: str, tmp_path: Path) -> None:
    file = tmp_path / "company.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_scheme(file)
    assert caught.value.message.startswith(str(file))
    assert message in without_column(caught.value.message)
    assert hint in caught.value.hint


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"company\.toml: No such file"):
        load_scheme(tmp_path / "company.toml")


@pytest.mark.parametrize("name", ["us", "tlp", "none"])
def test_a_scheme_of_ones_own_cannot_pass_for_a_built_in_one(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.toml").write_text(OWN, "utf-8")
    for load in (lambda: load_scheme(tmp_path / f"{name}.toml"), lambda: list_schemes((tmp_path,))):
        with pytest.raises(BriefgenError, match=f"the name `{name}` is taken"):
            load()


@pytest.mark.parametrize(
    ("lines", "message", "hint"),
    [
        (
            '[level.A]\ncolor = "#FFFFFF"',
            ":2: `level.A` cannot be read: its contrast is 1.0 to 1",
            "choose a `color` and a `ground` with a contrast of 4.5 to 1 at least",
        ),
        (
            '[level."A\\u202eB"]',
            ": the label 'A\\u202eB' has a character that cannot be seen",
            "write it without",
        ),
        ('[level.A]\n[instead]\nB = "C"', ":4: `instead.B` names `C`, which is no label", "its labels are: A"),
    ],
)
def test_a_scheme_whose_labels_a_reader_could_not_tell_is_refused(
    tmp_path: Path, lines: str, message: str, hint: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'title = "Own"\n{lines}\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_scheme(file)
    assert without_column(caught.value.message).endswith(message)
    assert caught.value.hint == hint
