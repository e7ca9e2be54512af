"""Scripts: which letters change with their neighbors, what runs from the right, where lines of ideographs may break."""

import re

_JOINED = {
    "Hebrew": (range(0x0590, 0x0600), range(0xFB1D, 0xFB50)),
    "Arabic": (
        range(0x0600, 0x0700),
        range(0x0750, 0x0780),
        range(0x0870, 0x0900),
        range(0xFB50, 0xFDD0),
        range(0xFDF0, 0xFE00),
        range(0xFE70, 0xFEFF),
    ),
    "Syriac, Thaana or N\u2019Ko": (range(0x0700, 0x0750), range(0x0780, 0x0870)),
    "an Indic script": (range(0x0900, 0x0E00), range(0xA8E0, 0xA900)),
    "Lao, Tibetan or Myanmar": (range(0x0E80, 0x10A0), range(0xA9E0, 0xAA00), range(0xAA60, 0xAA80)),
    "Khmer or Mongolian": (range(0x1780, 0x18B0), range(0x19E0, 0x1A00)),
    "single Korean letters": (range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xD7B0, 0xD800)),
    "a script of the upper planes": (range(0x10000, 0x1F000),),
}
"""Scripts whose letters come out wrong when each is drawn for itself, from left to right."""

_FIRST_IDEOGRAPH = "\u2e80"
_IDEOGRAPHS = "\u2e80-\u303f\u3041-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_OPENING = r"(\[{$£€〈《「『【〔〖〘〚（［｛｟“‘"
_SMALL = "々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー"
_CLOSING = rf")\]}}.,;:!?%/、。，．・：；！？…‥〉》」』】〕〗〙〛）］｝｠”’％{_SMALL}"
_BREAK = (
    rf"(?<![{_OPENING}])(?:(?<=[{_IDEOGRAPHS}])(?=[^{_CLOSING}])|(?<=[^{_OPENING}])(?=[{_IDEOGRAPHS}])(?![{_CLOSING}]))"
)
"""Between ideographs or kana, but not before what ends a phrase nor after what opens one (JIS X 4051, 3.9).

Compiled when the first is met: it costs more than laying out a page without any.
"""

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ji ks nqo ps sd syr ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab hebr mand mend nkoo rohg samr syrc thaa".split())
"""By their codes (ISO 15924)."""
_SCRIPT_LENGTH = 4


def is_right_to_left(language: str) -> bool:
    """Whether the language tag (BCP 47) names words that run from right to left.

    The script decides where the tag names one, else the script that the language is mostly written in.
    """
    first, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == _SCRIPT_LENGTH and part.isalpha()), None)
    return first in _RIGHT_TO_LEFT if script is None else script in _RIGHT_TO_LEFT_SCRIPTS


def is_joined(character: str) -> bool:
    """Whether `character` is of a script that drawing letter by letter would falsify."""
    return joined_script(character) is not None


def joined_script(character: str) -> str | None:
    """The name of that script; None for a character that can be drawn for itself."""
    code = ord(character)
    return next((name for name, ranges in _JOINED.items() if any(code in codes for codes in ranges)), None)


def split_ideographs(word: str) -> list[str]:
    """`word` in parts between which a line may break; whole where it holds no ideographs."""
    if max(word, default="") < _FIRST_IDEOGRAPH:
        return [word]
    return [part for part in re.split(_BREAK, word) if part] or [word]
