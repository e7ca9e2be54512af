"""Capitalized names in a sentence: where they stand, and what kind of thing each may be."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from briefgen.analysis.actors.gazetteer import Gazetteer, load_gazetteer
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?=\W|$)|[^\W_]+(?:[’'&.-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|St|Jr|Sr)\.")
_CONNECTORS = frozenset(
    {"of", "for", "and", "the", "de", "del", "der", "al", "bin", "ibn", "la", "van", "von", "&", "in"}
)
_OFFICES = frozenset({"House", "Secretary", "Speaker", "Ministers", "Leader"})
_OWNERS = frozenset({"People's", "Children's", "Women's", "Men's", "Workers'", "Veterans'", "Farmers'", "Teachers'"})
"""Possessives inside the name of a body (“People's Army”)."""
_BODY_AHEAD = re.compile(
    r" [A-Z]\w+ (?:[A-Z]\w+ )?(?:Administration|Agency|Board|Bureau|Commission|Committee|Service|Subcommittee)\b"
)
_COMPOUND = re.compile(
    r"-(?:based|born|backed|led|owned|run|style|era|controlled|trained|flagged|registered|educated|appointed|affiliated|linked|occupied|speaking)$"
)
"""The end of an adjective that is made of a name (“Lindmar-based”)."""
_INITIALS = 2
"""Letters of “US” and “UN”, which are no opening words."""
_ALSO_SURNAMES = frozenset({"May", "March"})
"""Months that are surnames behind a given name."""
_PARTICLES = frozenset({"de", "del", "der", "al", "bin", "ibn", "la", "van", "von"})


class Name(msgspec.Struct, frozen=True):
    """A run of capitalized words."""

    text: str
    """As it stands, without a possessive ending."""
    start: int
    end: int
    """Half-open range of code points in the sentence."""
    opens: bool
    """Whether it opens its sentence or a quotation, where any word is capitalized."""
    possessive: bool
    """Whether `'s` follows."""

    @property
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split()


class _Token(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int
    joined: bool
    """Whether only blanks stand between it and the token before."""


def find_names(sentence: Sentence, lexicons: Lexicons) -> tuple[Name, ...]:
    """The capitalized names of `sentence` in order; weekdays, months and opening function words are none."""
    names: list[Name] = []
    run: list[_Token] = []
    for match in _TOKEN.finditer(sentence.text):
        if not run and not match[0][0].isupper():
            continue
        token = _token(match, run[-1].end if run else match.start())
        if run and not (token.joined and _continues(run, token, sentence, lexicons)):
            names.extend(_name_of(run, sentence, lexicons))
            run = []
        if run or _is_name_word(token.text, lexicons):
            run.append(token)
    if run:
        names.extend(_name_of(run, sentence, lexicons))
    return tuple(names)


def _token(match: re.Match[str], end: int) -> _Token:
    """The word that was found, without a stop that ends the sentence; `end` is where the one before it ends."""
    word, stop = match[0], match.end()
    if word.endswith(".") and not _ABBREVIATION.fullmatch(word):
        word, stop = word[:-1], stop - 1
    return _Token(word, match.start(), stop, joined=not match.string[end : match.start()].strip(" \n"))


def _is_name_word(word: str, lexicons: Lexicons) -> bool:
    if not word[:1].isupper():
        return False
    bare = _POSSESSIVE.sub("", word)
    return bool(bare) and not _COMPOUND.search(bare) and bare.rstrip(".") not in lexicons.words("names", "calendar")


def _continues(run: Sequence[_Token], token: _Token, sentence: Sentence, lexicons: Lexicons) -> bool:
    """Whether `token` goes on with the name: a capitalized word, or a connector inside a long name."""
    last = run[-1].text
    if (_POSSESSIVE.search(last) and last.replace("’", "'") not in _OWNERS) or (
        last == "and" and _is_title_before_name(sentence.text, token.start, lexicons)
    ):
        return False
    surname = _POSSESSIVE.sub("", token.text) in _ALSO_SURNAMES and last in load_gazetteer(lexicons).given
    if _is_name_word(token.text, lexicons) or token.text in _PARTICLES or surname:
        return True
    if token.text == "in":
        return any(part.text == "Forces" for part in run)
    if token.text == "the":
        return last in ("of", "for", "in")
    if token.text == "and" and _joins_one_name(run, sentence.text, token.end, load_gazetteer(lexicons)):
        return True
    if token.text not in _CONNECTORS or last in ("of", "for"):
        return False
    heads = lexicons.words("names", "organization heads") | lexicons.words("names", "document heads") | _OFFICES
    return any(part.text in heads for part in run) and (token.text != "and" or any(part.text == "of" for part in run))


def _joins_one_name(run: Sequence[_Token], text: str, after: int, gazetteer: Gazetteer) -> bool:
    """Whether an “and” stands inside one name: a known one, or that of a body (“Fish and Wildlife Service”)."""
    if any(text.startswith(form, part.start) for part in run for form in gazetteer.joined):
        return True
    names = {run[0].text, run[-1].text, " ".join(part.text for part in run)}
    return _BODY_AHEAD.match(text, after) is not None and not any(gazetteer.find(name) for name in names)


def _is_title_before_name(text: str, start: int, lexicons: Lexicons) -> bool:
    """Whether someone's office begins at `start` (“Foreign Minister Anna …”)."""
    ends = (start + len(title) for title in lexicons.words("names", "titles") if text.startswith(f"{title} ", start))
    return any(text[end + 1 : end + 2].isupper() for end in ends)


def _name_of(run: list[_Token], sentence: Sentence, lexicons: Lexicons) -> Iterator[Name]:
    opens = _opens(sentence.text, run[0].start)
    while run and (run[-1].text in _CONNECTORS):
        run = run[:-1]
    while run and opens and _only_opens(run, lexicons):
        run = run[1:]
        opens = bool(run) and run[0].text[:1].islower()
    while run and (
        run[0].text in _CONNECTORS or run[0].text in ("The", "A", "An", "I") or run[0].text[:2] in ("I'", "I’")
    ):
        run = run[1:]
    if not run:
        return
    start, end = run[0].start, run[-1].end
    possessive = _POSSESSIVE.search(sentence.text[start:end])
    stop = start + possessive.start() if possessive else end
    yield Name(sentence.text[start:stop], start, stop, opens, possessive is not None)


def _only_opens(run: Sequence[_Token], lexicons: Lexicons) -> bool:
    """Whether the first word has its capital only from its place; not in “US”, nor in “New Zealand”."""
    first = run[0].text
    if first in _CONNECTORS:
        return True
    if first.lower() not in lexicons.words("names", "openers") or (len(first) == _INITIALS and first.isupper()):
        return False
    gazetteer = load_gazetteer(lexicons)
    pair = _POSSESSIVE.sub("", " ".join(part.text for part in run[:2]))
    return len(run) == 1 or (gazetteer.find(pair) is None and pair not in gazetteer.never)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in "\"“‘'([:—–-*" or before.endswith((". ", "? ", "! "))
