"""Pictures in DrawingML: what they show comes in, the `w:drawing` that holds them goes out."""

from typing import NamedTuple

from lxml import etree

from briefgen.writers.docx.xml import RELATIONSHIPS, Element, legal, w

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_MAIN, _PICTURE, _PLACE = f"{_DRAWING}/main", f"{_DRAWING}/picture", f"{_DRAWING}/wordprocessingDrawing"
_NAMESPACES = {"a": _MAIN, "pic": _PICTURE, "wp": _PLACE, "r": RELATIONSHIPS}
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_ID = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_EMU_PER_PT = 12700


class Size(NamedTuple):
    """Width and height in points."""

    width_pt: float
    height_pt: float


def inline_picture(relationship_id: str, number: int, size: Size, *, alt: str) -> Element:
    """The picture behind `relationship_id` in a line of text; `number` is its own in the document, `alt` its text."""
    name = f"Picture {number}"
    extent = {"cx": str(round(size.width_pt * _EMU_PER_PT)), "cy": str(round(size.height_pt * _EMU_PER_PT))}
    properties = {"id": str(number), "name": name, "descr": legal(alt)}
    locks = _element(_MAIN, "graphicFrameLocks", noChangeAspect="1")
    inline = _element(
        _PLACE,
        "inline",
        _element(_PLACE, "extent", **extent),
        _element(_PLACE, "docPr", **properties),
        _element(_PLACE, "cNvGraphicFramePr", locks),
        _element(_MAIN, "graphic", _graphic(relationship_id, properties, extent)),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )
    return w("drawing", inline)


def make_decorative(drawing: Element) -> None:
    """Mark the picture in `drawing` as one that says nothing (MS-DOCX, 2.6: the element `decorative`)."""
    for properties in drawing.iter(f"{{{_PLACE}}}docPr"):
        mark = etree.Element(f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE})
        extension = _element(_MAIN, "ext", mark, uri=_DECORATIVE_ID)
        properties.append(_element(_MAIN, "extLst", extension))


def _graphic(relationship_id: str, properties: dict[str, str], extent: dict[str, str]) -> Element:
    blip = _element(_MAIN, "blip")
    blip.set(f"{{{RELATIONSHIPS}}}embed", relationship_id)
    stretch = _element(_MAIN, "stretch", _element(_MAIN, "fillRect"))
    frame = _element(_MAIN, "xfrm", _element(_MAIN, "off", x="0", y="0"), _element(_MAIN, "ext", **extent))
    shape = _element(_MAIN, "prstGeom", _element(_MAIN, "avLst"), prst="rect")
    names = (_element(_PICTURE, "cNvPr", **properties), _element(_PICTURE, "cNvPicPr"))
    picture = _element(
        _PICTURE,
        "pic",
        _element(_PICTURE, "nvPicPr", *names),
        _element(_PICTURE, "blipFill", blip, stretch),
        _element(_PICTURE, "spPr", frame, shape),
    )
    return _element(_MAIN, "graphicData", picture, uri=_PICTURE)


def _element(namespace: str, tag: str, *children: Element, **attributes: str) -> Element:
    element = etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap=_NAMESPACES)
    element.extend(children)
    return element
