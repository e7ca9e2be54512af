"""The citations of an edited brief: those whose quote stands in its source are kept and their place is put right."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from briefgen.brief.check import Cited
from briefgen.brief.model import Brief, Citation, Difference, Source
from briefgen.errors import SourceError
from briefgen.sources.read import read

Part = TypeVar("Part", bound=Cited)


class Mender:
    """Looks quotes up in the sources of one brief."""

    def __init__(self, brief: Brief) -> None:
        self._sources = {source.id: source for source in brief.sources}

    def mend(self, part: Part) -> tuple[Part, tuple[str, ...]]:
        """`part` with the citations whose quotes stand in their sources, and what was dropped, in words."""
        dropped: dict[str, None] = {}
        citations = self._mend_all(part.citations, dropped)
        if not isinstance(part, Difference):
            return replace(part, citations=citations), tuple(dropped)
        sides = tuple(replace(side, citations=self._mend_all(side.citations, dropped)) for side in part.sides)
        of_sides = (citation for side in sides for citation in side.citations)
        whole = tuple(dict.fromkeys((*citations, *of_sides)))
        return replace(part, citations=whole, sides=sides), tuple(dropped)

    def _mend_all(self, citations: Iterable[Citation], dropped: dict[str, None]) -> tuple[Citation, ...]:
        kept: dict[Citation, None] = {}
        for citation in citations:
            mended = self._mend(citation)
            if mended is not None:
                kept[mended] = None
            elif citation.source_id not in self._sources:
                dropped[f"a citation is dropped: there is no source `{citation.source_id}`"] = None
            else:
                dropped[f"a citation is dropped: “{citation.quote}” does not stand in `{citation.source_id}`"] = None
        return tuple(kept)

    def _mend(self, citation: Citation) -> Citation | None:
        """`citation` at the place where its quote stands; None where it stands nowhere."""
        source = self._sources.get(citation.source_id)
        if source is None or not any(map(str.isalnum, citation.quote)):
            return None
        start = citation.start
        if start < 0 or source.text[start : citation.end] != citation.quote:
            start = source.text.find(citation.quote)
        if start < 0:
            return None
        if start == citation.start and citation.paragraph >= 1 and citation.end - start == len(citation.quote):
            return citation
        end = start + len(citation.quote)
        page = citation.page if start == citation.start else None
        return replace(citation, start=start, end=end, paragraph=_find_paragraph(source, start), page=page)


def _find_paragraph(source: Source, place: int) -> int:
    """The number of the body paragraph at `place`, from 1; of the last one before it where it stands in none."""
    try:
        articles = read(source.text.encode(), origin=source.origin)
    except (SourceError, UnicodeEncodeError):
        return 1
    paragraphs = [passage for passage in articles[0].passages if passage.kind == "paragraph"]
    return max(1, sum(passage.start <= place for passage in paragraphs))
