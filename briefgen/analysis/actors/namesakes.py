"""Persons of one surname: which of them “Mr Marlowe” or “Sheriff Ortega” is, or that the article leaves it open."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from briefgen.analysis.given import Gender, GivenNames
from briefgen.analysis.model import Mention

FORMS_OF_ADDRESS: Mapping[str, Gender | None] = {
    "Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Dr": None, "Sir": "m", "Lord": "m", "Lady": "f", "Dame": "f",
}  # fmt: skip
"""They are no offices; most tell whether someone is a man or a woman."""
_KIN = re.compile(
    r"\b(?:(?P<m>husband|father|brother|son|uncle|nephew|widower|king|prince)"
    r"|(?P<f>wife|mother|sister|daughter|aunt|niece|widow|queen|princess)),? $"
)
_SEVERAL = 2
_DOMINANT = 3
"""Times that one of several must be named as often as the next for a form of address to mean that one."""


def tell_apart(mentions: Sequence[Mention], full: Mapping[str, str], given: GivenNames) -> list[Mention]:
    """The mentions, each that names one of several by an office or a form of address under the name of whom it means.

    It is the one whose office or gender fits, of several the one whom its article names in full, or who is named far
    more than the others. Where that leaves more than one, the words themselves are the name (“Mr Bruun”).
    """
    bearers = _Bearers([mention for mention in mentions if mention.kind == "person"], full, given)
    return [
        structs.replace(mention, name=bearers.find(mention))
        if mention.kind == "person" and mention.role and " " not in mention.name
        else mention
        for mention in mentions
    ]


class _Bearers:
    """Those who are named in full, by surname."""

    def __init__(self, persons: Iterable[Mention], full: Mapping[str, str], given: GivenNames) -> None:
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._counts = Counter[str]()
        self._sources: dict[str, set[int]] = defaultdict(set)
        self._genders: dict[str, Gender] = {}
        self._offices: dict[str, set[str]] = defaultdict(set)
        for person in persons:
            if " " in person.name:
                name = full.get(person.name, person.name)
                self._by_surname[person.name.split()[-1].lower()].add(name)
                self._counts[name] += 1
                self._sources[name].add(person.sentence.source)
                self._note(name, person, given)

    def _note(self, name: str, person: Mention, given: GivenNames) -> None:
        role = (person.role or "").rstrip(".")
        kin = _KIN.search(person.sentence.text[: person.start])
        told: Gender | None = ("m" if kin["m"] else "f") if kin else FORMS_OF_ADDRESS.get(role)
        if gender := told or given.gender(person.name):
            self._genders.setdefault(name, gender)
        if role and role not in FORMS_OF_ADDRESS:
            self._offices[name].add(_office(role))

    def find(self, mention: Mention) -> str:
        """The name that `mention` is to have: its own, where nobody shares it."""
        several = self._by_surname.get(mention.name.lower(), set())
        role = (mention.role or "").rstrip(".")
        if len(several) < _SEVERAL or not role:
            return mention.name
        fitting = self._fitting(role, several)
        here = {name for name in fitting if mention.sentence.source in self._sources[name]} or fitting
        if len(here) == 1:
            return next(iter(here))
        first, second, *_ = sorted((self._counts[name] for name in here), reverse=True)
        is_open = role in FORMS_OF_ADDRESS and first < _DOMINANT * second
        return f"{mention.role} {mention.name}" if is_open else mention.name

    def _fitting(self, role: str, names: set[str]) -> set[str]:
        if role not in FORMS_OF_ADDRESS:
            return {name for name in names if _office(role) in self._offices[name]} or names
        gender = FORMS_OF_ADDRESS[role]
        return {name for name in names if not gender or self._genders.get(name, gender) == gender} or names


def _office(role: str) -> str:
    return role.lower().split()[-1]
