"""Datelines of the wires, which say where and when a report was filed and belong to no sentence of it."""

import re

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:(?:[ /]| and )[A-ZÀ-ÖØ-Þ.'’-]{2,}){0,3}"
_PLACE = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:[ /][A-ZÀ-ÖØ-Þ][\w.'’-]+){0,2}"
_REGION = rf"(?:, {_PLACE}){{0,2}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATE = rf"(?:,? {_DAY})?"
_AGENCY = r"(?: ?(?:\([A-Z][\w .,&’'/-]{1,40}\)|/[A-Z][\w ]{1,40}/))"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_REGION}{_DATE}{_AGENCY}?|(?:{_PLACE}{_REGION}{_DATE}|{_DAY}){_AGENCY}) ?(?:--|[-—–])"
    r"\s+(?=[A-ZÀ-ÖØ-Þ\d“\"‘'$€£])"
)
"""Place, region, day, agency, dash: “LONDON, Nov 16 (Reuters) - ”, “KYIV, Ukraine (AP) — ”, “WASHINGTON — ”.

A place in small letters needs the agency (the forms are those of the agencies' own stylebooks).
"""


def dateline_end(text: str) -> int:
    """Where the dateline that `text` begins with ends, the blanks behind it included; 0 without one."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
