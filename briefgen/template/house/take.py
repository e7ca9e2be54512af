"""What a house-style Word file gives: bytes come in; tables of `style.toml`, a logo and remarks go out."""

from typing import Any

import msgspec

from briefgen.document.attached import Picture
from briefgen.document.style import Type
from briefgen.errors import TemplateError
from briefgen.template.house.edges import read_edge
from briefgen.template.house.legible import is_colored, legible, tint_of
from briefgen.template.house.logo import find_logo
from briefgen.template.house.package import WORD, Package, open_package
from briefgen.template.house.section import Section, read_section
from briefgen.template.house.styles import Look, Stylesheet
from briefgen.template.house.theme import read_theme

_LEAST_BODY_PT, _MOST_BODY_PT = 8.0, 16.0
_SMALL, _LEAD, _HEADING, _TITLE = 0.85, 1.15, 1.2, 1.9
"""Sizes that the file does not name, as shares of its text's; the small one is never under 8 points."""
_LEAST_SMALL_PT = 8.0
_LEADING = 1.25
_SERIF, _SANS = ("Noto Serif", "Times New Roman", "Liberation Serif"), Type().alternatives
_LEVELS = {"title": "Title", "level_1": "heading 1", "level_2": "heading 2", "level_3": "heading 3"}


class Taken(msgspec.Struct, frozen=True):
    """What a file gave."""

    style: dict[str, Any]
    """Tables of `style.toml`."""
    logo: Picture | None
    took: tuple[str, ...]
    """What was taken, in words, a line each."""
    left: tuple[str, ...]
    """What could not be taken as it is."""


class _Notes(msgspec.Struct):
    took: list[str] = []
    left: list[str] = []


def take_style(content: bytes, where: str) -> Taken:
    """The style of the Word file `content`; `where` names it in messages.

    Raises TemplateError for a file that is damaged, no Word document, protected or too large.
    """
    package = open_package(content, where)
    notes = _Notes()
    try:
        theme, section = read_theme(package), read_section(package)
        styles = Stylesheet(package, theme)
        style = {
            "page": _take_page(section, notes),
            **_take_type(package, styles, theme.major, notes),
            "color": _take_colors(styles, theme.colors.get("accent1"), notes),
            **_take_edges(package, section, styles, notes),
        }
        logo = _take_logo(package, section, style, notes)
    except RecursionError:
        hint = "save it anew from Word or LibreOffice"
        raise TemplateError(f"{where} is nested too deeply to be a house style", hint=hint) from None
    return Taken(style, logo, tuple(notes.took), tuple(notes.left))


def _take_page(section: Section, notes: _Notes) -> dict[str, Any]:
    page: dict[str, Any] = {f"margin_{side}_pt": length for side, length in section.margins_pt.items()}
    if section.paper:
        page["paper"] = section.paper
        notes.took.append(
            f"page: {section.paper}, margins " + " ".join(f"{pt:g}" for pt in section.margins_pt.values())
        )
    elif section.size_pt:
        width, height = section.size_pt
        notes.left.append(
            f"page: {width:g} × {height:g} pt is neither A4 nor Letter upright; the paper stays as it was"
        )
    if section.columns > 1:
        notes.left.append(f"columns: a brief has one, not {section.columns}")
    return page


def _take_type(package: Package, styles: Stylesheet, major: str | None, notes: _Notes) -> dict[str, Any]:
    """The tables `type` and `headings`."""
    body = styles.body()
    size_pt = min(max(body.size_pt, _LEAST_BODY_PT), _MOST_BODY_PT)
    if size_pt != body.size_pt:
        notes.left.append(f"text size: {body.size_pt:g} pt becomes {size_pt:g} pt")
    looks = {name: look for name, style in _LEVELS.items() if (look := styles.look(style))}
    title, heading = looks.get("title"), looks.get("level_1")
    kind: dict[str, Any] = {}
    if body.family:
        kind = {"family": body.family, "alternatives": _stand_ins(package, body.family)}
    kind |= _sizes("body", size_pt, max(body.leading_pt, size_pt * _LEADING))
    kind |= _sizes("small", max(size_pt * _SMALL, _LEAST_SMALL_PT))
    kind |= _sizes("lead", size_pt * _LEAD)
    kind |= _sizes("heading", heading.size_pt if heading else size_pt * _HEADING)
    kind |= _sizes("title", title.size_pt if title else size_pt * _TITLE)
    notes.took.append(f"text: {body.family or 'no family named'}, {size_pt:g} pt")
    headings: dict[str, Any] = {name: _heading(look, name, body, notes) for name, look in looks.items()}
    for name in _LEVELS.keys() - looks.keys() if major and major != body.family else ():
        headings[name] = {"family": major}
    return {"type": kind, "headings": {name: headings[name] for name in _LEVELS if name in headings}}


def _stand_ins(package: Package, family: str) -> list[str]:
    """What a reader's machine may use where it lacks `family`: with serifs where the file says that it has them."""
    table = package.find("fontTable")
    for font in () if table is None else table:
        shape = font.find(f"{WORD}family")
        if font.get(f"{WORD}name") == family and shape is not None and shape.get(f"{WORD}val") == "roman":
            return list(_SERIF)
    return list(_SANS)


def _sizes(name: str, size_pt: float, leading_pt: float | None = None) -> dict[str, float]:
    return {f"{name}_pt": round(size_pt, 1), f"{name}_leading_pt": round(leading_pt or size_pt * _LEADING, 1)}


def _heading(look: Look, name: str, body: Look, notes: _Notes) -> dict[str, Any]:
    table: dict[str, Any] = {
        "size_pt": look.size_pt,
        "color": _readable(look.color, _LEVELS[name], notes),
        "bold": look.bold,
        "italic": look.italic,
    }
    if look.family and look.family != body.family:
        table["family"] = look.family
    notes.took.append(f"{_LEVELS[name]}: {look.family or body.family or 'the text'}, {look.size_pt:g} pt, {look.color}")
    return table


def _take_colors(styles: Stylesheet, themed: str | None, notes: _Notes) -> dict[str, Any]:
    """The text's color, and as accent that of the first headings or of the theme."""
    heading = styles.look("heading 1")
    accent = heading.color if heading and is_colored(heading.color) else themed
    colors = {"text": _readable(styles.body().color, "the text", notes)}
    if accent:
        tint = tint_of(accent)
        colors |= {"accent": _readable(accent, "the accent", notes, ground=tint), "tint": tint}
        notes.took.append(f"accent: {accent}")
    return colors


def _readable(color: str, what: str, notes: _Notes, *, ground: str = "#FFFFFF") -> str:
    darker = legible(color, ground)
    if darker != color:
        notes.left.append(f"color: {color} of {what} is too pale to be read; PDF and HTML take {darker}")
    return darker


def _take_edges(package: Package, section: Section, styles: Stylesheet, notes: _Notes) -> dict[str, Any]:
    """The words of header and footer; those of the first page only where no other page has any."""
    edges: dict[str, Any] = {}
    for name, parts in (("header", section.headers), ("footer", section.footers)):
        read = {pages: read_edge(package, part, styles) for pages, part in parts.items()}
        edge = read.get("default")
        if edge is None or not edge.words:
            edge = read.get("first") if section.first_differs else None
        if edge is None or not edge.words:
            continue
        edges[name] = msgspec.to_builtins(edge)
        notes.took.append(f"{name}: {' | '.join(edge.words)}")
        first = read.get("first") if section.first_differs else edge
        if name == "header" and (first is None or not first.words):
            edges[name]["first_page"] = False
        elif first != edge:
            notes.left.append(f"{name}: what the first page alone says stands in the Word file only")
        if "even" in read and read["even"] != edge:
            notes.left.append(f"{name}: what even pages alone say stands in the Word file only")
    return edges


def _take_logo(package: Package, section: Section, style: dict[str, Any], notes: _Notes) -> Picture | None:
    order = ("first", "default", "even") if section.first_differs else ("default",)
    names = [parts[pages] for parts in (section.headers, section.footers) for pages in order if pages in parts]
    found, passed = find_logo(package, names)
    notes.left.extend(f"picture: {name} is no PNG or JPEG; it stands in the Word file only" for name in passed)
    if found is None:
        return None
    style["logo"] = {"file": f"logo.{found.picture.kind}", "height_pt": round(found.height_pt, 1), "alt": found.alt}
    size = f"{found.picture.width} × {found.picture.height} pixels"
    notes.took.append(f"logo: {size}, {found.height_pt:.0f} pt high")
    if not found.alt:
        notes.left.append("logo: it says nothing to those who cannot see it; give it words as `alt` under [logo]")
    return found.picture
