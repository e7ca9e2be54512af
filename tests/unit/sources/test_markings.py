"""Markings as articles state them: metadata, kept letter for letter; a misspelt one is refused, never overlooked."""

import pytest

from briefgen.errors import SourceError
from briefgen.marking.labels import read_marking
from briefgen.sources.article import Article
from briefgen.sources.read import read

BODY = "The harbor board closed the old pier on Monday.\n\nFerries leave from the north quay until spring.\n"


def article(text: str) -> Article:
    (found,) = read(text.encode(), origin="pier.txt")
    return found


def body(found: Article) -> str:
    return "\n\n".join(found.text[passage.start : passage.end] for passage in found.passages) + "\n"


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("TLP:AMBER", "TLP:AMBER"),
        ("TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
        ("**TLP:RED**", "TLP:RED"),
        ("[TLP:GREEN]", "TLP:GREEN"),
        ("Marking: TLP:CLEAR", "TLP:CLEAR"),
        ("Marking: SECRET", "SECRET"),
        ("MARKING: OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("**Marking:** TOP SECRET", "TOP SECRET"),
        ("Marking: FOR STAFF ONLY", "FOR STAFF ONLY"),
        ("Classification: COSMIC TOP SECRET", "COSMIC TOP SECRET"),
        ("Classification: SECRET//NOFORN", "SECRET//NOFORN"),
        ("“TLP:RED”", "TLP:RED"),
        ('Marking: "TLP:RED"', "TLP:RED"),
        ("//TLP:AMBER//", "TLP:AMBER"),
        ("TLP:\u200bRED", "TLP:RED"),
        ("\u202eTLP:RED\u202c", "TLP:RED"),
        ("ＴＬＰ：ＲＥＤ", "TLP:RED"),
    ],
)
def test_a_marking_at_either_edge_is_metadata_and_no_prose(line: str, marking: str) -> None:
    for text in (
        f"{line}\n\nPier closed\n\n{BODY}",
        f"{line}\nPier closed\n{BODY}",
        f"Pier closed\n\n{line}\n\n{BODY}",
        f"Pier closed\n\n{BODY}\n{line}\n",
        f"{line}\n\nPier closed\n\n{BODY}\n{line}\n",
        f"# Pier closed\n\n{line}\n\n{BODY}",
    ):
        found = article(text)
        assert (found.marking, found.headline, body(found), found.notices) == (marking, "Pier closed", BODY, ())


@pytest.mark.parametrize(
    ("entry", "marking"),
    [
        ("marking: SECRET", "SECRET"),
        ("Marking: TLP:RED", "TLP:RED"),
        ("tlp: AMBER+STRICT", "TLP:AMBER+STRICT"),
        ('tlp: "TLP:GREEN"', "TLP:GREEN"),
        ("classification: SECRET//NOFORN", "SECRET//NOFORN"),
        ("marking: Staff only", "Staff only"),
    ],
)
def test_front_matter_states_a_marking(entry: str, marking: str) -> None:
    found = article(f"---\ntitle: Pier closed\n{entry}\n---\n{BODY}")
    assert (found.marking, found.headline, found.notices) == (marking, "Pier closed", ())


@pytest.mark.parametrize(
    "line",
    [
        "Classification: MAMMAL",
        "Classification: Secret",
        "Marking: the pier was painted red",
        "TLP rules explained",
        "TLP:RED is a label for a few eyes only.",
        "SECRET",
        "",
    ],
)
def test_other_lines_state_none(line: str) -> None:
    assert read_marking(line) is None
    assert article(f"{line}\n\nPier closed\n\n{BODY}").marking is None


def test_a_marking_inside_the_body_is_not_that_of_the_article() -> None:
    assert article(f"Pier closed\n\n{BODY}\nMarking: SECRET\n\n{BODY[:-8]} soon.\n").marking is None


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("TLP:WHITE", "TLP:CLEAR"),
        ("TLP: RED", "TLP:RED"),
        ("tlp:red", "TLP:RED"),
        ("TLP:YELLOW", "TLP:AMBER"),
        ("TLP-AMBER", "TLP:AMBER"),
        ("TLP Green", "TLP:GREEN"),
        ("TLP:AMBER STRICT", "TLP:AMBER+STRICT"),
        ("TLP:AMBR", "TLP:AMBER"),
        ("Marking: tlp:green", "TLP:GREEN"),
        ("Classification: TLP:WHITE", "TLP:CLEAR"),
    ],
)
def test_a_misspelt_label_is_refused_with_the_right_one_at_either_edge(line: str, fix: str) -> None:
    for text in (f"{line}\n\nPier closed\n\n{BODY}", f"Pier closed\n\n{BODY}\n{line}\n"):
        with pytest.raises(SourceError, match=r"`pier\.txt` is marked `") as caught:
            article(text)
        assert f"`{fix}`" in caught.value.hint


def test_front_matter_is_held_to_the_letter_too() -> None:
    with pytest.raises(SourceError) as caught:
        article(f"---\ntlp: white\n---\n{BODY}")
    assert caught.value.hint == "write `TLP:CLEAR`"


def test_an_article_with_two_markings_is_refused() -> None:
    with pytest.raises(SourceError, match="more than one marking: `TLP:GREEN` and `TLP:RED`"):
        article(f"TLP:GREEN\n\nPier closed\n\n{BODY}\nTLP:RED\n")


def test_a_long_line_is_no_marking() -> None:
    assert read_marking("TLP:RED" + " " * 100_000 + "x") is None


@pytest.mark.parametrize(
    "line", ["TLP:RED - Not for disclosure, for participants only.", "TLP:GREEN TLP:RED", "Handling: TLP:AMBER"]
)
def test_a_label_with_more_in_its_line_is_no_marking_and_is_told(line: str) -> None:
    for text in (f"{line}\n\nPier closed\n\n{BODY}", f"Pier closed\n\n{BODY}\n{line}\n"):
        found = article(text)
        assert found.marking is None
        assert [notice.code for notice in found.notices if "marking" in notice.code] == ["marking-unread"]


def test_a_marking_between_paragraphs_is_told_and_a_mention_is_not() -> None:
    first, second = BODY.split("\n\n")
    (told,) = article(f"Pier closed\n\n{first}\n\nTLP:RED\n\n{second}").notices[:1]
    assert (told.message, told.where) == ("“TLP:RED” names a label and is not read as the marking", "pier.txt:5")
    assert article(f"Pier closed\n\nThe board shared it as TLP:RED on Monday.\n\n{BODY}").notices == ()
