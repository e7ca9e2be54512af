"""Mistakes that a template's files make while they write: each is told, taken out, and the writing tried again."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from briefgen.brief.model import Report
from briefgen.composition.compose import compose
from briefgen.errors import DocumentError, TemplateError
from briefgen.template.template import ENTRY_FILE, Template
from briefgen.workshop.finding import Finding, finding_of

_MOST = 50
"""More mistakes than anybody mends at once."""
_PRINTED = re.compile(r"\{\{.*?\}\}")


def find_in_trial(brief: Report, template: Template) -> Iterator[Finding]:
    """Each mistake that `template` makes while it writes `brief`, in the order in which it comes upon them."""
    with TemporaryDirectory() as name:
        drafts = Path(name)
        tried = replace(template, folders=(drafts, *template.folders))
        for _ in range(_MOST):
            try:
                compose(brief, tried)
            except (TemplateError, DocumentError) as error:
                found = finding_of(error, file=str(template.folders[0] / ENTRY_FILE))
                found = _as_original(found, drafts, template)
                yield found
                if not _take_out(found, drafts, template, whole_line=isinstance(error, DocumentError)):
                    return
            else:
                return


def _as_original(found: Finding, drafts: Path, template: Template) -> Finding:
    """`found` in the template's file, where it was found in the draft of it."""
    file = Path(found.file)
    if not file.is_relative_to(drafts):
        return found
    name = file.relative_to(drafts)
    folder = next((folder for folder in template.folders if (folder / name).is_file()), template.folders[0])
    return replace(found, file=str(folder / name))


def _take_out(found: Finding, drafts: Path, template: Template, *, whole_line: bool) -> bool:
    """Whether a draft could be written without the mistake; lines keep their numbers."""
    folder = next((folder for folder in template.folders if Path(found.file).is_relative_to(folder)), None)
    if folder is None:
        return False
    name = Path(found.file).relative_to(folder)
    draft = drafts / name
    text = (draft if draft.is_file() else folder / name).read_text("utf-8")
    lines = text.split("\n")
    line = lines[found.line - 1] if found.line <= len(lines) else ""
    without = "" if whole_line else _PRINTED.sub("", line)
    if "{%" in line or line.startswith(":::") or without == line:
        if name.as_posix() == ENTRY_FILE or not text:
            return False
        lines = []
    else:
        lines[found.line - 1] = without
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text("\n".join(lines), "utf-8")
    return True
