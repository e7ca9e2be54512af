"""Citations: sentences of the analysis become verbatim slices with their place."""

from collections.abc import Collection, Iterable

from briefgen.analysis.sentences import Sentence
from briefgen.brief.model import Citation, Corroboration

_MOST_CITATIONS = 5
"""More would no longer tell a reader where to look."""


def source_id(source: int) -> str:
    """The id of the article with that number: `s1` for the first."""
    return f"s{source + 1}"


def cite(sentences: Iterable[Sentence]) -> tuple[Citation, ...]:
    """One citation for each of `sentences`, in their order, each once, five at most."""
    distinct = list({sentence.key: sentence for sentence in sentences}.values())[:_MOST_CITATIONS]
    return tuple(
        Citation(
            source_id=source_id(sentence.source),
            quote=sentence.quote,
            paragraph=sentence.paragraph,
            start=sentence.start,
            end=sentence.end,
            page=sentence.page,
        )
        for sentence in distinct
    )


def corroborate(citations: Iterable[Citation], groups: Iterable[Collection[str]]) -> Corroboration:
    """How well the cited sources bear a statement out, given the groups of source ids that are one origin each."""
    cited = {citation.source_id for citation in citations}
    if not cited:
        return "no source"
    if len(cited) == 1:
        return "one source"
    return "one origin" if any(cited <= set(group) for group in groups) else "several origins"
