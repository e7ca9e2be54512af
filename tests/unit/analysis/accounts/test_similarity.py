"""Which sentences of two articles report the same."""

from builders_article import LEXICONS, sentences_of

from briefgen.analysis.accounts.similarity import Link, SentenceIndex

CLOSED = "The Harbor Board of Lindmar closed the old pier because of cracks."
SHUT = "Cracks made the Harbor Board shut the old pier of Lindmar."
FARES = "Fares for students rise twice in summer."
BOTH = frozenset({(0, 1)})


def links(*texts: str, related: frozenset[tuple[int, int]] = BOTH) -> tuple[Link, ...]:
    return SentenceIndex(sentences_of(*texts), LEXICONS).links(related)


def pairs(*texts: str, related: frozenset[tuple[int, int]] = BOTH) -> list[tuple[str, str]]:
    return [(link.one.text, link.two.text) for link in links(*texts, related=related)]


def test_sentences_that_share_rare_words_are_linked() -> None:
    assert pairs(f"{CLOSED} {FARES}", f"Boats run. {SHUT}") == [(CLOSED, SHUT)]


def test_a_closeness_lies_between_nothing_and_one() -> None:
    (link,) = links(CLOSED, SHUT)
    assert 0.17 <= link.value < 1
    (same,) = links(f"{CLOSED} {FARES}", CLOSED)
    assert abs(same.value - 1) < 1e-9


def test_two_words_in_common_are_too_few() -> None:
    assert pairs("The pier closed today.", "The pier closed in June.") == []


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
