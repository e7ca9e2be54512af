"""Languages: which way they are written."""

from typing import Literal

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ji ks nqo ps sd syr ug ur yi".split())
_SCRIPTS = frozenset("adlm arab hebr mand mend nkoo rohg samr syrc thaa".split())
"""Scripts written from the right (ISO 15924), which outweigh what the language is mostly written in."""
_SCRIPT_LENGTH = 4


def direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction of the language tag `language` (BCP 47): by its script if it names one, else by the language."""
    first, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == _SCRIPT_LENGTH and part.isalpha()), None)
    backwards = first in _RIGHT_TO_LEFT if script is None else script in _SCRIPTS
    return "rtl" if backwards else "ltr"
