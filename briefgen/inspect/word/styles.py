"""Styles: how a run comes out when all that is set above it is added up (ISO 29500-1, 17.7)."""

from collections.abc import Iterator

import msgspec

from briefgen.inspect.word.package import Element, Package, is_on, value, w

_WHITE = "#FFFFFF"


class Look(msgspec.Struct, frozen=True):
    """How words look on the page."""

    color: str | None
    """`#RRGGBB`; None where Word chooses it, or it is not known."""
    ground: str | None
    """What is behind the words; None where it is not known."""
    size_pt: float
    is_bold: bool
    is_hidden: bool
    align: str
    """As Word writes it: `left`, `start`, `center`, `right`, `end`, `both`."""


class Styles:
    """The styles of a document, by id."""

    def __init__(self, package: Package) -> None:
        tree = package.first("styles")
        listed = tree.findall(w("style")) if tree is not None else []
        self.by_id: dict[str, Element] = {value(style, "styleId") or "": style for style in listed}
        self._default = next((s for s in listed if value(s, "type") == "paragraph" and value(s, "default")), None)
        found = tree.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if tree is not None else None
        self._run_defaults = found
        self._page = _color(value(package.body.find(w("background")), "color")) or _WHITE

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = value(style.find(w("basedOn")))

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style in lower case, as in `heading 1`; empty where it has none."""
        styles = self._of_paragraph(paragraph)
        return next((value(style.find(w("name"))) or "" for style in styles), "").lower()

    def outline(self, paragraph: Element) -> int | None:
        """The level of a heading from 1; None for body text."""
        own = value(paragraph.find(f"{w('pPr')}/{w('outlineLvl')}"))
        inherited = (value(style.find(f"{w('pPr')}/{w('outlineLvl')}")) for style in self._of_paragraph(paragraph))
        level = own or next((found for found in inherited if found), None)
        return int(level) + 1 if level and level.isdecimal() and int(level) < 9 else None

    def paragraph_property(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph, its own or its style's."""
        places = [paragraph, *self._of_paragraph(paragraph)]
        found = (place.find(f"{w('pPr')}/{w(name)}") for place in places)
        return next((element for element in found if element is not None), None)

    def look(self, run: Element, paragraph: Element) -> Look:
        """How the words of `run` look."""
        size = value(self._run_property(run, paragraph, "sz")) or "20"
        return Look(
            _color(value(self._run_property(run, paragraph, "color"))),
            self._ground(run, paragraph),
            float(size) / 2 if size.replace(".", "", 1).isdecimal() else 10.0,
            is_on(self._run_property(run, paragraph, "b")),
            is_on(self._run_property(run, paragraph, "vanish")),
            value(self.paragraph_property(paragraph, "jc")) or "left",
        )

    def _of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        named = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        return self.chain(named or value(self._default, "styleId"))

    def _run_property(self, run: Element, paragraph: Element, name: str) -> Element | None:
        own = run.find(f"{w('rPr')}/{w(name)}")
        if own is not None:
            return own
        for style in (*self.chain(value(run.find(f"{w('rPr')}/{w('rStyle')}"))), *self._of_paragraph(paragraph)):
            found = style.find(f"{w('rPr')}/{w(name)}")
            if found is not None:
                return found
        return None if self._run_defaults is None else self._run_defaults.find(w(name))

    def _ground(self, run: Element, paragraph: Element) -> str | None:
        if run.find(f"{w('rPr')}/{w('highlight')}") is not None:
            return None
        for shade in (self._run_property(run, paragraph, "shd"), self.paragraph_property(paragraph, "shd")):
            if shade is not None and value(shade, "fill") not in (None, "auto"):
                return _shade(shade)
        return self._table_ground(paragraph)

    def _table_ground(self, paragraph: Element) -> str | None:
        for above in paragraph.iterancestors(w("tc"), w("tbl"), w("txbxContent")):
            if above.tag == w("txbxContent"):
                return None
            shade = above.find(f"{w('tcPr')}/{w('shd')}" if above.tag == w("tc") else f"{w('tblPr')}/{w('shd')}")
            if shade is not None and value(shade, "fill") not in (None, "auto"):
                return _shade(shade)
            named = value(above.find(f"{w('tblPr')}/{w('tblStyle')}"))
            if any(True for style in self.chain(named) for _ in style.iter(w("shd"))):
                return None
        return self._page


def _shade(shade: Element) -> str | None:
    return _color(value(shade, "fill")) if value(shade) in (None, "clear", "nil") else None


def _color(written: str | None) -> str | None:
    if not written or len(written) != 6 or any(digit not in "0123456789abcdefABCDEF" for digit in written):
        return None
    return f"#{written.upper()}"
