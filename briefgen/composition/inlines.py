"""Inline tokens of Markdown -> inlines of the document."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from briefgen.composition.escape import by_language, unescape
from briefgen.composition.scope import Scope
from briefgen.document.tree import Cite, Code, Emphasis, Foreign, Inline, LineBreak, Link, Strong, Text
from briefgen.text import is_language, may_open

_BLANKS = re.compile(r"[ \t\n\v\f\r]+")


def build_inlines(tokens: Sequence[Token], scope: Scope, line: int) -> tuple[Inline, ...]:
    """The inlines of one block that starts on `line`, without blanks at its ends."""
    return _trim(_read(iter(tokens), "", scope, line))


def _read(tokens: Iterator[Token], closing: str, scope: Scope, line: int) -> tuple[Inline, ...]:
    """The inlines up to the token of the type `closing`."""
    inlines: list[Inline] = []
    for token in tokens:
        if token.type == closing:
            break
        inlines.extend(_build(token, tokens, scope, line))
    return _join(inlines)


def _build(token: Token, tokens: Iterator[Token], scope: Scope, line: int) -> tuple[Inline, ...]:
    match token.type:
        case "text":
            return _text(token.content)
        case "softbreak":
            return (Text(" "),)
        case "hardbreak":
            return (LineBreak(),)
        case "code_inline":
            return (Code(_BLANKS.sub(" ", unescape(token.content)).strip(" ")),)
        case "em_open":
            return (Emphasis(_read(tokens, "em_close", scope, line)),)
        case "strong_open":
            return (Strong(_read(tokens, "strong_close", scope, line)),)
        case "link_open":
            return _link(str(token.attrs["href"]), _read(tokens, "link_close", scope, line))
        case "foreign_open":
            return _foreign(unescape(token.meta["language"]), _read(tokens, "foreign_close", scope, line))
        case "cite":
            return (_cite(token, scope, line),)
        case "image":
            raise scope.error(line, "an image", hint="a brief is words; take the image out")
        case _:
            raise scope.error(line, f"HTML ({token.content})", hint="write Markdown; for a remark use {# ... #}")


def _link(href: str, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The link, or its words alone where the address leads nowhere that a reader of a brief should go."""
    url = unescape(href).strip()
    return (Link(normalizeLink(url), children),) if may_open(url) else children


def _text(content: str) -> tuple[Inline, ...]:
    """Words in the language of the page, and in others."""
    return tuple(
        Foreign(language, (Text(words),)) if language and words and is_language(language) else Text(words)
        for words, language in by_language(content)
    )


def _foreign(language: str, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words with their language, or alone where the tag can be no language's."""
    return (Foreign(language, children),) if is_language(language) else children


def _cite(token: Token, scope: Scope, line: int) -> Cite:
    ids = [unescape(source_id) for source_id in token.meta["ids"]]
    if not ids:
        raise scope.error(line, f"not a citation: {token.content}", hint="write it as [@s1] or [@s1; @s2]")
    for source_id in ids:
        if source_id not in scope.source_ids:
            raise scope.error(
                line, f"the citation of `{source_id}` has no entry among the sources", hint="list the section `sources`"
            )
    statement = unescape(token.meta["statement"])
    return Cite(tuple(source_id for source_id in scope.source_ids if source_id in ids), statement or None)


def _join(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Neighboring texts as one, with single blanks; what is empty goes, and the blanks around a line break."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        match inline, last:
            case Text(), Text():
                joined[-1] = Text(last.content + inline.content)
            case (
                (
                    Emphasis(children=())
                    | Strong(children=())
                    | Link(children=())
                    | Foreign(children=())
                    | Code(content="")
                ),
                _,
            ):
                continue
            case _:
                joined.append(inline)
    return tuple(inline for at in range(len(joined)) if (inline := _tidy(joined, at)) != Text(""))


def _tidy(inlines: list[Inline], at: int) -> Inline:
    inline = inlines[at]
    if not isinstance(inline, Text):
        return inline
    content = _BLANKS.sub(" ", inline.content)
    if at > 0 and isinstance(inlines[at - 1], LineBreak):
        content = content.lstrip(" ")
    if at + 1 < len(inlines) and isinstance(inlines[at + 1], LineBreak):
        content = content.rstrip(" ")
    return Text(content)


def _trim(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    trimmed = list(inlines)
    if trimmed and isinstance(first := trimmed[0], Text):
        trimmed[0] = Text(first.content.lstrip(" "))
    if trimmed and isinstance(last := trimmed[-1], Text):
        trimmed[-1] = Text(last.content.rstrip(" "))
    return tuple(inline for inline in trimmed if inline != Text(""))
