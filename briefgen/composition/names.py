"""The functions and filters that a template may use, beside those of Jinja; `templates/README.md` tells of each."""

import re
from collections.abc import Callable, Mapping, Sequence, Sized
from datetime import datetime
from typing import Any

from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup

from briefgen.brief.wording import has_words, name_of
from briefgen.cldr import plural_form, primary, word_day, word_number
from briefgen.composition.escape import Untrusted, Voiced, escape
from briefgen.composition.voices import is_foreign
from briefgen.text import is_language

STANDINGS = {"edited": "edited", "judgement": "analyst’s judgement"}
"""What marks a statement that is not verbatim, where the labels of a template do not say it."""
_ENGLISH = "en"
_OTHER_FORMS = ("other", "many", "few", "one")
"""Where the form of a label that a number asks for is missing, the first of these that is there."""
_MONTHS_A_YEAR = 12
_LETTERS_OF_PRONOUN = 3
_NO_BREAK = "\u00a0"
_BOUND = re.compile(
    r"(?<=\{count\}) |(?<=\b\d) (?=\w)"
    r"|(?<=\{day\}) (?=\{month\})|(?<=\{day\}\.) (?=\{month\})|(?<=\{month\}) (?=\{day\})"
)
"""The blanks of a label at which no line may break: behind a count, and between day and month."""

_NAMED = re.compile("`([^`]*[^`\\s][^`]*)`")


def cite_function(source_ids: Sequence[str], labels: Mapping[str, Any]) -> Callable[..., Markup]:
    """`cite(statement)`: `[@s1; @s2 ^id]`, each source of its citations once, in the order of `source_ids`.

    It takes a statement, whose id it writes too; its citations or some of them; or an origin. `cite(side, statement)`
    writes the sources of a part of a statement, and the id of the whole. What is not in the words of its sources is
    marked in its place, in those of the label `standing`: behind the citation `edited`, instead of one a judgement.
    Nothing else comes of no citation.
    """

    def cite(cited: object, whole: object = None) -> Markup:
        named = _named_sources(cited)
        known = [source_id for source_id in source_ids if source_id in named]
        unknown = [source_id for source_id in named if source_id not in source_ids]
        marks = "; ".join(f"@{escape(source_id)}" for source_id in known + unknown)
        told = cited if whole is None else whole
        statement = f" ^{escape(told['id'])}" if isinstance(told, Mapping) and "id" in told else ""
        standing = _word_standing(told, labels)
        written = [*([f"[{marks}{statement}]"] if marks else []), *([f"*({escape(standing)})*"] if standing else [])]
        return Markup(" ".join(written))  # noqa: S704 - the ids and the label are escaped

    return cite


def _word_standing(told: object, labels: Mapping[str, Any]) -> str | None:
    """The words that mark what a person changed or wrote; None for what the sources say. No template can lack them."""
    standing = told.get("standing") if isinstance(told, Mapping) else None
    if standing not in STANDINGS:
        return None
    words = labels.get("standing")
    return str(words.get(standing) or STANDINGS[standing]) if isinstance(words, Mapping) else STANDINGS[standing]


def _named_sources(cited: object, asked_by: str = "cite") -> list[str]:
    if isinstance(cited, Mapping) and "source_ids" in cited:
        return list(cited["source_ids"])
    citations = cited.get("citations") if isinstance(cited, Mapping) else cited
    if not isinstance(citations, tuple | list) or not all(isinstance(one, Mapping) for one in citations):
        raise TemplateRuntimeError(f"`{asked_by}` takes a statement, its citations, or an origin")
    return [citation["source_id"] for citation in citations]


def portion_function(mark_of: Callable[[Sequence[str]], str | None]) -> Callable[[object], Markup]:
    """`portion(statement)`: the mark of its sources and a blank, as `mark_of` tells it; nothing where that is None.

    It takes what `cite` takes.
    """

    def portion(cited: object) -> Markup:
        mark = mark_of(_named_sources(cited, "portion"))
        return Markup(f"{escape(mark)} ") if mark else Markup()  # noqa: S704 - the mark is escaped

    return portion


def is_named_function(texts: Mapping[str, str]) -> Callable[[object, object], bool]:
    """`is_named(actor, source)`: whether the source names the actor; `texts` are the whole sources by their ids.

    It does where the actor cites it, or where the actor's name or another form stands in it. A form that may be someone
    else's does not count: a part of another form (a surname alone), or two or three letters that are no abbreviation
    (a pronoun).
    """
    pages: dict[str, str] = {}

    def is_named(actor: object, source: object) -> bool:
        if not isinstance(actor, Mapping) or not isinstance(source, Mapping) or not actor.keys() >= {"aliases"}:
            raise TemplateRuntimeError("`is_named` takes an actor and a source")
        source_id = source["id"]
        if any(citation["source_id"] == source_id for citation in actor["citations"]):
            return True
        if source_id not in pages:
            pages[source_id] = name_of(texts[source_id])
        return any(has_words(pages[source_id], form) for form in (actor["name"], *_full_forms(actor["aliases"])))

    return is_named


def _full_forms(forms: Sequence[str]) -> list[str]:
    long = [form for form in forms if len(form) > _LETTERS_OF_PRONOUN or form.isupper()]
    return [form for form in long if not any(form != other and has_words(other, form) for other in long)]


def date_filter(labels: Mapping[str, Any], language: str = _ENGLISH) -> Callable[[datetime], Untrusted]:
    """`moment | date`: day, month and year as the language of the page writes them.

    Where there are labels `months` and `date`, in their words and order.
    """

    def date(moment: datetime) -> Untrusted:
        if not isinstance(moment, datetime):
            raise TemplateRuntimeError(
                "`date` takes a date; what a source says of its date is a text, print it as it is"
            )
        if "months" not in labels and primary(language) != _ENGLISH and (day := word_day(moment, language)):
            return Untrusted(day)
        months = _label(labels, "months").split(" ")
        if len(months) != _MONTHS_A_YEAR:
            raise TemplateRuntimeError("the label `months` does not name twelve months with blanks between")
        places = {"{day}": str(moment.day), "{month}": months[moment.month - 1], "{year}": str(moment.year)}
        return _fill(_label(labels, "date"), places)

    return date


def counted_filter(language: str = _ENGLISH) -> Callable[[Sized | int, Mapping[str, Any]], Untrusted]:
    """`things | counted(labels.articles)`: the form of the label that so many things ask for in the language.

    The number stands in the place `{count}`. `many` serves for each form that the label does not have.
    """

    def counted(things: Sized | int, forms: Mapping[str, Any]) -> Untrusted:
        count = things if isinstance(things, int) else len(things)
        if not isinstance(forms, Mapping):
            raise TemplateRuntimeError("`counted` takes a table of labels with `one` and `many`")
        form = next((form for form in (plural_form(count, language), *_OTHER_FORMS) if form in forms), "many")
        return _fill(_label(forms, form), {"{count}": word_number(count, language)})

    return counted


def stated_filter(labels: Mapping[str, Any]) -> Callable[[object], object]:
    """`value | stated`: the value, or the label `not_stated` in italics where the sources do not state it."""

    def stated(value: object) -> object:
        if value is not None:
            return value
        return Markup(f"*{escape(_label(labels, 'not_stated'))}*")  # noqa: S704 - the label is escaped

    return stated


def name_filter(words: object) -> object:
    """`words | named`: the names between backticks as code, as notices of ours have them; other backticks stay."""
    if not isinstance(words, str) or isinstance(words, Markup):
        return words
    pieces, at = [], 0
    for found in _NAMED.finditer(words):
        pieces += [escape(words[at : found.start()]), f"`{escape(found[1])}`"]
        at = found.end()
    return Markup("".join((*pieces, escape(words[at:]))))  # noqa: S704 - each piece is escaped


def language_filter(language: str) -> Callable[[object, object], object]:
    """`words | language(tag)`: the words marked as of that language, where it is another than the page's.

    What is not stated stays so.
    """

    def foreign(words: object, tag: object) -> object:
        if words is None or tag is None:
            return words
        if not isinstance(words, str) or not isinstance(tag, str):
            raise TemplateRuntimeError("`language` takes words and the tag of their language")
        stands_out = is_language(tag) and is_foreign(tag, language)
        if not isinstance(words, Markup):
            return Voiced(words, tag) if stands_out else Untrusted(words)
        bound = escape("")  # outside, so that it counts as a word for the marks of emphasis around it
        return Markup(f"{bound}[{words}]{{lang={escape(tag)}}}{bound}") if stands_out else words  # noqa: S704

    return foreign


def _label(labels: Mapping[str, Any], name: str) -> str:
    label = labels.get(name)
    if not isinstance(label, str):
        raise TemplateRuntimeError(f"the template has no label `{name}`")
    return label


def _fill(label: str, places: Mapping[str, str]) -> Untrusted:
    """`label` with its places filled, and a number never torn from the word that it counts or dates."""
    label = _BOUND.sub(_NO_BREAK, label)
    for place, words in places.items():
        label = label.replace(place, words)
    return Untrusted(label)
