"""A page in another language than its articles: the labels are the page's, and what the articles say is tagged."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders_brief import brief, source
from builders_template import ENTRY, PARENT, write_template
from msgspec.structs import replace

from briefgen.brief.model import Brief
from briefgen.composition.compose import compose
from briefgen.composition.voices import is_foreign
from briefgen.document.tree import Code, Document, Foreign, Heading, Inline, Link, Paragraph, Phrases, Text
from briefgen.document.walk import block_inlines, document_text, iter_blocks
from briefgen.errors import UsageError
from briefgen.notices import Notice
from briefgen.template.load import load_template

LANGUAGES = ("de", "es", "fr", "ko", "uk")


def said(document: Document) -> list[tuple[str, str | None]]:
    """Every text with the language that it is in, None for the document's."""
    return [
        piece
        for block in iter_blocks(document.blocks)
        for inline in block_inlines(block)
        for piece in _pieces(inline, None)
    ]


def _pieces(inline: Inline, language: str | None) -> Iterator[tuple[str, str | None]]:
    match inline:
        case Text() | Code():
            yield inline.content, language
        case Foreign():
            yield from (piece for child in inline.children for piece in _pieces(child, inline.language))
        case _:
            for child in getattr(inline, "children", ()):
                yield from _pieces(child, language)


def in_language(document: Document, language: str | None) -> list[str]:
    return [words for words, tag in said(document) if tag == language]


def words_of_articles(sample: Brief) -> set[str]:
    found: set[str] = {sample.title, sample.bottom_line.text}
    found |= {shift.text for shift in sample.key_shifts}
    found |= {words for shift in sample.key_shifts for words in (shift.before, shift.after) if words}
    found |= {words for actor in sample.actors for words in (actor.name, actor.role, actor.stance) if words}
    found |= {implication.text for implication in sample.implications}
    found |= {implication.attribution for implication in sample.implications if implication.attribution}
    found |= {agreement.text for agreement in sample.agreements}
    found |= {side.text for difference in sample.differences for side in difference.sides}
    found |= {words for one in sample.sources for words in (one.headline, one.publisher, one.byline) if words}
    return found


@pytest.mark.parametrize("template", ["base", "executive"])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_the_articles_say_is_tagged_and_nothing_else_is(template: str, tag: str) -> None:
    sample = brief()
    document = compose(sample, template, language=tag)
    assert document.language == tag
    english, own = in_language(document, "en"), in_language(document, None)
    articles = words_of_articles(sample)
    assert {words for words, language in said(document) if language} - set(english) == set()
    assert not any(words in piece for words in articles if len(words) > 4 for piece in own)
    assert sample.bottom_line.text in english
    assert sample.title in english
    if template == "base":
        assert articles - set(english) == set()


@pytest.mark.parametrize("tag", ["en", "en-GB", "en-US"])
def test_english_words_on_an_english_page_need_no_tag(tag: str) -> None:
    document = compose(brief(), "base", language=tag)
    assert (document.language, {language for _, language in said(document)}) == (tag, {None})


def test_only_the_words_of_the_page_change() -> None:
    """Each language shows the same statements, letter for letter."""
    pages = [in_language(compose(brief(), "base", language=tag), "en") for tag in LANGUAGES]
    assert all(page == pages[0] for page in pages)


def test_words_of_each_article_are_in_its_own_language() -> None:
    sources = (source("s1", language="ko"), source("s2", language="fr"))
    document = compose(brief(sources=sources, differences=()), "executive", language="de")
    assert {language for _, language in said(document)} == {None, "ko", "fr"}
    assert document.blocks[1].children[0] == Foreign("ko", (Text(brief().title),))  # type: ignore[union-attr]


def test_a_title_that_a_person_gave_is_the_page_s_own() -> None:
    document = compose(brief(title="Fähren in Lindmar"), "executive", language="de")
    (title,) = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert title.children == (Text("Fähren in Lindmar"),)


def test_a_title_from_the_first_words_of_the_story_is_the_article_s() -> None:
    words = " ".join(brief().bottom_line.text.split()[:6])
    document = compose(brief(title=f"{words} …"), "executive", language="de")
    assert f"{words} …" in in_language(document, "en")


def test_a_statement_without_a_source_is_nobody_s() -> None:
    sample = brief()
    alone = replace(sample.implications[0], text="Unser Urteil.", citations=())
    assert "Unser Urteil. " in in_language(
        compose(replace(sample, implications=(alone,)), "executive", language="de"), None
    )


def test_days_and_numbers_are_the_page_s() -> None:
    text = document_text(compose(brief(), "executive", language="uk", cutoff="2026-11-21"))
    assert "21\u00a0листопада\u00a02026\u00a0р." in text
    assert "2\u00a0статті" in text


def test_the_running_head_has_the_day_in_the_language() -> None:
    assert compose(brief(), "executive", language="ko").day == "2026년\u00a011월\u00a022일"
    assert compose(brief(), "executive", language="en-US").day == "November\u00a022, 2026"


def test_points_of_difference_and_kinds_of_notice_are_the_page_s() -> None:
    (difference,) = brief().differences
    sample = brief(
        notices=(Notice("repeated-text", "the body stands twice", "a.txt:3"),),
        differences=(replace(difference, point="How settled it is"),),
    )
    document = compose(sample, "base", language="de")
    own = in_language(document, None)
    assert "Wie fest es steht" in own
    assert "How settled the move is" in in_language(compose(brief(), "base", language="de"), "en")
    assert "Doppelter Text: " in own
    assert "the body stands twice" in in_language(document, "en")
    assert "the body stands twice" in "".join(in_language(compose(sample, "base"), None))


def test_writers_get_what_they_say_in_the_language() -> None:
    assert compose(brief(), "executive").phrases == Phrases()
    spoken = compose(brief(), "executive", language="de").phrases
    assert (spoken.source, spoken.mark) == ("Quelle {number}", "Zurück zum Beleg {number}")


def test_evidence_knows_its_language_where_it_is_another_one() -> None:
    for tag, expected in (("de", {"en"}), ("en-GB", {None})):
        evidence = compose(brief(), "executive", language=tag).evidence
        assert {piece.language for pieces in evidence.values() for piece in pieces} == expected


def test_a_loaded_template_keeps_its_language() -> None:
    german = load_template("executive", language="de")
    assert compose(brief(), german).language == "de"
    assert compose(brief(), german, language="de").language == "de"
    with pytest.raises(UsageError, match="loaded in the language `de` already"):
        compose(brief(), german, language="fr")


class TestInTemplates:
    """What a template does with words of an article."""

    def page(self, folder: Path, line: str) -> tuple[Inline, ...]:
        show_sources = (
            "{% for section in sections if section.name == 'sources' %}{% include section.file %}{% endfor %}"
        )
        entry = f"{{% set text = brief.bottom_line.text %}}\n# T\n\n{line}\n\n{show_sources}"
        write_template(folder / "mine", PARENT.replace("title", 'language = "de"\ntitle', 1), entry=entry)
        (block,) = [block for block in compose(brief(), folder / "mine").blocks if isinstance(block, Paragraph)]
        return block.children

    @pytest.mark.parametrize(
        ("printed", "words"),
        [
            ("{{ text | upper }}", str.upper),
            ("{{ text.lower() }}", str.lower),
            ("{{ text | truncate(19, true, '') }}", lambda text: text[:19]),
            ("{{ text[:7] }}", lambda text: text[:7]),
            ("{{ text | replace('Harbor', 'Port') }}", lambda text: text.replace("Harbor", "Port")),
            ("{{ [text] | join(', ') }}", str),
            ("{{ text + '!' }}", lambda text: f"{text}!"),
        ],
    )
    def test_what_is_made_of_it_is_in_its_language(self, printed: str, words: Any, tmp_path: Path) -> None:
        assert self.page(tmp_path, printed) == (Foreign("en", (Text(words(brief().bottom_line.text).strip()),)),)

    def test_it_may_stand_in_emphasis_a_link_code_and_an_address(self, tmp_path: Path) -> None:
        line = "*{{ text }}* [{{ text }}](https://example.org) `{{ text }}` [a](https://example.org/{{ text[:3] }})"
        text = brief().bottom_line.text
        emphasis, _, link, _, code, _, address = self.page(tmp_path, line)
        assert emphasis.children == link.children == (Foreign("en", (Text(text),)),)  # type: ignore[union-attr]
        assert code == Code(text)
        assert isinstance(address, Link)
        assert address.url == f"https://example.org/{text[:3]}"

    def test_it_can_be_said_to_be_of_another_language(self, tmp_path: Path) -> None:
        assert self.page(tmp_path, "{{ text | language('ko') }}{{ 'a' | language('DE') }}") == (
            Foreign("ko", (Text(brief().bottom_line.text),)),
            Text("a"),
        )

    def test_marks_in_the_words_of_an_article_are_no_language(self, tmp_path: Path) -> None:
        hostile = "\U0003fffede\U0002fffea\U0003ffff [b]{lang=fr}"
        entry = ENTRY.replace("{{ brief.title }}", "T\n\n{{ brief.title }}")
        write_template(tmp_path / "mine", PARENT, entry=entry)
        blocks = compose(brief(title=hostile), tmp_path / "mine").blocks
        (paragraph,) = [block for block in blocks if isinstance(block, Paragraph)][:1]
        assert paragraph.children == (Text("\ufffdde\ufffda\ufffd [b]{lang=fr}"),)


@pytest.mark.parametrize(
    ("tag", "page", "stands_out"),
    [("en", "en", False), ("en", "en-GB", False), ("en-US", "en-GB", True), ("en-US", "en", False), ("e", "en", True)],
)
def test_a_language_stands_out_where_the_page_is_in_another(tag: str, page: str, *, stands_out: bool) -> None:
    assert is_foreign(tag, page) is stands_out
