"""Where the accounts of linked sentences differ: how settled a step is, what is denied, which figure is given."""

import re
from collections.abc import Sequence

from briefgen.analysis.accounts.similarity import Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Difference
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import stem

_OPENING = 2
"""Sentences at the head of an article, where it says how settled its news is."""
_NUMBER = re.compile(r"(?:([\w.]+) )?(?<![\w/.,-])(\d[\d,.]*)(?:\s+(million|billion|percent))?\s+([a-z]{3,})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRMNESS = ("firm 1", "firm 2", "firm 3")

Range = tuple[int, int]
"""A half-open range of code points in a sentence."""


def find_differences(links: Sequence[Link], lexicons: Lexicons) -> tuple[Difference, ...]:
    """Points on which linked sentences differ, at most one of each kind for two articles; the closest pair counts."""
    found: dict[tuple[str, int, int], Difference] = {}
    for link in links:
        for kind, ranges in (
            ("How settled it is", _compare_firmness(link, lexicons)),
            ("Whether it is so", _compare_negation(link, lexicons)),
            ("The figure", _compare_figures(link, lexicons)),
        ):
            if ranges is not None:
                found.setdefault((kind, link.one.source, link.two.source), _difference(kind, link, *ranges))
    return tuple(found.values())


def contradicts(link: Link, lexicons: Lexicons) -> bool:
    """Whether one side denies, or gives another figure: such a pair supports nothing."""
    negated = [bool(_negations(sentence, lexicons)) for sentence in (link.one, link.two)]
    return negated[0] != negated[1] or _compare_figures(link, lexicons) is not None


def firmness(sentence: Sentence, lexicons: Lexicons) -> int:
    """How settled a sentence sounds, 1 to 3; one that names no step counts as middling."""
    found = _first_step(sentence, lexicons)
    return found[0] if found else 2


def _difference(kind: str, link: Link, one: Range, two: Range) -> Difference:
    about = f"{kind}: “{link.one.text[slice(*one)]}” / “{link.two.text[slice(*two)]}”"
    return Difference(about, ((link.one, *one), (link.two, *two)))


def _compare_firmness(link: Link, lexicons: Lexicons) -> tuple[Range, Range] | None:
    one, two = _first_step(link.one, lexicons), _first_step(link.two, lexicons)
    if one is None or two is None or one[0] == two[0] or max(link.one.number, link.two.number) >= _OPENING:
        return None
    return one[1:], two[1:]


def _first_step(sentence: Sentence, lexicons: Lexicons) -> tuple[int, int, int] | None:
    """How settled the first step in `sentence` is (1 to 3), and the half-open range of the verb's words."""
    auxiliaries = lexicons.words("words", "auxiliaries")
    found = [
        (begin, level, end)
        for level, section in enumerate(_FIRMNESS, 1)
        for _, begin, end in lexicons.phrases("cues", section).find(sentence.words)
        if _is_finite(sentence, begin, auxiliaries)
    ]
    if not found:
        return None
    begin, level, end = min(found)
    while begin and sentence.words[begin - 1].norm in auxiliaries:
        begin -= 1
    return level, sentence.words[begin].start, sentence.words[end - 1].end


def _is_finite(sentence: Sentence, at: int, auxiliaries: frozenset[str]) -> bool:
    """Whether the verb at a word number is one that its clause asserts: no infinitive, no bare participle."""
    before = sentence.words[at - 1].norm if at else ""
    return before != "to" and (before in auxiliaries or not sentence.words[at].norm.endswith("ing"))


def _negations(sentence: Sentence, lexicons: Lexicons) -> list[int]:
    """The numbers of the words that deny."""
    deny = lexicons.words("words", "negations")
    return [at for at, word in enumerate(sentence.words) if word.norm in deny or word.norm.endswith("n't")]


def _compare_negation(link: Link, lexicons: Lexicons) -> tuple[Range, Range] | None:
    """“will not resign” against “will resign”: the same verb behind a negation, and without one."""
    denied = [_denied_verbs(sentence, lexicons) for sentence in (link.one, link.two)]
    if bool(denied[0]) == bool(denied[1]):
        return None
    denying, other = (link.one, link.two) if denied[0] else (link.two, link.one)
    for verb, (start, end) in (denied[0] or denied[1]).items():
        for at, word in enumerate(other.words):
            if stem(word.norm) == verb and at:
                ranges = (start, end), (other.words[at - 1].start, word.end)
                return ranges if denying is link.one else (ranges[1], ranges[0])
    return None


def _denied_verbs(sentence: Sentence, lexicons: Lexicons) -> dict[str, Range]:
    """The stem of the word behind each negation, with the range from the word before it (“will not”, “won't”)."""
    words = sentence.words
    denied: dict[str, Range] = {}
    for at in _negations(sentence, lexicons):
        if at + 1 < len(words):
            begin = at if words[at].norm.endswith("n't") else max(at - 1, 0)
            denied[stem(words[at + 1].norm)] = words[begin].start, words[at + 1].end
    return denied


def _compare_figures(link: Link, lexicons: Lexicons) -> tuple[Range, Range] | None:
    ours, theirs = (_figures(sentence, lexicons) for sentence in (link.one, link.two))
    for noun, one in ours.items():
        two = theirs.get(noun)
        if two is not None and _amount(one) != _amount(two):
            return (one.start(2), one.end()), (two.start(2), two.end())
    return None


def _figures(sentence: Sentence, lexicons: Lexicons) -> dict[str, re.Match[str]]:
    """Numbers by the stem of what they count; days of a month and years count nothing."""
    calendar = lexicons.words("names", "calendar")
    return {
        stem(match[4]): match
        for match in _NUMBER.finditer(sentence.text)
        if (match[1] or "").rstrip(".") not in calendar and not (_YEAR.fullmatch(match[2]) and match[3] is None)
    }


def _amount(match: re.Match[str]) -> tuple[str, str | None]:
    return match[2].rstrip(".,").replace(",", ""), match[3]
