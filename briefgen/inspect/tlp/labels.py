"""The labels of TLP 2.0: how each is written, how it looks, and what it says (https://www.first.org/tlp/)."""

import re
from collections.abc import Iterator

import msgspec

from briefgen.marking.labels import TLP
from briefgen.marking.scheme import Level, load_scheme

_SCHEME = load_scheme(TLP)
LEAST_SIZE_PT = 12.0
_DEFINITIONS = {
    "TLP:CLEAR": "world|anyone|no limit",
    "TLP:GREEN": "communit",
    "TLP:AMBER": "clients?",
    "TLP:AMBER+STRICT": "organi[sz]ation",
    "TLP:RED": "individual recipients",
}
"""What in the definition of each label tells it from the others, whoever words it."""


class Label(msgspec.Struct, frozen=True):
    """One label."""

    name: str
    color: str
    ground: str
    definition: re.Pattern[str]
    """What a text must hold that says what the label asks."""


def _read_label(level: Level) -> Label:
    look = level.marking
    return Label(level.label, look.color, look.ground, re.compile(_DEFINITIONS[level.label], re.IGNORECASE))


LABELS = {level.label: _read_label(level) for level in _SCHEME.levels}
"""By name, the one that lets share most first."""

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
        meant = _SCHEME.instead.get(bare, bare)
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
