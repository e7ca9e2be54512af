"""The labels of TLP 2.0: how each is written, how it looks, and what it says (https://www.first.org/tlp/)."""

import re
from collections.abc import Iterable, Iterator

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

_BESIDE = " \t\n\u00a0·|,;/()[]"
"""What may stand around a label that stands apart."""
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


def find_apart(text: str) -> list[Label]:
    """The labels that `text` bears and does not merely mention: with nothing else, at its end, or else at its start."""
    return _at_end(text) or _at_start(text)


def find_marking(margin: Iterable[str]) -> list[Label]:
    """The labels that the lines of a header or footer bear.

    A running head may quote a title that names another one, even at its start: what stands at an end goes before it,
    and what is mentioned counts where nothing stands apart.
    """
    lines = list(margin)
    for find in (_at_end, _at_start, _mentioned):
        if found := [label for line in lines for label in find(line)]:
            return found
    return []


def _at_end(text: str) -> list[Label]:
    """The label at the end of `text`; every one where it holds nothing else."""
    found = _mentioned(text)
    if not _WRITTEN.sub("", text).strip(_BESIDE):
        return found
    end = text.rstrip(_BESIDE)
    return [label for label in found[-1:] if end.endswith(label.name)]


def _at_start(text: str) -> list[Label]:
    start = text.lstrip(_BESIDE)
    return [label for label in _mentioned(text)[:1] if start.startswith(label.name)]


def _mentioned(text: str) -> list[Label]:
    return [found.label for found in find_labels(text) if found.label]


def find_strictest(margins: Iterable[Iterable[str]], text: Iterable[str]) -> Label | None:
    """The label of a file: the strictest in its `margins` and the first that stands apart in its `text`.

    Without one in the margins, the strictest that stands apart. One that a sentence mentions marks nothing.
    """
    borne = [label for margin in margins for label in find_marking(margin)]
    apart = [labels for line in text if (labels := find_apart(line))]
    return strictest([*borne, *(label for labels in (apart[:1] if borne else apart) for label in labels)])


def rank(label: Label) -> int:
    """How much a label asks for; higher is stricter."""
    return list(LABELS).index(label.name)


def strictest(labels: Iterator[Label] | list[Label]) -> Label | None:
    """The label that asks for most; None of none."""
    return max(labels, key=rank, default=None)
