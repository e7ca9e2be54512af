"""Persons: short names become full ones, and pronouns find whom they mean."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from unicodedata import combining, normalize

from msgspec import structs

from briefgen.analysis.actors.gazetteer import load_gazetteer
from briefgen.analysis.bystanders import Bystanders
from briefgen.analysis.given import GivenNames
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.quotation import is_torn

_WORDS_BEFORE = re.compile(r"(?:[A-Za-z-]+ ){1,4}$")
"""What may be an office: words with one blank between them, up to the name."""
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_PRONOUN = re.compile(r"(?:He|She)\b")
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
"""What may stand behind a surname."""


def with_surnames(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each single name that is part of some person's full name as that person's."""
    long = {mention.name for mention in mentions if mention.kind == "person" and " " in mention.name}
    parts = {_plain(part) for name in long for part in (*_names_inside(name), " ".join(name.split()[1:]))}
    return [
        structs.replace(mention, kind="person")
        if mention.kind == "organization" and mention.name == mention.text and _plain(mention.name) in parts
        else mention
        for mention in mentions
    ]


def with_offices(mentions: Sequence[Mention], lexicons: Lexicons) -> list[Mention]:
    """The mentions, each person's with the office in small letters right before the name (“deputy mayor Lena Brandt”).

    An office that a rule found before stays; the words are a slice of the sentence.
    """
    roles, qualifiers = lexicons.words("names", "roles"), lexicons.words("names", "role qualifiers")
    qualifiers |= lexicons.words("names", "group qualifiers")
    return [
        structs.replace(mention, role=_office_before(mention, roles, qualifiers) or mention.role)
        if mention.kind == "person" and not mention.adjective and (not mention.role or mention.role.islower())
        else mention
        for mention in mentions
    ]


def _office_before(mention: Mention, roles: AbstractSet[str], qualifiers: AbstractSet[str]) -> str | None:
    before = mention.sentence.text[: mention.start]
    words = _WORDS_BEFORE.search(before)
    if words is None:
        return None
    parts = words[0].split()
    wanted: AbstractSet[str] = roles
    start = len(parts)
    while start and _may_open(parts[start - 1], before) and parts[start - 1].lower() in wanted:
        if _is_deed(parts, start - 1, before):
            break
        start, wanted = start - 1, qualifiers
    return " ".join(parts[start:]) or None


def _is_deed(parts: Sequence[str], at: int, before: str) -> bool:
    """Whether a participle tells what was done, and not what somebody is: “The club sacked manager Lee Dalton”."""
    opens = before.startswith(parts[at]) or (at > 0 and parts[at - 1].lower() in _ARTICLES)
    return parts[at].endswith("ed") and not opens


def _may_open(word: str, before: str) -> bool:
    """Whether a word is in small letters, but for the first of the sentence."""
    return word.islower() or before.startswith(word)


def full_names(persons: Sequence[Mention], lexicons: Lexicons) -> dict[str, str]:
    """The fullest form of each person's name: a surname stands for the one person who bears it.

    Two names with one surname are one person where a first name begins with the same letter, or is short for the
    other. A surname that several bear stands for the one who is named in full most often, of two the one who is
    named first, as reports name the family of someone they are about in full.
    """
    counts = Counter(mention.name for mention in persons)
    first_at = {name: at for at, name in reversed(list(enumerate(mention.name for mention in persons)))}
    whole_first = load_gazetteer(lexicons).whole_given
    long = sorted((name for name in counts if " " in name), key=lambda name: (-counts[name], len(name.split()), name))
    by_surname: dict[str, list[str]] = defaultdict(list)
    full: dict[str, str] = {}
    for name in long:
        same = [other for other in by_surname[_plain(_surname(name))] if _same_first(name, other, whole_first)]
        same = same or [other for other in long if _plain(other).endswith(f" {_plain(name)}")]
        if same:
            full[name] = same[0]
            counts[same[0]] += counts[name]
        else:
            by_surname[_plain(_surname(name))].append(name)
    by_middle = {middle: [full.get(name, name)] for name in reversed(long) for middle in name.split()[1:-1]}
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in long:
        if (name not in full and len(name.split()) == len(re.split(r"[ -]", name))) or "-" in name:
            by_first[_plain(name.split()[0])].append(full.get(name, name))
    for name in counts:
        if " " not in name:
            bearers = by_surname.get(_plain(name)) or by_first.get(_plain(name)) or by_middle.get(name, [])
            if bearers:
                full[name] = min(bearers, key=lambda bearer: (-counts[bearer], first_at[bearer]))
    return full


def _same_first(one: str, two: str, whole_first: Mapping[str, str]) -> bool:
    firsts = [name.split()[0] for name in (one, two)]
    wholes = [whole_first.get(first, first) for first in firsts]
    return firsts[0][0] == firsts[1][0] or wholes[0] == wholes[1]


def _plain(name: str) -> str:
    """`name` as it is compared: “De León” is “de Leon”, and an apostrophe is one however it is written."""
    plain = name.replace("’", "'").lower()
    return plain if plain.isascii() else "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))


def _names_inside(name: str) -> list[str]:
    return [word for word in name.split() if word not in SUFFIXES]


def _surname(name: str) -> str:
    return _names_inside(name)[-1]


def find_persons(
    sentences: Sequence[Sentence], mentions: Mapping[tuple[int, int], Sequence[Mention]], lexicons: Lexicons
) -> dict[tuple[int, int], str]:
    """The person behind a pronoun that opens a sentence: the only one of the sentence before, by sentence key.

    Nobody, where that sentence tells of someone else whom it could mean, named or not, or opens a quotation.
    """
    given, bystanders = GivenNames(lexicons), Bystanders(lexicons)
    persons: dict[tuple[int, int], str] = {}
    for before, sentence in pairwise(sentences):
        pronoun = _PRONOUN.match(sentence.text)
        if before.source != sentence.source or pronoun is None or is_torn(before.text):
            continue
        gender = "m" if pronoun[0] == "He" else "f"
        found = [mention for mention in mentions.get(before.key, ()) if mention.kind == "person"]
        named = {mention.name for mention in found} or {persons.get(before.key, "")}
        fitting = [name for name in named if name and given.gender(name) in (None, gender)]
        if len(fitting) == 1 and not bystanders.stand_in(before, found):
            persons[sentence.key] = fitting[0]
    return persons
