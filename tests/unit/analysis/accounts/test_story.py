"""Whether articles tell one story."""

from builders_article import LEXICONS, samples, sentences_of

from briefgen.analysis.accounts.story import find_related, find_stories
from briefgen.analysis.sentences import Sentence, find_sentences

PIER = "The Harbor Board of Lindmar closed the old pier. Divers found cracks in its pillars. Ferries use the quay."
AGAIN = "Ferries leave from the quay after the Harbor Board shut a pier. Its pillars have cracks, divers said."
APPLES = "Growers in the Sorrel valley expect many apples. Cider makers bought barrels after a mild summer."


def related_among(sentences: tuple[Sentence, ...], count: int) -> set[tuple[int, int]]:
    return set(find_related(sentences, count, LEXICONS))


def related(*texts: str) -> set[tuple[int, int]]:
    return related_among(sentences_of(*texts), len(texts))


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
    assert related_among(find_sentences(samples()), 2) == {(0, 1)}


OPENING = "The Harbor Board of Lindmar closed the old pier because of deep cracks. "
ALIKE = "Deep cracks made the Harbor Board of Lindmar close the old pier. "
ONE = (
    "Ferries leave from the quay until spring. Fares double for students who live abroad. "
    "A fishmonger complained about empty stalls, and pilots trained on simulators. "
    "Engineers ordered steel from a mill in the north."
)
TWO = (
    "Tourists booked hotels elsewhere this summer. Painters exhibit watercolors inside the customs house. "
    "Teachers planned lessons about tides. A museum bought lanterns, ropes and anchors at an auction."
)


def test_openings_that_report_the_same_relate_articles_that_go_different_ways() -> None:
    assert related(OPENING + ONE, ALIKE + TWO) == {(0, 1)}


def test_such_sentences_far_down_do_not() -> None:
    assert related(f"{ONE} {OPENING}", f"{TWO} {ALIKE}") == set()


def test_articles_that_hang_together_are_one_story() -> None:
    sentences = sentences_of("Boats run.", "Apples ripen.", "Boats stop.", "Boats sink.", "Nobody came.")
    stories = find_stories(sentences, {(0, 2), (2, 3), (1, 4)})
    assert [[sentence.source for sentence in story] for story in stories] == [[0, 2, 3], [1, 4]]


def test_an_article_that_is_related_to_none_is_in_no_story() -> None:
    assert find_stories(sentences_of("Boats run.", "Apples ripen."), set()) == ()
