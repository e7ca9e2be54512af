"""How a line reads: as prose, as a title, as a heading. Goes in: a line's words. Comes out: a claim about them.

Nothing here knows offsets or articles. The limits are ours, set so that a doubtful line stays a paragraph.
"""

MOST_HEADING_WORDS = 12
MOST_HEADING_LENGTH = 100
MOST_TITLE_WORDS = 60
MOST_TITLE_LENGTH = 400

_STOPS = ".!?…。！？؟।"
_ASKING = "?？؟"
_FULL_STOPS = ".…。।"
_CLOSING = "\"'”’»›)]*_ \t\r\n"
_DOUBLE_QUOTES = frozenset('"“”„«»')
_LEADING_ON = (":", ",", ";")
_QUESTION_WORDS = frozenset(
    {
        *("who", "whom", "whose", "what", "when", "where", "which", "why", "how"),
        *("is", "are", "was", "were", "do", "does", "did", "has", "have", "had"),
        *("will", "would", "can", "could", "should", "shall", "may", "might", "must"),
    }
)


def count_words(text: str) -> int:
    """The number of runs without white space in `text`."""
    return len(text.split())


def last_mark(text: str) -> str:
    """The last character of `text` in front of closing quotation marks, brackets and emphasis; may be empty."""
    return text.rstrip(_CLOSING)[-1:]


def ends_with_stop(text: str) -> bool:
    """Whether `text` ends as a sentence does; closing quotation marks and brackets may follow the stop."""
    mark = last_mark(text)
    return mark != "" and mark in _STOPS


def starts_inside(text: str) -> bool:
    """Whether `text` starts in the middle of a sentence: with a letter that is not a capital."""
    first = text[:1]
    return first.isalpha() and not first.isupper() and not first.istitle()


def reads_as_prose(text: str) -> bool:
    """Whether `text` is a sentence or longer than any heading."""
    return ends_with_stop(text) or not _is_short(text)


def reads_as_title(text: str) -> bool:
    """Whether `text` can be a title: not long, no full stop (an acronym such as “U.S.” may end it), not leading on."""
    if count_words(text) > MOST_TITLE_WORDS or len(text) > MOST_TITLE_LENGTH or text.endswith(_LEADING_ON):
        return False
    return last_mark(text) not in tuple(_FULL_STOPS) or _ends_with_acronym(text)


def reads_as_heading(text: str) -> bool:
    """Whether `text` can be a section heading: short, opened by a capital or a digit, no final stop, no quotation.

    A line that ends with a colon, comma or semicolon leads on to the next one and is none.
    """
    return _opens_like_a_heading(text) and not ends_with_stop(text) and not text.endswith(_LEADING_ON)


def reads_as_question_heading(text: str) -> bool:
    """Whether `text` can be a heading such as “What changes are envisioned?”: one short question, no quotation."""
    words = text.strip("*_").split()
    return (
        _opens_like_a_heading(text)
        and last_mark(text) in tuple(_ASKING)
        and words[0].casefold() in _QUESTION_WORDS
        and not any(ends_with_stop(word) for word in words[:-1])
    )


def _opens_like_a_heading(text: str) -> bool:
    first = text.lstrip("*_")[:1]
    return first.isalnum() and not first.islower() and _is_short(text) and _DOUBLE_QUOTES.isdisjoint(text)


def _is_short(text: str) -> bool:
    return len(text) <= MOST_HEADING_LENGTH and count_words(text) <= MOST_HEADING_WORDS


def _ends_with_acronym(text: str) -> bool:
    last_word = text.rstrip(_CLOSING).split()[-1]
    letters = last_word.split(".")[:-1]
    return len(letters) > 1 and all(len(letter) == 1 and letter.isupper() for letter in letters)
