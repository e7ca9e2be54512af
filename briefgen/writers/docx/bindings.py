"""What ties the text to the rest of the package: the sources' numbers and bookmarks, links, lists, notes, comments."""

import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from itertools import count

import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefgen.document.style import Style
from briefgen.document.tree import Cite, Contents, Document, Evidence
from briefgen.document.walk import cited_sources, contents_headings, iter_blocks, source_numbers
from briefgen.writers.docx.addresses import address
from briefgen.writers.docx.xml import Element

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
_MOST_NAME = 40
"""Characters of a bookmark's name in Word."""

FIRST_COMMENT = 100_001
"""The id of the first comment. LibreOffice 7.4 loses footnotes whose ids comments have too."""


class Bindings(msgspec.Struct, frozen=True):
    """One document's ties, the same for each of its blocks. What other parts of the package need is gathered here."""

    document: Document
    numbers: Mapping[str, int]
    """The number of each source."""
    bookmarks: Mapping[str, str]
    """The bookmark at the entry of each source."""
    returns: Mapping[str, str]
    """The bookmark at the first citation of each source that is cited."""
    numbering: Element
    """`w:numbering`; each list that counts anew adds an instance."""
    relate: Callable[[str], str]
    """The relationship id of an address."""
    relate_picture: Callable[[bytes], str]
    """The relationship id of a PNG."""
    new_id: Callable[[], int]
    """A number that no other bookmark has."""
    notes: bool
    """Whether a citation is a footnote."""
    headings: list[str]
    """The bookmarks of the headings that a table of contents lists and that are still to come; none without one."""
    marked: set[str] = msgspec.field(default_factory=set)
    """The sources whose first citation is written."""
    noted: list[Cite] = msgspec.field(default_factory=list)
    """The citations that became footnotes, in their order."""
    remarked: list[tuple[Evidence, ...]] = msgspec.field(default_factory=list)
    """The evidence that became comments, in their order."""

    @property
    def style(self) -> Style:
        """The look of the document."""
        return self.document.style

    def first_mark(self, source_id: str) -> str | None:
        """The bookmark that the citation of `source_id` now to be written bears, if it is the first of its source."""
        if source_id in self.marked or source_id not in self.returns:
            return None
        self.marked.add(source_id)
        return self.returns[source_id]

    def note(self, cite: Cite) -> int:
        """The id of a new footnote for `cite`, from 1."""
        self.noted.append(cite)
        return len(self.noted)

    def remark(self, cite: Cite) -> int | None:
        """The id of a new comment with the evidence of `cite`; None where there is none to be shown."""
        evidence = self.document.evidence.get(cite.statement or "", ())
        if self.document.comments == "none" or not evidence:
            return None
        number = FIRST_COMMENT + len(self.remarked)
        self.remarked.append(evidence)
        return number


def bind(document: Document, word: WordDocument) -> Bindings:
    """The ties of `document` within the package of `word`."""
    numbers = source_numbers(document)
    return Bindings(
        document,
        numbers,
        bookmarks=bookmark_names(numbers, "source"),
        returns=bookmark_names(sorted(cited_sources(document.blocks)), "cited"),
        numbering=word.part.numbering_part.element,
        relate=relate_within(word.part),
        relate_picture=lambda content: word.part.get_or_add_image(BytesIO(content))[0],
        new_id=count(1).__next__,
        notes=document.citations == "footnotes",
        headings=contents_bookmarks(document),
    )


def relate_within(part: Part) -> Callable[[str], str]:
    """What gives an address a relationship id within `part`."""

    def relate(url: str) -> str:
        return part.relate_to(address(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    return relate


def bookmark_names(source_ids: Iterable[str], prefix: str) -> dict[str, str]:
    """A name for each source that Word accepts: letters, digits and underscores, at most 40, unique in any case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, source_id in enumerate(source_ids, 1):
        name = f"{prefix}_{_NOT_IN_NAMES.sub('_', source_id)}"[:_MOST_NAME]
        if name.casefold() in taken:
            ending = f"_{number}"
            name = f"{name[: _MOST_NAME - len(ending)]}{ending}"
        taken.add(name.casefold())
        names[source_id] = name
    return names


def contents_bookmarks(document: Document) -> list[str]:
    """The bookmarks of the headings that the table of contents lists, named as Word names them; none without one."""
    if not any(isinstance(block, Contents) for block in iter_blocks(document.blocks)):
        return []
    return [f"_Toc{number:09d}" for number, _ in enumerate(contents_headings(document), 1)]
