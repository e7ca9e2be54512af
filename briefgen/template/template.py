"""`Template`: what a template folder and its parents amount to. Goes to `compose`, knows no Jinja."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from briefgen.document.style import Style
from briefgen.errors import UsageError

Labels = Mapping[str, str | Mapping[str, str]]
"""The fixed words of a template by name; a table of words where the data chooses among them."""

Kind = Literal["brief", "weekly"]
"""What a template lays out: a brief on articles, or the weekly summary of a series."""

Citations = Literal["numbers", "footnotes"]
"""How Word shows citations."""

Comments = Literal["none", "provenance"]
"""What Word shows beside the statements."""

Format = Literal["docx", "pdf", "html", "md", "json"]
"""What a brief can be written as; the writers' table says the same, and a test holds the two together."""

ENTRY_FILE = "brief.md.j2"
"""The Jinja file that writes the whole document."""

_OF_WEEKS = ("week", "stories", "changes", "carried_questions", "answers")

STATEMENT_SECTIONS = ("key_shifts", "actors", "implications", "open_questions", "agreements", "differences", *_OF_WEEKS)
"""Sections that show what the sources say; each is named after its field of the brief or of the weekly summary, and
may be limited."""

WHOLE_SECTIONS = (
    *("origins", "notices", "sources"),
    *("actor_counts", "passed_over", "late", "silent_sources"),
)
"""Sections named after a field of the brief or the summary that are shown whole: a citation must find its source."""


def section_file(name: str) -> str:
    """The Jinja file that writes the section `name`, as templates name it."""
    return f"sections/{name}.md.j2"


class Section(msgspec.Struct, frozen=True):
    """One section of a template, in its place on the page."""

    name: str
    heading: str | None
    """Printed above the section; None where it stands without one."""
    limit: int | None
    """The most statements that it shows; None shows all."""
    least: int
    """How many statements stay when the page budget is short."""
    empty: str | None
    """Printed where the section has nothing to show; None leaves the section out."""
    each: int | None = None
    """Of `stories`: the most entries of each kind that a story shows; None shows all."""

    @property
    def file(self) -> str:
        """The Jinja file that writes it, as templates name it."""
        return section_file(self.name)


class Field(msgspec.Struct, frozen=True):
    """Something that only a person can say: a recommendation, an addressee."""

    name: str
    label: str
    """What a person is asked for."""
    help: str
    """What to write, in one line; empty where the label says it."""
    default: str
    """The value where nobody gives one; empty for none."""


class Template(msgspec.Struct, frozen=True):
    """A template with everything that it inherits."""

    name: str
    title: str
    description: str
    pages: int | None
    """The page budget; None where a document may be as long as it gets."""
    sections: tuple[Section, ...]
    labels: Labels
    style: Style
    folders: tuple[Path, ...]
    """Where its Jinja files are looked for: its own folder, then its parent's, and so on."""
    citations: Citations = "numbers"
    comments: Comments = "none"
    language: str = "en"
    """BCP 47 tag of its words."""
    untranslated: tuple[str, ...] = ()
    """The words that it has in another language only, as `labels.kicker`."""
    fields: tuple[Field, ...] = ()
    audience: str | None = None
    """For whom its briefs are, where nobody says otherwise."""
    formats: tuple[Format, ...] | None = None
    """What its briefs are written as, where nobody says otherwise."""
    marking_scheme: str | None = None
    """The scheme of its briefs' marking, where nobody says otherwise."""
    words: int | None = None
    """The most words of a document; None where a document may be as long as it gets."""
    kind: Kind = "brief"
    """What it lays out."""


def check_kind(template: Template, kind: Kind) -> None:
    """Raise UsageError where `template` does not lay out what is of that kind."""
    if template.kind == kind:
        return
    if kind == "brief":
        raise UsageError(
            f"the template `{template.name}` is for weekly summaries, not for a brief",
            hint="choose one for briefs, for example executive; `briefgen template list` lists them",
        )
    raise UsageError(
        f"the template `{template.name}` is for briefs, not for a weekly summary",
        hint='choose weekly-executive or weekly-analyst, or one with `kind = "weekly"`',
    )
