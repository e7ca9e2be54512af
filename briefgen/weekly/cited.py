"""The sources of a summary, those of this week and those of the last one that it still cites, under one numbering."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from briefgen.analysis.model import Analysis
from briefgen.brief.cite import corroborate
from briefgen.brief.model import Citation, OpenQuestion, Origin, Source, Statement
from briefgen.sources.article import Article

AnyCited = TypeVar("AnyCited", bound=Statement | OpenQuestion)
Key = tuple[str, str]


class CitedSources:
    """Gives each article its source id; one of the last summary gets one when it is first cited."""

    def __init__(self, sources: Sequence[Source], origins: Sequence[Origin], earlier: Iterable[Source]) -> None:
        self.sources = list(sources)
        self.origins = list(origins)
        self._ids: dict[Key, str] = {(source.sha256, source.origin): source.id for source in sources}
        self._earlier = {(source.sha256, source.origin): source for source in earlier}

    def id_of(self, article: Article | Source) -> str:
        """The id of the source that `article` is."""
        key = (article.sha256, article.origin)
        if key not in self._ids:
            self._ids[key] = name = f"s{len(self.sources) + 1}"
            self.sources.append(replace(self._earlier[key], id=name))
            self.origins.append(Origin(kind="article", source_ids=(name,), name=None, certain=True, citations=()))
        return self._ids[key]

    def find(self, articles: Iterable[Article]) -> tuple[str, ...]:
        """The ids of those of `articles` that are sources."""
        keys = ((article.sha256, article.origin) for article in articles)
        return tuple(self._ids[key] for key in keys if key in self._ids)

    def of_analysis(self, both: Analysis, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """Citations in the numbering of an analysis, in that of the summary."""
        return tuple(
            replace(citation, source_id=self.id_of(both.articles[int(citation.source_id[1:]) - 1]))
            for citation in citations
        )

    def of_summary(self, sources: Mapping[str, Source], part: AnyCited) -> AnyCited:
        """A part of the last summary, whose sources by their ids are `sources`, with its citations in this one."""
        citations = tuple(replace(c, source_id=self.id_of(sources[c.source_id])) for c in part.citations)
        return self.sourced(replace(part, citations=citations))

    def sourced(self, part: AnyCited) -> AnyCited:
        """`part` with what its citations say of how well it is sourced."""
        groups = [origin.source_ids for origin in self.origins]
        return replace(part, corroboration=corroborate(part.citations, groups))


def fields_of(statement: Statement) -> dict[str, Any]:
    """What every statement has, by name."""
    return {name: getattr(statement, name) for name in Statement.__struct_fields__}
