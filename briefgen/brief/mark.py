"""The marking of a brief. Goes in: what is asked for, and the sources. Comes out: the label, its scheme, a notice.

A scheme is read only where a marking is in play: most briefs bear none.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from briefgen.errors import BriefError, BriefgenError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.text import collapse

if TYPE_CHECKING:
    from briefgen.brief.model import Report
    from briefgen.marking.scheme import Scheme

LOWERED: Final = "marking-lowered"
"""The code of the notice that keeps why a marking is below that of a source."""


class Marked(NamedTuple):
    """What a brief says of its marking."""

    label: str | None = None
    scheme: "Scheme | None" = None
    notices: tuple[Notice, ...] = ()

    @property
    def fields(self) -> dict[str, str | None]:
        """The fields of a `Brief` that hold it."""
        return {"marking": self.label, "marking_scheme": self.scheme.name if self.scheme else None}


def mark(
    articles: Sequence[Article],
    *,
    marking: str | None = None,
    scheme: "Scheme | str | Path | None" = None,
    reason: str | None = None,
) -> Marked:
    """The marking of a brief on `articles`: the highest that one of them states, or `marking` where it is no lower.

    A lower one needs a `reason`, which is kept in a notice. `scheme` is a name, a file, or what `load_scheme` gives.
    Raises UsageError, ConfigError or SourceError where no marking can be told from that; then the hint says what to do.
    """
    if marking is None and reason is None and all(article.marking is None for article in articles):
        return Marked()
    from briefgen.marking.rules import Stated, decide
    from briefgen.marking.scheme import find_scheme

    stated = [Stated(article.origin, article.marking) for article in articles if article.marking is not None]
    decision = decide(marking, stated, scheme=find_scheme(scheme), reason=reason)
    if decision is None:
        return Marked()
    label, above = decision.level.label, decision.above
    if above is None:
        return Marked(label, decision.scheme)
    why = collapse(reason or "").removesuffix(".")
    lowered = Notice(LOWERED, f"the marking is lowered from {above.label} to {label}: {why}", above.origin)
    return Marked(label, decision.scheme, (lowered,))


def check_marking(brief: "Report", scheme: "Scheme | None" = None) -> None:
    """Return nothing where the marking of `brief` is at least that of each source, or a notice says why it is not.

    `scheme` is needed for one that briefgen does not bring; without it, nothing can be said of its ranks.
    Raises BriefError for a brief that is marked too low, by no scheme, or with a label that its scheme does not have.
    """
    stated = [(source.id, source.marking) for source in brief.sources if source.marking is not None]
    lowered = any(notice.code == LOWERED for notice in brief.notices)
    if brief.marking is None:
        if brief.marking_scheme is not None:
            _refuse("it names a scheme and no label")
        if stated and not lowered:
            _refuse(f"it has none, and its source `{stated[0][0]}` is marked `{stated[0][1]}`")
        return
    if brief.marking_scheme is None:
        _refuse(f"`{brief.marking}` stands there without its scheme")
    from briefgen.marking.scheme import scheme_named

    known = scheme_named(brief.marking_scheme, scheme)
    if known is None:
        return
    rank = _rank(known, brief.marking)
    for source_id, label in stated:
        if _rank(known, label) > rank and not lowered:
            _refuse(f"`{brief.marking}` is lower than that of its source `{source_id}`, which is `{label}`")


def _rank(scheme: "Scheme", label: str) -> int:
    from briefgen.marking.rules import find_level

    try:
        return find_level(scheme, label).rank
    except BriefgenError as error:
        raise BriefError(f"the marking of the brief cannot be used: {error.message}", hint=error.hint) from None


def _refuse(what: str) -> NoReturn:
    raise BriefError(
        f"the marking of the brief cannot be used: {what}",
        hint="raise it, or make the brief anew with --lower-marking REASON",
    )
