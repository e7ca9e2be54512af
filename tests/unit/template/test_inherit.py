"""What a template says beside its sections: fields that a person fills, and what holds where nobody says otherwise."""

from pathlib import Path
from typing import get_args

import pytest
from builders_template import PARENT, without_column, write_template

from briefgen.errors import TemplateError
from briefgen.pipeline import FORMATS
from briefgen.template.load import load_template
from briefgen.template.template import Field, Format, Template

SAID = """audience = "The minister"
language = "en-GB"
formats = ["docx", "pdf", "docx"]
marking_scheme = "uk"
words = 1500
"""


def child_of(tmp_path: Path, said: str, child: str) -> Template:
    write_template(tmp_path / "parent", said)
    write_template(tmp_path / "child", f'title = "Child"\nextends = "parent"\n{child}', entry=None)
    return load_template(tmp_path / "child")


def test_a_template_may_name_every_format_that_can_be_written() -> None:
    assert get_args(Format) == FORMATS


def test_what_nobody_says_is_left_open(tmp_path: Path) -> None:
    template = load_template(write_template(tmp_path / "mine"))
    assert (template.audience, template.language, template.formats) == (None, "en", None)
    assert (template.marking_scheme, template.words, template.fields) == (None, None, ())


def test_what_holds_otherwise_is_inherited_key_by_key(tmp_path: Path) -> None:
    template = child_of(tmp_path, SAID + PARENT, 'formats = ["html"]\nwords = "any"')
    assert (template.audience, template.language) == ("The minister", "en-GB")
    assert (template.formats, template.words, template.marking_scheme) == (("html",), None, "uk")
    assert load_template(tmp_path / "parent").formats == ("docx", "pdf")


def test_fields_are_inherited_key_by_key_the_parents_first(tmp_path: Path) -> None:
    fields = '[field.officer]\nlabel = "Officer"\nhelp = "Who acts"\ndefault = "A. Brun"\n'
    changed = '[field.timing]\nlabel = "Timing"\n[field.officer]\nhelp = "Who signs"\ndefault = ""'
    assert child_of(tmp_path, PARENT + fields, changed).fields == (
        Field("officer", "Officer", "Who signs", ""),
        Field("timing", "Timing", "", ""),
    )


def test_a_field_of_the_parent_can_be_taken_away(tmp_path: Path) -> None:
    fields = '[field.officer]\nlabel = "Officer"\n[field.timing]\nlabel = "Timing"\n'
    template = child_of(tmp_path, PARENT + fields, '[field.officer]\nlabel = ""')
    assert [field.name for field in template.fields] == ["timing"]


MISTAKES = {
    "a blank audience": ('audience = " "\n' + PARENT, ":1: `audience`: expected"),
    "a language in words": ('language = "British English"\n' + PARENT, ":1: `language`: expected"),
    "an unknown format": ('\nformats = ["pfd"]\n' + PARENT, ":2: `formats`: invalid enum value 'pfd'"),
    "no format": ("formats = []\n" + PARENT, ":1: `formats`: expected"),
    "a scheme by its path": ('marking_scheme = "../uk.toml"\n' + PARENT, ":1: `marking_scheme`: expected"),
    "no word": ("words = 0\n" + PARENT, ":1: `words`: expected"),
    "words in words": ('words = "few"\n' + PARENT, ":1: `words`: invalid"),
    "a field without a label": (PARENT + '[field.a]\nhelp = "b"', ":13: field `a` has no label"),
    "a wrong key of a field": (PARENT + '[field.a]\nlabl = "b"', ":14: unknown key `field.a.labl`"),
    "a field that is no table": (PARENT + '[field]\na = "b"', ":14: `field.a`: expected `object`"),
    "a field with a wrong name": (PARENT + '[field."A b"]\nlabel = "b"', ": `field`: expected"),
}


@pytest.mark.parametrize(("manifest", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line(manifest: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        load_template(write_template(tmp_path / "mine", manifest))
    assert str(tmp_path / "mine" / "template.toml") in caught.value.message
    assert message in without_column(caught.value.message)
    assert caught.value.hint
