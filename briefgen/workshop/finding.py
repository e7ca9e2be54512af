"""What a check of a template finds: places in its files, what is the matter there, and what to do."""

import re
from typing import NamedTuple

import msgspec

from briefgen.errors import BriefgenError

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<what>.+)", re.DOTALL)


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong, or would be for a reader."""

    file: str
    line: int
    column: int
    what: str
    """What is the matter, one line, no closing stop."""
    hint: str

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.file, self.line, self.column)


def finding_of(error: BriefgenError, *, file: str) -> Finding:
    """`error` as a finding; where its message names no place, at the beginning of `file`."""
    found = _PLACE.fullmatch(error.message)
    if found is None:
        what = error.message.removeprefix(f"{file}: ")
        return Finding(file, 1, 1, what, error.hint)
    return Finding(found["file"], int(found["line"]), int(found["column"]), found["what"], error.hint)
