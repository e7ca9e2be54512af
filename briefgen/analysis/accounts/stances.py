"""Where one report leaves open what somebody will do, and the other has them decided."""

from collections.abc import Iterator

from briefgen.analysis.accounts.compare import NEARLY, Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.sentences import Sentence

_REACH = 3
_LEAST = NEARLY + 0.25


def compare_stances(link: Link, reader: Reader) -> Iterator[Point]:
    """“have yet to say how they will vote” against “would vote against the ban”, of one and the same."""
    whose = _whose(link, reader)
    if link.value < _LEAST or not whose or not reader.shared(link):
        return
    left = [_first(sentence, "stance open", reader) for sentence in (link.one, link.two)]
    taken = [_first(sentence, "stance taken", reader) for sentence in (link.one, link.two)]
    if left[0] and taken[1] and not left[1]:
        yield Point("How settled it is", min(whose), left[0], taken[1], link.value >= LINKED)
    elif left[1] and taken[0] and not left[0]:
        yield Point("How settled it is", min(whose), taken[0], left[1], link.value >= LINKED)


def _whose(link: Link, reader: Reader) -> frozenset[str]:
    """The names and countries in both sentences, and the names of both their speakers; offices aside."""
    ours, theirs = reader.said(link.one).names, reader.said(link.two).names
    countries = {term for term in reader.shared(link) if term[:1] == "=" and term[1:2].isupper()}
    speakers = reader.speaker(link.one) & reader.speaker(link.two)
    return speakers | (ours.keys() & theirs.keys() - reader.titles) | countries


def _first(sentence: Sentence, section: str, reader: Reader) -> Range | None:
    """The first of the cues of a section in a sentence, up to the word that tells what it is about."""
    found = reader.lexicons.phrases("cues", section).find(sentence.words)
    if not found:
        return None
    _, begin, end = min(found, key=lambda cue: cue[1:])
    behind = range(end, min(end + _REACH, len(sentence.words)))
    last = next((at for at in behind if reader.terms([sentence.words[at].norm])), end - 1)
    return sentence.words[begin].start, sentence.words[last].end
