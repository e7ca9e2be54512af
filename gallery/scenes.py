"""The scenes of the gallery: every built-in template on the two samples, then the hard cases. Each is a document."""

from collections.abc import Callable
from functools import partial

import msgspec

from briefgen.brief.model import Report
from briefgen.document.style import PAPER_SIZES_PT, Paper
from briefgen.document.tree import Document
from briefgen.fitting import fit
from briefgen.template.load import load_template
from briefgen.template.search import built_in_shelf
from briefgen.workshop.sample import quiet_summary, sample_for
from gallery import documents
from gallery.articles import (
    FERRIES,
    ISLANDS,
    LONG_NAMES,
    NOTHING_MORE,
    ONE_SENTENCE,
    TITLE_OF_200,
    brief_on,
    brief_on_samples,
    marked,
    text_of_many,
)


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the gallery."""

    name: str
    """Begins the names of its pictures."""
    title: str
    says: str
    """One sentence on what is to be seen; also the pictures' text for whoever cannot see them."""
    make: Callable[[], Document]
    shares: tuple[float, ...] | None = None
    """Which pages are shown, as shares of the way from the first (0) to the last (1); None shows all."""
    in_word: bool = False
    """Whether the gallery shows the Word file too."""


def list_scenes() -> tuple[Scene, ...]:
    """Every scene, in the order of the gallery."""
    return (*_templates(), *_HARD_CASES)


def _templates() -> tuple[Scene, ...]:
    """Each built-in template on A4; one that keeps to a number of pages on Letter and in Word, too."""
    folders = sorted(folder for folder in built_in_shelf().iterdir() if folder.is_dir())
    kept = {folder.name: load_template(folder).pages is not None for folder in folders}
    return tuple(
        _of_samples(name, paper, in_word=is_short and paper == "a4")
        for name, is_short in kept.items()
        for paper in PAPER_SIZES_PT
        if is_short or paper == "a4"
    )


def _of_samples(name: str, paper: str, *, in_word: bool) -> Scene:
    shown = paper.upper() if len(paper) < 3 else paper.capitalize()
    return Scene(
        name=f"{name}-{paper}",
        title=f"Template `{name}` on {shown}",
        says=f"{_say(name)}, as the template {name} lays it out on {shown} paper.",
        make=lambda: _composed(_sample_of(name), name, paper=msgspec.convert(paper, Paper)),
        in_word=in_word,
    )


def _say(name: str) -> str:
    """What is laid out."""
    if load_template(built_in_shelf() / name).kind == "weekly":
        return "The summary of the second of two made-up weeks"
    return "The brief on the two sample articles"


def _sample_of(name: str) -> Report:
    template = load_template(built_in_shelf() / name)
    return sample_for(template) if template.kind == "weekly" else brief_on_samples()


def _quiet_week() -> Document:
    return _composed(quiet_summary(), "weekly-executive")


def _composed(brief: Report, template: str, *, paper: Paper | None = None) -> Document:
    """As the command composes: within the page budget of the built-in template."""
    document, _ = fit(brief, load_template(built_in_shelf() / template), paper=paper)
    return document


def _invented(template: str, *texts: str, title: str | None = None, paper: Paper | None = None) -> Document:
    return _composed(brief_on(*texts, title=title), template, paper=paper)


def _tlp() -> Document:
    return _composed(brief_on(FERRIES, ISLANDS, marking="TLP:AMBER+STRICT"), "executive")


def _classified() -> Document:
    texts = (marked(FERRIES, "SECRET"), marked(ISLANDS, "UNCLASSIFIED"))
    return _composed(brief_on(*texts, scheme="us"), "base", paper="letter")


_HARD_CASES = (
    Scene(
        name="quiet-week",
        title="A quiet week",
        says="A week without an article: the page says so, what has not changed, and what is still open.",
        make=_quiet_week,
    ),
    Scene(
        name="marking-tlp",
        title="A TLP marking",
        says="TLP:AMBER+STRICT on black at the right of head and foot, and at the top of the page with its meaning.",
        make=_tlp,
    ),
    Scene(
        name="marking-classified",
        title="A classification marking",
        says="SECRET in the middle of the head and foot of each page; each statement bears the mark of its sources.",
        make=_classified,
    ),
    Scene(
        name="forty-actors",
        title="Forty actors",
        says="A table of forty people goes over the page; its head stands again at the top, and no row is torn.",
        make=partial(_invented, "base", text_of_many(40)),
    ),
    Scene(
        name="long-title",
        title="A title of 200 characters",
        says="The title runs over several lines and leaves room for the brief; the running head shortens it.",
        make=partial(_invented, "base", FERRIES, ISLANDS, title=TITLE_OF_200),
    ),
    Scene(
        name="long-names",
        title="Long names in a brief",
        says="The names of a person and of a body fill their column and break where they must.",
        make=partial(_invented, "executive", LONG_NAMES),
    ),
    Scene(
        name="long-words",
        title="Words that are wider than their place",
        says="A word of 120 letters and a long address break inside title, panel, table, list and sources.",
        make=documents.long_words,
    ),
    Scene(
        name="empty-sections",
        title="Empty sections",
        says="An article without actors, consequences or questions; each section that a reader looks for says so.",
        make=partial(_invented, "base", NOTHING_MORE),
    ),
    Scene(
        name="one-sentence",
        title="A brief of one sentence",
        says="The article is one sentence; the page shows it, and where it is from.",
        make=partial(_invented, "executive", ONE_SENTENCE, paper="letter"),
    ),
    Scene(
        name="shift",
        title="Changes side by side",
        says="Before and after in two columns: of like length, of unlike length, and with one side not stated.",
        make=documents.shifts,
    ),
    Scene(
        name="figures",
        title="Drawings",
        says="A timeline, a bar chart and a matrix, each with its caption and its facts in a table.",
        make=documents.figures,
    ),
    Scene(
        name="contents",
        title="A table of contents",
        says="Headings of two levels with their page numbers; long ones go over two lines.",
        make=documents.contents,
        shares=(0, 0.5),
    ),
    Scene(
        name="blocks",
        title="Every other part",
        says="Lists in lists, quotations, code, a warning, numbers in a table, six levels of headings, other scripts.",
        make=documents.every_other_block,
    ),
    Scene(
        name="annex",
        title="An annex of sixty pages",
        says="The first page, one from the middle and the last page of a long document.",
        make=documents.annex,
        shares=(0, 0.5, 1),
    ),
)
