"""Where reports come from: copies, shared documents, articles of their own."""

from builders_article import analysis_of, article

from briefgen.analysis.model import Origin
from briefgen.sources.alike import body_words, find_copies

PIER = (
    "The Harbor Board of Lindmar closed the old pier on Monday because divers found deep cracks in three pillars. "
    "Ferries will leave from the north quay until spring, and nobody can say when the old pier will open again."
)
COPY = PIER.replace("deep", "wide")
ONE = "The old pier of Lindmar has to close. The new harbor review warns that its pillars may break in a storm."
TWO = "A recent harbor review found that the pillars of the old pier in Lindmar are broken. The pier has to close."


def origins(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(origin.kind, origin.sources) for origin in analysis_of(*texts).origins]


def copies(*texts: str) -> tuple[tuple[int, ...], ...]:
    return find_copies([article(text) for text in texts])


def document(*texts: str) -> Origin:
    (found,) = [origin for origin in analysis_of(*texts).origins if origin.kind == "document"]
    return found


def test_words_of_the_body_are_folded_and_headings_left_out() -> None:
    assert body_words(article("# A pier\n\nThe “Pier” is\nclosed.")) == ["the", "pier", "is", "closed"]


def test_a_text_that_holds_most_of_another_is_a_copy() -> None:
    assert copies(PIER, COPY) == ((0, 1),)
    assert copies(PIER, PIER + " " + ONE) == ((0, 1),)
    assert copies(PIER + " " + ONE, PIER) == ((0, 1),)
    assert copies(PIER, ONE) == ()


def test_texts_too_short_to_compare_are_no_copies() -> None:
    assert copies("Boats run.", "Boats run.") == ()


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


WIRE = "The Harbor Board of Lindmar closed the old pier on Monday because of deep cracks. "
OURS = "Our reporter met fishmongers who fear for their stalls, and anglers who found another place upriver. "
THEIRS = "Hotels on the lake say that guests cancel, while the town council wants to borrow tents from its neighbors. "


def carried(*texts: str) -> list[Origin]:
    return [origin for origin in analysis_of(*texts).origins if origin.kind == "copy"]


def test_articles_that_carry_parts_of_one_text_are_one_origin_by_inference() -> None:
    (found,) = carried(OURS + WIRE, THEIRS + WIRE)
    assert (found.sources, found.name, found.certain) == ((0, 1), None, False)
    assert [sentence.text for sentence in found.sentences] == [WIRE.strip()] * 2


def test_less_is_enough_where_both_credit_one_agency() -> None:
    ours, theirs = (" ".join(f"{word}{n}" for n in range(50)).capitalize() + ". " for word in ("boat", "fish"))
    assert carried(ours + WIRE, theirs + WIRE) == []
    (found,) = carried(f"LINDMAR (Reuters) - {ours}{WIRE}", f"LINDMAR (Reuters) - {theirs}{WIRE}")
    assert found.name == "Reuters"


def test_a_quote_that_both_carry_is_no_text_in_common() -> None:
    quote = "“We closed the old pier because its pillars have cracks,” said the mayor of Lindmar on Monday. "
    assert carried(OURS + quote, THEIRS + quote) == []


def test_three_articles_that_carry_one_text_are_one_origin() -> None:
    third = "Anglers moved to the reservoir, where perch are small but plenty, as every child in town knows. "
    (found,) = carried(OURS + WIRE, THEIRS + WIRE, third + WIRE)
    assert found.sources == (0, 1, 2)
