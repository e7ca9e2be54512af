"""Where reports come from: copies, shared documents, articles of their own."""

from builders_article import analysis_of, article

from briefgen.analysis.accounts.origins import body_words, is_copy
from briefgen.analysis.model import Origin

PIER = (
    "The Harbor Board of Lindmar closed the old pier on Monday because divers found deep cracks in three pillars. "
    "Ferries will leave from the north quay until spring, and nobody can say when the old pier will open again."
)
COPY = PIER.replace("deep", "wide")
ONE = "The old pier of Lindmar has to close. The new harbor review warns that its pillars may break in a storm."
TWO = "A recent harbor review found that the pillars of the old pier in Lindmar are broken. The pier has to close."


def origins(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(origin.kind, origin.sources) for origin in analysis_of(*texts).origins]


def document(*texts: str) -> Origin:
    (found,) = [origin for origin in analysis_of(*texts).origins if origin.kind == "document"]
    return found


def test_words_of_the_body_are_folded_and_headings_left_out() -> None:
    assert body_words(article("# A pier\n\nThe “Pier” is\nclosed.")) == ["the", "pier", "is", "closed"]


def test_a_text_that_holds_most_of_another_is_a_copy() -> None:
    assert is_copy(article(PIER), article(COPY))
    assert is_copy(article(PIER), article(PIER + " " + ONE))
    assert not is_copy(article(PIER), article(ONE))


def test_texts_too_short_to_compare_are_no_copies() -> None:
    assert not is_copy(article("Boats run."), article("Boats run."))


def test_every_article_has_an_origin() -> None:
    assert origins(PIER) == [("article", (0,))]
    assert origins(PIER, COPY, ONE) == [("copy", (0, 1)), ("article", (2,))]


def test_three_copies_are_one_origin() -> None:
    assert origins(PIER, COPY, PIER.replace("Monday", "Friday")) == [("copy", (0, 1, 2))]


def test_a_document_that_related_articles_quote_is_inferred() -> None:
    found = document(ONE, TWO)
    assert (found.sources, found.name, found.certain) == ((0, 1), "A recent harbor review", False)
    assert [sentence.source for sentence in found.sentences] == [0, 1]


def test_a_bare_document_is_none_in_common() -> None:
    bare = (ONE.replace("new harbor review", "review"), TWO.replace("recent harbor review", "review"))
    assert origins(*bare) == [("article", (0,)), ("article", (1,))]


def test_two_documents_of_the_same_articles_are_one_origin() -> None:
    more = " The harbor paper says that boats will be sold."
    assert origins(ONE + more, TWO + more.replace("sold", "bought")) == [("document", (0, 1))]


def test_a_document_in_articles_on_different_matters_is_none_in_common() -> None:
    other = "Growers expect apples. A harbor review found that cider sells well in the Sorrel valley and beyond."
    assert origins(ONE, other) == [("article", (0,)), ("article", (1,))]
