"""A piece of HTML becomes its paragraphs, headings and entries, in order."""

import pytest

from briefgen.errors import SourceError
from briefgen.sources.html import fragment as fragment_module
from briefgen.sources.html.fragment import find_words, read_fragment, tell_left_out


def blocks(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_fragment(html, "a").blocks]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        ("One line.\n\nAnother &amp; more", [("text", "One line."), ("text", "Another & more")]),
        ("<p>The <b>old</b>\n pier.</p>tail", [("text", "The old pier."), ("text", "tail")]),
        ("One<br>line.<br> <br/>Another", [("text", "One line."), ("text", "Another")]),
        ("<h2>Next <i>steps</i></h2>text", [("heading", "Next steps"), ("text", "text")]),
        ("<ul><li>a<p>more</p></li><li><p>b</p></li></ul>", [("entry", "a"), ("text", "more"), ("entry", "b")]),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>", [("quote", "One."), ("quote", "Two.")]),
        ("<table><tr><td>a<td>b</tr><tr><td><p>c</p></td></tr></table>", [("text", "a | b"), ("text", "c")]),
        ("<pre>a\nb\n\nc</pre>", [("text", "a b"), ("text", "c")]),
        ("</div></p></body></html>after", [("text", "after")]),
        ("a\0b", [("text", "a\ufffdb")]),
    ],
)
def test_the_blocks_of_a_fragment(html: str, found: list[tuple[str, str]]) -> None:
    assert blocks(html) == found


def test_what_is_no_prose_is_counted_and_told() -> None:
    html = "<img src=a>Words<script>no</script><figcaption>A pier</figcaption><p style='display: none'>No</p><img> end"
    fragment = read_fragment(html, "a")
    assert [block.text for block in fragment.blocks] == ["Words", "end"]
    (notice,) = tell_left_out(fragment, "a")
    assert notice.message == "1 caption, 1 hidden part, 2 images are left out: no prose"


def test_a_fragment_that_is_nested_beyond_all_reason_says_that_it_is_cut() -> None:
    assert read_fragment("<div>" * 1_000 + "deep", "a").blocks[0].text == "deep"
    assert "nested too deep" in next(tell_left_out(read_fragment("<div>" * 5_000 + "deep", "a"), "a")).message


def test_more_tags_than_an_article_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment_module, "MOST_TAGS", 3)
    with pytest.raises(SourceError, match="more than 3 tags"):
        read_fragment("<p>" * 4, "a")


def test_the_words_of_a_title() -> None:
    assert find_words("The <i>old</i> pier &amp; the quay") == "The old pier & the quay"
