"""A brief comes in, and what still bears it out; which of its quotes stand, and which of its sources changed, goes out.

A quote stands where it is the text of its source, at its place: of the source as the brief keeps it, and as the archive
holds it. Where the archive does not, the file it was read from bears witness, if it still has the same hash.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from briefgen.archive.archive import Archive
from briefgen.archive.witness import Witnesses, find_witnesses
from briefgen.brief.check import check_brief, iter_changes, iter_cited
from briefgen.brief.model import Citation, Difference, Report, Source
from briefgen.brief.wording import name_of
from briefgen.errors import BriefError
from briefgen.sources.article import Article
from briefgen.sources.versions import Change, find_change, tell_change
from briefgen.text import collapse
from briefgen.weekly.json import read_report


class VerifiedSource(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a source."""

    id: str
    origin: str
    state: Literal["unchanged", "changed", "unknown"]
    """`changed`: the archive holds a newer version, or the file has another hash; `unknown`: nothing but the brief
    holds it."""
    archived_as: int | None
    """Its number in the archive; None where the archive does not hold it."""
    same_text: bool
    """Whether what bears witness holds the very text that the brief keeps; True where nothing does."""
    file: str | None
    """The file with its name that was found."""
    changed_in: str | None
    """Where it says otherwise now: `article 7`, or the file."""
    change: str | None
    """What changed, in a few words."""
    examples: tuple[tuple[str, str], ...]
    """Some paragraphs as they were and as they are; empty for what was added or removed."""


class VerifiedCitation(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a quote stands."""

    part: str
    """The id of what cites it; `origin` for the account of where reports come from."""
    source_id: str
    quote: str
    start: int
    end: int
    stands: bool
    proven_by: Literal["archive", "file", "brief"]
    """What was compared beside the brief's own copy of the source; `brief` where that is all there is."""
    why: str | None
    """Why it does not stand."""


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a brief's sources and quotes."""

    title: str
    sources: tuple[VerifiedSource, ...]
    citations: tuple[VerifiedCitation, ...]
    flaws: tuple[str, ...]
    """What else of the brief is not as its sources say, beside quotes that do not stand."""

    @property
    def holds(self) -> bool:
        """Whether every quote stands, and the brief says what they say."""
        return not self.flaws and all(citation.stands for citation in self.citations)


def verify(content: bytes, archive: Archive | None, folders: Sequence[Path]) -> Verification:
    """Whether the brief in `content` still stands, with or without an archive; files are looked for in `folders`.

    Raises BriefError for what is not built as a brief is; one that says something false is judged, not refused.
    """
    brief = read_report(content)
    known = {source.id: find_witnesses(source, archive, folders) for source in brief.sources}
    citations = tuple(_judge(part, citation, brief, known) for part, citation in _iter_citations(brief))
    return Verification(
        title=brief.title,
        sources=tuple(_tell_source(source, known[source.id]) for source in brief.sources),
        citations=citations,
        flaws=tuple(_find_flaws(brief, all_stand=all(citation.stands for citation in citations))),
    )


def _iter_citations(brief: Report) -> Iterator[tuple[str, Citation]]:
    """Every quote of `brief` with the id of what cites it; the sides of a difference only where they cite more."""
    for part in iter_cited(brief):
        yield from ((part.id, citation) for citation in part.citations)
        if isinstance(part, Difference):
            for side in part.sides:
                yield from ((part.id, citation) for citation in side.citations if citation not in part.citations)
    for origin in brief.origins:
        yield from (("origin", citation) for citation in origin.citations)
    yield from ((source.id, source.background) for source in brief.sources if source.background is not None)


def _judge(part: str, citation: Citation, brief: Report, known: Mapping[str, Witnesses]) -> VerifiedCitation:
    source = next((source for source in brief.sources if source.id == citation.source_id), None)
    witness: Literal["archive", "file", "brief"] = "brief"
    why = None
    if source is None:
        why = "the brief does not hold its source"
    elif not _stands(citation, source.text):
        why = "it is not what the brief's own copy of the source says there"
    elif (held := known[source.id].held) is not None:
        witness = "archive"
        why = None if _stands(citation, held.article.text) else "it is not what the archive says there"
    elif known[source.id].same_file and (now := known[source.id].now) is not None:
        witness = "file"
        # Another version of briefgen may have read the same bytes with other space between the paragraphs.
        why = None if collapse(citation.quote) in collapse(now.text) else "it is not what the file says"
    return VerifiedCitation(
        part=part,
        source_id=citation.source_id,
        quote=citation.quote,
        start=citation.start,
        end=citation.end,
        stands=why is None,
        proven_by=witness,
        why=why,
    )


def _stands(citation: Citation, text: str) -> bool:
    return 0 <= citation.start < citation.end and text[citation.start : citation.end] == citation.quote


def _tell_source(source: Source, found: Witnesses) -> VerifiedSource:
    held = found.held.article if found.held is not None else found.now if found.same_file else None
    where, change = _find_later(found, held)
    told = tell_change(change) if change is not None else None
    return VerifiedSource(
        id=source.id,
        origin=source.origin,
        state="changed" if where else "unchanged" if held is not None else "unknown",
        archived_as=found.held.id if found.held is not None else None,
        same_text=held is None or held.text == source.text,
        file=str(found.file) if found.file is not None else None,
        changed_in=where,
        change=told,
        examples=change.changed if change is not None else (),
    )


def _find_later(found: Witnesses, held: Article | None) -> tuple[str | None, Change | None]:
    """Where the source says otherwise now, and what is otherwise there, as far as that can be told."""
    before = held or found.as_read
    if found.newer is not None:
        return f"article {found.newer.id}", find_change(before, found.newer.article)
    if found.file is not None and not found.same_file:
        return str(found.file), find_change(before, found.now) if found.now is not None else None
    return None, None


def _find_flaws(brief: Report, *, all_stand: bool) -> Iterator[str]:
    """What verbatim parts say that their quotes do not, or else the first rule that the brief breaks."""
    pages = tuple(name_of(source.text) for source in brief.sources)
    flaws = [
        f"{part.id}: {change}"
        for part in iter_cited(brief)
        if part.standing == "verbatim" and part.citations
        for change in iter_changes(part, pages)
    ]
    yield from flaws
    if all_stand and not flaws:
        try:
            check_brief(brief)
        except BriefError as error:
            yield collapse(error.message)
