"""Tags: the structure of a document as a voice reads it (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

Blocks make the tags in reading order; drawing only adds which marks on which page belong to each. So the reading
order cannot come out wrong, wherever on a page something is drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from reportlab.pdfbase.pdfdoc import PDFObject

_KEPT = frozenset({"TR", "TH", "TD", "THead", "TBody"})
"""Roles that stand also without content: a table keeps its rows and columns."""


_NONE: Mapping[str, str] = {}


class Content(msgspec.Struct, frozen=True, gc=False):
    """A marked stretch of a page's content."""

    page: int
    """Number of the page, from 0."""
    mark: int
    """The stretch's own number on that page, from 0."""


class Annotation(msgspec.Struct, frozen=True, gc=False):
    """An annotation on a page: the place that a pointer can follow."""

    page: int
    name: str
    """The name of its object in the file."""


class Tag:
    """One structure element: a role, and in reading order the tags and the content inside it."""

    __slots__ = ("attributes", "kids", "parent", "placed", "role")

    def __init__(
        self, role: str, parent: "Tag | None" = None, attributes: Mapping[str, str] = _NONE, *, inline: bool = False
    ) -> None:
        """A tag at the end of `parent`; one that is `inline` takes its place when its first words are drawn.

        `attributes` are entries of the element's dictionary, written as PDF writes them.
        """
        self.role = role
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Tag | Content | Annotation] = []
        self.placed = parent is None
        if not inline:
            self.place()

    def place(self) -> None:
        """Take its place in the tree, after what its parent holds so far."""
        if not self.placed and self.parent:
            self.parent.place()
            self.parent.kids.append(self)
            self.placed = True

    @property
    def is_shown(self) -> bool:
        """Whether the tree needs it: what holds nothing is left out."""
        return self.role in _KEPT or any(not isinstance(kid, Tag) or kid.is_shown for kid in self.kids)


class RawObject(PDFObject):
    """An object of the file whose bytes are known."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = ""

    def format(self, document: Any) -> bytes:  # noqa: ANN401, ARG002 # ReportLab's signature
        """The bytes."""
        return self.content.encode("ascii")


def pdf_string(text: str) -> str:
    """`text` as a string of a PDF file, in UTF-16 (ISO 32000-1, 7.9.2.2), half surrogates replaced."""
    return f"<FEFF{text.encode('utf-16-be', errors='replace').hex().upper()}>"


def write_structure(document: Any, root: Tag, parents: Sequence["Tag | Sequence[Tag]"]) -> str:  # noqa: ANN401
    """The name of the structure tree's object in ReportLab's `document`.

    `parents` has by number the tag of each annotation, and the tags of each page's marks.
    """
    tree = RawObject()
    document.Reference(tree, "structure")
    tags = list(_walk(root)) if root.is_shown else [root]
    objects = [RawObject() for _ in tags]
    numbers: dict[int, int] = {}
    for place, (tag, written) in enumerate(zip(tags, objects, strict=True)):
        document.Reference(written, f"tag-{place}")
        numbers[id(tag)] = _number(document, f"tag-{place}")
    top = _number(document, "structure")
    for tag, written in zip(tags, objects, strict=True):
        above = numbers[id(tag.parent)] if tag.parent else top
        written.content = _write_tag(document, tag, above, numbers)
    tree.content = (
        f"<</Type /StructTreeRoot /K {numbers[id(root)]} 0 R "
        f"/ParentTree <</Nums [{_write_parents(parents, numbers)}]>> /ParentTreeNextKey {len(parents)}"
        f"{_write_ids(tags, numbers)}>>"
    )
    return "structure"


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.is_shown:
            yield from _walk(kid)


def _number(document: Any, name: str) -> int:  # noqa: ANN401
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


def _write_tag(document: Any, tag: Tag, above: int, numbers: Mapping[int, int]) -> str:  # noqa: ANN401
    pages = [kid.page for kid in tag.kids if isinstance(kid, Content)]
    own = pages[0] if pages else None
    kids = [written for kid in tag.kids if (written := _write_kid(document, kid, own, numbers))]
    entries = "".join(f" /{name} {value}" for name, value in tag.attributes.items())
    page = "" if own is None else f" /Pg {_page(document, own)}"
    return f"<</S /{tag.role} /P {above} 0 R{entries}{page} /K [{' '.join(kids)}]>>"


def _write_kid(document: Any, kid: Tag | Content | Annotation, own: int | None, numbers: Mapping[int, int]) -> str:  # noqa: ANN401
    match kid:
        case Tag():
            return f"{numbers[id(kid)]} 0 R" if id(kid) in numbers else ""
        case Content():
            if kid.page == own:
                return str(kid.mark)
            return f"<</Type /MCR /Pg {_page(document, kid.page)} /MCID {kid.mark}>>"
        case Annotation():
            place = f"{_number(document, kid.name)} 0 R"
            return f"<</Type /OBJR /Pg {_page(document, kid.page)} /Obj {place}>>"


def _page(document: Any, page: int) -> str:  # noqa: ANN401
    return f"{_number(document, f'Page{page + 1}')} 0 R"


def _write_parents(parents: Sequence["Tag | Sequence[Tag]"], numbers: Mapping[int, int]) -> str:
    entries = []
    for key, entry in enumerate(parents):
        tags = [entry] if isinstance(entry, Tag) else entry
        found = " ".join(f"{numbers[id(tag)]} 0 R" for tag in tags)
        entries.append(f"{key} {found}" if isinstance(entry, Tag) else f"{key} [{found}]")
    return " ".join(entries)


def _write_ids(tags: Sequence[Tag], numbers: Mapping[int, int]) -> str:
    """The tree of the tags that have an id, sorted by it."""
    named = sorted((tag.attributes["ID"], numbers[id(tag)]) for tag in tags if "ID" in tag.attributes)
    if not named:
        return ""
    names = " ".join(f"{name} {number} 0 R" for name, number in named)
    limits = f"{named[0][0]} {named[-1][0]}"
    return f" /IDTree <</Kids [<</Limits [{limits}] /Names [{names}]>>]>>"
