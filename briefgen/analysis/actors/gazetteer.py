"""The names that the lexicons know: countries, bodies, heads that tell an organization from a document."""

from functools import lru_cache
from typing import cast, get_args

import msgspec

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import ActorKind
from briefgen.errors import ConfigError
from briefgen.text import did_you_mean

_KINDS: tuple[str, ...] = get_args(ActorKind)


class Known(msgspec.Struct, frozen=True):
    """What a known name stands for."""

    name: str
    kind: ActorKind
    adjective: bool = False
    """Whether the form is an adjective or a people (“South Korean”)."""
    seat: bool = False
    """Whether the form is a capital that may be meant as a place."""


class Gazetteer:
    """Known names by the forms in which they stand in text."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.forms: dict[str, Known] = {}
        for name, adjectives, seats, others in (_four(row) for row in lexicons.rows("countries", "countries")):
            for form in (name, *_split(others)):
                self.forms.setdefault(form.removeprefix("the "), Known(name, "country"))
            for form in _split(adjectives):
                self.forms.setdefault(form, Known(name, "country", adjective=True))
            for form in _split(seats):
                self.forms.setdefault(form, Known(name, "country", seat=True))
        for name in sorted(lexicons.words("countries", "states")):
            self.forms.setdefault(name, Known(name, "government", seat=True))
        for name, kind, others in (_three(row) for row in lexicons.rows("organizations", "organizations")):
            for form in (name, *_split(others)):
                self.forms[form.removeprefix("the ")] = Known(name, _kind(name, kind))
        self.joined = tuple(sorted(form for form in self.forms if " and " in form))
        self.heads = lexicons.words("names", "organization heads")
        self.government_heads = lexicons.words("names", "government heads")
        self.not_heads = lexicons.words("names", "document heads") | lexicons.words("names", "place heads")
        self.never = (
            lexicons.words("names", "not actors")
            | lexicons.words("names", "places")
            | lexicons.words("names", "carriers")
        )
        self.given = lexicons.words("given", "given")
        self.whole_given = {row[0]: row[-1] for row in lexicons.rows("given", "given")}
        self.titles = lexicons.words("names", "titles")
        self.groups = {row[0]: row[-1] for row in lexicons.rows("names", "groups")}
        self.qualified = {row[0]: row[-1] for row in lexicons.rows("names", "qualified groups")}
        self.sources = lexicons.words("names", "sources")
        self.qualifiers = lexicons.words("names", "group qualifiers")
        self.parties = {row[0]: row[-1] for row in lexicons.rows("names", "parties")}
        self.openers = lexicons.words("names", "openers")
        self.headline_words = lexicons.words("names", "headline words")
        self.vessels = lexicons.words("names", "vessels")
        self.body_roles = lexicons.words("names", "body roles")
        self.carrier_heads = lexicons.words("names", "carrier heads")
        self.never_acts = lexicons.words("names", "not actors")
        self.roles = lexicons.words("names", "roles")

    def find(self, form: str) -> Known | None:
        """What `form` stands for, or None; a leading article does not matter."""
        return self.forms.get(form.removeprefix("The ").removeprefix("the "))


@lru_cache(maxsize=4)
def load_gazetteer(lexicons: Lexicons) -> Gazetteer:
    """The gazetteer of `lexicons`, made once for each of them: making it costs as much as reading an article."""
    return Gazetteer(lexicons)


def _split(field: str) -> list[str]:
    return [form.strip() for form in field.split(",") if form.strip()]


def _kind(name: str, kind: str) -> ActorKind:
    if kind not in _KINDS:
        raise ConfigError(
            f"`{name}` has the kind `{kind}` in an organizations lexicon", hint=did_you_mean(kind, _KINDS)
        )
    return cast(ActorKind, kind)


def _three(row: tuple[str, ...]) -> tuple[str, str, str]:
    name, kind, others = (*row, "", "")[:3]
    return name, kind, others


def _four(row: tuple[str, ...]) -> tuple[str, str, str, str]:
    name, adjectives, seats, others = (*row, "", "", "")[:4]
    return name, adjectives, seats, others
