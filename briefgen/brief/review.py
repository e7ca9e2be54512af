"""The review of an edited brief: each part comes in as a person left it, and goes out with its standing.

- `verbatim`: it passes the check of a brief that nobody edited.
- `edited`: its quotes are slices of the sources still, and bear its words out, but it is not in their words.
- `judgement`: nothing that it cites bears it out. Its words are kept, its citations and its speaker are not.

A part that says several things (a shift with both its ends, an actor with role and position) is as good as the worst.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from briefgen.analysis.lexicon import Lexicons, load_lexicons
from briefgen.analysis.model import Certainty
from briefgen.brief.check import Cited, check_brief, iter_changes
from briefgen.brief.cite import corroborate
from briefgen.brief.compare import is_borne_out, iter_weight_changes, sounds
from briefgen.brief.draft import read_draft
from briefgen.brief.mend import Mender
from briefgen.brief.model import Actor, Brief, Difference, OpenQuestion, Statement
from briefgen.brief.pieces import pieces_of, reworded
from briefgen.brief.wording import has_words, name_of
from briefgen.notices import Notice

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

Part = TypeVar("Part", bound=Cited)


def review_json(content: bytes, *, lexicons: str | Path | None = None, scheme: "Scheme | None" = None) -> Brief:
    """The brief that `content` holds, as a person edited it: reviewed, with a notice `edited` of all that was found.

    `lexicons` is a folder whose entries extend the built-in ones, `scheme` that of its marking where it is none of
    briefgen's own. Raises BriefError, with the place in the JSON, where it is not built as a brief is, and where its
    marking is too low.
    """
    draft, named = read_draft(content)
    reviewed = review(draft, lexicons=lexicons)
    reviewed = replace(reviewed, notices=(*reviewed.notices, *named))
    check_brief(reviewed, scheme=scheme)
    return reviewed


def review(brief: Brief, *, lexicons: str | Path | None = None) -> Brief:
    """`brief` with the standing of each part found anew, and a notice `edited` of each that is not verbatim.

    Corroboration follows from the citations again, and no certainty is above what the words and their quotes say.
    """
    reviewer = _Reviewer(brief, load_lexicons(Path(lexicons) if lexicons is not None else None))
    parts = {
        name: tuple(map(reviewer.review, getattr(brief, name)))
        for name in ("key_shifts", "actors", "implications", "open_questions", "agreements", "differences")
    }
    bottom_line = reviewer.review(brief.bottom_line)
    kept = [notice for notice in brief.notices if notice.code != "edited"]
    return replace(brief, bottom_line=bottom_line, notices=(*kept, *reviewer.notices), **parts)


class _Reviewer:
    """The review of one brief."""

    def __init__(self, brief: Brief, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self.notices: list[Notice] = []
        self._mender = Mender(brief)
        self._pages = tuple(name_of(source.text) for source in brief.sources)
        self._groups = [origin.source_ids for origin in brief.origins]
        self._canonical = {row[0] for name in ("organizations", "countries") for row in lexicons.rows(name, name)}

    def review(self, part: Part) -> Part:
        """`part` with its standing, and all that follows from it."""
        mended, dropped = self._mender.mend(part)
        for what in dropped:
            self._tell(part, what)
        return self._follow(self._stand(mended), part)

    def _stand(self, part: Part) -> Part:
        """A part with its standing, which is told where it is not verbatim."""
        if not part.citations:
            return self._judge(part, "it cites no source")
        changes = [*iter_changes(part, self._pages), *self._renamed(part)]
        if not changes:
            return replace(part, standing="verbatim")
        quotes = [citation.quote for citation in part.citations]
        pieces = pieces_of(part)
        foreign = next((piece for piece in pieces if not is_borne_out(piece, quotes)), None)
        if foreign is not None:
            return self._judge(part, f"“{foreign}” is not what it cites")
        self._tell(part, f"marked as edited: {'; '.join(changes)}")
        for piece in pieces:
            for change in iter_weight_changes(piece, quotes, self.lexicons):
                self._tell(part, f"“{piece}”: {change}")
        return replace(part, standing="edited")

    def _judge(self, part: Part, why: str) -> Part:
        self._tell(part, f"marked as the analyst's judgement, without citations: {why}")
        speaker = getattr(part, "attribution", None)
        if speaker is not None:
            self._tell(part, f"“{speaker}” is left away as its speaker: nothing that it cites says so")
        return _without_citations(part)

    def _renamed(self, part: Cited) -> Iterator[str]:
        """What was edited that the check of a brief does not look at: an actor's name, what a difference is about."""
        if isinstance(part, Actor) and not self._is_known(part.name, part.aliases):
            yield f"the name “{part.name}” stands in none of the sources"
        if isinstance(part, Difference) and reworded(part):
            yield "what it is about is not what its point and its sides say"

    def _is_known(self, name: str, aliases: Sequence[str]) -> bool:
        return name in aliases or name in self._canonical or any(has_words(page, name) for page in self._pages)

    def _follow(self, part: Part, given: Part) -> Part:
        """`part` with what follows from its citations and its words, told where it is not as `given`."""
        if isinstance(part, (Statement, OpenQuestion)):
            part = replace(part, corroboration=corroborate(part.citations, self._groups))
        if isinstance(part, Statement):
            certainty = self._certainty(part)
            if certainty != part.certainty and part.citations:
                self._tell(given, f"its certainty is “{certainty}”, as its words or its quote say, not “asserted”")
            part = replace(part, certainty=certainty)
        return part

    def _certainty(self, part: Statement) -> Certainty:
        """The given one, if it is cautious; else what the words say, else what the quote says: never above both."""
        heard = [citation.quote for citation in part.citations[:1]]
        if part.standing != "verbatim":
            heard.insert(0, part.text)
        said: list[Certainty] = [part.certainty, *(sounds(words, self.lexicons) for words in heard)]
        return next((one for one in said if one != "asserted"), "asserted")

    def _tell(self, part: Cited, what: str) -> None:
        self.notices.append(Notice("edited", what, part.id))


def _without_citations(part: Part) -> Part:
    """A judgement: the words stay, and nothing that told where they came from."""
    part = replace(part, citations=(), why=(), standing="judgement")
    if isinstance(part, Difference):
        return replace(part, sides=tuple(replace(side, citations=()) for side in part.sides))
    return replace(part, attribution=None) if isinstance(part, (Statement, OpenQuestion)) else part
