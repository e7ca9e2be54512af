"""Numbered and bulleted lists: `w:numbering` for a style, and a new instance for each list that counts anew."""

from briefgen.document.style import Style
from briefgen.writers.docx.properties import Face, Layout
from briefgen.writers.docx.xml import Element, w

LIST_INDENT_PT = 18.0

LAST_LEVEL = 8
"""Word numbers nine levels (ECMA-376 part 1, 17.9.3); a list nested deeper stays on the ninth."""

BULLETS, NUMBERS, SOURCES = 1, 2, 3
"""The instances that the styles List Bullet, List Number and Source name; each has a definition of its own."""

_MOST_START = 32767
"""The highest start that a list can have in Word's own dialog."""


def write_numbering(style: Style) -> Element:
    """The three kinds of list, each with one instance."""
    levels = range(1, LAST_LEVEL + 2)
    return w(
        "numbering",
        _definition(BULLETS, "ListBullet", tuple("–" if level % 2 == 0 else "•" for level in levels), style),
        _definition(NUMBERS, "ListNumber", tuple(f"%{level}." for level in levels), style),
        _definition(SOURCES, "Source", ("%1",), style),
        *(w("num", w("abstractNumId", val=kind), numId=kind) for kind in (BULLETS, NUMBERS, SOURCES)),
    )


def start_numbers(numbering: Element, *, start: int, level: int) -> int:
    """The id of a new instance in `numbering` that counts `level`, from 0, from `start`."""
    return _start(numbering, NUMBERS, start=min(max(start, 0), _MOST_START), level=level)


def start_sources(numbering: Element) -> int:
    """The id of a new instance in `numbering` for a list of sources."""
    return _start(numbering, SOURCES, start=1, level=0)


def _start(numbering: Element, kind: int, *, start: int, level: int) -> int:
    number_id = len(numbering) - SOURCES + 1
    restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
    numbering.append(w("num", w("abstractNumId", val=kind), restart, numId=number_id))
    return number_id


def _definition(kind: int, style_id: str, labels: tuple[str, ...], style: Style) -> Element:
    """The labels of a kind of list, one for each level; the first level is the paragraph style `style_id`."""
    levels = [_level(level, label, None if level else style_id, style) for level, label in enumerate(labels)]
    shape = "multilevel" if len(levels) > 1 else "singleLevel"
    return w(
        "abstractNum",
        w("nsid", val=f"{kind:08X}"),
        w("multiLevelType", val=shape),
        *levels,
        abstractNumId=kind,
    )


def _level(level: int, label: str, style_id: str | None, style: Style) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal" if "%" in label else "bullet"),
        w("pStyle", val=style_id) if style_id else None,
        w("lvlText", val=label),
        w("lvlJc", val="left"),
        Layout(left_pt=LIST_INDENT_PT * (level + 1), hanging_pt=LIST_INDENT_PT).element(),
        Face(family=style.type.family, color=style.color.muted).element(),
        ilvl=level,
    )
