"""What is wrong with the document that a template makes of the sample brief: budgets, contrast, fonts, structure."""

import re
from collections.abc import Iterator
from typing import cast

from msgspec.structs import replace

from briefgen.brief.model import Report
from briefgen.document.check import check_document
from briefgen.document.flaws import find_flaws
from briefgen.document.style import PAPER_SIZES_PT, Paper
from briefgen.errors import DocumentError, WriterError
from briefgen.fitting import fit
from briefgen.notices import Notice
from briefgen.template.attach import STYLE_FILE
from briefgen.template.languages import find_untranslated
from briefgen.template.manifest import MANIFEST_FILE
from briefgen.template.tables import locate, read_table
from briefgen.template.template import ENTRY_FILE, Template
from briefgen.workshop.finding import Finding, finding_of
from briefgen.writers.registry import WRITERS, find_losses

_TOLD = {
    "over-budget": "show fewer statements with `limit` and `least`, drop a section, or allow more",
    "accessibility": "mend it, so that everyone can read what the template makes",
    "missing-glyph": "name a font that has them under `fonts` in style.toml",
    "font-substituted": "choose a font that is there, or live with the other",
    "untranslated": "say them in the manifest, or in a catalogue",
}
"""The notices that are findings here, with what to do; the others tell of the articles."""
_NAMED = re.compile(r"`(\w+)`")


def find_in_result(brief: Report, template: Template) -> Iterator[Finding]:
    """What is wrong with what `template` makes of `brief`, in any format."""
    try:
        document, notices = fit(brief, template)
        for paper in (paper for paper in PAPER_SIZES_PT if paper != template.style.page.paper):
            notices += tuple(
                replace(notice, message=f"{notice.message}, on {paper}")
                for notice in fit(brief, template, paper=cast("Paper", paper))[1]
                if notice.code == "over-budget"
            )
        check_document(document)
        losses = [loss for name in WRITERS for loss in find_losses(document, name)]
    except DocumentError as error:
        yield finding_of(error, file=str(template.folders[0] / ENTRY_FILE))
        return
    except WriterError as error:
        # All that a writer refuses of a sound document is a font of the style.
        yield finding_of(
            WriterError(f"{_place(template, STYLE_FILE, 'type', 'fonts')}: {error.message}", hint=error.hint),
            file=str(template.folders[0] / STYLE_FILE),
        )
        return
    for notice in dict.fromkeys((*notices, *find_untranslated(template), *find_flaws(document), *losses)):
        if notice.code in _TOLD:
            yield finding_of(
                WriterError(f"{_locate(notice, template)}: {_words(notice)}", hint=_TOLD[notice.code]),
                file=str(template.folders[0] / MANIFEST_FILE),
            )


def _words(notice: Notice) -> str:
    shown = f" (“{notice.where}”)" if notice.code == "accessibility" and notice.where not in (None, "style") else ""
    return notice.message + shown


def _locate(notice: Notice, template: Template) -> str:
    """Where in the template's files the key is that the notice is about, in the nearest folder that has it."""
    match notice.code:
        case "over-budget":
            return _place(template, MANIFEST_FILE, "pages" if " page " in notice.message else "words")
        case "font-substituted" | "missing-glyph":
            return _place(template, STYLE_FILE, "type", "family")
        case "accessibility" if notice.where == "style" and (named := _NAMED.search(notice.message)):
            ground = "tint" if "on tint" in notice.message else named[1]
            return _nearest(template, STYLE_FILE, ("color", named[1]), ("color", ground))
        case "accessibility" if notice.where:
            return _find_words(template, notice.where)
        case _:
            return f"{template.folders[0] / MANIFEST_FILE}:1:1"


def _find_words(template: Template, words: str) -> str:
    """Where a Jinja file says `words` as a heading or a figure; the manifest where none does."""
    for folder in template.folders:
        for file in sorted(folder.rglob("*.md.j2")):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                if words in line:
                    return f"{file}:{number}:{line.index(words) + 1}"
    return f"{template.folders[0] / MANIFEST_FILE}:1:1"


def _place(template: Template, name: str, *keys: str) -> str:
    return _nearest(template, name, keys)


def _nearest(template: Template, name: str, *wanted: tuple[str, ...]) -> str:
    for folder in template.folders:
        file = folder / name
        table = read_table(file) if file.is_file() else {}
        for keys in wanted:
            inner = table
            for key in keys[:-1]:
                inner = inner.get(key, {})
            if keys[-1] in inner:
                return locate(file, *keys)
    return f"{template.folders[0] / MANIFEST_FILE}:1:1"
