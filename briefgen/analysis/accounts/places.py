"""Where two sentences name another place, or another who did it, for one thing."""

import re
from collections.abc import Iterator

from briefgen.analysis.accounts.compare import Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.sentences import Sentence

_NAMED = re.compile(
    r"\b(?P<verb>[a-z]{3,})(?: [a-z]+)? (?P<how>in|at|near|outside|by|to|on|from) (?:the )?"
    r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
)
_LEAD = re.compile(
    r"(?:The )?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
    r"(?: on [A-Z][a-z]+day| [A-Z][a-z]+day| [a-z]+ly| has| have| had| also)* [a-z]+ed\b"
)
_SURE = LINKED + 0.5


def compare_places(link: Link, reader: Reader) -> Iterator[Point]:
    """Different names behind the same verb and preposition, where neither sentence names what the other does."""
    if link.value < _SURE:
        return
    for (verb, how), (one, ours) in _named(link.one, reader).items():
        two, theirs = _named(link.two, reader).get((verb, how), ((0, 0), frozenset()))
        named = sum(
            sentence.text[slice(*place)] in other.text
            for sentence, place, other in ((link.one, one, link.two), (link.two, two, link.one))
        )
        if theirs and not named and not ours & reader.all_terms(link.two) and not theirs & reader.all_terms(link.one):
            yield Point("Who" if how == "by" else "Where", verb, one, two, certain=False)


def _named(sentence: Sentence, reader: Reader) -> dict[tuple[str, str], tuple[Range, frozenset[str]]]:
    """The names of a sentence by the verb and the preposition before them, with their terms."""
    calendar = reader.lexicons.words("names", "calendar")
    found: dict[tuple[str, str], tuple[Range, frozenset[str]]] = {}
    for match in _NAMED.finditer(sentence.text):
        place = match.span("name")
        if match["name"].split()[0].rstrip(".,") not in calendar:
            for verb in sorted(reader.terms([match["verb"]])):
                found.setdefault((verb, match["how"]), (place, frozenset(reader.name(sentence, place))))
    return found


def compare_leads(link: Link, reader: Reader) -> Iterator[Point]:
    """The names that the first sentences of two articles give to whoever took the step, where they are others."""
    if link.value < _SURE or link.one.number or link.two.number:
        return
    one, two = (_LEAD.search(sentence.text) for sentence in (link.one, link.two))
    if one and two:
        ours, theirs = reader.name(link.one, one.span("name")), reader.name(link.two, two.span("name"))
        kinds = {reader.kind(side, found.span("name")) for side, found in ((link.one, one), (link.two, two))}
        if not (ours and theirs) or kinds == {"country", "government"}:  # a country may stand for a body of its own
            return
        if not {*ours} & reader.all_terms(link.two) and not {*theirs} & reader.all_terms(link.one):
            yield Point("Whose step it is", "", one.span("name"), two.span("name"), certain=False)
