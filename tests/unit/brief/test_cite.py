"""Sentences become citations, and sources are counted by their origin."""

from builders_article import article, sentences_of
from msgspec.structs import replace

from briefgen.analysis.sentences import find_sentences
from briefgen.brief.cite import cite, corroborate, source_id
from briefgen.brief.model import Citation, Corroboration

GROUPS = (("s1", "s2"), ("s2", "s3"), ("s4",))
"""Two articles that copy one text, the second of them on one document with a third, and one of its own."""


def corroboration(*sources: int) -> Corroboration:
    sentences = sentences_of(*["Boats run."] * 4)
    return corroborate(cite(sentence for sentence in sentences if sentence.source + 1 in sources), GROUPS)


def test_the_first_article_is_s1() -> None:
    assert [source_id(source) for source in range(2)] == ["s1", "s2"]


def test_a_citation_is_the_sentence_where_it_stands() -> None:
    text = "Boats run.\n\nFares rise. Crews walk."
    assert cite(sentences_of("One.", text)[3:]) == (
        Citation(source_id="s2", quote="Crews walk.", paragraph=2, start=text.index("Crews"), end=len(text)),
    )


def test_each_sentence_is_cited_once_and_five_at_most() -> None:
    sentences = sentences_of("One. Two. Three. Four. Five. Six. Seven.")
    cited = cite([sentences[2], *sentences, *sentences])
    assert [citation.quote for citation in cited] == ["Three.", "One.", "Two.", "Four.", "Five."]


def test_nothing_gives_no_citation() -> None:
    assert cite([]) == ()


def test_a_citation_keeps_line_ends_of_the_article() -> None:
    text = "Boats  run\nagain."
    (citation,) = cite(sentences_of(text))
    assert citation.quote == text


def test_one_article_is_one_source() -> None:
    assert corroboration(1) == "one source"
    assert corroborate(cite(sentences_of("Boats run. Fares rise.")), GROUPS) == "one source"


def test_articles_of_one_group_are_one_origin() -> None:
    assert corroboration(1, 2) == "one origin"
    assert corroboration(2, 3) == "one origin"


def test_articles_of_their_own_are_several_origins() -> None:
    assert corroboration(1, 4) == "several origins"
    assert corroboration(1, 2, 4) == "several origins"


def test_a_group_that_one_of_the_articles_does_not_share_is_not_the_only_origin() -> None:
    assert corroboration(1, 3) == "several origins"
    assert corroboration(1, 2, 3) == "several origins"


def test_without_groups_two_articles_are_several_origins() -> None:
    assert corroborate(cite(sentences_of("Boats run.", "Fares rise.")), ()) == "several origins"


def test_a_citation_keeps_the_page_that_it_begins_on() -> None:
    text = "Boats run.\n\nFares rise. Crews walk.\n\nPiers close."
    paged = replace(article(text), page_starts=(0, text.index("Crews"), text.index("Crews"), text.index("Piers")))
    assert [citation.page for citation in cite(find_sentences([paged]))] == [1, 1, 3, 4]


def test_a_source_without_pages_has_none_to_cite() -> None:
    assert [citation.page for citation in cite(sentences_of("Boats run."))] == [None]
