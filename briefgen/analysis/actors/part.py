"""How large a part an actor has in the story: what the mentions tell, as figures, and what each figure is worth."""

import re
from collections.abc import Collection, Mapping, Sequence
from math import fsum

from briefgen.analysis.actors.place import stands_before_verb
from briefgen.analysis.actors.stance import speaks
from briefgen.analysis.model import Mention, Speech

WORTH = {
    "named": 1.0,  # a sentence that names the actor, apart from what follows
    "subject": 0.8,  # who stands before a verb does something
    "place": -0.7,  # “in X”, “from X”: where, not who
    "adjective": -0.7,  # “Greek banks” are not Greece
    "opening": 1.2,  # the first two sentences say whom the story is about
    "headline": 2.3,  # and so does the headline, with more care
    "said": 1.2,  # a statement; three count
    "articles": 1.0,  # every further article that names the actor
    "person": 1.7,  # a name in full is rarely given in passing
    "government": 1.0,  # who governs is rarely only spoken of, a state of a federation is
    "campaign": 2.0,  # it speaks and acts for someone who runs
    "group": -0.5,  # and people without a name often are
    "spoken of": -0.3,  # a sentence that does not show such people do anything
    "source": -0.5,  # the more so those who only say something
    "bare": -3.0,  # “the Board”: a short name that no full one explains
    "domestic": -2.7,  # in its own affairs not the country acts, but its bodies
}
"""What one of each is worth."""
_MOST_SAID = 3
_OPENING = 2
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|across|into|outside|around|inside|throughout|within|between|through|over|of) (?:the )?$",
    re.IGNORECASE,
)


def part_of(
    mentions: Sequence[Mention],
    speech: Mapping[tuple[int, int], Speech],
    headlines: Sequence[str],
    *,
    sources: Collection[str],
    heads: Collection[str],
    domestic: Collection[str],
    states: Collection[str],
) -> float:
    """How large a part the mentioned one has in the story, by the figures and what each is worth."""
    return fsum(
        WORTH[name] * figure
        for name, figure in figures(
            mentions, speech, headlines, sources=sources, heads=heads, domestic=domestic, states=states
        ).items()
    )


def figures(
    mentions: Sequence[Mention],
    speech: Mapping[tuple[int, int], Speech],
    headlines: Sequence[str],
    *,
    sources: Collection[str],
    heads: Collection[str],
    domestic: Collection[str],
    states: Collection[str],
) -> dict[str, float]:
    """The figures that `WORTH` weighs. A sentence counts once, for the mention in it that does most."""
    best: dict[tuple[int, int], str] = {}
    for mention in mentions:
        best[mention.sentence.key] = max(best.get(mention.sentence.key, ""), _standing(mention), key=_RANKS.index)
    standings = list(best.values())
    opens = {m.sentence.key for m in mentions if m.sentence.number < _OPENING and not m.adjective}
    forms = {mention.text for mention in mentions if not mention.adjective}
    kind = mentions[0].kind
    unnamed = kind == "group" and not mentions[0].name[:1].isupper()
    return {
        "named": len(best),
        "subject": standings.count("subject"),
        "place": standings.count("place"),
        "adjective": standings.count("adjective"),
        "opening": len(opens),
        "headline": any(_stands_in(form, headline) for form in forms for headline in headlines),
        "said": min(_MOST_SAID, sum(speaks(mention, speech) for mention in mentions)),
        "articles": len({mention.sentence.source for mention in mentions}) - 1,
        "person": kind == "person" and mentions[0].name[:1].isupper(),
        "government": kind == "government" and mentions[0].name not in states,
        "spoken of": standings.count("named") if unnamed else 0,
        "group": unnamed,
        "domestic": mentions[0].name in domestic,
        "campaign": kind == "organization" and mentions[0].name.endswith(" campaign"),
        "bare": kind in ("organization", "government") and mentions[0].name in heads,
        "source": is_source(mentions[0], sources),
    }


def is_source(mention: Mention, sources: Collection[str]) -> bool:
    """Whether unnamed people are meant whom only the one article knows."""
    return mention.kind == "group" and mention.name.split()[-1] in sources


_RANKS = ("", "adjective", "place", "named", "subject")


def _standing(mention: Mention) -> str:
    if mention.adjective:
        return "adjective"
    before = mention.sentence.text[: mention.start]
    if mention.kind in ("country", "organization", "government") and _PLACE_BEFORE.search(before):
        return "place"
    after = mention.sentence.text[mention.end :]
    return "subject" if stands_before_verb(after) and not _PLACE_BEFORE.search(before) else "named"


def _stands_in(form: str, headline: str) -> bool:
    """Whether `form` stands in `headline` as whole words, in small letters or capitals."""
    form, headline = form.casefold(), headline.casefold()
    at = headline.find(form)
    while at >= 0:
        if not (headline[at - 1 : at].isalnum() or headline[at + len(form) : at + len(form) + 1].isalnum()):
            return True
        at = headline.find(form, at + 1)
    return False
