"""Whether articles tell one story."""

from builders_article import LEXICONS, samples, sentences_of

from briefgen.analysis.accounts.story import find_related
from briefgen.analysis.sentences import find_sentences

PIER = "The Harbor Board of Lindmar closed the old pier. Divers found cracks in its pillars. Ferries use the quay."
AGAIN = "Ferries leave from the quay after the Harbor Board shut a pier. Its pillars have cracks, divers said."
APPLES = "Growers in the Sorrel valley expect many apples. Cider makers bought barrels after a mild summer."


def related(*texts: str) -> set[tuple[int, int]]:
    return set(find_related(sentences_of(*texts), len(texts), LEXICONS))


def test_articles_that_share_their_words_are_related() -> None:
    assert related(PIER, AGAIN) == {(0, 1)}


def test_articles_on_different_matters_are_not() -> None:
    assert related(PIER, APPLES) == set()


def test_pairs_name_the_smaller_number_first() -> None:
    assert related(APPLES, PIER, APPLES + " It rains.", AGAIN) == {(0, 2), (1, 3)}


def test_numbers_alone_relate_nothing() -> None:
    assert related("In 2019 boats won 30 of 40.", "In 2019 apples cost 30 to 40.") == set()


def test_an_article_without_words_of_content_is_related_to_none() -> None:
    assert related("It is so.", "It is so. That was all.") == set()


def test_the_samples_tell_one_story() -> None:
    assert find_related(find_sentences(samples()), 2, LEXICONS) == {(0, 1)}
