"""The labels of TLP 2.0: how each is written, how it looks, and what it says (https://www.first.org/tlp/)."""

import re
from collections.abc import Iterator

import msgspec

GROUND = "#000000"
"""Every label stands on black."""
LEAST_SIZE_PT = 12.0
_STRICT = "TLP:AMBER+STRICT"


class Label(msgspec.Struct, frozen=True):
    """One label."""

    name: str
    color: str
    definition: re.Pattern[str]
    """What in a definition tells this label from the others."""


def _label(name: str, color: str, definition: str) -> Label:
    return Label(name, color, re.compile(definition, re.IGNORECASE))


LABELS = {
    label.name: label
    for label in (
        _label("TLP:CLEAR", "#FFFFFF", "world|anyone|no limit"),
        _label("TLP:GREEN", "#33FF00", "communit"),
        _label("TLP:AMBER", "#FFC000", "need[- ]to[- ]know"),
        _label(_STRICT, "#FFC000", "need[- ]to[- ]know|organi[sz]ation"),
        _label("TLP:RED", "#FF2B2B", "individual recipients"),
    )
}
"""By name, the one that lets share most first."""

_INSTEAD = {"TLP:WHITE": "TLP:CLEAR", "TLP:YELLOW": "TLP:AMBER", "TLP:ORANGE": "TLP:AMBER", "TLP:STRICT": _STRICT}
_COLORS = "RED|AMBER|GREEN|CLEAR|WHITE|YELLOW|ORANGE|BLUE|BLACK|GR[AE]Y|STRICT"
_WRITTEN = re.compile(
    rf"(?<![\w/])(?P<name>TLP\s*[:\-–]\s*(?:{_COLORS})\b(?:\s*\+\s*[A-Za-z]+)?)|(?P<apart>(?<![\w/])TLP\s(?:{_COLORS})\b)",
    re.IGNORECASE,
)


class Written(msgspec.Struct, frozen=True):
    """A label as it stands in a text."""

    words: str
    label: Label | None
    """None where it is not written as a label is."""

    @property
    def fix(self) -> str:
        """What to write in its place."""
        bare = re.sub(r"[\s\-–]", "", self.words.upper()).replace("TLP:", "TLP").replace("TLP", "TLP:", 1)
        meant = _INSTEAD.get(bare, bare)
        if meant not in LABELS:
            stem = meant.partition("+")[0]
            meant = stem if stem in LABELS else ""
        return f"write {meant}" if meant else f"write one of {', '.join(LABELS)}"


def find_labels(text: str) -> Iterator[Written]:
    """Every label in `text`, well written or not, in order."""
    for found in _WRITTEN.finditer(text):
        yield Written(found[0], LABELS.get(found[0]))


def rank(label: Label) -> int:
    """How much a label asks for; higher is stricter."""
    return list(LABELS).index(label.name)


def strictest(labels: Iterator[Label] | list[Label]) -> Label | None:
    """The label that asks for most; None of none."""
    return max(labels, key=rank, default=None)
