"""Numbered and bulleted lists: `w:numbering` for a style, and a new instance for each list that counts anew."""

from briefgen.document.style import Style
from briefgen.writers.docx.properties import Face, Layout
from briefgen.writers.docx.xml import Element, w

LIST_INDENT_PT = 18.0
ARROW_INDENT_PT = 14.0

LAST_LEVEL = 8
"""Word numbers nine levels (ECMA-376 part 1, 17.9.3); a list nested deeper stays on the ninth."""

KINDS = BULLETS, NUMBERS, SOURCES, ARROW = 1, 2, 3, 4
"""The instances that the styles List Bullet, List Number, Source and Shift Now name, each with its own definition."""

_NUMBERS = ("decimal", "lowerLetter")
"""How the levels of a numbered list count, by turns from the outermost."""

_MOST_START = 32767
"""The highest start that a list can have in Word's own dialog."""


def write_numbering(style: Style) -> Element:
    """The kinds of list, each with one instance."""
    levels = range(1, LAST_LEVEL + 2)
    return w(
        "numbering",
        _definition(BULLETS, "ListBullet", tuple("–" if level % 2 == 0 else "•" for level in levels), style),
        _definition(NUMBERS, "ListNumber", tuple(f"%{level}." for level in levels), style),
        _definition(SOURCES, "Source", ("%1",), style),
        _arrow(style),
        *(w("num", w("abstractNumId", val=kind), numId=kind) for kind in KINDS),
    )


def start_numbers(numbering: Element, *, start: int, level: int) -> int:
    """The id of a new instance in `numbering` that counts `level`, from 0, from `start`."""
    return _start(numbering, NUMBERS, start=min(max(start, 0), _MOST_START), level=level)


def start_sources(numbering: Element) -> int:
    """The id of a new instance in `numbering` for a list of sources."""
    return _start(numbering, SOURCES, start=1, level=0)


def _start(numbering: Element, kind: int, *, start: int, level: int) -> int:
    number_id = len(numbering) - len(KINDS) + 1
    restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
    numbering.append(w("num", w("abstractNumId", val=kind), restart, numId=number_id))
    return number_id


def _definition(kind: int, style_id: str, labels: tuple[str, ...], style: Style) -> Element:
    """The labels of a kind of list, one for each level; the first level is the paragraph style `style_id`."""
    levels = [_level(level, label, None if level else style_id, style) for level, label in enumerate(labels)]
    return _abstract(kind, "multilevel" if len(levels) > 1 else "singleLevel", *levels)


def _abstract(kind: int, shape: str, *levels: Element) -> Element:
    return w(
        "abstractNum",
        w("nsid", val=f"{kind:08X}"),
        w("multiLevelType", val=shape),
        *levels,
        abstractNumId=kind,
    )


def _arrow(style: Style) -> Element:
    """The arrow before what is now: a label, so that it is no word of the text."""
    layout = Layout(left_pt=ARROW_INDENT_PT, hanging_pt=ARROW_INDENT_PT)
    level = _label(0, "→", "ShiftNow", layout, Face(bold=True, color=style.color.accent))
    return _abstract(ARROW, "singleLevel", level)


def _level(level: int, label: str, style_id: str | None, style: Style) -> Element:
    layout = Layout(left_pt=LIST_INDENT_PT * (level + 1), hanging_pt=LIST_INDENT_PT)
    return _label(level, label, style_id, layout, Face(family=style.type.family, color=style.color.muted))


def _label(level: int, label: str, style_id: str | None, layout: Layout, face: Face) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=_NUMBERS[level % len(_NUMBERS)] if "%" in label else "bullet"),
        w("pStyle", val=style_id) if style_id else None,
        w("lvlText", val=label),
        w("lvlJc", val="left"),
        layout.element(),
        face.element(),
        ilvl=level,
    )
