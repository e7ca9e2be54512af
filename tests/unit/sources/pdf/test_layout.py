"""What stands on a page is read as a person reads it."""

from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import objects, pdf_of, text_page
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read

LEFT = ("The harbor board closed the old", "pier on Monday after divers found", "cracks in three of its pillars.")
RIGHT = ("Ferries to the islands leave from", "the north quay until spring, said", "the office of the port.")


def _article(content: bytes) -> Article:
    (article,) = read(content, origin="a.pdf")
    return article


def _passages(article: Article) -> list[str]:
    return [" ".join(article.text[place.start : place.end].split()) for place in article.passages]


def _canvas() -> tuple[Canvas, BytesIO]:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    canvas.setFont("Times-Roman", 11)
    return canvas, file


def test_columns_are_read_one_after_the_other_though_drawn_row_by_row() -> None:
    canvas, file = _canvas()
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        canvas.drawString(72, 740 - row * 14, left)
        canvas.drawString(320, 740 - row * 14, right)
    canvas.save()
    assert _passages(_article(file.getvalue())) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_paragraph_that_a_column_and_a_page_interrupt_goes_on() -> None:
    article = _article(text_page(LEFT[:2], LEFT[2:]))
    assert _passages(article) == [" ".join(LEFT)]
    assert article.page_starts == (0, article.text.index("cracks"))


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_turned_as_a_whole_is_read(rotate: int) -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(text_page(LEFT)))
    writer.pages[0].rotate(rotate)
    file = BytesIO()
    writer.write(file)
    assert _passages(_article(file.getvalue())) == [" ".join(LEFT)]


def test_what_stands_alike_on_pages_that_say_nothing_else_is_read() -> None:
    assert "cracks in three" in _article(text_page(LEFT, LEFT, LEFT)).text


def test_running_heads_and_page_numbers_with_a_foot_above_the_edge_go() -> None:
    canvas, file = _canvas()
    for number, lines in enumerate((LEFT, RIGHT), 1):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 790, f"Harbor Review {number}")
        for row, line in enumerate(lines):
            canvas.drawString(72, 640 - row * 14, line)
        canvas.drawString(300, 140, str(number))
        canvas.showPage()
    canvas.save()
    article = _article(file.getvalue())
    assert _passages(article) == [" ".join(LEFT), " ".join(RIGHT)]
    assert "4 lines of running heads, feet and page numbers are left out" in [note.message for note in article.notices]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The board closed the har-", "bor on Monday, the port said.", "the harbor on"),
        ("The board asked decision-", "makers in the capital for help.", "decision-makers"),
        ("The fleet of the US-", "led force left the harbor.", "US-led"),
        ("The port signed a 10-", "year lease on Monday.", "10-year"),
        ("A self-made plan failed. Her self-", "made boat sank.", "self-made boat"),
        ("The re-entry was late. The re-", "entry cost a day.", "The re-entry cost"),
        ("The reentry was late. The re-", "entry cost a day.", "The reentry cost"),
    ],
)
def test_hyphens_at_line_ends_go_and_real_ones_stay(first: str, second: str, expected: str) -> None:
    assert expected in _article(text_page([first, second])).text


def test_ligatures_are_letters() -> None:
    content = b"BT /F1 12 Tf 72 700 Td (The o\\336ce con\\335rmed the \\335rst \\337oat, the port said.) Tj ET"
    parts = objects(content=content)
    parts[4] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding"
        b" /Differences [221 /fi /ffi /fl] >> >>"
    )
    assert _article(pdf_of(parts)).text == "The office confirmed the first float, the port said."


@pytest.mark.parametrize(
    ("letter", "lines", "opening"),
    [
        ("T", ("he harbor board closed the old", *LEFT[1:]), "The harbor board closed the old pier on Monday"),
        ("A", ("ferry to the islands was late on", *LEFT[1:]), "A ferry to the islands was late on pier on Monday"),
    ],
)
def test_a_large_initial_opens_its_paragraph(letter: str, lines: tuple[str, ...], opening: str) -> None:
    canvas, file = _canvas()
    canvas.setFont("Times-Roman", 36)
    canvas.drawString(72, 726, letter)
    canvas.setFont("Times-Roman", 11)
    shift = 36 if letter == "A" else 24
    for row, line in enumerate((*lines, "Nobody was hurt, the port office", "said in the evening.")):
        canvas.drawString(72 + (shift if row < 2 else 0), 740 - row * 14, line)
    canvas.save()
    assert _passages(_article(file.getvalue()))[0].startswith(opening)


def test_raised_digits_never_change_a_number_and_marks_of_footnotes_go() -> None:
    content = (
        b"BT /F1 12 Tf 72 700 Td (The port is 12 km) Tj 5 Ts /F1 7 Tf (2) Tj 0 Ts /F1 12 Tf ( large, it said.) Tj"
        b" 5 Ts /F1 7 Tf (3) Tj 0 Ts /F1 12 Tf ( It moved 750) Tj 5 Ts /F1 7 Tf (1) Tj 0 Ts /F1 12 Tf ( ships.) Tj ET"
    )
    article = _article(pdf_of(objects(content=content)))
    assert article.text == "The port is 12 km² large, it said. It moved 750¹ ships."
    assert "1 mark of footnotes is left out" in [notice.message for notice in article.notices]


def test_letters_that_are_printed_twice_for_boldness_are_read_once() -> None:
    canvas, file = _canvas()
    for shift in (0, 0.3):
        canvas.drawString(72 + shift, 740, "The harbor is closed, the port said.")
    canvas.save()
    assert _article(file.getvalue()).text == "The harbor is closed, the port said."


def test_text_in_another_direction_is_left_out_and_told() -> None:
    canvas, file = _canvas()
    canvas.drawString(72, 740, "The harbor is closed, the port said.")
    canvas.translate(40, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Draft")
    canvas.save()
    article = _article(file.getvalue())
    assert article.text == "The harbor is closed, the port said."
    assert any("5 letters that read in another direction" in notice.message for notice in article.notices)


def _scanned(*pages: str) -> bytes:
    canvas, file = _canvas()
    for words in pages:
        if words:
            canvas.drawString(72, 700, words)
        else:
            canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_scan_without_a_text_layer_names_what_to_do() -> None:
    with pytest.raises(SourceError, match="without a text layer") as caught:
        read(_scanned("", ""), origin="a.pdf")
    assert "ocrmypdf" in str(caught.value.hint)


def test_pages_that_are_pictures_are_told_where_others_are_read() -> None:
    article = _article(_scanned("The harbor is closed, the port said.", "", "Divers come on Friday, it added.", ""))
    assert _passages(article) == ["The harbor is closed, the port said.", "Divers come on Friday, it added."]
    assert any("pages 2, 4 are without a text layer" in notice.message for notice in article.notices)
    assert article.page_starts[2:] == (article.text.index("Divers"),)


def _with_info(title: str, author: str, *lines: str) -> Article:
    canvas, file = _canvas()
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for row, line in enumerate(lines):
        canvas.drawString(72, 740 - row * 14, line)
    canvas.save()
    return _article(file.getvalue())


def test_title_and_author_of_the_metadata_count_where_the_page_shows_none() -> None:
    article = _with_info("Old pier closed", "Nora Tamm", *LEFT)
    assert (article.headline, article.byline) == ("Old pier closed", "Nora Tamm")
    assert article.stated_in["headline"] == "PDF metadata Title"


@pytest.mark.parametrize("title", ["Microsoft Word - pier_final2.docx", "untitled", "story.indd", "Document1"])
def test_a_title_that_is_a_file_name_is_none(title: str) -> None:
    assert _with_info(title, "admin", *LEFT).headline is None


def _printed(title: str, *above: str) -> Article:
    """A page of the web as a browser prints it: menus, the headline in larger letters, the story."""
    canvas, file = _canvas()
    canvas.setTitle(title)
    for row, line in enumerate(above):
        canvas.drawString(72, 800 - row * 24, line)
    canvas.setFont("Times-Bold", 20)
    canvas.drawString(72, 640, "Old pier closed after divers find cracks")
    canvas.setFont("Times-Roman", 11)
    for row, line in enumerate(("By Nora Tamm", "", "17 November 2026", "", *LEFT)):
        canvas.drawString(72, 600 - row * 14, line)
    canvas.save()
    return _article(file.getvalue())


MENUS = ("Home", "News", "We value your privacy. By clicking you agree to cookies.")


def test_of_a_printed_page_the_menus_above_the_headline_that_it_is_called_by_are_left_out() -> None:
    article = _printed("Old pier closed after cracks | Harbor Post", *MENUS)
    assert (article.headline, article.byline) == ("Old pier closed after divers find cracks", "Nora Tamm")
    assert article.published == "17 November 2026"
    assert _passages(article) == [" ".join(LEFT)]
    assert [notice.message for notice in article.notices] == [
        f"3 lines above the title are left out: {', '.join(f'“{line}”' for line in MENUS)}"
    ]


@pytest.mark.parametrize(
    ("title", "above"),
    [("Harbor Post", MENUS), ("", MENUS), ("Old pier closed after cracks", ("Home", "It " + "a " * 31 + "b."))],
)
def test_nothing_above_a_headline_is_left_out_in_doubt(title: str, above: tuple[str, ...]) -> None:
    assert " ".join(above[-1].split()) in _passages(_printed(title, *above))


STORY = st.lists(
    st.lists(st.sampled_from(["The port is closed.", "Ferries leave at nine.", "Divers found cracks."]), max_size=4),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(STORY)
def test_pages_start_in_order_at_the_first_text_that_begins_on_them(pages: list[list[str]]) -> None:
    names = ("Ann", "Ben", "Cleo", "Dora", "Emil")
    numbered = [
        [f"{names[at]} told {names[row]}: {line}" for row, line in enumerate(page)] for at, page in enumerate(pages)
    ]
    if not any(numbered):
        return
    article = _article(text_page(*numbered, leading=40))
    starts = article.page_starts
    assert list(starts) == sorted(starts)
    assert all(0 <= start <= len(article.text) for start in starts)
    for at, page in enumerate(numbered[: len(starts)]):
        assert not page or article.text.startswith(page[0], starts[at])
