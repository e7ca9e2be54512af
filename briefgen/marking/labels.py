"""Labels as sources write them. Goes in: a line, or a value. Comes out: the marking it states, letter for letter.

No scheme is read here: a misspelt TLP label is found as well, so that it can be refused and not overlooked.
"""

import re

TLP = "tlp"
"""The name of the scheme that is known by its labels alone."""

_LONGEST = 100
"""Characters of a line that may still be nothing but a marking."""
_COLORS = r"(?:red|amber|green|clear|white|yellow|orange|blue|black|strict)"
_OPENING = r"[*_\[(<#\s]*"
_CLOSING = r"[*_\])>.\s]*$"
_TLP_LINE = re.compile(
    rf"{_OPENING}(?P<label>(?i:TLP[\s:\-–—_/]*{_COLORS}(?:\s*[+\-_]?\s*strict)?)|TLP\s?:\s?[A-Z][A-Z+]*){_CLOSING}"
)
_LABELED = re.compile(
    r"[*_]{0,2}(?P<name>(?i:marking|classification))[*_]{0,2}\s?:[*_]{0,2}\s*(?P<label>\S.*?)[*_]{0,2}\s*$"
)
_TLP_VALUE = re.compile(r"\s*tlp", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9+/,&-]*(?: [A-Z0-9+/,&-]+){0,7}")


def names_tlp(label: str) -> bool:
    """Whether `label` means one of TLP's, however it is spelled."""
    return _TLP_VALUE.match(label) is not None


def read_marking(line: str) -> str | None:
    """The label in a line that is nothing but one of TLP's, or in `Marking: LABEL` and `Classification: LABEL`.

    The label of such a line stands in capitals, or is one of TLP's; behind `Classification:` it must be a label of a
    built-in scheme, since the word has other uses.
    """
    if len(line) > _LONGEST:
        return None
    if found := _TLP_LINE.match(line):
        return found["label"]
    found = _LABELED.match(line)
    if found is None:
        return None
    label = found["label"]
    if tlp := _TLP_LINE.match(label):
        return tlp["label"]
    if not _CAPITALS.fullmatch(label) or (found["name"].lower() == "classification" and not _is_built_in(label)):
        return None
    return label


def read_front_matter(key: str, value: str) -> str | None:
    """The label that an entry of front matter states: `marking: LABEL`, `tlp: TLP:AMBER` or `tlp: AMBER`."""
    match key.lower():
        case "marking":
            return value
        case "tlp":
            return value if names_tlp(value) else f"TLP:{value}"
        case _:
            return None


def _is_built_in(label: str) -> bool:
    """Whether a scheme of briefgen has the label; of `SECRET//NOFORN`, the level counts."""
    from briefgen.marking.scheme import built_in_labels

    return label.partition("//")[0] in built_in_labels()
