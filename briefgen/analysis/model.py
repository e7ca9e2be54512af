"""What the analysis finds: every finding keeps the sentences it rests on."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from briefgen.analysis.sentences import Sentence
from briefgen.notices import Notice
from briefgen.sources.article import Article

Certainty = Literal["asserted", "possible", "conditional", "concern", "need"]
"""How sure the source sounds, read from its own words; never a probability."""

Key = tuple[int, int]
"""Where a sentence stands: the number of its article and its number there, both from 0."""

Section = Literal["bottom_line", "key_shifts", "implications", "open_questions", "agreements", "differences"]
"""The sections of a brief that hold sentences, by their names in its JSON."""

ActorKind = Literal["person", "organization", "government", "country", "group"]


class Mention(msgspec.Struct, frozen=True):
    """One place where an actor is named."""

    name: str
    """Whom it names, as far as this place tells: the canonical name of a country or body, else the form found."""
    kind: ActorKind
    sentence: Sentence
    start: int
    end: int
    """Half-open range of code points in the sentence."""
    role: str | None = None
    """The office named with a person, verbatim."""
    adjective: bool = False
    """Whether it only qualifies something else (the country in “South Korean forces”)."""

    @property
    def text(self) -> str:
        """The form found, verbatim."""
        return self.sentence.text[self.start : self.end]


class Speech(msgspec.Struct, frozen=True):
    """Who says what a sentence holds."""

    speaker: str
    """As the article names them, or the name behind a pronoun."""
    start: int = 0
    end: int = 0
    """Half-open range of the words that name the speaker, in the sentence; empty where it goes on from an
    earlier one."""
    content: int = 0
    """Where the content begins, if the speaker opens the sentence with “According to …,”; else 0."""
    verb_start: int = 0
    verb_end: int = 0
    """Half-open range of the verb of speech, or of “according to”; empty where it goes on from an earlier one."""


class Actor(msgspec.Struct, frozen=True):
    """Someone who acts, decides, speaks or is the target."""

    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    role: str | None
    stance: str | None
    """A slice of `stance_sentence`."""
    stance_sentence: Sentence | None


class Shift(msgspec.Struct, frozen=True):
    """A change between two points in time."""

    sentence: Sentence
    before: str | None
    after: str | None
    """Slices of `sentence` or of one in `support`."""
    support: tuple[Sentence, ...]
    """Other sentences that state the change, or a pole of it."""


class Question(msgspec.Struct, frozen=True):
    """Something that the articles leave open."""

    sentence: Sentence
    start: int
    end: int
    """Half-open range of the question in the sentence."""
    explicit: bool


class Agreement(msgspec.Struct, frozen=True):
    """Sentences of several articles that report the same."""

    sentences: tuple[Sentence, ...]
    """The most cautious wording first."""


class Difference(msgspec.Struct, frozen=True):
    """A point on which two articles differ."""

    about: str
    sides: tuple[tuple[Sentence, int, int], ...]
    """A sentence of each article, with the half-open range of the words that differ."""
    point: str
    """What differs, in a few words of ours (“The figure”); `about` begins with it."""
    certain: bool = True
    """False where the sides may speak of different things."""


class Origin(msgspec.Struct, frozen=True):
    """Articles that rest on one text or one document."""

    kind: Literal["article", "copy", "document"]
    sources: tuple[int, ...]
    name: str | None = None
    """The document, as an article names it."""
    certain: bool = True
    """False where it is inferred that the articles mean the same document."""
    sentences: tuple[Sentence, ...] = ()
    """Where each article names it."""


class Analysis(msgspec.Struct, frozen=True):
    """All findings about a set of articles, ranked within each section."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    certainty: dict[Key, Certainty]
    """By sentence key."""
    speech: dict[Key, Speech]
    """By sentence key; a sentence that is not in it is the article's own."""
    persons: dict[Key, str]
    """The person that an opening pronoun stands for, by sentence key."""
    bottom_line: Sentence
    shifts: tuple[Shift, ...]
    actors: tuple[Actor, ...]
    implications: tuple[Sentence, ...]
    questions: tuple[Question, ...]
    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    origins: tuple[Origin, ...]
    support: Mapping[Key, tuple[Sentence, ...]]
    """Sentences of other articles that report the same, by sentence key."""
    notices: tuple[Notice, ...]
    reasons: Mapping[Key, Mapping[Section, tuple[str, ...]]] = {}
    """Why a sentence stands in a section, a few words each: what the rules saw, which weights were added up."""
