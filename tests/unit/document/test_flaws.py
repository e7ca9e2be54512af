"""What keeps a document from being read by everyone, told before it is written."""

import pytest
from builders import document, paragraph
from good_document import MARKING, good_document
from msgspec import structs

from briefgen.document.contrast import contrast
from briefgen.document.drawing import Bar, BarChart
from briefgen.document.flaws import find_flaws
from briefgen.document.style import Color, Style
from briefgen.document.tree import Block, Callout, Cell, Document, Figure, Foreign, Heading, Table, Text

FACTS = Table((Cell((Text("Who"),)),), (), ("left",))


def heading(level: int, words: str = "words") -> Heading:
    return Heading(level, (Text(words),))


def told(whole: Document) -> list[str]:
    notices = find_flaws(whole)
    assert all(notice.code == "accessibility" for notice in notices)
    return [notice.message for notice in notices]


def figure(*, caption: str) -> Figure:
    return Figure(BarChart((Bar("a", 1, "1"),)), "what it shows", (Text(caption),), FACTS)


def test_a_good_document_has_none() -> None:
    assert told(good_document()) == []
    assert told(document(paragraph("words"))) == []


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ((heading(2),), "a heading of level 2 is the first"),
        ((heading(1), heading(3)), "a heading of level 3 follows one of level 1"),
        ((heading(1), Callout("note", (heading(4),))), "a heading of level 4 follows one of level 1"),
        ((heading(1, " "),), "a heading has no words"),
        ((figure(caption=""),), "a figure has no caption"),
        (
            (Table((Cell((Text("Who"),)), Cell(())), (), ("left", "left")),),
            "a cell in the header row of a table is blank",
        ),
        ((paragraph(Foreign("not a tag", (Text("a"),))),), "the language of some words, `not a tag`, is no language"),
    ],
)
def test_of_blocks_are_told_once(blocks: tuple[Block, ...], message: str) -> None:
    (found,) = told(document(*blocks))
    assert found.startswith(message)


def test_levels_that_go_up_again_are_fine() -> None:
    assert told(document(*(heading(level) for level in (1, 2, 3, 2, 3, 1)))) == []


def test_of_the_language_are_told() -> None:
    assert told(structs.replace(document(), language="")) == ["the language of the document, ``, is no language tag"]


@pytest.mark.parametrize(
    ("color", "message"),
    [
        (Color(text="#777777"), "`text` on white has a contrast of 4.48 to 1; readers need 4.5"),
        (Color(accent="#AAAAAA"), "`accent` on white has a contrast of 2.32 to 1; readers need 4.5"),
        (Color(muted="#999999"), "`muted` on white has a contrast of 2.85 to 1; readers need 4.5"),
        (Color(tint="#808080"), "`muted` on tint has a contrast of 1.77 to 1; readers need 4.5"),
    ],
)
def test_of_the_style_are_told(color: Color, message: str) -> None:
    found = find_flaws(document(style=Style(color=color)))
    assert message in [notice.message for notice in found]
    assert {notice.where for notice in found} == {"style"}


def test_a_marking_in_the_margins_alone_is_told() -> None:
    bare = structs.replace(document(paragraph("TLP:AMBER, someone says")), marking=MARKING)
    (found,) = told(bare)
    assert found.startswith("the text does not say TLP:AMBER")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == 21
    assert contrast("#12406B", "#12406B") == 1
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54
