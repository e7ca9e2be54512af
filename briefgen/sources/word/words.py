"""The words of a paragraph in Word. Goes in: its runs. Comes out: their text, and counts of what is not in it."""

from collections import Counter
from collections.abc import Callable

from lxml import etree

from briefgen.sources.word.styles import Styles, child, is_on, value

_DELETED = ("del", "moveFrom")
_NEVER_TEXT = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt", "Fallback"})
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_SYMBOLS = dict(zip((0xA3, 0xB0, 0xB1, 0xB3, 0xB4, 0xB7, 0xAE, 0x6D, 0x2D), "≤°±≥×•→μ−", strict=True))
"""Of the font Symbol, whose characters Word keeps in the private area from U+F000 on."""
_PRIVATE = range(0xE000, 0xF900)


class Words:
    """Reads paragraphs in order; fields of Word may reach over several of them."""

    def __init__(self, styles: Styles, left_out: Counter[str]) -> None:
        self._styles = styles
        self._left_out = left_out
        self._fields: list[bool] = []
        self.languages: Counter[str] = Counter()
        """Letters by the language that their runs state."""
        self.notes: list[tuple[str, str]] = []
        """The notes that were referred to, in order: `footnote` or `endnote`, and the id."""
        self.boxes: list[etree._Element] = []
        """The text boxes that were met and are not read yet."""

    def read(self, paragraph: etree._Element) -> str:
        """The words of `paragraph`; breaks of line and tabs are kept in it."""
        pieces: list[str] = []
        self._hides_all = self._styles.hides(value(child(paragraph, "pPr", "pStyle")))
        self._walk(paragraph, pieces.append)
        return "".join(pieces)

    def _walk(self, element: etree._Element, add: Callable[[str], None]) -> None:
        for inner in element.iterchildren("*"):
            name = etree.QName(inner).localname
            if name in _DELETED:
                self._left_out["deleted passage"] += any(True for _ in inner.iter("{*}delText", "{*}t"))
            elif name == "r":
                self._run(inner, add)
            elif name in ("oMath", "oMathPara"):
                self._left_out["formula"] += 1
            elif name == "sdt" and is_on(child(inner, "sdtPr", "showingPlcHdr")):
                self._left_out["empty form field"] += 1
            elif name not in _NEVER_TEXT:
                self._walk(inner, add)

    def _run(self, run: etree._Element, add: Callable[[str], None]) -> None:
        look = child(run, "rPr")
        switch = child(look, "vanish")
        style = value(child(look, "rStyle"))
        hidden = is_on(switch) if switch is not None else self._hides_all or self._styles.hides(style)
        language = value(child(look, "lang"))
        shown = [0]

        def add_shown(words: str) -> None:
            if hidden:
                self._left_out["hidden passage"] += bool(words.strip())
            elif not all(self._fields):
                self._left_out["passage inside the code of a field"] += bool(words.strip())
            else:
                shown[0] += len(words)
                add(words)

        self._parts(run, add_shown)
        if language:
            self.languages[language] += shown[0]

    def _parts(self, element: etree._Element, add: Callable[[str], None]) -> None:
        for inner in element.iterchildren("*"):
            name = etree.QName(inner).localname
            if name == "t":
                add(inner.text or "")
            elif name in _CHARACTERS:
                add(_CHARACTERS[name])
            elif name == "br":
                add("\n" if value(inner, "type") in (None, "textWrapping") else " ")
            elif name == "fldChar":
                self._field(value(inner, "fldCharType"))
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), value(inner, "id") or ""))
            elif name == "commentReference":
                self._left_out["comment"] += 1
            elif name == "sym":
                add(self._symbol(value(inner, "font") or "", value(inner, "char") or ""))
            elif name in ("drawing", "pict", "object"):
                self._drawing(inner)
            elif name in _DELETED:
                self._left_out["deleted passage"] += 1
            elif name not in _NEVER_TEXT:
                self._parts(inner, add)

    def _field(self, kind: str | None) -> None:
        """Between `begin` and `separate` stands the code of a field, then up to `end` its result."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: etree._Element) -> None:
        boxes = [box for box in drawing.iter("{*}txbxContent") if not _stands_inside(box, drawing)]
        self.boxes += boxes
        self._left_out["image"] += not boxes

    def _symbol(self, font: str, code: str) -> str:
        try:
            number = int(code, 16)
            letter = chr(number)
        except (ValueError, OverflowError):
            number, letter = 0, ""
        if letter and number not in _PRIVATE and not 0xD800 <= number < 0xE000:
            return letter
        found = _SYMBOLS.get(number - 0xF000, "") if font.casefold() == "symbol" else ""
        self._left_out["symbol"] += not found
        return found


def _stands_inside(box: etree._Element, drawing: etree._Element) -> bool:
    """Whether `box` is inside another one, or a second version of one for older programs."""
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            return False
        if etree.QName(ancestor).localname in ("txbxContent", "Fallback"):
            return True
    return False
