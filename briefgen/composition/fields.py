"""What a person supplies: values by the names of a template's fields come in, what the template can name goes out.

A value is text, as the text of an article is: it is printed on one line and can never become structure. What nobody
has filled is printed as a request to fill it, and told. It is never made up.
"""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from briefgen.composition.escape import Untrusted, clean, escape
from briefgen.errors import UsageError
from briefgen.notices import Notice
from briefgen.template.template import Field, Template
from briefgen.text import did_you_mean

_REQUEST = "[to be completed: {field}]"
"""Printed for a field that is not filled, where the template has no label `to_be_completed`."""


def check_fields(template: Template, given: Mapping[str, str]) -> None:
    """Raise UsageError for the first name in `given` that is no field of `template`."""
    known = [field.name for field in template.fields]
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known) if known else f"the template `{template.name}` has no fields"
            raise UsageError(f"unknown field `{name}`", hint=hint)


def fill_from_title_block(
    template: Template, given: Mapping[str, str], audience: str | None, author: str | None
) -> dict[str, str]:
    """`given`, with for whom and by whom the brief is in the fields `addressee` and `sender` that nobody fills."""
    named = {"addressee": audience, "sender": author}
    known = {field.name for field in template.fields}
    return {name: words for name, words in named.items() if words is not None and name in known} | dict(given)


def fill_fields(
    template: Template, given: Mapping[str, str], audience: str | None = None, author: str | None = None
) -> dict[str, Any]:
    """`fields` and `filled`, as a template can name them: what to print for each field, and whether it is filled.

    Raises UsageError for a name in `given` that is no field of `template`.
    """
    check_fields(template, given)
    given = fill_from_title_block(template, given, audience, author)
    values = {field.name: _value(field, given) for field in template.fields}
    return {
        "fields": {
            Untrusted(field.name): Untrusted(value) if (value := values[field.name]) else _request(template, field)
            for field in template.fields
        },
        "filled": {Untrusted(name): bool(value) for name, value in values.items()},
    }


def find_unfilled(template: Template, given: Mapping[str, str]) -> tuple[Notice, ...]:
    """A notice for each field of `template` that waits for a person."""
    return tuple(
        Notice("to-be-completed", f"“{field.label}” is not filled{f': {field.help}' if field.help else ''}", field.name)
        for field in template.fields
        if not _value(field, given)
    )


def _value(field: Field, given: Mapping[str, str]) -> str:
    """The value as it is printed; empty where there is none, or none that can be seen."""
    value = clean(given.get(field.name, field.default))
    return value if any(letter.isprintable() and not letter.isspace() for letter in value) else ""


def _request(template: Template, field: Field) -> Markup:
    words = template.labels.get("to_be_completed", _REQUEST)
    pattern = words if isinstance(words, str) and "{field}" in words else _REQUEST
    return Markup(f"**{escape(clean(pattern.replace('{field}', field.label)))}**")  # noqa: S704 - it is escaped
