"""`Judgements`: what a reader found in a story by hand, as the YAML file of a story holds it. Pure data.

Keys that are not here are notes of the annotator. How to judge is in `docs/how-to/measure-quality.md`.
"""

from typing import Literal

import msgspec

from briefgen.analysis.model import ActorKind, Certainty

Tier = Literal["core", "secondary", "optional", "mention"]
Ids = tuple[str, ...]
"""Sentences: `B3` is the third sentence of article B, `BT` its title."""


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story."""

    id: str
    """A letter."""
    file: str | None = None
    """Where its text stands, seen from the file of judgements; None where the text is built from the sentences."""
    dataset: str | None = None
    key: str | None = None
    """The article's name in its data set."""
    title: str | None = None
    date: str | None = None
    sentences: int = 0
    paragraphs: tuple[int, ...] = ()
    """How many sentences each paragraph has; none given: one each."""


class GoldActor(msgspec.Struct, frozen=True):
    """An actor: `core` ones must be shown, `secondary` ones may, a `mention` is neutral."""

    name: str
    kind: ActorKind
    tier: Tier
    aliases: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything it is called."""
        return (self.name, *self.aliases)


class GoldShift(msgspec.Struct, frozen=True):
    """A change; the sentences in `support` state it."""

    rank: Literal["primary", "secondary"]
    support: Ids
    before: str | None = None
    after: str | None = None


class GoldImplication(msgspec.Struct, frozen=True):
    """What follows from the news; any one of the sentences hits it."""

    ids: Ids
    tier: Tier
    certainty: Certainty


class GoldQuestion(msgspec.Struct, frozen=True):
    """What is open; any one of the sentences hits it."""

    ids: Ids
    tier: Tier = "core"


class GoldQuestions(msgspec.Struct, frozen=True):
    """Questions that the text leaves open in so many words, and those that an analyst would ask."""

    explicit: tuple[GoldQuestion, ...] = ()
    implied: tuple[GoldQuestion, ...] = ()


class GoldSpeech(msgspec.Struct, frozen=True):
    """Who says what a sentence holds."""

    id: str
    speaker: str


class GoldLinks(msgspec.Struct, frozen=True):
    """Pairs of sentences of two articles: the same fact (`required`, `optional`), or wrongly so (`forbidden`)."""

    required: tuple[frozenset[str], ...] = ()
    optional: tuple[frozenset[str], ...] = ()
    forbidden: tuple[frozenset[str], ...] = ()


class GoldDifference(msgspec.Struct, frozen=True):
    """A point on which articles differ: the sentences of each. One side only is a conflict inside one article."""

    a: Ids = ()
    b: Ids = ()
    c: Ids = ()
    tier: Tier = "core"
    optional: bool = False

    @property
    def sides(self) -> tuple[Ids, ...]:
        """The sides that have sentences."""
        return tuple(side for side in (self.a, self.b, self.c) if side)


class GoldLead(msgspec.Struct, frozen=True):
    """The sentences that may stand as the bottom line."""

    acceptable: Ids


class Judgements(msgspec.Struct, frozen=True, kw_only=True):
    """Everything judged about one story."""

    story: str
    articles: tuple[GoldArticle, ...]
    bottom_line: GoldLead
    key_shifts: tuple[GoldShift, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    not_actors: tuple[str, ...] = ()
    implications: tuple[GoldImplication, ...] = ()
    open_questions: GoldQuestions = GoldQuestions()
    attributions: tuple[GoldSpeech, ...] = ()
    links: GoldLinks = GoldLinks()
    differences: tuple[GoldDifference, ...] = ()
    not_differences: tuple[GoldDifference, ...] = ()
    sentences: dict[str, str]
    """Each sentence, or the words it opens with where the article has a file."""
