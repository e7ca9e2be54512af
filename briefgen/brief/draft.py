"""A brief's JSON as a person edited it comes in; a `Brief` goes out, whole in form, whose statements nobody checked.

Of a statement that a person adds, `text` is enough (of an actor `name` and `kind`, of a difference `about`); of a
citation, `source_id` and `quote` are. What is left away is put in here, and an id that is missing or stands twice.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefgen.brief.json import check_version, misfit, refuse_summary, without_mark
from briefgen.brief.model import Brief
from briefgen.errors import BriefError
from briefgen.notices import Notice
from briefgen.text import collapse

_PREFIXES = {
    "key_shifts": "shift",
    "actors": "actor",
    "implications": "implication",
    "open_questions": "question",
    "agreements": "agreement",
    "differences": "difference",
}
"""The sections of statements, and how the ids of each begin."""
_STATED: dict[str, Any] = {"attribution": None, "corroboration": "no source", "citations": []}
_SURE = {**_STATED, "certainty": "asserted"}
_LEFT_AWAY: dict[str, dict[str, Any]] = {
    "bottom_line": _SURE,
    "key_shifts": {**_SURE, "before": None, "after": None},
    "actors": {"aliases": [], "role": None, "stance": None, "citations": []},
    "implications": _SURE,
    "open_questions": {**_STATED, "kind": "implied"},
    "agreements": _SURE,
    "differences": {"citations": []},
}
"""What stands for a field that is left away; the review puts it right."""
_NO_PLACE = {"paragraph": 0, "start": 0, "end": 0}
_LEAST = {"actors": "name", "differences": "about"}
"""The field that must hold words; `text` in the other sections."""
_WORDS = ("text", "before", "after", "name", "role", "stance", "about", "point", "attribution")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def read_draft(content: bytes) -> tuple[Brief, tuple[Notice, ...]]:
    """The brief that `content` holds, its statements unchecked, and a notice of each id that was put right.

    Raises BriefError, with the place in the JSON, where it is not built as a brief is, and for words that are blank.
    """
    content = without_mark(content)
    check_version(content)
    refuse_summary(content)
    plain = msgspec.json.decode(content)
    for place, section, part in _iter_parts(plain):
        _fill(part, section, place)
    notices = tuple(_name_parts(plain))
    title = plain.get("title")
    if isinstance(title, str):
        plain["title"] = collapse(title) or _say(title, "$.title")
    try:
        return msgspec.convert(plain, Brief, strict=True), notices
    except msgspec.ValidationError as error:
        raise misfit(error) from None


def _iter_parts(plain: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each part of a brief that says something: its place in the JSON, its section, its fields."""
    if isinstance(plain.get("bottom_line"), dict):
        yield "$.bottom_line", "bottom_line", plain["bottom_line"]
    for section in _PREFIXES:
        parts = plain.get(section)
        for number, part in enumerate(parts if isinstance(parts, list) else ()):
            if isinstance(part, dict):
                yield f"$.{section}[{number}]", section, part


def _fill(part: dict[str, Any], section: str, place: str) -> None:
    """Put in what is left away, and every text on one line; whose words they are is not for a person to say."""
    part.pop("standing", None)
    for name, value in _LEFT_AWAY[section].items():
        part.setdefault(name, value)
    least = _LEAST.get(section, "text")
    _smooth(part, place, least)
    for number, side in enumerate(_dicts(part.get("sides"))):
        side.setdefault("citations", [])
        _smooth(side, f"{place}.sides[{number}]", "text")
    for citation in (*_dicts(part.get("citations")), *(one for s in _dicts(part.get("sides")) for one in _cited(s))):
        for name, number in _NO_PLACE.items():
            citation.setdefault(name, number)


def _smooth(part: dict[str, Any], place: str, least: str) -> None:
    for name in _WORDS:
        words = part.get(name)
        if isinstance(words, str):
            part[name] = _say(words, f"{place}.{name}") if name == least else collapse(words) or None


def _say(words: str, place: str) -> str:
    if not any(map(str.isalnum, words)):
        raise BriefError(f"`{place}` says nothing", hint="give it words, or remove the whole entry")
    return collapse(words)


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _cited(side: dict[str, Any]) -> list[dict[str, Any]]:
    return _dicts(side.get("citations"))


def _name_parts(plain: dict[str, Any]) -> Iterator[Notice]:
    """Give each part an id of its own; a notice for each that had one that stands elsewhere already."""
    taken: set[str] = set()
    unnamed: list[tuple[str, dict[str, Any]]] = []
    for _, section, part in _iter_parts(plain):
        name = part.get("id")
        if isinstance(name, str) and _ID.fullmatch(name) and name not in taken:
            taken.add(name)
        elif name is None or isinstance(name, str):
            unnamed.append((section, part))
    for section, part in unnamed:
        had = part.get("id")
        part["id"] = _free_id(section, taken)
        taken.add(part["id"])
        if had:
            yield Notice(
                "edited", f"its id `{had}` stands twice or cannot be one; it is `{part['id']}` now", part["id"]
            )


def _free_id(section: str, taken: set[str]) -> str:
    if section == "bottom_line" and "bottom-line" not in taken:
        return "bottom-line"
    prefix = _PREFIXES.get(section, "statement")
    return next(name for number in range(1, len(taken) + 2) if (name := f"{prefix}-{number}") not in taken)
