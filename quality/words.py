"""When two texts, two names, or two speakers count as the same. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import combining, normalize

from quality.judgements import GoldActor

Words = tuple[str, ...]

SAME_TEXT = 0.8
"""Share of the shorter text's words from which two texts say the same."""
_SCRAP = 8
"""Under so many words, a text must stand inside the other whole."""
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]?")
_ARTICLES = frozenset("a an the".split())
_TITLES = _ARTICLES | frozenset(
    """ambassador ceo chairman chancellor chief col director dr gen general gov governor house judge justice king
    leader majority mayor minister minority mr mrs ms msgr of premier president prime prince prof professor queen rep
    representative secretary sen senator sir sister speaker sr state treasury vice""".split()
)
"""Words that may stand before a person's name and are no part of it."""
_SUFFIXES = frozenset("jr sr".split())


def words_of(text: str | None) -> Words:
    """Words in lower case without accents, signs and the possessive s."""
    plain = "".join(sign for sign in normalize("NFKD", text or "") if not combining(sign))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"'s\b", "", plain.replace("’", "'").lower())))


def shared(one: Words, two: Words) -> float:
    """How much of the shorter text the longer one holds, from 0 to 1; a scrap is inside or not."""
    short, long = sorted((one, two), key=len)
    if not short:
        return 0.0
    if len(short) >= _SCRAP:
        return (Counter(short) & Counter(long)).total() / len(short)
    return float(any(long[at : at + len(short)] == short for at in range(len(long))))


def says_the_same(one: Words, two: Words) -> bool:
    """Whether two texts share nearly all words of the shorter."""
    return shared(one, two) >= SAME_TEXT


def name_words(name: str | None, *, person: bool = False) -> Words:
    """Words of a name without articles before it, of a person's also without titles and a final Jr."""
    words = words_of(_INITIALS.sub(lambda found: found[0].replace(".", ""), name or ""))
    before = _TITLES if person else _ARTICLES
    while len(words) > 1 and words[0] in before:
        words = words[1:]
    return words[:-1] if person and len(words) > 1 and words[-1] in _SUFFIXES else words


def is_same_name(one: str | None, two: str | None, *, person: bool = False) -> bool:
    """Whether two names are one; a person's surname alone, or with the same first name, is that person's."""
    first, second = name_words(one, person=person), name_words(two, person=person)
    if not first or not second:
        return False
    if not person or first == second:
        return first == second
    return first[-1] == second[-1] and (1 in (len(first), len(second)) or first[0] == second[0])


def find_actor(name: str, aliases: Iterable[str], actors: Iterable[GoldActor]) -> GoldActor | None:
    """Which annotated actor is meant: by the name before the aliases, by whole forms before surnames."""
    actors = tuple(actors)
    for forms in ((name,), tuple(aliases)):
        for person in (False, True):
            candidates = [actor for actor in actors if actor.kind == "person" or not person]
            for form in forms:
                for actor in candidates:
                    if any(is_same_name(form, known, person=person) for known in actor.forms):
                        return actor
    return None


def is_same_speaker(given: str | None, annotated: str, actors: Iterable[GoldActor]) -> bool:
    """Whether two phrases name one speaker: one holds the other, or both stand for one actor."""
    one, two = set(name_words(given)), set(name_words(annotated))
    if not one or not two:
        return False
    if two <= one or (one <= two and (len(one) > 1 or _is_head(given, annotated))):
        return True
    actors = tuple(actors)
    actor = find_actor(given or "", (), actors)
    return actor is not None and (actor is find_actor(annotated, (), actors) or set(name_words(actor.name)) <= two)


def _is_head(word: str | None, phrase: str) -> bool:
    """Whether a single word ends the phrase: “officials” in “two senior officials”."""
    return name_words(word) == name_words(phrase)[-1:]
