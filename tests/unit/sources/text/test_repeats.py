"""Text that stands in an article twice."""

from briefgen.sources.article import Article
from briefgen.sources.read import read

ONE = "The harbor board closed the old pier on Monday after divers found cracks. Nobody was hurt in the U.S. port."
TWO = "Ferries to the islands will leave from the north quay until spring, the board said."
THREE = "Traders fear that the longer way will cost them the summer. They want their money back."
BODY = f"{ONE}\n{TWO}\n{THREE}"


def article(text: str) -> Article:
    return read(text.encode(), origin="pier.txt")[0]


def paragraphs(read: Article) -> list[str]:
    return [read.text[passage.start : passage.end] for passage in read.passages]


def repeated(read: Article) -> tuple[str, str | None]:
    (notice,) = read.notices
    assert notice.code == "repeated-text"
    return notice.message, notice.where


def test_a_second_copy_on_lines_of_its_own_is_dropped() -> None:
    read = article(f"Pier closed\n{BODY}\n{BODY}\n")
    assert paragraphs(read) == [ONE, TWO, THREE]
    assert repeated(read) == ("the body stands twice; the second copy (3 paragraphs) is left out", "pier.txt:5")


def test_a_second_copy_glued_to_the_last_line_is_dropped() -> None:
    for glue in ("", " "):
        read = article(f"Pier closed\n{BODY}{glue}{BODY}\n")
        assert paragraphs(read) == [ONE, TWO, THREE]
        assert repeated(read) == ("the body stands twice; the second copy (3 paragraphs) is left out", "pier.txt:4")


def test_a_second_copy_in_one_line_with_everything_is_dropped() -> None:
    line = BODY.replace("\n", " ")
    read = article(f"{line} {line}")
    assert paragraphs(read) == [line]
    assert repeated(read)[0].startswith("the body stands twice")


def test_text_glued_to_the_last_repeated_paragraph_stays() -> None:
    read = article(f"Pier closed\n{BODY}\n{BODY} The mayor has not answered.\n")
    assert paragraphs(read) == [ONE, TWO, THREE, "The mayor has not answered."]
    assert repeated(read) == ("3 paragraphs repeat earlier text and are left out", "pier.txt:5")


def test_text_around_a_repeated_paragraph_stays() -> None:
    read = article(f"{ONE}\n{TWO}\nThe mayor is away. {ONE} She comes back soon.\n")
    assert paragraphs(read) == [ONE, TWO, "The mayor is away.", "She comes back soon."]
    assert repeated(read) == ("1 paragraph repeats earlier text and is left out", "pier.txt:3")


def test_a_copy_with_other_quotation_marks_case_and_line_breaks_is_a_copy() -> None:
    read = article(f'{ONE}\n\nThe mayor called it "a mess" on Monday.\n\nthe mayor called it “a mess”\non MONDAY.\n')
    assert len(paragraphs(read)) == 2


def test_a_paragraph_that_joins_two_earlier_ones_is_two_copies() -> None:
    read = article(f"{ONE}\n{TWO}\n{THREE}\n{TWO} {THREE}\n")
    assert paragraphs(read) == [ONE, TWO, THREE]
    assert repeated(read) == ("2 paragraphs repeat earlier text and are left out", "pier.txt:4")


def test_three_bodies_are_one() -> None:
    read = article(f"{BODY}\n\n{BODY}\n\n{BODY}")
    assert paragraphs(read) == [ONE, TWO, THREE]
    assert repeated(read)[0] == "the body stands 3 times; the later copies (6 paragraphs) are left out"


def test_the_title_and_metadata_of_the_second_copy_are_dropped_with_it() -> None:
    whole = f"Pier closed\nPublished: 3 May\n\n{BODY}\n\n"
    read = article(whole + whole)
    assert paragraphs(read) == [ONE, TWO, THREE]
    message = "the body stands twice; the second copy (3 paragraphs, 2 short lines) is left out"
    assert repeated(read) == (message, "pier.txt:8")


def test_short_repeated_lines_are_counted() -> None:
    read = article(f"{ONE}\n\n“Never again.”\n\n{TWO}\n\n“Never again.”\n\n{THREE}")
    assert paragraphs(read) == [ONE, "“Never again.”", TWO, THREE]
    assert repeated(read) == ("1 short line repeats earlier text and is left out", "pier.txt:7")


def test_a_sentence_that_stands_in_two_paragraphs_stays_in_both() -> None:
    second = f"{THREE.partition('. ')[0]}. That is what they told the mayor on Tuesday."
    assert paragraphs(article(f"{THREE}\n\n{second}")) == [THREE, second]
