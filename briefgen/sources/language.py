"""The language of an article, by its own text. Goes in: an article. Comes out: the same with its language.

The analysis reads English; what is in another language is refused, or kept as background that is not analyzed.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.cldr import name_language, primary
from briefgen.errors import SourceError, UsageError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.text import collapse, is_language

ANALYZED = "en"
"""The language that the analysis reads."""

_MOST_LETTERS = 20_000
"""A longer text is as sure by its beginning."""
_LEAST_BYTES = 100
"""A text of fewer bytes of words (UTF-8) may be mistaken."""
_LEAST_PERCENT = 60
"""A text with less of it is in several languages."""


class Split(NamedTuple):
    """Articles by what can be done with them."""

    analyzed: tuple[Article, ...]
    background: tuple[Article, ...]
    """Those in other languages that are allowed."""
    notices: tuple[Notice, ...]
    """One for each of the background."""


def with_language(article: Article) -> Article:
    """`article` with the language that its body is in; where that is not sure, with what it states, else English.

    What the source states keeps its region where both agree (`en-GB`); where they do not, `stated_in` tells so.
    """
    found = detect(_body(article))
    stated = article.language
    if found is None or main_of(stated) == found:
        return article
    place = article.stated_in.get("language")
    places = {"language": f"the text; {place} says `{stated}`"} if place else {}
    return replace(article, language=found, stated_in={**article.stated_in, **places})


def detect(text: str) -> str | None:
    """The tag of the language that `text` is in, as `de`; None where it is too short, mixed, or in none that is known.

    The same text always gets the same answer, and nothing is fetched for it.
    """
    import pycld2

    plain = "".join(letter if letter.isprintable() else " " for letter in text[:_MOST_LETTERS])
    try:
        sure, size, languages = pycld2.detect(plain.encode("utf-8", "replace"))
    except pycld2.error:
        return None
    _, code, percent, _ = languages[0]
    known = sure and size >= _LEAST_BYTES and percent >= _LEAST_PERCENT and code != "un"
    return _TAGS.get(code, str(code)) if known else None


_TAGS = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "no": "nb", "zh-Hant": "zh"}
"""What the library calls otherwise than BCP 47, or more exactly than is sure."""


def main_of(tag: str) -> str:
    """The language of a tag without script and region, also as older pages spell it (`en_US`)."""
    main = primary(tag.replace("_", "-"))
    return _TAGS.get(main, main)


def split(articles: Iterable[Article], allowed: Collection[str] = ()) -> Split:
    """`articles` with those that can be analyzed apart from those in `allowed` languages, which cannot.

    Raises SourceError for the first that is in neither, UsageError for a tag that is none.
    """
    for tag in allowed:
        if not is_language(tag):
            raise UsageError(f"`{tag}` is no language tag", hint="give one as de or pt-BR")
    mains = {main_of(tag) for tag in allowed}
    analyzed: list[Article] = []
    background: list[Article] = []
    for article in articles:
        main = main_of(article.language)
        if main != ANALYZED and main not in mains:
            raise _refusal(article)
        (analyzed if main == ANALYZED else background).append(article)
    return Split(tuple(analyzed), tuple(background), tuple(map(_as_background, background)))


def _body(article: Article) -> str:
    spans = (article.text[passage.start : passage.end] for passage in article.passages if passage.kind == "paragraph")
    return collapse(" ".join(spans)[:_MOST_LETTERS])


def _refusal(article: Article) -> SourceError:
    return SourceError(
        f"`{article.origin}` is in {name_language(article.language)}, and the analysis reads English only",
        hint=f"give it in English, or keep it as quoted background with --allow-language {main_of(article.language)}",
    )


def _as_background(article: Article) -> Notice:
    language = name_language(article.language)
    message = f"it is in {language}: its opening is quoted as background, and nothing of it is analyzed"
    return Notice("language", message, article.origin)
