"""How settled a step is, and where two sentences differ in it: weighed, planned, decided; ahead, or done."""

from collections.abc import Iterator

from briefgen.analysis.accounts.compare import Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence

_OPENING = 2
"""Sentences at the head of an article, where it says how settled its news is."""
_FIRMNESS = ("firm 1", "firm 2", "firm 3")
_NO_VERB = frozenset("to no a an the any his her its their our of for new such this that in on with by".split())
"""Words behind which stands an infinitive or a noun (“no plans”)."""
_SUBJECTS = frozenset("i we you he she it they who would can".split())
_NOT_DONE = frozenset("be to being get could would should cannot not never".split())
"""Words behind which a past form reports nothing done (“cannot be allowed”)."""
_AHEAD = 3
"""Words before a verb among which stands what puts it ahead (“plans to pull”)."""


def compare_firmness(link: Link, reader: Reader) -> Iterator[Point]:
    """The first steps of two openings, where one is more settled; else a step that one plans and the other reports."""
    if link.value < LINKED:
        return
    one, two = (_first_step(sentence, reader.lexicons, verbs=True) for sentence in (link.one, link.two))
    opening = max(link.one.number, link.two.number) < _OPENING
    if opening and one is not None and two is not None and one[0] != two[0]:
        yield Point("How settled it is", "", one[1:], two[1:])
        return
    ahead = [reader.once(_ahead, sentence) for sentence in (link.one, link.two)]
    done = [reader.once(_done, sentence) for sentence in (link.one, link.two)]
    for term in sorted(reader.shared(link)):
        if term in ahead[0] and term in done[1]:
            yield Point("How settled it is", term, ahead[0][term], done[1][term], certain=False)
        elif term in ahead[1] and term in done[0]:
            yield Point("How settled it is", term, done[0][term], ahead[1][term], certain=False)


def firmness(sentence: Sentence, lexicons: Lexicons) -> int:
    """How settled a sentence sounds, 1 to 3; one that names no step counts as middling."""
    found = _first_step(sentence, lexicons)
    return found[0] if found else 2


def _first_step(sentence: Sentence, lexicons: Lexicons, *, verbs: bool = False) -> tuple[int, int, int] | None:
    """How settled the first step in `sentence` is (1 to 3), and the half-open range of the verb's words.

    With `verbs`, a bare “may” counts as none: it stands in side clauses as well.
    """
    auxiliaries = lexicons.words("words", "auxiliaries")
    found = [
        (begin, level, end)
        for level, section in enumerate(_FIRMNESS, 1)
        for entry, begin, end in lexicons.phrases("cues", section).find(sentence.words)
        if (entry.endswith("~") or not verbs)
        and _is_finite(sentence, begin, auxiliaries)
        and not _may_be_noun(sentence, begin, entry, auxiliaries)
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
    return before not in _NO_VERB and (before in auxiliaries or not sentence.words[at].norm.endswith("ing"))


def _may_be_noun(sentence: Sentence, at: int, entry: str, auxiliaries: frozenset[str]) -> bool:
    """Whether the bare form of a verb stands where no subject or auxiliary is before it (“an executive order”)."""
    before = sentence.words[at - 1].norm if at else ""
    return sentence.words[at].norm + "~" == entry.split(maxsplit=1)[0] and before not in auxiliaries | _SUBJECTS


def _ahead(sentence: Sentence, reader: Reader) -> dict[str, Range]:
    """The terms of steps that are still to come, with their places."""
    cues = reader.lexicons.phrases("cues", "firm ahead").find(sentence.words)
    found: dict[str, Range] = {}
    for _, begin, end in cues:
        for word in sentence.words[end : end + _AHEAD]:
            if word.norm.endswith(("ed", "ing")):
                continue
            for term in reader.terms([word.norm]):
                found.setdefault(term, (sentence.words[begin].start, word.end))
    return found


def _done(sentence: Sentence, reader: Reader) -> dict[str, Range]:
    """The terms of steps that are reported as done: a past form that nothing puts ahead, or “by doing”."""
    ahead = reader.once(_ahead, sentence)
    found: dict[str, Range] = {}
    words = sentence.words
    for at, word in enumerate(words):
        means = word.norm.endswith("ing") and any(before.norm == "by" for before in words[max(at - 2, 0) : at])
        past = word.norm.endswith("ed") and (not at or words[at - 1].norm not in _NOT_DONE)
        if past or means:
            for term in reader.terms([word.norm]) - ahead.keys():
                found.setdefault(term, (words[max(at - 1, 0)].start, word.end))
    return found
