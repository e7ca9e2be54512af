"""Whose words stand in a brief: those of the articles get the language of their article, the page's own its labels."""

from collections.abc import Mapping
from typing import Any

from briefgen.composition.escape import Voiced
from briefgen.template.template import Labels

_OF_ARTICLES = frozenset(
    "about after aliases attribution before byline headline name published publisher quote role stance text".split()
)
"""Fields of a brief that hold words of the article that is cited, or that the field is of."""
_OF_BRIEFGEN = frozenset({"message", "reason", "why"})
"""Fields in which briefgen says something itself; it says it in English."""
_ENGLISH = "en"


def is_foreign(tag: str, page: str) -> bool:
    """Whether words of the language `tag` stand out on a page in the language `page`; `en` and `en-GB` do not."""
    one, other = f"{page}-".casefold(), f"{tag}-".casefold()
    return not (one.startswith(other) or other.startswith(one))


def voice(brief: Mapping[str, Any], *, language: str, labels: Labels) -> dict[str, Any]:
    """`brief`, in plain values, with its words marked where they are in another language than `language`.

    What the labels `points` have words for is said in them. The title is an article's where it is a headline, and the
    page's where a person gave it.
    """
    languages = {source["id"]: source["language"] for source in brief["sources"]}
    walk = _Voices(languages, language, labels)
    if not any(is_foreign(tag, language) for tag in {_ENGLISH, *languages.values()}):
        return {**brief, "differences": walk.mark(brief["differences"], None)}
    marked: dict[str, Any] = walk.mark(brief, None)
    marked["title"] = _in(brief["title"], _title_language(brief), language)
    return marked


class _Voices:
    """A walk through the values of one brief."""

    def __init__(self, languages: Mapping[str, str], page: str, labels: Labels) -> None:
        self.languages = languages
        self.page = page
        points = labels.get("points")
        self.points = points if isinstance(points, Mapping) else {}

    def mark(self, value: Any, language: str | None, field: str = "") -> Any:  # noqa: ANN401 - values of any kind
        """`value`, which stands in `field`, inside of what is in `language`."""
        if isinstance(value, Mapping):
            own = self._language_of(value) or language
            return {key: self.mark(child, own, key) for key, child in value.items()}
        if isinstance(value, list | tuple):
            return [self.mark(child, language, field) for child in value]
        if not isinstance(value, str):
            return value
        if field == "point":
            return self.points.get(value) or _in(value, _ENGLISH, self.page)
        if field in _OF_ARTICLES:
            return _in(value, language, self.page)
        return _in(value, _ENGLISH, self.page) if field in _OF_BRIEFGEN else value

    def _language_of(self, part: Mapping[str, Any]) -> str | None:
        """The language of the article that a part of a brief is, or that it cites first."""
        if "sha256" in part:
            return str(part["language"])
        if "source_id" in part:
            return self.languages.get(part["source_id"])
        if part.get("citations"):
            return self._language_of(part["citations"][0])
        return next((self.languages.get(source_id) for source_id in part.get("source_ids") or ()), None)


def _in(words: str, language: str | None, page: str) -> str:
    return Voiced(words, language) if language and is_foreign(language, page) else words


def _title_language(brief: Mapping[str, Any]) -> str | None:
    """The language of the article whose headline, or whose words, are the title; None where it is nobody's."""
    title = brief["title"].removesuffix("…").rstrip(" ")
    for source in brief["sources"]:
        if source["headline"] and " ".join(source["headline"].split()) == brief["title"]:
            return str(source["language"])
    if brief["bottom_line"] is None:
        return None
    said = " ".join(brief["bottom_line"]["text"].split())
    return str(brief["language"]) if title and said.startswith(title) else None
