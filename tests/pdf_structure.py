"""The structure of a PDF as a voice reads it: bytes come in, elements with their words go out. Reads with pikepdf."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_MAPPED = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")


@dataclass
class Element:
    """A structure element; its words stand between its kids in reading order."""

    role: str
    kids: "list[Element | str]" = field(default_factory=list)
    language: str | None = None
    alt: str | None = None
    links: int = 0
    """The annotations that belong to it."""

    @property
    def text(self) -> str:
        """All words inside it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def iter(self) -> "Iterator[Element]":
        """The element and every one inside it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.iter()

    def all(self, role: str) -> "list[Element]":
        """Every element of that role inside it."""
        return [element for element in self.iter() if element.role == role]

    def words(self, *, without: frozenset[str]) -> str:
        """All words inside it but those of the roles in `without`."""
        parts = (kid if isinstance(kid, str) else kid.words(without=without) for kid in self.kids)
        return "" if self.role in without else "".join(parts)


def read_structure(content: bytes) -> Element:
    """The element `Document`."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marked = {page.obj.objgen: dict(_marked_words(page)) for page in pdf.pages}
        tree: Any = pdf.Root.StructTreeRoot.K
        return _read(tree, marked)


def artifact_words(content: bytes) -> list[str]:
    """What each page shows outside of every element."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return ["".join(words for mark, words in _stretches(page) if mark is None) for page in pdf.pages]


def _read(element: Any, marked: Mapping[Any, Mapping[int, str]]) -> Element:
    found = Element(str(element.S)[1:])
    found.language = str(element.Lang) if "/Lang" in element else None
    found.alt = str(element.Alt) if "/Alt" in element else None
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found.kids.append(marked[element.Pg.objgen][kid])
        elif kid.get("/Type") == "/MCR":
            found.kids.append(marked[kid.Pg.objgen][int(kid.MCID)])
        elif kid.get("/Type") == "/OBJR":
            found.links += 1
        else:
            found.kids.append(_read(kid, marked))
    return found


def _marked_words(page: Any) -> dict[int, str]:
    words: dict[int, str] = {}
    for mark, text in _stretches(page):
        if mark is not None:
            words[mark] = words.get(mark, "") + text
    return words


def _stretches(page: Any) -> Iterator[tuple[int | None, str]]:
    """Each piece of text with the number of its mark; None for an artifact."""
    mark: int | None = None
    codes: Mapping[int, str] = {}
    fonts = {name: _read_codes(font) for name, font in page.Resources.Font.items()}
    for operands, operator in read_operators(page):
        match operator:
            case "BDC":
                mark = int(operands[1].MCID) if "/MCID" in operands[1] else None
                if mark is not None:
                    yield mark, ""
            case "BMC" | "EMC":
                mark = None
            case "Tf":
                codes = fonts[str(operands[0])]
            case "Tj":
                yield mark, "".join(codes[code] for code in bytes(operands[0]))


def read_operators(page: Any) -> Iterator[tuple[Any, str]]:
    """The operands and the operator of each instruction of a page."""
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, str(instruction.operator)


def _read_codes(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("ascii")
    found = (
        pair for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL) for pair in _MAPPED.findall(block)
    )
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in found}
