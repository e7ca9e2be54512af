"""Sentences become citations, and sources are counted by their origin."""

from builders_article import LEXICONS, analysis_of, article, sentences_of

from briefgen.analysis.analyze import analyze
from briefgen.brief.cite import cite, corroborate, source_id
from briefgen.brief.model import Citation, Corroboration

PIER = (
    "The Harbor Board of Lindmar closed the old pier on Monday because divers found deep cracks in three pillars. "
    "Ferries will leave from the north quay until spring, and nobody can say when the old pier will open again."
)
OWN = "Deep cracks in the pillars made the Harbor Board close the old pier of Lindmar. Ferries use the quay."


def corroboration(*sources: int) -> Corroboration:
    analysis = analysis_of(PIER, PIER.replace("deep", "wide"), OWN)
    return corroborate(analysis, cite(s for s in analysis.sentences if s.number == 0 and s.source in sources))


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


def test_one_article_is_one_source() -> None:
    assert corroboration(0) == "one source"


def test_copies_are_one_origin() -> None:
    assert corroboration(0, 1) == "one origin"


def test_articles_of_their_own_are_several_origins() -> None:
    assert corroboration(0, 2) == "several origins"
    assert corroboration(0, 1, 2) == "several origins"


def test_an_origin_that_one_of_the_articles_does_not_share_is_not_the_only_one() -> None:
    analysis = analyze([article(PIER), article(OWN, origin="b.txt")], LEXICONS)
    assert corroborate(analysis, cite(s for s in analysis.sentences if s.number == 0)) == "several origins"
