"""Labels as sources write them. Goes in: a line, or a value. Comes out: the marking it states, letter for letter.

No scheme is read here: a misspelt TLP label is found as well, so that it can be refused and not overlooked.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

TLP = "tlp"
"""The name of the scheme that is known by its labels alone."""

_LONGEST = 100
"""Characters of a line that may still be nothing but a marking."""
_HEAD = 20
"""Characters in which such a line says what it is."""
_COLORS = r"(?:red|amber|green|clear|white|yellow|orange|blue|black|strict)"
_OPENING = r"[*_\[(<#/|\"'“‘«\s]*"
_CLOSING = r"[*_\])>./|\"'”’»\s]*$"
_EXACT = r"TLP:(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)"
_LABEL = rf"(?i:TLP[\s:\-–—_/]*{_COLORS}(?:\s*[+\-_]?\s*strict)?)|TLP\s?:\s?[A-Z][A-Z+]*"


class _Patterns(NamedTuple):
    tlp_line: re.Pattern[str]
    labeled: re.Pattern[str]
    capitals: re.Pattern[str]
    edge: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """What tells a marking, compiled for the first line that looks like one: most articles have none."""
    return _Patterns(
        tlp_line=re.compile(rf"{_OPENING}(?P<label>{_LABEL}){_CLOSING}"),
        labeled=re.compile(
            r"[*_]{0,2}(?P<name>(?i:marking|classification))[*_]{0,2}\s?:[*_]{0,2}\s*(?P<label>\S.*?)[*_]{0,2}\s*$"
        ),
        capitals=re.compile(r"[A-Z][A-Z0-9+/,&-]*(?: [A-Z0-9+/,&-]+){0,7}"),
        edge=re.compile(rf"{_OPENING}{_EXACT}(?![\w+])|.*(?<!\w){_EXACT}{_CLOSING}", re.DOTALL),
    )


def names_tlp(label: str) -> bool:
    """Whether `label` means one of TLP's, however it is spelled."""
    return label.strip().lower().startswith("tlp")


def read_marking(line: str) -> str | None:
    """The label in a line that is nothing but one of TLP's, or in `Marking: LABEL` and `Classification: LABEL`.

    The label of such a line stands in capitals, or is one of TLP's; behind `Classification:` it must be a label of a
    built-in scheme, since the word has other uses.
    """
    if not line.isascii():
        line = _plain(line)
    head = line[:_HEAD].lower()
    if len(line) > _LONGEST or not ("tlp" in head or "marking" in head or "classification" in head):
        return None
    patterns = _patterns()
    if found := patterns.tlp_line.match(line):
        return found["label"]
    found = patterns.labeled.match(line)
    if found is None:
        return None
    label = found["label"]
    if tlp := patterns.tlp_line.match(label):
        return tlp["label"]
    if not patterns.capitals.fullmatch(label) or (
        found["name"].lower() == "classification" and not _is_built_in(label)
    ):
        return None
    return label


def may_be_marking(line: str) -> bool:
    """Whether `line` is a marking, or is short and begins or ends with a label of TLP in capitals."""
    line = line if line.isascii() else _plain(line)
    if len(line) > _LONGEST or "TLP:" not in line:
        return False
    return read_marking(line) is not None or _patterns().edge.match(line) is not None


def read_front_matter(key: str, value: str) -> str | None:
    """The label that an entry of front matter states: `marking: LABEL`, `tlp: TLP:AMBER` or `tlp: AMBER`.

    `classification: LABEL` states one of a built-in scheme, as in a line.
    """
    match key.lower():
        case "marking":
            return value
        case "tlp":
            return value if names_tlp(value) else f"TLP:{value}"
        case "classification":
            return value if _is_built_in(value) else None
        case _:
            return None


def _plain(line: str) -> str:
    """`line` as a reader sees it: no invisible characters, letters and colons of one width."""
    shown = "".join(letter for letter in line if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFKC", shown).strip()


def _is_built_in(label: str) -> bool:
    """Whether a scheme of briefgen has the label; of `SECRET//NOFORN`, the level counts."""
    from briefgen.marking.scheme import built_in_labels

    return label.partition("//")[0] in built_in_labels()
