"""What a person supplies is printed as text; what nobody supplies is asked for on the page, and told."""

from pathlib import Path

import pytest
from builders_brief import brief
from builders_template import PARENT, write_template
from msgspec.structs import replace

from briefgen.composition.compose import compose
from briefgen.composition.fields import find_unfilled
from briefgen.document.tree import Code, Document, Heading, Paragraph, Strong, Text
from briefgen.document.walk import document_text
from briefgen.errors import TemplateError, UsageError
from briefgen.notices import Notice
from briefgen.template.load import load_template
from briefgen.template.template import Template
from briefgen.writers.registry import write

FIELDS = """[field.recommendation]
label = "Recommendation"
help = "what you ask for"
[field.officer]
label = "Officer *A*"
default = "Ada Brun"
"""
PRINTED = "X {{ fields.recommendation }} Y\n"


def template(tmp_path: Path, printed: str = PRINTED, manifest: str = PARENT + FIELDS) -> Template:
    return load_template(write_template(tmp_path / "mine", manifest, actors=printed))


def paragraph(document: Document) -> object:
    return next(block for block in document.blocks if not isinstance(block, Heading))


def test_a_value_is_printed_as_text_on_one_line(tmp_path: Path) -> None:
    document = compose(brief(), template(tmp_path), fields={"recommendation": "# Agree\n\n- *now* {{ 1 }}"})
    assert paragraph(document) == Paragraph((Text("X # Agree - *now* {{ 1 }} Y"),))


@pytest.mark.parametrize("fields", [{}, {"recommendation": ""}, {"recommendation": " \n\u200b\x00"}])
def test_what_nobody_fills_is_asked_for_in_strong(fields: dict[str, str], tmp_path: Path) -> None:
    mine = template(tmp_path)
    asked = Strong((Text("[to be completed: Recommendation]"),))
    assert paragraph(compose(brief(), mine, fields=fields)) == Paragraph((Text("X "), asked, Text(" Y")))
    assert find_unfilled(mine, fields) == (
        Notice("to-be-completed", "“Recommendation” is not filled: what you ask for", "recommendation"),
    )


def test_for_and_by_fill_the_fields_of_their_names_where_nobody_else_does(tmp_path: Path) -> None:
    mine = template(tmp_path, "{{ fields.addressee }}", PARENT + '[field.addressee]\nlabel = "Addressee"\n')
    assert paragraph(compose(brief(), mine, audience="Ada", author="Desk 4")) == Paragraph((Text("Ada"),))
    both = compose(brief(), mine, audience="Ada", fields={"addressee": "Ben"})
    assert paragraph(both) == Paragraph((Text("Ben"),))


def test_a_template_can_ask_whether_a_field_is_filled(tmp_path: Path) -> None:
    mine = template(tmp_path, "{{ filled.officer and not filled.recommendation and 7 or 8 }}")
    assert paragraph(compose(brief(), mine)) == Paragraph((Text("7"),))


def test_a_default_holds_until_somebody_says_otherwise(tmp_path: Path) -> None:
    mine = template(tmp_path, "{{ fields.officer }}")
    assert paragraph(compose(brief(), mine)) == Paragraph((Text("Ada Brun"),))
    assert paragraph(compose(brief(), mine, fields={"officer": "B"})) == Paragraph((Text("B"),))
    (_, told) = find_unfilled(mine, {"officer": ""})
    assert told.message == "“Officer *A*” is not filled"


def test_the_words_of_the_request_are_a_label_and_never_structure(tmp_path: Path) -> None:
    manifest = PARENT.replace("[labels]", '[labels]\nto_be_completed = "[zu ergänzen: {field}] # <b>"')
    mine = template(tmp_path, "{{ fields.officer }}", manifest + FIELDS)
    asked = Strong((Text("[zu ergänzen: Officer *A*] # <b>"),))
    assert paragraph(compose(brief(), mine, fields={"officer": ""})) == Paragraph((asked,))


def test_a_label_without_a_place_for_the_field_is_not_used(tmp_path: Path) -> None:
    manifest = PARENT.replace("[labels]", '[labels]\nto_be_completed = "missing"')
    mine = template(tmp_path, manifest=manifest + FIELDS)
    assert "X [to be completed: Recommendation] Y" in document_text(compose(brief(), mine))


def test_an_unknown_field_is_told_with_the_closest_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown field `recomendation`") as caught:
        compose(brief(), template(tmp_path), fields={"recomendation": "x"})
    assert caught.value.hint == "did you mean `recommendation`?"
    with pytest.raises(UsageError) as caught:
        compose(brief(), "executive", fields={"officer": "x"})
    assert caught.value.hint == "the template `executive` has no fields"


def test_a_field_that_is_not_declared_is_a_mistake_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"actors\.md\.j2:1:11: ") as caught:
        compose(brief(), template(tmp_path, "{{ fields.oficer }}"))
    assert caught.value.hint == "did you mean `officer`?"


def test_the_audience_of_the_template_holds_where_nobody_says_it(tmp_path: Path) -> None:
    mine = template(tmp_path, "{{ audience }}", 'audience = "The *Mayor*"\n' + PARENT)
    assert paragraph(compose(brief(), mine)) == Paragraph((Text("The *Mayor*"),))
    assert paragraph(compose(brief(), mine, audience="the Board")) == Paragraph((Text("the Board"),))
    with pytest.raises(UsageError, match="audience is blank"):
        compose(brief(), mine, audience="")


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("`a*b*.txt` and *`b.txt`*", (Code("a*b*.txt"), Text(" and *"), Code("b.txt"), Text("*"))),
        ("one ` alone", (Text("one ` alone"),)),
        ("`` alone", (Text("`` alone"),)),
    ],
)
def test_names_between_backticks_are_set_as_code(words: str, printed: tuple[object, ...], tmp_path: Path) -> None:
    mine = template(tmp_path, "{{ fields.recommendation | named }}\n")
    shown = paragraph(compose(brief(), mine, fields={"recommendation": words}))
    assert isinstance(shown, Paragraph)
    assert shown.children == printed


def test_a_notice_prints_the_names_of_files_as_code() -> None:
    told = replace(brief(), notices=(Notice("near-copy", "`a.txt` has the same text as `b.txt`", "a.txt"),))
    printed = write(compose(told, load_template("base")), "md").decode()
    assert "- `a.txt` has the same text as `b.txt` (`a.txt`)\n" in printed
