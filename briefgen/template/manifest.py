"""`template.toml` as it stands in one folder, before anything is inherited."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from briefgen.template.tables import convert_table, read_table
from briefgen.template.template import Citations, Comments, Format, Kind

MANIFEST_FILE = "template.toml"

TemplateName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
SectionName = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$")]
FieldName = SectionName
Limit = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Words = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
LanguageTag = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
Stated = Annotated[str, msgspec.Meta(pattern=r"\S")]


class SectionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[section.NAME]`; a key that is not given is the parent's."""

    heading: str | None = None
    """An empty string takes the parent's heading away."""
    limit: Limit | Literal["all"] | None = None
    least: Limit | None = None
    """How many statements stay when the page budget is short; 1 where no folder says otherwise."""
    empty: str | None = None
    """An empty string takes the parent's line away."""
    each: Limit | Literal["all"] | None = None
    """Of `stories`: the most entries of each kind that a story shows."""


class FieldTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[field.NAME]`: what a person must supply; a key that is not given is the parent's."""

    label: str | None = None
    """An empty string takes the parent's field away."""
    help: str | None = None
    default: str | None = None
    """An empty string takes the parent's default away."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    title: str
    description: str = ""
    extends: TemplateName | None = None
    kind: Kind | None = None
    """What it lays out; a key that is not given is the parent's, and "brief" where no folder says it."""
    pages: Limit | Literal["any"] | None = None
    """The page budget; a key that is not given is the parent's."""
    citations: Citations | None = None
    comments: Comments | None = None
    sections: tuple[SectionName, ...] | None = None
    """Replaces the parent's order as a whole."""
    section: dict[str, SectionTable] = {}
    labels: dict[str, str | dict[str, str]] = {}
    field: dict[FieldName, FieldTable] = {}
    audience: Stated | None = None
    language: LanguageTag | None = None
    """That of the words in this file, and of those that are taken from its parents' catalogues (BCP 47)."""
    formats: Annotated[tuple[Format, ...], msgspec.Meta(min_length=1)] | None = None
    marking_scheme: TemplateName | None = None
    """By its name only: a template reaches no file outside of its folder."""
    words: Words | Literal["any"] | None = None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of `folder`. Raises TemplateError where it is missing or holds a mistake."""
    file = folder / MANIFEST_FILE
    return convert_table(read_table(file), Manifest, file)
