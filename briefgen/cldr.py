"""What the Unicode CLDR knows of a language: its dates, its numbers, its plural forms. English needs no look there."""

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_NO_BREAK = "\u00a0"
_BLANKS = re.compile("[ \u202f]")
"""Of the two kinds, editions of CLDR take now this one, now that."""


def primary(tag: str) -> str:
    """The language of a tag (BCP 47) without script, region and variant: `de` of `de-AT`."""
    return tag.partition("-")[0].lower()


def is_known(tag: str) -> bool:
    """Whether CLDR has the language of `tag`."""
    return primary(tag) == "en" or _locale(tag) is not None


def name_language(tag: str) -> str:
    """The English name of the language of `tag`, as `German`; the tag itself where CLDR has none."""
    from babel import Locale

    return str(Locale("en").languages.get(primary(tag), f"`{tag}`"))


def word_day(moment: datetime, tag: str) -> str | None:
    """The day in the words and the order of a language, as `22. November 2026`; None where CLDR does not have it.

    No line may break in it.
    """
    from babel.dates import format_date

    locale = _locale(tag)
    return _BLANKS.sub(_NO_BREAK, format_date(moment, "long", locale)) if locale else None


def word_number(number: int, tag: str) -> str:
    """A whole number with the separators of a language; in English, and where CLDR does not have it, the digits."""
    if primary(tag) == "en" or (locale := _locale(tag)) is None:
        return str(number)
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale)


def plural_form(count: int, tag: str) -> str:
    """The form of words that a language uses with `count` things: `zero`, `one`, `two`, `few`, `many` or `other`.

    Where CLDR does not have the language, it is that of English.
    """
    if primary(tag) == "en" or (locale := _locale(tag)) is None:
        return "one" if count == 1 else "other"
    return str(locale.plural_form(count))


@cache
def _locale(tag: str) -> "Locale | None":
    """The locale of a tag, or of its language alone."""
    from babel import Locale, UnknownLocaleError

    for name in (tag, primary(tag)):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
