"""`Brief`: the contract with everyone outside. Its JSON is what scripts, editors and measurements read.

What the sources do not say is None (`null`), never a phrase. Offsets are half-open ranges of code points
in the `text` of the cited source. Statements come first, so that a person can edit the file.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from briefgen.analysis.model import ActorKind, Certainty
from briefgen.notices import Notice

SCHEMA_VERSION = "1"

Corroboration = Literal["no source", "one source", "one origin", "several origins"]
"""How well a statement is sourced: by no article, for an analyst's judgement; by one; by several that rest on one
origin; by several independent ones."""

Standing = Literal["verbatim", "edited", "judgement"]
"""Whose words a part of a brief holds: those of the sources; those that a person made of them; a person's own.

Only the review of an edited brief says anything but `verbatim`.
"""


class Citation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A verbatim slice of a source."""

    source_id: str
    quote: str
    """Equal to the source's `text[start:end]`."""
    paragraph: int
    """Number of the body paragraph, from 1; headings do not count."""
    start: int
    end: int
    page: int | None = None
    """On which it begins, from 1, in a source that has pages."""


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the sources say: `text` is a quote, but for marked editorial changes (brackets, ellipses)."""

    id: str
    """Unique in the brief: the section and a number, for example `implication-3`."""
    text: str
    certainty: Certainty
    attribution: str | None
    """The speaker as the article names them; None where the article itself speaks."""
    corroboration: Corroboration
    citations: tuple[Citation, ...]
    """At least one, but for a judgement, which has none; the first is the sentence that `text` is taken from."""
    why: tuple[str, ...] = ()
    """What put it into its section, a few words each; empty in briefs that do not keep it."""
    standing: Standing = "verbatim"


class BottomLine(Statement, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The one statement that a reader must take away."""


class KeyShift(Statement, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A change of policy, position or state."""

    before: str | None
    """Words of a cited sentence, or None where the sources do not say."""
    after: str | None
    """Words of a cited sentence, or None where the sources do not say."""


class Implication(Statement, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What follows: a consequence, an expected or feared effect, a need, a next step."""


class Agreement(Statement, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What several articles report alike, in the most cautious of their wordings."""


class OpenQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the sources leave open: said so by them (`explicit`), or a gap they leave (`implied`)."""

    id: str
    text: str
    kind: Literal["explicit", "implied"]
    attribution: str | None
    corroboration: Corroboration
    citations: tuple[Citation, ...]
    why: tuple[str, ...] = ()
    """As for a statement."""
    standing: Standing = "verbatim"


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Someone who acts, decides, speaks or is the target."""

    id: str
    name: str
    """The fullest form found, or the canonical name behind a metonym such as “Pentagon”."""
    aliases: tuple[str, ...]
    """Every form found, verbatim."""
    kind: ActorKind
    role: str | None
    """Words of the sources, for example “South Korean President”."""
    stance: str | None
    """Words of the sources: what the actor does, wants or says."""
    citations: tuple[Citation, ...]
    """The sentence behind the stance first, then where the actor is named."""
    why: tuple[str, ...] = ()
    """As for a statement."""
    standing: Standing = "verbatim"


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one account, or several alike, say of a point on which the accounts differ."""

    text: str
    """Words of the sources."""
    citations: tuple[Citation, ...]
    """The sentences in which these words stand; among those of the difference."""


class Difference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A point on which the accounts differ."""

    id: str
    about: str
    """What differs, with the words of each side in quotation marks."""
    citations: tuple[Citation, ...]
    """One or more for each side."""
    point: str | None = None
    """What differs, in a few words (“The figure”); None in briefs that do not keep it, and so have no `sides`."""
    certain: bool = True
    """False where the sides may speak of different things."""
    sides: tuple[Side, ...] = ()
    """The words of each side, those that say the same together; empty in briefs that do not keep them."""
    why: tuple[str, ...] = ()
    """As for a statement."""
    standing: Standing = "verbatim"


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where reports come from: articles that rest on one document, or on one text, are one origin."""

    kind: Literal["article", "copy", "document"]
    source_ids: tuple[str, ...]
    name: str | None
    """The document as the articles name it."""
    certain: bool
    """False where it is inferred that the articles mean the same document."""
    citations: tuple[Citation, ...]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article as the brief cites it."""

    id: str
    origin: str
    """Base name of the file, behind folders where two files have one name; or the address."""
    headline: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    """As the article words it, or in ISO 8601 where it states it for machines."""
    updated: str | None = None
    """When it was last changed, as `published`."""
    retrieved: str | None = None
    """When an address was fetched, in ISO 8601, UTC."""
    url: str | None
    marking: str | None = None
    """Who may see it, as the source labels it."""
    language: str
    sha256: str
    text: str
    """The whole text as it was read, so that every quote can be checked and shown in context."""
    background: Citation | None = None
    """Its opening, quoted, where it is in a language that is not analyzed."""


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a template can show: cited parts and the sources that they cite."""

    schema_version: str
    title: str
    created: Annotated[datetime, msgspec.Meta(tz=True)]
    """The date of the brief, at 00:00 UTC."""
    language: str
    engine: str
    """The name of the analysis that ran."""
    marking: str | None = None
    """The label that every page bears, at least the highest of the sources', unless a notice says why not."""
    marking_scheme: str | None = None
    """The name of the scheme that the label is of; None where there is no label."""
    bottom_line: BottomLine | None
    """None where there is nothing to report."""
    key_shifts: tuple[KeyShift, ...]
    actors: tuple[Actor, ...]
    implications: tuple[Implication, ...]
    open_questions: tuple[OpenQuestion, ...]
    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    origins: tuple[Origin, ...]
    notices: tuple[Notice, ...]
    sources: tuple[Source, ...]


class Brief(Report, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that the analysis stands behind, ranked; a template selects from it."""

    bottom_line: BottomLine
