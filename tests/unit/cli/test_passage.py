from briefgen.brief.model import Citation
from briefgen.cli.passage import AROUND, find_paragraph, group_by_paragraph, mark_quotes
from briefgen.cli.terminal import MARK_OFF, MARK_ON


def cite(text: str, quote: str) -> Citation:
    start = text.index(quote)
    return Citation(source_id="s1", quote=quote, paragraph=1, start=start, end=start + len(quote))


def paragraph_of(text: str, quote: str) -> str:
    citation = cite(text, quote)
    first, last = find_paragraph(text, citation.start, citation.end)
    return text[first:last]


def marked(text: str, *quotes: str) -> str:
    return mark_quotes(text, [cite(text, quote) for quote in quotes]).replace(MARK_ON, "»").replace(MARK_OFF, "«")


def test_a_paragraph_ends_at_blank_lines() -> None:
    assert paragraph_of("One.\n\nTwo. Three.\r\n \r\nFour.", "Three.") == "Two. Three.\r"


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    assert paragraph_of("One.\n\nTwo goes\non here.\nThree.\n\nFour.", "on") == "Two goes\non here.\nThree."


def test_a_long_line_is_a_paragraph() -> None:
    long = "Many words follow one another here. " * 4
    assert paragraph_of(f"{long}\nShort two.\n{long}", "Short") == "Short two."
    assert paragraph_of(f"Head\n{long}", "Many") == long


def test_the_quote_is_marked_in_its_paragraph_on_one_line() -> None:
    assert marked("Head\n\nBefore it. The quote\nitself. After.\n", "The quote\nitself.") == (
        "Before it. »The quote itself.« After."
    )


def test_quotes_that_share_a_paragraph_are_marked_together() -> None:
    assert marked("One. Two. Three. Four.", "Four.", "Two.") == "One. »Two.« Three. »Four.«"


def test_quotes_that_overlap_are_one_mark() -> None:
    assert marked("One. Two. Three.", "One. Two.", "Two. Three.") == "»One. Two. Three.«"


def test_context_is_cut_between_words() -> None:
    text = "word " * 200 + "Quote. " + "word " * 200
    shown = marked(text, "Quote.")
    assert shown.startswith("… word word")
    assert shown.endswith("word word …")
    assert AROUND < len(shown) < 2 * AROUND + 20


def test_citations_are_grouped_by_paragraph() -> None:
    text = "One. Two.\n\nThree."
    one, two, three = (cite(text, quote) for quote in ("One.", "Two.", "Three."))
    assert group_by_paragraph(text, [one, three, two]) == ((one, two), (three,))
