"""How plainly a sentence says something. Goes in: a sentence, words of it. Comes out: whether it is said to be so.

What is denied, wished for, rumoured, asked or under a condition is not said to be so. Where a sentence may do one of
these, it counts as doing it: what is told then is less than the articles say, never more.
"""

import re

from briefgen.analysis.sentences import Sentence

Place = tuple[int, int]
"""A half-open range of code points in a sentence."""

_DENIAL = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|without|den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)"
    r"|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|contradict\w*|false(?:ly)?"
    r"|untrue|incorrect(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|unfounded|baseless|premature(?:ly)?|nonsense)\b|n[’']t\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not only|no (?:less|fewer|more|later|earlier|sooner|longer) than)\b"
    r"|(?:\bnot|n[’']t)(?: \w+){0,3}? (?=(?:before|until|till)\b)",
    re.IGNORECASE,
)
"""What denies nothing: “will not reopen before June” names a date."""
_DISPUTE = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed)|contradict(?:s|ed)|refut(?:es|ed))\b")
_WISH = re.compile(
    r"\b(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|call(?:s|ed|ing)?(?: \w+){0,3}? (?:for|upon)|call(?:s|ed|ing)? on"
    r"|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|plead(?:s|ed|ing)?|beg(?:s|ged|ging)?|appeal(?:s|ed|ing)? (?:for|to)"
    r"|request(?:s|ed|ing)?|wish(?:es|ed|ing)?|propos(?:e|es|ed|ing|als?)|suggest(?:s|ed|ing|ions?)?|hop(?:e|es|ed|ing)"
    r"|seek(?:s|ing)?|sought|petition(?:s|ed)?|recommend(?:s|ed|ing|ations?)?|should|ought|wonder(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_RUMOUR = re.compile(
    r"\b(?:tipped|rumou?r(?:s|ed)?|alleg(?:e|es|ed|edly|ations?)|claim(?:s|ed|ing)?(?! (?:\w+ )?lives)|purported(?:ly)?"
    r"|supposed(?:ly)?"
    r"|reported(?:ly)? to|reportedly|reports? (?:that|of)|newspapers?|tabloids?|unconfirmed|speculat\w+"
    r"|(?:is|are|was|were|been) (?:widely )?(?:said|understood|believed|thought|presumed|feared) (?:to|that)"
    r"|looks? set|in theory|sources (?:\w+ ){0,4}?(?:say|said|told)|according to (?:\w+ )?sources?|insiders?"
    r"|people (?:familiar|close))\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:could|(?-i:may)|might|can|perhaps|possibl[ey]|potential(?:ly)?|probabl[ey]|likely|unlikely|maybe|appear(?:s|ed)?"
    r"|seem(?:s|ed)?|expect(?:s|ed)?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|think(?:s|ing)?|thought"
    r"|believ(?:e|es|ed)|fear(?:s|ed|ing)?|warn(?:s|ed|ing)?|threat(?:s|en|ens|ened|ening)?|predict(?:s|ed)?"
    r"|forecast(?:s|ed)?|plan(?:s|ned|ning)? to|aim(?:s|ed|ing)? to|would)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|whether|unless|provided|barring|pending|subject to|(?:as|so) long as|on condition|in case"
    r"|depend(?:s|ed|ing)?|were \w+(?: \w+)? to)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:—–()]|\bbut\b|\band\b")
_OPENS = re.compile(r"[,;:—–()“”\"]|\b(?:but|that|which|who)\b")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|over|under|up to|more than|less than|fewer than|at least|at most"
    r"|as (?:many|much|few|little) as|an estimated|estimated)\s+$",
    re.IGNORECASE,
)
_NEAR = 40
"""Code points before words, or behind them, in which a doubt is told with them."""


def denies(text: str) -> bool:
    """Whether anything in `text` is denied."""
    return _DENIAL.search(_NO_DENIAL.sub(" ", text)) is not None


def disputes(text: str) -> bool:
    """Whether `text` reports that somebody denies something."""
    return _DISPUTE.search(text) is not None


def is_open_to_doubt(text: str) -> bool:
    """Whether `text` wishes, asks, passes on a rumour, sets a condition or doubts, in any of its words."""
    return any(cue.search(text) for cue in (_WISH, _RUMOUR, _CONDITION)) or _doubts(text)


def _doubts(text: str) -> bool:
    return any(match[0].lower() != "would" for match in _DOUBT.finditer(text))


def with_its_doubt(sentence: Sentence, place: Place) -> Place | None:
    """The words at `place` with those that make them less certain: “could miss two weeks”, “up to 1,500 jobs could go”.

    None where they are denied, wished for, rumoured or under a condition, or where what makes them doubtful stands
    further off, so that the words alone would say more than the sentence.
    """
    text = sentence.text
    start, end = place
    before = text[:start].rpartition(";")[2]
    behind = _clause(text[end:])
    if denies(before) or denies(behind) or _WISH.search(before) or _RUMOUR.search(text) or _CONDITION.search(text):
        return None
    if _DOUBT.search(behind):
        if len(behind) > _NEAR:
            return None
        end += len(behind.rstrip(' .!?”"'))
    doubts = list(_DOUBT.finditer(text, start - len(before), start))
    if doubts:
        start = doubts[-1].start()
        if place[0] - start > _NEAR or _BREAK.search(text, start, place[0]) or len(doubts) > 1:
            return None
    about = _ABOUT.search(text, 0, start)
    return (about.start() if about else start), end


def with_its_clause(sentence: Sentence, place: Place) -> Place | None:
    """The words at `place` and the rest of their clause; None where they are denied, wished for or rumoured."""
    text = sentence.text
    before = text[: place[0]].rpartition(";")[2]
    if denies(before) or _WISH.search(before) or _RUMOUR.search(text):
        return None
    behind = _clause(text[place[1] :])
    return place[0], place[1] + (len(behind.rstrip(' .!?”"')) if len(behind) <= 2 * _NEAR else 0)


def clause_of(text: str, place: Place) -> Place:
    """The clause around the words at `place`: from the mark or “that” before them to the mark or “and” behind."""
    begun = max((found.end() for found in _OPENS.finditer(text, 0, place[0])), default=0)
    return begun, place[1] + len(_clause(text[place[1] :]))


def _clause(text: str) -> str:
    """What stands in `text` before the next mark or “and”."""
    found = _BREAK.search(text)
    return text[: found.start()] if found else text
