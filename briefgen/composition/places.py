"""Where in a template's files a line of the written Markdown comes from.

Only asked for when that Markdown turned out to be no document: the template is written once more, with a mark at the
beginning of each line of its files, and the last mark before the faulty line tells the place. Marks are noncharacters
that no text can hold (see `escape`).
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import nodes

from briefgen.composition.environment import BriefEnvironment
from briefgen.errors import DocumentError
from briefgen.template.template import ENTRY_FILE, Template

_OPEN, _CLOSE = "\U0004fffe", "\U0004ffff"
_MARK = re.compile(f"{_OPEN}(\\d+)\\.(\\d+){_CLOSE}")
_LEAD = re.compile(rf"(?:{_MARK.pattern}|[ \t>*-])*")
"""What stands before the words of a line: the last of several marks is that of the innermost file."""
_LINE = re.compile(r"(?:, line (\d+) of its Markdown)?: ")


class _MarkingEnvironment(BriefEnvironment):
    """The sandbox; what stands in a file outside of its braces is written with the numbers of file and line."""

    def __init__(self, folders: tuple[Path, ...], names: Mapping[str, Any]) -> None:
        super().__init__(folders, names)
        self.files: list[str] = []

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        number = len(self.files)
        self.files.append(str(filename))
        for data in tree.find_all(nodes.TemplateData):
            lines = data.data.split("\n")
            marked = (f"{_OPEN}{number}.{data.lineno + at}{_CLOSE}{line}" for at, line in enumerate(lines))
            data.data = "\n".join(marked)
        return tree


def place_error(
    error: DocumentError,
    name: str,
    template: Template,
    names: Mapping[str, Any],
    filters: Mapping[str, Callable[..., object]],
) -> DocumentError:
    """`error`, whose message begins with `name`, as `FILE:LINE:COLUMN: what`, in the template's files."""
    found = _LINE.match(error.message, len(name))
    if not error.message.startswith(name) or found is None:
        return error
    what = error.message[found.end() :]
    return DocumentError(f"{_find(int(found[1] or 1), template, names, filters)}: {what}", hint=error.hint)


def _find(line: int, template: Template, names: Mapping[str, Any], filters: Mapping[str, Callable[..., object]]) -> str:
    environment = _MarkingEnvironment(template.folders, names)
    environment.filters.update(filters)
    try:
        text = "".join(environment.get_template(ENTRY_FILE).generate())
    except Exception:  # noqa: BLE001 - a template that minds the marks is placed as a whole
        text = ""
    lines = text.split("\n")
    head, here = "\n".join(lines[: line - 1]), lines[line - 1] if line <= len(lines) else ""
    marks = list(_MARK.finditer(_LEAD.match(here)[0])) or list(_MARK.finditer(head))  # type: ignore[index]
    if not marks:
        return f"{template.folders[0] / ENTRY_FILE}:1:1"
    return f"{environment.files[int(marks[-1][1])]}:{marks[-1][2]}:1"
