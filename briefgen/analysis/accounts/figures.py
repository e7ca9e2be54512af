"""Numbers in sentences by what they count, and where two sentences give different ones."""

import re
from collections.abc import Iterator

import msgspec

from briefgen.analysis.accounts.compare import REMOTE, Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.accounts.terms import DIGITS
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import find_words

_IN_WORDS = DIGITS | {
    f"{ten}-{unit}": str(int(DIGITS[ten]) + int(DIGITS[unit]))
    for ten in DIGITS
    for unit in DIGITS
    if ten.endswith("ty") and 0 < int(DIGITS[unit]) < int(DIGITS["ten"])
}
"""Numbers in words, in digits: “thirty-one” is one number."""
_NUMBER = re.compile(
    r"(?P<money>(?:US|A|C)?[$€£])?(?<![\w/.,:-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?(?!\d)|(?:"
    + "|".join(sorted(_IN_WORDS, key=len, reverse=True))
    + r")\b)"
    r"(?![/:–-]\d)(?:[\s-]?(?P<scale>thousand|million|billion|trillion|bn|m)\b)?"
    r"(?:[\s-]?(?P<percent>%|percent\b|per cent\b|percentage points?\b))?"
    r"(?:[\s-]?(?P<currency>euros?|dollars?|pounds?|yen|yuan|rupees?|rubles?|crowns?|kronor|pesos?|francs?)\b)?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound"}
_TIMES = frozenset("year month week day hour minute".split())
"""Units of time, which measure many things of one story."""
_RANKS = frozenset({"no", "number"})
"""Words before a number that only tells the rank."""
_HARMS = frozenset({"=kill", "=injure", "=missing", "=arrest"})
_HARM_REACH = 4
_TOLL_REACH = 12
"""Words around a number among which stands what befell so many: where people are named, and where nothing is (“the
death toll has reached 19”)."""
_BEFELL = 3
"""Words behind a number that tell what befell so many, whatever they are called (“21 were still missing”)."""
_PEOPLE = frozenset({"people", "person", "peopl", "other", "more"})
"""What is counted wherever something befalls somebody."""
_ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|almost|some|over|more than|at least|up to|estimated)\s+$", re.IGNORECASE
)
_AWAY = re.compile(r"[\s-](?:more )?(?:year|month|week|day|hour|minute)s? (?:after|before|ago|earlier|later|since)\b")
"""How far off in time something is, which measures nothing of it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = 2
"""Words behind a number among which the thing counted is looked for."""
_FAR_APART = 50
"""Times that a number of people may be another: three who died are none of 20,000 who marched."""
_SAME = 0.004
_ROUGHLY_SAME = 0.12
"""Share of the larger by which two numbers may differ and still be one, if exact and if one is about so many."""
_HEADS = 3
"""Sentences at the head of an article, where a toll is that of the event it reports."""
_NEARLY_LINKED = LINKED - 1.0
_LEAST_SHARED = 3


class Figure(msgspec.Struct, frozen=True):
    """A number and what it counts."""

    value: float
    units: frozenset[str]
    place: Range
    rough: bool
    of: frozenset[str]
    """What an amount of money is for, where the noun follows (“$6 million purchase”)."""
    common: bool
    """Whether its unit is a currency, a share or a time, which may measure anything."""


def compare_figures(link: Link, reader: Reader) -> Iterator[Point]:
    """Numbers of the two sentences that count the same thing and differ."""
    if link.value < REMOTE:
        return
    ours, theirs = reader.once(find_figures, link.one), reader.once(find_figures, link.two)
    for one in ours:
        others = [two for two in theirs if one.units & two.units and _same_matter(link, one, two, reader)]
        if not others or any(_equal(one, two) for two in others):
            continue
        mine = [own for own in ours if own.units & one.units]
        two = others[0]
        if any(_equal(own, two) for own in mine):
            continue
        certain = link.value >= LINKED
        if certain or _is_near(link, one, two, reader):
            topic = min(one.units & two.units)
            yield Point("The figure", topic, one.place, two.place, certain)


def _is_near(link: Link, one: Figure, two: Figure, reader: Reader) -> bool:
    """Whether sentences that are not linked still count the same thing: what stands around the numbers is shared."""
    shared = reader.shared(link) - one.units
    heads = max(link.one.number, link.two.number) < _HEADS
    if heads and one.units & two.units & _HARMS:
        return True
    if link.value >= _NEARLY_LINKED and len(shared) >= _LEAST_SHARED - 1:
        return True
    beside = shared & _beside(link.one, one, reader) & _beside(link.two, two, reader)
    return not (one.common or two.common) and not (one.units & (_PEOPLE | _HARMS)) and bool(beside)


def _beside(sentence: Sentence, figure: Figure, reader: Reader) -> frozenset[str]:
    """The terms of the words right before a number, and right behind what it counts."""
    behind = find_words(sentence.text[figure.place[1] :])[:_HARM_REACH]
    return reader.near(sentence, figure.place) | reader.terms(word.norm for word in behind)


def find_figures(sentence: Sentence, reader: Reader) -> list[Figure]:
    """The numbers of a sentence that count something; dates, years and times count nothing."""
    calendar = reader.lexicons.words("names", "calendar")
    found = []
    for match in _NUMBER.finditer(sentence.text):
        before = sentence.text[: match.start()]
        last = before.split()[-1].strip(".,") if before.split() else ""
        year = _YEAR.fullmatch(match["number"]) and not (match["scale"] or match["money"] or match["percent"])
        counts = last not in calendar and last.lower() not in _RANKS and match["number"].lower() != "one"
        if counts and not year and not _AWAY.match(sentence.text, match.end()):
            figure = _figure(sentence, match, before, reader)
            if figure.units:
                found.append(figure)
    return found


def find_numbers(text: str) -> Iterator[tuple[float, Range]]:
    """The numbers in `text` with their places, whatever they count."""
    return ((_value(match), match.span()) for match in _NUMBER.finditer(text))


def _value(match: re.Match[str]) -> float:
    number = match["number"].lower()
    return float(_IN_WORDS.get(number) or number.replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)


def _figure(sentence: Sentence, match: re.Match[str], before: str, reader: Reader) -> Figure:
    value = _value(match)
    following = re.split(r"[.,;:()”\"]", sentence.text[match.end() :], maxsplit=1)[0]
    counted = find_words(following)[:_COUNTED]
    end = match.end() + (counted[0].end if counted and reader.in_order(counted[0].norm) else 0)
    rough = _ABOUT.search(before) is not None
    currency = _SIGNS.get((match["money"] or "")[-1:]) or (match["currency"] or "").lower().removesuffix("s")
    if match["percent"] or currency:
        of = reader.terms(word.norm for word in counted[:1]) if currency else frozenset[str]()
        return Figure(value, frozenset({currency or "percent"}), match.span(), rough, of, common=True)
    things = reader.terms(word.norm for word in counted if following[word.start].islower())
    units = frozenset(term for term in things if not term[0].isdigit())
    befell = reader.terms(word.norm for word in find_words(following)[:_BEFELL]) & _HARMS
    if befell or not units or units & _PEOPLE:
        units |= befell or _harm(sentence, match.span(), reader, _HARM_REACH if units else _TOLL_REACH)
    return Figure(
        value,
        units,
        (match.start(), end),
        rough,
        frozenset(),
        common=bool(_TIMES & {word.norm.split("-")[0].removesuffix("s") for word in counted[:1]}),
    )


def _harm(sentence: Sentence, place: Range, reader: Reader, reach: int) -> frozenset[str]:
    """The nearest word around a number that says what befell so many: a toll counts the dead, not people."""
    words = sentence.words
    inside = [at for at, word in enumerate(words) if word.end > place[0] and word.start < place[1]]
    if not inside:
        return frozenset()
    for away in range(1, reach + 1):
        for at in (inside[-1] + away, inside[0] - away):
            if 0 <= at < len(words) and (found := reader.terms([words[at].norm]) & _HARMS):
                return found
    return frozenset()


def _same_matter(link: Link, one: Figure, two: Figure, reader: Reader) -> bool:
    """Whether two numbers of people are near enough for one thing, or what stands around two of a common unit is."""
    least, most = sorted((one.value, two.value))
    if one.units & two.units & _PEOPLE and most > _FAR_APART * least:
        return False
    if not (one.common or two.common):
        return True
    if one.of & two.of:
        return True
    around = reader.near(link.one, one.place) & reader.near(link.two, two.place) & reader.shared(link)
    return len(around) >= (1 if link.value >= LINKED else 2)


def _equal(one: Figure, two: Figure) -> bool:
    share = _ROUGHLY_SAME if one.rough or two.rough else _SAME
    return abs(one.value - two.value) <= share * max(one.value, two.value)
