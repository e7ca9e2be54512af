"""Pure strings: comparing, shortening and naming text. Nothing here knows what a brief is."""

import re
import unicodedata
from collections.abc import Iterable

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+")
_MARKS = (
    re.compile(r"!?\[(?P<words>[^\[\]]+)\]\([^()\s]*\)"),
    re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)", re.DOTALL),
    re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<words>[^*]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=[^\s_])(?P<words>[^_]+?)(?<=\S)_(?![\w_])"),
    re.compile(r"(?<!`)`(?P<words>[^`]+)`(?!`)"),
)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def collapse(text: str) -> str:
    """`text` with every run of white space as one blank, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def within(words: str) -> str:
    """`words` as they stand within a sentence: they open with a small letter, unless with an abbreviation (“JSON”)."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def unmarked(text: str) -> str:
    """`text` without the inline marks of Markdown: emphasis, code, links (their words stay)."""
    for pattern in _MARKS:
        text = pattern.sub(lambda match: match["words"], text)
    return text


def may_open(url: str) -> bool:
    """Whether `url` is an absolute `http`, `https` or `mailto` address: what a reader may follow."""
    return _ADDRESS.match(url) is not None


def is_language(tag: str) -> bool:
    """Whether `tag` has the form of a language tag (BCP 47); whether it names a language is not asked."""
    return _LANGUAGE.fullmatch(tag) is not None


def fold(text: str) -> str:
    """`text` reduced to what two copies of one passage share: words in lower case, single blanks."""
    plain = text if text.isascii() else text.translate(_STRAIGHT)
    return _NOT_WORD.sub(" ", plain.casefold()).replace("_", " ").strip()


def slugify(text: str, *, most: int = 60) -> str:
    """`text` as a file name of at most `most` letters: ASCII letters, digits, single hyphens; else `brief`."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only.lower().replace("'", ""))
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > most:
            break
        slug = f"{slug}-{word}" if slug else word[:most]
    return slug or "brief"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest of `known`, or all of them where none is close."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else f"known are: {', '.join(names)}"


def plural(count: int, noun: str) -> str:
    """`1 article`, `2 articles`: a count with its noun in the right number (regular nouns and those in -y)."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"
