"""Where two sentences give one quote to different speakers, or list different things side by side."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.analysis.accounts.compare import Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import inflect

_LEAST_RUNS = 4
"""Runs of four words that two sentences share where they quote the same."""
_MOST_NAMED = 4
"""Words of a speaker's name; what is longer holds more than the name."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_SURE = LINKED + 0.5
_LIST = re.compile(r"\b([a-z]+)(?:, ([a-z]+))?(?:, ([a-z]+))?,? (?:and|or) ([a-z]+)\b")


def compare_voices(link: Link, reader: Reader) -> Iterator[Point]:
    """One quote, two speakers; or one where only one article names the speaker."""
    if not _quote_the_same(link, reader):
        return
    one, two = _name(link.one, reader), _name(link.two, reader)
    if one is None or two is None:
        return
    mine, others = reader.name(link.one, one), reader.name(link.two, two)
    if mine[-1:] != others[-1:] and not {*mine} & {*others}:
        yield Point("Who says it", "", one, two, certain=False)


def _quote_the_same(link: Link, reader: Reader) -> bool:
    ours, theirs = reader.said(link.one).runs, reader.said(link.two).runs
    quoted = all("“" in sentence.text or '"' in sentence.text for sentence in (link.one, link.two))
    return quoted and len(ours & theirs) >= _LEAST_RUNS


def compare_labels(link: Link, reader: Reader) -> Iterator[Point]:
    """Words for one thing of which each judges it differently (“resign”, “retire”), where neither has the other's."""
    if link.value < _SURE:
        return
    ours, theirs = reader.once(_labels, link.one), reader.once(_labels, link.two)
    for thing in sorted(ours.keys() & theirs.keys()):
        if not ours[thing].keys() & theirs[thing].keys():
            one, two = (min(labels[thing].values()) for labels in (ours, theirs))
            yield Point("What it is called", thing, one, two, certain=False)


def _labels(sentence: Sentence, reader: Reader) -> dict[str, dict[int, Range]]:
    """The places of the words of a sentence that judge, by the thing and the judgement."""
    judged = _judged(reader.lexicons)
    found: dict[str, dict[int, Range]] = {}
    for word in sentence.words:
        if word.norm in judged:
            thing, number = judged[word.norm]
            found.setdefault(thing, {}).setdefault(number, (word.start, word.end))
    return found


@lru_cache(maxsize=4)
def _judged(lexicons: Lexicons) -> dict[str, tuple[str, int]]:
    """Every form of a word that judges, with the first word of its line and the number of its field."""
    return {
        form: (row[0], number)
        for row in lexicons.rows("alike", "judged")
        for number, field in enumerate(row)
        for verb in field.split(",")
        for form in inflect(verb.strip())
    }


def _name(sentence: Sentence, reader: Reader) -> Range | None:
    """The words that name the speaker, where they are a name and little else."""
    said = reader.speech.get(sentence.key)
    if said is None or said.end <= said.start:
        return None
    words = sentence.text[said.start : said.end].split()
    named = [word for word in words if word[0].isupper() and word.lower() not in _PRONOUNS]
    return (said.start, said.end) if len(words) <= _MOST_NAMED and words[-1] in named else None


def compare_lists(link: Link, reader: Reader) -> Iterator[Point]:
    """Two lists that share a member and differ in others (“wrist and neck”, “hand, arm and neck”)."""
    if link.value < LINKED:
        return
    for one in _LIST.finditer(link.one.text):
        for two in _LIST.finditer(link.two.text):
            ours, theirs = (_members(match, reader) for match in (one, two))
            if ours & theirs and ours - theirs and theirs - ours and _whole(link, one, two, reader):
                yield Point("What is named", min(ours & theirs), one.span(), two.span(), certain=False)
                return


def _whole(link: Link, one: re.Match[str], two: re.Match[str], reader: Reader) -> bool:
    return _ends(link.one, one, reader) and _ends(link.two, two, reader)


def _members(match: re.Match[str], reader: Reader) -> set[str]:
    """The words of a list; none where one of them has no content (“and the”)."""
    words = [word for word in match.groups() if word]
    return set(words) if all(reader.terms([word]) and not word.endswith(("ed", "ing")) for word in words) else set()


def _ends(sentence: Sentence, match: re.Match[str], reader: Reader) -> bool:
    """Whether the last member of a list is whole, and not the first word of a longer name (“tear gas”)."""
    follows = re.match(r" ([a-z]+)", sentence.text[match.end() :])
    return follows is None or not reader.in_order(follows[1])
