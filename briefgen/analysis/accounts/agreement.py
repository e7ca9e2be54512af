"""Where articles report the same."""

from collections.abc import Mapping, Sequence

from briefgen.analysis.accounts.difference import firmness
from briefgen.analysis.accounts.similarity import Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Agreement
from briefgen.analysis.sentences import Sentence

_MOST_SENTENCES = 5


def find_agreements(links: Sequence[Link], lexicons: Lexicons) -> tuple[Agreement, ...]:
    """Each wording that is shown, and the sentences that report the same; the closest pair first.

    Of a pair the more cautious wording is shown. Others join it only where they are linked to that very wording.
    """
    groups: dict[tuple[int, int], list[Sentence]] = {}
    for link in links:
        if any({link.one, link.two} <= set(group) for group in groups.values()):
            continue
        shown = next((sentence for sentence in (link.one, link.two) if sentence.key in groups), None)
        shown = shown or min(link.one, link.two, key=lambda s: (firmness(s, lexicons), s.key))
        group = groups.setdefault(shown.key, [shown])
        if len(group) < _MOST_SENTENCES:
            group.append(link.two if shown is link.one else link.one)
    return tuple(Agreement(tuple(group)) for group in groups.values())


def support_of(links: Sequence[Link]) -> Mapping[tuple[int, int], tuple[Sentence, ...]]:
    """The sentences of other articles that report the same as a sentence, the closest first, by its key."""
    support: dict[tuple[int, int], list[Sentence]] = {}
    for link in links:
        support.setdefault(link.one.key, []).append(link.two)
        support.setdefault(link.two.key, []).append(link.one)
    return {key: tuple(sentences) for key, sentences in support.items()}
