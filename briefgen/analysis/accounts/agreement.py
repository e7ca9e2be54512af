"""Where articles report the same, and where their accounts differ."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.accounts.similarity import Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Agreement, Difference
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import stem

_MOST_SENTENCES = 4
_OPENING = 2
"""Sentences at the head of an article, where it says how settled its news is."""
_NUMBER = re.compile(r"\b(\d[\d,.]*)(?:\s+(million|billion|percent))?\s+([a-z]{3,})")
_AUXILIARIES = frozenset(
    ("is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "may", "might", "could")
)
_FIRMNESS = ("firm 1", "firm 2", "firm 3")


def find_agreements(links: Sequence[Link], lexicons: Lexicons) -> tuple[Agreement, ...]:
    """Sentences that report the same, brought together around the closest pair; each sentence once."""
    groups: list[list[Sentence]] = []
    taken: dict[tuple[int, int], list[Sentence]] = {}
    for link in links:
        one, two = taken.get(link.one.key), taken.get(link.two.key)
        if one is None and two is None:
            group = [link.one, link.two]
            groups.append(group)
            taken[link.one.key] = taken[link.two.key] = group
        elif one is None and two is not None and len(two) < _MOST_SENTENCES:
            two.append(link.one)
            taken[link.one.key] = two
        elif two is None and one is not None and len(one) < _MOST_SENTENCES:
            one.append(link.two)
            taken[link.two.key] = one
    return tuple(_cautious_first(group, lexicons) for group in groups)


def _cautious_first(group: Sequence[Sentence], lexicons: Lexicons) -> Agreement:
    pair = sorted(group[:2], key=lambda sentence: (_firmness(sentence, lexicons), sentence.key))
    return Agreement((*pair, *group[2:]))


def _firmness(sentence: Sentence, lexicons: Lexicons) -> int:
    """How settled a sentence sounds, 1 to 3; one that names no step counts as middling."""
    found = _first_step(sentence, lexicons)
    return found[0] if found else 2


def _first_step(sentence: Sentence, lexicons: Lexicons) -> tuple[int, int, int] | None:
    """How settled the first step in `sentence` is (1 to 3), and the half-open range of the verb's words."""
    found = [
        (sentence.words[begin].start, level, begin, end)
        for level, section in enumerate(_FIRMNESS, 1)
        for _, begin, end in lexicons.phrases("cues", section).find(sentence.words)
        if _is_finite(sentence, begin)
    ]
    if not found:
        return None
    _, level, begin, end = min(found)
    while begin and sentence.words[begin - 1].norm in _AUXILIARIES:
        begin -= 1
    return level, sentence.words[begin].start, sentence.words[end - 1].end


def _is_finite(sentence: Sentence, at: int) -> bool:
    """Whether the verb at a word number is one that its clause asserts: no infinitive, no bare participle."""
    before = sentence.words[at - 1].norm if at else ""
    return before != "to" and (before in _AUXILIARIES or not sentence.words[at].norm.endswith("ing"))


def find_differences(links: Sequence[Link], lexicons: Lexicons) -> tuple[Difference, ...]:
    """Points on which linked sentences differ: how settled the step is, and figures for the same thing."""
    found: dict[tuple[str, int, int], Difference] = {}
    for link in links:
        for kind, difference in (
            ("firmness", _compare_firmness(link, lexicons)),
            ("figure", _compare_figures(link)),
        ):
            if difference is not None:
                found.setdefault((kind, link.one.source, link.two.source), difference)
    return tuple(found.values())


def _compare_firmness(link: Link, lexicons: Lexicons) -> Difference | None:
    one, two = _first_step(link.one, lexicons), _first_step(link.two, lexicons)
    if one is None or two is None or one[0] == two[0] or max(link.one.number, link.two.number) >= _OPENING:
        return None
    first, second = link.one.text[one[1] : one[2]], link.two.text[two[1] : two[2]]
    about = f"How settled it is: “{first}” / “{second}”"
    return Difference(about, ((link.one, one[1], one[2]), (link.two, two[1], two[2])))


def _compare_figures(link: Link) -> Difference | None:
    ours = {stem(match[3]): match for match in _NUMBER.finditer(link.one.text)}
    theirs = {stem(match[3]): match for match in _NUMBER.finditer(link.two.text)}
    for noun, one in ours.items():
        two = theirs.get(noun)
        if two is not None and (one[1].rstrip(".,"), one[2]) != (two[1].rstrip(".,"), two[2]):
            about = f"The figure: “{one[0]}” / “{two[0]}”"
            return Difference(about, ((link.one, one.start(), one.end()), (link.two, two.start(), two.end())))
    return None


def support_of(links: Sequence[Link]) -> Mapping[tuple[int, int], tuple[Sentence, ...]]:
    """The sentences of other articles that report the same as a sentence, the closest first, by its key."""
    support: dict[tuple[int, int], list[Sentence]] = {}
    for link in links:
        support.setdefault(link.one.key, []).append(link.two)
        support.setdefault(link.two.key, []).append(link.one)
    return {key: tuple(sentences) for key, sentences in support.items()}
