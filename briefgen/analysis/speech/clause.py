"""The clause around a verb of speech: where its subject begins and ends, and whether content stands beside it."""

import re
from typing import NamedTuple

from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.quotation import plain_marks

Range = tuple[int, int]

_ASIDE = re.compile(r"\s\([^()]*\)|(?<=\w)\s(?:--|—|–|―)\s[^“”\"]{2,200}?\s(?:--|—|–|―)(?=\s)")
_START = re.compile(
    r"[;:—–―(“\"”]\s?|--\s?|\.\.\.\s|…\s|,\s(?:and|but|so)\b\s?"
    r"|\b(?:that|but|while|because|although|though|when|after|before|since|until(?! now| then)|whether|where|if|how|"
    r"what|why|than|as|which|whom|who)\b\s?",
    re.IGNORECASE,
)
_SIDE = frozenset("whom as if whether until than what how why since before".split())
"""Words that open a side clause: who speaks in it does not say the sentence."""
_OPENING_SIDE = frozenset("if when after".split())
"""Those that do so at the opening of a sentence; “As X said, …” is no side clause there."""
_BEFORE_VERB = re.compile(
    r"(?:\s(?:has|have|had|also|long|previously|later|then|further|repeatedly|immediately|never|already|again|even|"
    r"once|often|now|just|still|soon|thus|there|himself|herself|themselves|itself|[a-z]+(?<!\bfami)(?<!\bal)(?<!\bassemb)"
    r"(?<!\bp)(?<!\bon)ly|(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|"
    r"evening|night))?|yesterday|today|tonight|(?:last|this) (?:week|month|year|night)|(?:earlier|"
    r"later) (?:this|that) \w+|"
    r"earlier|in \d{4}|went on to|went so far as to|goes on to|continued to|continues to|took to \w+ to|"
    r"came out to|sought to|at first|at the time|at one point|in turn|in part|both|all|each|did|does|do|would))+$"
)
_BE = re.compile(r"\s(?:is|are|was|were|be|been|being|’s|'s|have been|has been|had been)(?:\s(?:now|still|also))?$")
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:no longer|hardly(?: ever)?|rarely|scarcely|"
    r"to|not|n['’]t|\w+n['’]t|cannot|can|could|should|may|might|must|will|never|by|of)$"
)
_JOINED = re.compile(r"(?:^|[,\s])(?:and|but|then)$")
_RELATIVE = re.compile(r",\s(?:and )?(?:who|which)$")
_CONNECTIVE = re.compile(
    r"(?:(?:But|And|However|Meanwhile|Still|Yet|Also|Later|Instead|Nevertheless|Nonetheless|Moreover|Furthermore|"
    r"Additionally|Separately|In turn|In addition|In response|In contrast|While|As|Although|Though|On [A-Z]\w+day|"
    r"Earlier|Now|Then|So|Even|Indeed|Afterward|Afterwards|Today|Yesterday|Finally|Or|Until (?:now|then)|By then|"
    r"(?:Last|Next|This|Earlier this|Later this|In|In the) (?:week|month|year|night|morning|spring|summer|autumn|fall|"
    r"winter)|In (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|"
    r"In \d{4}),? )+"
)
_APPOSED = re.compile(
    r"(?:an? |the |who\b|whose\b|which\b|\d|now |then |former |one of |chief |director |president |professor |head |"
    r"senior |executive |vice |chair\w* |co-|[RDI]-|of |in |on |at |by |for |with |from |like |unlike |[a-z]+ing |"
    r"[a-z]+ed |"
    r"Jr|[A-Z]\w+ of [A-Z]|[A-Z]\w+[’']s [a-z]|meanwhile|however|though$|too$|himself|herself|[A-Z]\w*\.$|"
    r"[a-z]\w+ (?:of|for|at)\b)"
)
_OPENS_ONLY = re.compile(
    r"(?:In|On|At|During|After|By|For|With|From|Asked|When|While|As|Although|Though|If|Since|Speaking)\b"
    r"|(?:But|And|Then|However|Meanwhile|Still|Instead|Later|Also|Yet|Earlier)$"
)
_OPENER = re.compile(r"\b(?:that|but|while|because|although|though|when|after|before|since|and) ", re.IGNORECASE)
_NEXT_TO_VERB = re.compile(
    r"\s+(?:(?:also|later|then|today|yesterday|recently|earlier|on \w+day|\w+day|in \w+|[a-z]+ly)\s+)?"
    r"(?:(?=(?:the|an?|one|some|several|many|his|her|their|its|another|two|three|four|both)\s)|"
    r"(?:(?!(?:on|in|at|to|with|by|from|during|for|of|that|he|she|it|they|we|had|has|was|is|were|are|will|would|no|so|but|and|"
    r"as|when|if|after|before) )[a-z0-9-]+ ){0,6}(?=[A-Z“])|(?=[a-z-]+s[,.]))"
)
_SPEAKER_END = re.compile(
    r"[,;:!?”\"“(]|\s(?:--|—|–)|\.(?=[”\"]?\s*$)|\.\s(?=[”\"])|\s(?:who|which|that|whose|released|published|issued|during|"
    r"after|as|when|while|on [A-Z]\w+day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an? \w+|in \d{4}|told)\b"
)
_CLAUSE = re.compile(r"(?:\s[\w’'.]+){0,7}?\s(?:that|whether|how|why|if)\b|(?:\s[\w’'.]+){0,6}?[,:]?\s?[“\"]|:")
HAS_CLAUSE = re.compile(
    r"\s(?:[\w’'.-]+ ){1,5}?(?:is|are|was|were|has|have|had|will|would|could|should|may|might|can|did|does|"
    r"do|isn['’]t|wasn['’]t|won['’]t|made|went|came|took|\w+n['’]t)\b"
)
_GROUND = re.compile(r"\s(?:as|for|of|to|over)\s")
_WITH_RELATIVE = re.compile(r"(?<=\w) who (?:[^\s,“”\"]+ ){1,14}[^\s,“”\"]+$")
_REQUEST = re.compile(r"\s(?:[\w’'.-]+ ){0,8}?to [a-z]")
_NAMING = re.compile(
    r"(?! (?:911|the police|police|for|on|in|off|up|an?) )\s[^,]{2,60}?"
    r"(?: an? \w|[a-z]{3}(?:al|ous|ive|ful|ble|less)\b)"
)
_WITH = re.compile(r"\bwith ([^,“”\"]+)$")
_APPOSITION = re.compile(r"\w, (?:who|which|whose|an?|the|of)\b[^“”\"]*,$")
_HANGS_ON = re.compile(
    r"(?:,|\bby|,? (?:also|later|then|while)|\b(?:statement|letter|tweet|email|post|message|memo|note|paper|"
    r"pledge|release|petition)s?(?: \w+){0,4})$"
)
_OPENING_PHRASE = re.compile(r"(?:In|On|At|During|After|By|For|With|Asked|Speaking|From)\b[^,“”\"]{1,80}, ")
_SIDE_PHRASE = re.compile(r"(?:While|As|Although|Though)\b[^,“”\"]{1,80}, ")
_CONTENT_BEFORE = re.compile(r"[,?!][”\"]?\s+[^”\"]*$")


class Clause(NamedTuple):
    """A verb of speech in its sentence. Offsets are code points in the sentence."""

    sentence: Sentence
    text: str
    """The sentence with plain marks, and blanks where it steps aside (in brackets)."""
    verb: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """What stands before the verb, up to the words that belong to it (“has also”)."""
        head = self.text[: self.start].rstrip()
        if self.verb.endswith("ing") and (match := _BE.search(head)):
            head = head[: match.start()].rstrip()
        if match := _BEFORE_VERB.search(head):
            head = head[: match.start()].rstrip()
        return head

    @property
    def after(self) -> str:
        """What stands behind the verb."""
        return self.text[self.end :]

    def has_content(self) -> bool:
        """Whether a clause or a quotation stands beside the verb."""
        after = self.after
        if _CLAUSE.match(after) or HAS_CLAUSE.match(after):
            return True
        bare = after.strip(' .”"') == "" or after[:1] in ".,;" or not after.strip()
        return bool(_CONTENT_BEFORE.search(self.text[: self.start])) and (bare or '"' in self.text or "”" in self.text)

    def has_ground(self) -> bool:
        """Whether a judgment tells its words or its ground (“accused the board of delay”, “blamed the crews for …”)."""
        return bool(_GROUND.search(self.after)) or "“" in self.after or '"' in self.after

    def has_request(self) -> bool:
        """Whether what is promised or how it is called follows (“promised to pay”, “called the plan a mistake”)."""
        names = self.verb.startswith("call") and not self.after.startswith(" on ")
        return bool((_NAMING if names else _REQUEST).match(self.after))

    def closes(self) -> bool:
        """Whether nothing follows the verb."""
        return not self.after.strip(' .”"')


def masked(sentence: Sentence) -> str:
    """The text of a sentence as clauses read it, as long as before."""
    text = plain_marks(sentence.text)
    if "(" in text or "--" in text or "—" in text or "–" in text:
        text = _ASIDE.sub(lambda match: " " * len(match[0]), text)
    return text


def subject_before(clause: Clause) -> Range | None:
    """“X said”, “X, the mayor, has also said”, “…, who said”: the words before the verb that may name its subject."""
    head = clause.before
    if match := _RELATIVE.search(head):
        return _subject_before_comma(head[: match.start()], apposed=True)
    if _NO_SUBJECT.search(head) or _BE.search(head) or _JOINED.search(head):
        return None
    if head.endswith(","):
        return _subject_before_comma(head[:-1], apposed=False)
    if match := _WITH_RELATIVE.search(head):
        head = head[: match.start()]
    start, opener = _clause_start(head)
    comma = head.rfind(", ", start)
    opens = start <= len("Shortly after ")
    if comma < 0 and (opener in _OPENING_SIDE if opens else opener in _SIDE):
        return None
    return _trimmed(head, comma + 2 if comma >= 0 else start)


def _clause_start(head: str) -> tuple[int, str]:
    start, opener = 0, ""
    for match in _START.finditer(head):
        start, opener = match.end(), match[0].strip(" ,").lower()
    return start, opener


def _subject_before_comma(head: str, *, apposed: bool) -> Range | None:
    """“X, 40, a lawyer for the crews”: the part before the first of the commas that only add to it."""
    start = max((match.end() for match in re.finditer(r"[;:“\"”]\s?", head)), default=0)
    parts = [*re.finditer(r"(?:[^,]|,(?! ))+", head[start:])]
    at = len(parts) - 1
    if at < 0:
        return None
    if at and not apposed and _is_name(parts[at][0]) and not _APPOSED.match(parts[at][0].strip()):
        return _trimmed(head, start + parts[at].start())
    if at and _is_name(parts[at - 1][0]) and parts[at][0].split()[-1:] and parts[at][0].split()[-1].islower():
        at -= 1
    while at > 0 and _APPOSED.match(parts[at][0].strip()) and not _OPENS_ONLY.match(parts[at - 1][0].strip()):
        at -= 1
    if at == len(parts) - 1 and not apposed:
        return None
    begin = start + parts[at].start()
    for match in _OPENER.finditer(parts[at][0]):
        begin = start + parts[at].start() + match.end()
    return _trimmed(head[: start + parts[at].end()], begin)


def _is_name(words: str) -> bool:
    parts = words.split()
    return 1 < len(parts) <= 4 and all(part[0].isupper() for part in parts)


def _trimmed(head: str, start: int) -> Range | None:
    if match := _CONNECTIVE.match(head, start):
        start = match.end()
    while start < len(head) and head[start] in " “\"”'(―—-,…":
        start += 1
    return (start, len(head)) if start < len(head) else None


def subject_behind(clause: Clause) -> Range | None:
    """“…,” said X: the words behind the verb that may name its subject."""
    before = clause.text[: clause.start].rstrip()
    if before and before[-1] not in ',”"?!':
        return None
    match = _NEXT_TO_VERB.match(clause.after)
    if match is None:
        return None
    start = clause.end + match.end()
    stop = _SPEAKER_END.search(clause.text, start)
    return _ranged(clause.text, start, stop.start() if stop else len(clause.text))


def is_apposed(clause: Clause) -> bool:
    """“X, which …, said”: whether words that only add to a subject stand before the verb."""
    return bool(_APPOSITION.search(clause.before))


def subject_with(clause: Clause) -> Range | None:
    """“…, with X saying”: the words between."""
    match = _WITH.search(clause.before) if clause.verb.endswith("ing") else None
    return match.span(1) if match else None


def range_to_stop(text: str, start: int) -> Range | None:
    """The words from `start` to where a speaker's name must end."""
    stop = _SPEAKER_END.search(text, start)
    return _ranged(text, start, stop.start() if stop else len(text))


def _ranged(text: str, start: int, end: int) -> Range | None:
    words = text[start:end]
    end = start + len(words.rstrip())
    start += len(words) - len(words.lstrip())
    return (start, end) if start < end else None


def is_joined(clause: Clause) -> bool:
    """“X left and said”, “X left, saying”: whether the subject is that of the whole sentence."""
    if clause.verb.endswith("ing"):
        return bool(_HANGS_ON.search(clause.text[: clause.start].rstrip()))
    head = clause.before
    return bool(_JOINED.search(head)) and not _NO_SUBJECT.search(head)


def sentence_start(text: str) -> int:
    """Where the first clause of a sentence begins, behind a connective and an opening phrase (“On Monday, …”)."""
    start = int(text.startswith("("))
    for opening in (_SIDE_PHRASE, _CONNECTIVE, _OPENING_PHRASE):
        if match := opening.match(text, start):
            start = match.end()
    return start
