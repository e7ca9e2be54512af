"""Where articles report the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefgen.analysis.accounts.firmness import firmness
from briefgen.analysis.accounts.similarity import Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Agreement, Key
from briefgen.analysis.sentences import Sentence

_MOST_SENTENCES = 4


def find_agreements(links: Sequence[Link], lexicons: Lexicons) -> tuple[Agreement, ...]:
    """Each wording that is shown, and the sentences that report the same; the closest pair first.

    Of a pair the more cautious wording is shown, unless it stands in an earlier agreement: that would say it twice.
    Others join it only where they are linked to that very wording.
    """
    groups: dict[Key, list[Sentence]] = {}
    told: dict[Key, set[Key]] = defaultdict(set)
    for link in links:
        if told[link.one.key] & told[link.two.key]:
            continue
        shown = next((sentence for sentence in (link.one, link.two) if sentence.key in groups), None)
        shown = shown or min(link.one, link.two, key=lambda s: (bool(told[s.key]), firmness(s, lexicons), s.key))
        group = groups.setdefault(shown.key, [shown])
        if len(group) < _MOST_SENTENCES:
            group.append(link.two if shown is link.one else link.one)
            for sentence in group:
                told[sentence.key].add(shown.key)
    return tuple(Agreement(tuple(group)) for group in groups.values())


def support_of(links: Sequence[Link]) -> Mapping[tuple[int, int], tuple[Sentence, ...]]:
    """The sentences of other articles that report the same as a sentence, the closest first, by its key."""
    support: dict[tuple[int, int], list[Sentence]] = {}
    for link in links:
        support.setdefault(link.one.key, []).append(link.two)
        support.setdefault(link.two.key, []).append(link.one)
    return {key: tuple(sentences) for key, sentences in support.items()}
