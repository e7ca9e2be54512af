"""Plain text: title, fields, paragraphs, headings; the two samples in detail."""

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read

SAMPLES = Path(__file__).parents[4] / "samples"
FIRST = "The harbor board closed the old pier on Monday after divers found cracks in three of its pillars."
SECOND = "Ferries to the islands will leave from the north quay until spring, the board said in a letter."
THIRD = "Traders fear that the longer way will cost them the summer."


def article(text: str) -> Article:
    return read(text.encode(), origin="pier.txt")[0]


def sample(start: str) -> Article:
    path = next(SAMPLES.glob(f"{start}*.txt"))
    return read(path)[0]


def passages(read: Article, kind: str = "paragraph") -> list[str]:
    return [read.text[passage.start : passage.end] for passage in read.passages if passage.kind == kind]


def told(read: Article) -> list[tuple[str, str, str | None]]:
    return [(notice.code, notice.message, notice.where) for notice in read.notices]


class TestTheSampleWithADoubledBody:
    def test_the_title_is_the_headline_and_nothing_else_is_stated(self) -> None:
        read = sample("000")
        assert read.headline == "Pentagon Weighs Reduced Role in Deterring North Korea, Shifting Focus to South Korea"
        assert (read.byline, read.publisher, read.published, read.url, read.language) == (None, None, None, None, "en")

    def test_each_paragraph_is_read_once(self) -> None:
        read = sample("000")
        lines = read.text.split("\n")
        assert len(lines) == 13
        assert passages(read) == lines[1:7]
        assert passages(read, "heading") == []

    def test_the_second_copy_is_told(self) -> None:
        message = "the body stands twice; the second copy (6 paragraphs) is left out"
        assert told(sample("000")) == [("repeated-text", message, "000_d9b429e19970c55a.txt:8")]


class TestTheSampleWithHeadings:
    def test_the_title_is_the_headline_and_nothing_else_is_stated(self) -> None:
        read = sample("001")
        assert read.headline == "Pentagon Signals More Limited US Role in Deterring North Korea"
        assert (read.byline, read.publisher, read.published, read.url) == (None, None, None, None)

    def test_seven_headings_stand_above_seven_paragraphs(self) -> None:
        read = sample("001")
        assert passages(read, "heading") == [
            "Key shift in deterrence strategy",
            "What changes are envisioned?",
            "Implications for the U.S.-South Korea alliance",
            "Operational changes on the peninsula",
            "Regional security implications",
            "Next steps for policymakers",
            "Bottom line",
        ]
        assert [passage.kind for passage in read.passages] == ["heading", "paragraph"] * 7
        assert passages(read)[0].startswith("The Pentagon has signaled")
        assert passages(read)[-1].endswith("importance to regional stability.")

    def test_what_is_left_out_is_told(self) -> None:
        name = "001_2498ca7f480eecea.txt"
        assert told(sample("001")) == [
            ("metadata-line", "1 line of metadata is left out: “Categories: Defense & Security”", f"{name}:1"),
            ("doubled-title", "the title stands twice; the second copy is left out", f"{name}:5"),
            ("heading", "7 lines are read as section headings, not as statements", name),
        ]


class TestText:
    def test_the_text_is_untouched(self) -> None:
        text = f"  Pier closed \r\n\r\n\t{FIRST}  \r\n\r\n\r\n"
        assert article(text).text == text

    def test_a_passage_has_no_outer_white_space(self) -> None:
        assert passages(article(f"Pier closed\r\n\r\n \t{FIRST} \r\n")) == [FIRST]

    def test_offsets_count_code_points(self) -> None:
        read = article(f"Pier 🚢 closed\n\n{FIRST}")
        assert read.text[read.passages[0].start :] == FIRST

    def test_an_article_survives_json(self) -> None:
        read = sample("001")
        assert msgspec.json.decode(msgspec.json.encode(read), type=Article) == read

    def test_the_bytes_are_identified_not_the_decoded_text(self) -> None:
        content = b"\xef\xbb\xbf" + FIRST.encode()
        assert read(content, origin="pier.txt")[0].sha256 == sha256(content).hexdigest()


class TestTitle:
    def test_a_text_that_starts_with_a_paragraph_has_no_headline(self) -> None:
        read = article(f"{FIRST}\n\n{SECOND}")
        assert read.headline is None
        assert passages(read) == [FIRST, SECOND]

    def test_one_paragraph_is_an_article(self) -> None:
        assert passages(article(FIRST)) == [FIRST]

    @pytest.mark.parametrize(
        "title", ["Is the pier safe?", "Pier row reaches the U.S.", "Board: ‘We were wrong’", "Shut!"]
    )
    def test_a_title_may_end_with_other_marks_than_a_full_stop(self, title: str) -> None:
        read = article(f"{title}\n{FIRST}\n{SECOND}")
        assert read.headline == title
        assert passages(read) == [FIRST, SECOND]

    def test_a_short_sentence_is_no_title(self) -> None:
        assert article(f"The pier is closed.\n\n{FIRST}").headline is None

    def test_a_sentence_with_the_words_of_the_title_stays(self) -> None:
        read = article(f"Pier closed\n\nPier closed.\n\n{SECOND}")
        assert passages(read) == ["Pier closed.", SECOND]

    def test_three_titles_are_one(self) -> None:
        read = article(f"Pier closed\nPIER CLOSED\n\nPier closed\n\n{FIRST}")
        assert passages(read) == [FIRST]
        message = "the title stands 3 times; the later copies are left out"
        assert told(read) == [("doubled-title", message, "pier.txt:2")]

    def test_short_lines_without_any_prose_stay_paragraphs(self) -> None:
        read = article("Pier closed\n\nFerries moved")
        assert (read.headline, passages(read)) == (None, ["Pier closed", "Ferries moved"])


class TestParagraphs:
    def test_each_line_is_a_paragraph_where_no_line_breaks_off(self) -> None:
        read = article(f"Pier closed\n{FIRST}\n{SECOND}\n{THIRD}\n")
        assert passages(read) == [FIRST, SECOND, THIRD]

    def test_hard_wrapped_lines_are_one_paragraph(self) -> None:
        wrapped = (
            "The harbor board closed the old pier on\n"
            "Monday after divers found cracks in three\n"
            "of its pillars. Ferries will leave from\n"
            "the north quay until spring."
        )
        read = article(f"Pier closed\n\n{wrapped}\n\n{THIRD}\n")
        assert passages(read) == [wrapped, THIRD]

    def test_hard_wrapped_paragraphs_need_no_blank_line_between(self) -> None:
        first = "The harbor board closed the old pier on\nMonday after divers found cracks in three\nof its pillars."
        second = "Ferries to the islands will leave from\nthe north quay until spring, the board\nsaid in a letter."
        read = article(f"Pier closed\n{first}\n{second}\n")
        assert read.headline == "Pier closed"
        assert passages(read) == [first, second]

    def test_a_wrapped_line_may_start_with_a_number_and_a_stop(self) -> None:
        wrapped = (
            "The board will meet again on Friday, Jan.\n"
            "1. It has not said whether the pier will\n"
            "open before the summer season starts."
        )
        assert passages(article(f"Pier closed\n\n{wrapped}\n")) == [wrapped]

    def test_windows_line_ends_inside_a_wrapped_paragraph_stay(self) -> None:
        wrapped = (
            "The harbor board closed the old pier on\r\nMonday after divers found cracks in three\r\nof its pillars."
        )
        assert passages(article(f"Pier closed\r\n\r\n{wrapped}\r\n")) == [wrapped]

    def test_a_list_entry_is_a_paragraph_without_its_marker(self) -> None:
        read = article(f"Pier closed\n\n{FIRST[:-1]}:\n\n* North quay - 12 ferries\n\n* South quay - 3\n\n{SECOND}")
        assert passages(read) == [FIRST[:-1] + ":", "North quay - 12 ferries", "South quay - 3", SECOND]

    def test_a_line_of_stars_is_left_out_and_told(self) -> None:
        read = article(f"{FIRST}\n\n* * *\n\n{SECOND}")
        assert passages(read) == [FIRST, SECOND]
        assert told(read) == [("left-out", "1 rule is left out: no prose", "pier.txt:3")]


class TestErrors:
    @pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf"])
    def test_nothing_is_refused(self, content: bytes) -> None:
        with pytest.raises(SourceError, match=r"`pier\.txt` is empty"):
            read(content, origin="pier.txt")[0]

    @pytest.mark.parametrize(
        "text", ["Pier closed", "Pier closed\n\nPier closed\n", "Title: Pier closed\n", "---\ntitle: Pier\n---\n"]
    )
    def test_a_title_alone_is_refused(self, text: str) -> None:
        with pytest.raises(SourceError, match=r"`pier\.txt` holds a title and no body") as caught:
            article(text)
        assert caught.value.exit_code == 10
        assert caught.value.hint

    @pytest.mark.parametrize("text", ["Tags: pier, ferry", "* * *\n\n-----"])
    def test_a_text_without_a_paragraph_is_refused(self, text: str) -> None:
        with pytest.raises(SourceError, match="holds no paragraph of text"):
            article(text)
