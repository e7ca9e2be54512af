"""Which of the titles that a page states is its headline. Goes in: candidates. Comes out: one, without the site."""

import re
from collections.abc import Iterable, Sequence

from briefgen.text import fold

_MARKS = re.compile(r"\s+[|–—•·»«:-]\s+|\s*\|\s*|\s*[»«]\s*")
_ENDS = re.compile(r"\s*(?:…|\.\.\.)$")
_FEWEST_LETTERS = 10
_MOST_WORDS_OF_SITE = 5


def pick_headline(
    candidates: Iterable[tuple[str, str]], *, shown: Sequence[tuple[str, str]], sites: Sequence[str]
) -> tuple[str, str] | None:
    """The first of `candidates` (a value and its place) that is a title, and not the name of the site.

    What the page `shown` to its readers settles doubts: where the `<h1>` and `<title>` agree on another title, or a
    title that is stated breaks off, the longer one is taken.
    """
    named = [(without_site(words, sites), place) for words, place in candidates]
    titles = [(words, place) for words, place in named if words and not _is_site(words, sites)]
    if not titles:
        return None
    heads = [(words, place) for words, place in shown if place == "<h1>" and not _is_site(words, sites)]
    first = titles[0]
    same = {fold(words) for words, _ in titles if words}
    for head in heads:
        key = fold(head[0])
        if key == fold(first[0]):
            return first
        if _breaks_off(first[0], head[0]) or _adds_a_rubric(first[0], head[0]):
            return head
    # A title for search engines differs from the one above the article, which another field repeats.
    others = {
        fold(words) for words, place in titles if place != first[1] and place.startswith(("JSON-LD", "meta", "<title>"))
    }
    confirmed = [head for head in heads if fold(head[0]) in others and len(fold(head[0])) >= _FEWEST_LETTERS]
    if confirmed and fold(first[0]) in same:
        return confirmed[0]
    longer = next((title for title in titles[1:] if _breaks_off(first[0], title[0])), None)
    return longer or first


def without_site(words: str, sites: Sequence[str]) -> str:
    """`words` without one of the names of the site at their start or end."""
    parts = list(_MARKS.finditer(words))
    known = [key for site in sites if (key := fold(site).replace(" ", "").removeprefix("the"))]
    if not parts or not known:
        return words
    last, first = parts[-1], parts[0]
    if _names(words[last.end() :], known):
        return words[: last.start()].strip()
    if _names(words[: first.start()], known):
        return words[first.end() :].strip()
    return words


def _names(words: str, known: Sequence[str]) -> bool:
    key = fold(words)
    if not key or key.count(" ") >= _MOST_WORDS_OF_SITE:
        return False
    squeezed = key.replace(" ", "").removeprefix("the")
    return squeezed in known or (len(squeezed) > 3 and any(squeezed in name or name in squeezed for name in known))


def _is_site(words: str, sites: Sequence[str]) -> bool:
    return not fold(words) or fold(words) in map(fold, sites)


def _adds_a_rubric(words: str, head: str) -> bool:
    """Whether `words` are the title `head` and a rubric: “Opinion | …”, “… | Editorial”."""
    key = fold(head)
    return any(key in (fold(words[: mark.start()]), fold(words[mark.end() :])) for mark in _MARKS.finditer(words))


def _breaks_off(words: str, longer: str) -> bool:
    cut = _ENDS.sub("", words)
    key, whole = fold(cut), fold(longer)
    return cut != words and len(key) >= _FEWEST_LETTERS and whole.startswith(key) and len(whole) > len(key)
