"""Where one sentence denies what the other says."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen.analysis.accounts.compare import NEARLY, Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import Word, stem

Found = tuple[str, Range, Range]
"""What is denied, and its places: where it is, and where it is not."""
_REACH = 3
"""Words behind a negation among which the verb it denies stands."""
_WIDE_REACH = 6
"""Words behind a negation that it may deny."""
_BREAKS = frozenset(',;:.?!—–“”‘"')
_WHO = frozenset({"who", "which"})
"""What opens a clause that only describes somebody."""
_SUBJECTS = frozenset("i we you he she it they to".split())
_REPORTS = (
    "report reports claim claims suggestion suggestions allegation allegations accusation accusations rumor rumors"
)
_TURNED_DOWN = (
    (frozenset("reject rejects rejected dismiss dismisses dismissed".split()), frozenset(_REPORTS.split())),
    (frozenset("refuse refuses refused decline declines declined".split()), frozenset({"confirm"})),
    (
        frozenset("scrap scraps scrapped abandon abandons abandoned shelve shelves shelved".split()),
        frozenset({"plan", "plans"}),
    ),
)
"""Verbs of denial, and what they deny with it."""
_DOUBTED = frozenset("may might allege alleges alleged allegedly".split())
"""Words with which somebody does not say that it is so."""
_ONE = frozenset({"i", "he", "she", "it"})
_MODALS = frozenset("will would could may might can".split())
_BETWEEN = frozenset("even ever yet really".split())
"""What may stand between a negation and its verb."""
_OF_NOUNS = frozenset("no nobody none neither nor".split())
"""Negations of a thing, and not of a verb."""
_DETERMINERS = frozenset("a an the any his her its their our my this that".split())
"""What shows that a noun follows, and no verb."""
_CONDITIONS = frozenset("if once unless until".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_MOST = 0.6
"""Share of the terms in common that stand in a clause from which what it denies is what the other says."""
_LEAST_SHARED = 2
_MOST_SHOWN = 15
"""Words of each side that are shown of a denial."""


def compare_denials(link: Link, reader: Reader) -> Iterator[Point]:
    """“will not resign” against “will resign”, “would not cause a flash flood” against “would bring a flash flood”."""
    for denying, other, turn in ((link.one, link.two, False), (link.two, link.one, True)):
        found = _denied_verb(denying, other, link, reader) or _denied_thing(denying, other, link, reader)
        if found is not None:
            topic, one, two = found
            one, two = (two, one) if turn else (one, two)
            certain = link.value >= LINKED and _may_be_one(link, one, two, reader)
            yield Point("Whether it is so", topic, one, two, certain)
            return
    if link.value >= LINKED and refutes(link, reader) and denies(link, reader):
        told = link.two if reader.once(_refusals, link.one) else link.one
        if not _DOUBTED & {word.norm for word in told.words}:
            one, two = (_told(sentence, link, reader) for sentence in (link.one, link.two))
            yield Point("Whether it is so", min(reader.shared(link)), one, two, certain=False)


def _may_be_one(link: Link, one: Range, two: Range, reader: Reader) -> bool:
    """Whether both sides can be of one and the same: their subjects are no two names, nor one of many and “she”."""
    ours, theirs = (_subject(sentence, place[0], reader) for sentence, place in ((link.one, one), (link.two, two)))
    if ours is None or theirs is None or stem(ours.norm) == stem(theirs.norm):
        return True
    if {ours.norm, theirs.norm} & _ONE:
        return not any(word.norm.endswith("s") and word.norm not in _SUBJECTS | _ONE for word in (ours, theirs))
    named = [sentence.text[word.start].isupper() for sentence, word in ((link.one, ours), (link.two, theirs))]
    return not all(named)


def _subject(sentence: Sentence, start: int, reader: Reader) -> Word | None:
    """The last word up to `start` that is no auxiliary or adverb: whom or what the verb is said of."""
    known = reader.auxiliaries | _MODALS | _BETWEEN | _BE | {"not", "now", "also", "already"}
    before = [
        word
        for word in sentence.words
        if word.start <= start and word.norm not in known and not word.norm.endswith("ly")
    ]
    return before[-1] if before else None


def _told(sentence: Sentence, link: Link, reader: Reader) -> Range:
    """From the denial, or what is denied, on: “denied a report that inspectors had warned”, “warned”."""
    shared = reader.shared(link)
    places = [n for n, word in enumerate(sentence.words) if shared.intersection(reader.in_order(word.norm))]
    places += reader.once(_refusals, sentence)
    return _range(sentence, min(places), min(max(places), min(places) + _MOST_SHOWN))


def opposes(link: Link, reader: Reader) -> bool:
    """Whether one side says the opposite of the other in a word (“approved”, “rejected”), and neither says both."""
    sides = [{word.norm for word in sentence.words} for sentence in (link.one, link.two)]
    return any(
        {(bool(words & one), bool(words & two)) for words in sides} == {(True, False), (False, True)}
        for one, two in _opposites(reader.lexicons)
    )


@lru_cache(maxsize=4)
def _opposites(lexicons: Lexicons) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The forms of both sides of each line of opposites."""
    rows = lexicons.rows("alike", "opposites")
    return tuple((_forms(row[0]), _forms(row[1])) for row in rows)


def _forms(field: str) -> frozenset[str]:
    return frozenset(form.strip() for form in field.split(","))


def denies(link: Link, reader: Reader) -> bool:
    """Whether one side denies most of what the two have in common, and the other denies nothing."""
    shared = reader.shared(link)
    ours, theirs = reader.once(_denials, link.one), reader.once(_denials, link.two)
    if len(shared) < _LEAST_SHARED or bool(ours) == bool(theirs):
        return False
    if _sets_condition(link.one) and _sets_condition(link.two):
        return False
    denying = link.one if ours else link.two
    return any(
        len(shared & {term for n in _clause(denying, at) for term in reader.in_order(denying.words[n].norm)})
        >= _MOST * len(shared)
        for at in (ours or theirs)
    )


def negations(sentence: Sentence, reader: Reader) -> list[int]:
    """The numbers of the words that deny; a quoted “no” and “not only” deny nothing."""
    deny, weak = reader.lexicons.words("words", "negations"), reader.lexicons.words("words", "no denial")
    words, text = sentence.words, sentence.text
    found = []
    for at, word in enumerate(words):
        follows = words[at + 1].norm if at + 1 < len(words) else ""
        quoted = text[word.start - 1 : word.start] in _BREAKS and text[word.end : word.end + 1] in _BREAKS
        if (word.norm in deny or word.norm.endswith("n't")) and follows not in weak and not (quoted and word.start):
            found.append(at)
    return found


def refutes(link: Link, reader: Reader) -> bool:
    """Whether one side tells of a denial (“denied a report that …”), and the other of none."""
    return bool(reader.once(_refusals, link.one)) != bool(reader.once(_refusals, link.two))


def _denials(sentence: Sentence, reader: Reader) -> list[int]:
    return sorted({*reader.once(negations, sentence), *reader.once(_refusals, sentence)})


def _refusals(sentence: Sentence, reader: Reader) -> list[int]:
    """The numbers of the words that tell of a denial; who “is denied” something denies nothing."""
    found = reader.lexicons.phrases("cues", "denial").find(sentence.words)
    words = sentence.words
    negated = {n for at in reader.once(negations, sentence) for n in range(at, at + _REACH)}
    told = [at for cue, at, end in found if "~" not in cue or not _is_done_to(words, at, end)]
    return [at for at in (*told, *_turned_down(sentence)) if at not in negated]


def _is_done_to(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether somebody “is denied” something: that denies nothing, unless it is denied by somebody."""
    by = any(word.norm == "by" for word in words[end : end + 1])
    return at > 0 and words[at - 1].norm in _BE and not by


def _turned_down(sentence: Sentence) -> list[int]:
    """“rejected on Tuesday a report that …”, “refused again to confirm”: the verb stands apart from what it takes."""
    words = [word.norm for word in sentence.words]
    return [
        at
        for at, word in enumerate(words)
        for verbs, objects in _TURNED_DOWN
        if word in verbs and objects & set(words[at + 1 : at + 1 + _WIDE_REACH])
    ]


def _denied_verb(denying: Sentence, other: Sentence, link: Link, reader: Reader) -> Found | None:
    """A verb that one side denies and the other uses without a negation."""
    same_voice = bool(reader.speaker(denying) & reader.speaker(other))
    if link.value < (NEARLY if same_voice else LINKED):
        return None
    if _sets_condition(denying) and _sets_condition(other):
        return None
    shared = reader.shared(link)
    elsewhere = {
        term
        for at in reader.once(negations, other)
        for term in reader.terms(word.norm for word in other.words[at + 1 : at + 1 + _WIDE_REACH])
    }
    elsewhere |= {
        term
        for at in reader.once(_refusals, other)
        for term in reader.terms(other.words[n].norm for n in _clause(other, at))
    }
    for term, at, end in _denied(denying, reader):
        if term in shared - elsewhere and (same_voice or _goes_on(denying, end, shared, reader)):
            for n in range(1, len(other.words)):
                if term in reader.terms([other.words[n].norm]) and _is_that_verb(other, n, denying, end, reader):
                    return term, _range(denying, at, end), _range(other, n - 1, n)
    return None


def _sets_condition(sentence: Sentence) -> bool:
    """Whether something is said to depend: “not until they are free” is what others call “only if they are freed”."""
    return any(word.norm in _CONDITIONS for word in sentence.words)


def _denied(sentence: Sentence, reader: Reader) -> Iterator[tuple[str, int, int]]:
    """The first term behind each negation, with the numbers of the word before the negation and of the term's."""
    words = sentence.words
    for at in reader.once(negations, sentence):
        if words[at].norm in _OF_NOUNS or words[at - 1].norm in _WHO:
            continue
        for n in range(at + 1, min(at + 1 + _REACH, len(words))):
            terms = reader.terms([words[n].norm])
            if words[n].norm in _DETERMINERS or reader.speaks(words[n].norm):
                break
            if terms and words[n].norm not in _BETWEEN:
                yield min(terms), at if words[at].norm.endswith("n't") else max(at - 1, 0), n
                break


def _is_that_verb(other: Sentence, n: int, denying: Sentence, end: int, reader: Reader) -> bool:
    """Whether word `n` is used as a verb, in the voice of the denied one."""
    word, before = other.words[n].norm, other.words[n - 1].norm
    if before in _DETERMINERS | _BETWEEN or (before in _BE) != _is_passive(denying, end):
        return False
    same = stem(word) == stem(denying.words[end].norm)
    named = n > 1 and other.text[other.words[n - 1].start].isupper()
    helped = before in _SUBJECTS | _MODALS or before.endswith("ly")
    return helped or (same and (named or word.endswith(("ed", "ing", "s")))) or before in reader.auxiliaries


def _is_passive(sentence: Sentence, end: int) -> bool:
    """Whether a form of “be” stands before the negation of word `end`."""
    return any(word.norm in _BE for word in sentence.words[max(end - 2, 0) : end])


def _goes_on(sentence: Sentence, end: int, shared: frozenset[str], reader: Reader) -> bool:
    """Whether what is denied has more in common with the other sentence than the verb, which is word `end`."""
    return any(reader.terms([sentence.words[n].norm]) & shared for n in _clause(sentence, end) if n > end)


def _denied_thing(denying: Sentence, other: Sentence, link: Link, reader: Reader) -> Found | None:
    """A thing of two words that would not come, and that would where nothing is denied."""
    if link.value < NEARLY:
        return None
    effects = reader.lexicons.phrases("cues", "effect")
    shared = reader.shared(link)
    if (
        len(shared) < _LEAST_SHARED
        or reader.once(negations, other)
        or not _MODALS & {word.norm for word in other.words}
    ):
        return None
    for at in reader.once(negations, denying):
        if at and denying.words[at - 1].norm in _MODALS and effects.stand_in(denying.words[at + 1 : at + 2]):
            one = _thing(denying, _clause(denying, at), at, shared, reader)
            two = _thing(other, range(len(other.words)), -1, shared, reader)
            if one and two and one[0] == two[0]:
                return one[0], _range(denying, at - 1, one[2]), _range(other, two[1], two[2])
    return None


def _thing(
    sentence: Sentence, within: range, behind: int, shared: frozenset[str], reader: Reader
) -> tuple[str, int, int] | None:
    """The first two terms in common that stand side by side behind a word, and the numbers of their words."""
    run: list[tuple[str, int]] = []
    for at in within:
        if at <= behind:
            continue
        terms = [term for term in reader.in_order(sentence.words[at].norm) if term in shared]
        run = [*run, *((term, at) for term in terms)] if terms else []
        if len(run) >= _LEAST_SHARED and (behind < 0 or at - behind <= _WIDE_REACH):
            return " ".join(term for term, _ in run[:2]), run[0][1], run[1][1]
    return None


def _clause(sentence: Sentence, at: int) -> range:
    """The numbers of the words around one, up to the next mark on either side."""
    words, text = sentence.words, sentence.text
    begin, end = at, at + 1
    while begin and not _BREAKS & set(text[words[begin - 1].end : words[begin].start]):
        begin -= 1
    while end < len(words) and not _BREAKS & set(text[words[end - 1].end : words[end].start]):
        end += 1
    return range(begin, end)


def _range(sentence: Sentence, first: int, last: int) -> Range:
    return sentence.words[first].start, sentence.words[last].end
