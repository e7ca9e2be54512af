"""The elements of a style sheet: a name and its properties come in, `w:style` goes out."""

from typing import Literal

from briefgen.writers.docx.properties import Face, Layout
from briefgen.writers.docx.xml import Element, w

StyleKind = Literal["paragraph", "character", "table", "numbering"]


def style_id(name: str) -> str:
    """The id of the style `name`: `heading 1` gives `Heading1`."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def default_style(kind: StyleKind, name: str, *properties: Element | None) -> Element:
    """The style of whatever of its kind names none."""
    return w("style", w("name", val=name), *properties, type=kind, default=1, styleId=style_id(name))


def paragraph_style(
    name: str, layout: Layout, face: Face, *, following: str | None = None, offered: bool = True
) -> Element:
    """A style based on Normal; `following` is the id of the style of the next paragraph that a person types.

    One that is not `offered` stays out of Word's gallery: nobody gives it to a paragraph by hand.
    """
    properties = (layout.element(), face.element())
    return _style("paragraph", name, *properties, based_on="Normal", following=following, offered=offered)


def character_style(name: str, face: Face, *, offered: bool = True) -> Element:
    """A style of runs; `offered` as for paragraphs."""
    return _style("character", name, face.element(), based_on="DefaultParagraphFont", offered=offered)


def table_style(name: str, *properties: Element) -> Element:
    """A style of tables."""
    return _style("table", name, *properties, based_on="NormalTable")


def _style(
    kind: StyleKind,
    name: str,
    *properties: Element | None,
    based_on: str,
    following: str | None = None,
    offered: bool = True,
) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=based_on),
        w("next", val=following) if following else None,
        w("qFormat") if offered else None,
        *properties,
        type=kind,
        styleId=style_id(name),
    )
