"""The styles of a Word document. Goes in: its part of styles. Comes out: what a paragraph is by its style."""

from collections.abc import Iterator
from typing import Literal

from lxml import etree

ParagraphKind = Literal["text", "heading", "entry", "caption", "contents"]

_BODY_LEVEL = 9
"""The outline level that means no heading."""
_MOST_ANCESTORS = 20
_OFF = ("0", "false", "off", "none")


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element that `names` lead to, one a level, in whatever namespace; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute `name` of an element, in whatever namespace."""
    if element is None:
        return None
    return next((str(found) for key, found in element.attrib.items() if etree.QName(key).localname == name), None)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and (value(element) or "1") not in _OFF


class Styles:
    """The styles by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {
            value(style, "styleId") or "": style for style in ([] if root is None else root.iter("{*}style"))
        }
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
            ),
            None,
        )
        self._kinds: dict[str | None, ParagraphKind] = {}
        self._hidden: dict[str | None, bool] = {}

    def kind(self, paragraph: etree._Element) -> ParagraphKind:
        """What `paragraph` is: by its own outline level and numbering, then by its style and those it is based on."""
        own = child(paragraph, "pPr")
        level, number = value(child(own, "outlineLvl")), value(child(own, "numPr", "numId"))
        name = value(child(own, "pStyle")) or self._default
        if name not in self._kinds:
            self._kinds[name] = self._kind_of_style(name)
        by_style = self._kinds[name]
        if level is not None and level.isdecimal():
            by_style = "heading" if int(level) < _BODY_LEVEL else ("text" if by_style == "heading" else by_style)
        if number is not None and by_style in ("text", "entry"):
            return "text" if number == "0" else "entry"
        return by_style

    def hides(self, name: str | None) -> bool:
        """Whether text of the style is hidden."""
        if name not in self._hidden:
            switches = (child(style, "rPr", "vanish") for style in self._ancestry(name))
            self._hidden[name] = is_on(next((switch for switch in switches if switch is not None), None))
        return self._hidden[name]

    def _kind_of_style(self, name: str | None) -> ParagraphKind:
        for style in self._ancestry(name):
            title = (value(child(style, "name")) or "").casefold()
            if title == "caption":
                return "caption"
            if title.startswith(("toc ", "table of figures")):
                return "contents"
            if title == "title" or title.removeprefix("heading ").isdecimal():
                return "heading"
            level = value(child(style, "pPr", "outlineLvl"))
            if level is not None and level.isdecimal():
                return "heading" if int(level) < _BODY_LEVEL else "text"
            number = child(style, "pPr", "numPr")
            if number is not None:
                return "text" if value(child(number, "numId")) == "0" else "entry"
        return "text"

    def _ancestry(self, name: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on; a circle ends it."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))
