"""Which sentences of two articles report the same."""

from builders_article import LEXICONS, sentences_of

from briefgen.analysis.accounts.similarity import Link, SentenceIndex, find_links
from briefgen.analysis.accounts.terms import Terms

CLOSED = "The Harbor Board of Lindmar closed the old pier because of cracks."
SHUT = "Cracks made the Harbor Board shut the old pier of Lindmar."
FARES = "Fares for students rise twice in summer."
BOTH = frozenset({(0, 1)})


def links(*texts: str, related: frozenset[tuple[int, int]] = BOTH) -> tuple[Link, ...]:
    return find_links(list(SentenceIndex(sentences_of(*texts), Terms(LEXICONS)).pairs(related)))


def pairs(*texts: str, related: frozenset[tuple[int, int]] = BOTH) -> list[tuple[str, str]]:
    return [(link.one.text, link.two.text) for link in links(*texts, related=related)]


def test_sentences_that_share_rare_words_are_linked() -> None:
    assert pairs(f"{CLOSED} {FARES}", f"Boats run. {SHUT}") == [(CLOSED, SHUT)]


def test_what_is_nearly_the_same_is_surer() -> None:
    (link,) = links(CLOSED, SHUT)
    (same,) = links(f"{CLOSED} {FARES}", CLOSED)
    assert same.value > link.value >= 0


def test_two_words_in_common_are_too_few() -> None:
    one, two = "The pier closed today with music and fireworks.", "The pier closed in June so that painters could work."
    assert pairs(f"{FARES} {one}", f"Boats run. {two}") == []


def test_words_that_reports_use_alike_bring_sentences_together() -> None:
    one, two = "Three divers died when a blaze gutted the shed.", "3 divers were killed in a fire that gutted the shed."
    assert pairs(f"{FARES} {one}", f"Boats run. {two}") == [(one, two)]


def test_a_question_reports_nothing() -> None:
    assert pairs(CLOSED, CLOSED.replace("because of cracks.", "because of cracks?")) == []


def test_articles_on_different_matters_are_not_compared() -> None:
    assert pairs(CLOSED, SHUT, related=frozenset()) == []
    assert pairs(CLOSED, SHUT, FARES, related=frozenset({(0, 2), (1, 2)})) == []


def test_sentences_of_one_article_are_not_compared() -> None:
    assert pairs(f"{CLOSED} {SHUT}", FARES) == []


def test_only_the_closest_pairs_count() -> None:
    near = "The Harbor Board of Lindmar closed the old pier because of many cracks on Monday."
    far = "Cracks in the old pier cost the Harbor Board of Lindmar millions, and the fish market pays, too."
    assert (CLOSED, near) in pairs(CLOSED, f"{near} {far}")
    found = pairs(f"{CLOSED} {far}", f"{near} Boats run.")
    assert [pair for pair in found if pair[1] == near][:1] == [(CLOSED, near)]


def test_the_closest_stand_first() -> None:
    values = [
        link.value for link in links(f"{CLOSED} {FARES}", f"{SHUT} Fares for students rise in summer, twice, again.")
    ]
    assert values == sorted(values, reverse=True)
    assert len(values) == 2


def test_words_that_are_everywhere_propose_nothing() -> None:
    names = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu".split()
    one = " ".join(f"The harbor board pier {name} opens." for name in names)
    two = " ".join(f"The harbor board pier {name}x closes." for name in names)
    assert pairs(one, two) == []


def test_three_articles_are_compared_pair_by_pair() -> None:
    related = frozenset({(0, 1), (0, 2), (1, 2)})
    assert len(pairs(CLOSED, SHUT, CLOSED.replace("cracks", "big cracks"), related=related)) == 3


def test_a_third_article_makes_a_pair_surer() -> None:
    a, b, c = sentences_of("One.", "Two.", "Three.")
    pairs = [Link(0.0, a, b), Link(-0.5, a, c), Link(0.5, b, c)]
    assert [link.value for link in find_links(pairs)] == [1.0, 0.5]
    assert find_links(pairs[:1]) == ()


def test_many_articles_on_one_event_are_linked_without_comparing_all() -> None:
    texts = [f"{CLOSED} Word{number} follows." for number in range(150)]
    sentences = sentences_of(*texts)
    related = {(one, two) for two in range(150) for one in range(two)}
    pairs = list(SentenceIndex(sentences, Terms(LEXICONS)).pairs(related))
    assert 0 < len(pairs) < 100 * len(sentences)
