"""Text of a Word file: headings, lists, blank paragraphs, links, contrast, language."""

import re
from collections.abc import Iterator

from briefgen.document.contrast import LEAST_CONTRAST, LEAST_CONTRAST_LARGE, contrast
from briefgen.inspect.finding import Breach
from briefgen.inspect.word.package import NAMESPACES, Element, Package, value, w, words
from briefgen.inspect.word.styles import Look, Styles

_HEADING = re.compile(r"heading ([1-9])")
_TYPED = re.compile(r"\s*(?:[•●▪◦‣·*–-]|\(?\d{1,3}[.)])[ \t]")
"""The beginning of a paragraph that looks like a list."""
_EMPTY_WORDS = frozenset("here|click here|link|this|this link|more|read more|learn more|see here|details".split("|"))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{40,}")
_MOST_BLANK = 2
"""Blank paragraphs in a row that are still no layout."""


def check_text(package: Package, styles: Styles) -> Iterator[Breach]:
    """Everything that is read or seen paragraph by paragraph."""
    yield from _check_headings(package, styles)
    yield from _check_lists(package, styles)
    yield from _check_blanks(package)
    for part, story in package.stories():
        yield from _check_links(part, story)
        yield from _check_contrast(part, story, styles)


def place(part: str, paragraph: Element) -> str:
    """Where a paragraph is: its part and its first words."""
    shown = " ".join(words(paragraph).split())
    return f"{part}, “{shown[:40]}{'…' if len(shown) > 40 else ''}”"


def heading_level(paragraph: Element, styles: Styles) -> int | None:
    """The level of a heading from 1; None for other paragraphs."""
    named = _HEADING.fullmatch(styles.name(paragraph))
    return int(named[1]) if named else styles.outline(paragraph)


def _check_headings(package: Package, styles: Styles) -> Iterator[Breach]:
    last, titles, seen = 0, 0, False
    for paragraph in package.body.iter(w("p")):
        if not words(paragraph).strip():
            continue
        titles += styles.name(paragraph) == "title"
        level = heading_level(paragraph, styles)
        if level is None:
            continue
        seen = True
        if level > last + 1:
            follows = f"follows level {last}" if last else "is the first heading"
            yield Breach("heading-order", place("document", paragraph), f"a heading of level {level} {follows}")
        last = level
    if titles > 1:
        yield Breach("one-title", "document", f"{titles} paragraphs have the style Title")
    if not titles and not seen:
        yield Breach("headings", "document", "no paragraph is a heading")


def _check_lists(package: Package, styles: Styles) -> Iterator[Breach]:
    before: Element | None = None
    for paragraph in package.body.iter(w("p")):
        typed = _TYPED.match(words(paragraph)) is not None and heading_level(paragraph, styles) is None
        numbered = styles.paragraph_property(paragraph, "numPr") is not None
        if typed and not numbered and before is not None and paragraph.getprevious() is before:
            yield Breach("real-lists", place("document", paragraph), "its bullet or number is typed")
        before = paragraph if typed and not numbered else None


def _check_blanks(package: Package) -> Iterator[Breach]:
    for container in package.body.iter(w("body"), w("tc")):
        blank, last = 0, "the beginning"
        for block in container:
            if block.tag == w("p") and not words(block).strip() and not _shows_something(block):
                blank += 1
                continue
            if blank > _MOST_BLANK:
                yield Breach("blank-paragraphs", f"document, after {last}", f"{blank} blank paragraphs in a row")
            blank = 0
            last = place("", block).removeprefix(", ") if words(block).strip() else "what has no words"


def _shows_something(paragraph: Element) -> bool:
    shown = ("drawing", "pict", "object", "sectPr", "br", "fldSimple", "instrText")
    return next(paragraph.iter(*map(w, shown)), None) is not None


def _check_links(part: str, story: Element) -> Iterator[Breach]:
    for link in story.iter(w("hyperlink")):
        shown = " ".join(words(link).split())
        if link.get(f"{{{NAMESPACES['r']}}}id") is None:
            continue
        if not shown and next(link.iter(w("drawing"), w("pict")), None) is None:
            yield Breach("link-text", part, "a link has no words")
        elif shown.casefold().strip(" .") in _EMPTY_WORDS:
            yield Breach("link-text", f"{part}, “{shown}”", "the words do not say where the link leads")
        elif _ADDRESS.fullmatch(shown):
            yield Breach("link-text", f"{part}, “{shown[:40]}…”", "the words of the link are a long address")


def _check_contrast(part: str, story: Element, styles: Styles) -> Iterator[Breach]:
    pale: dict[str, list[Element]] = {}
    for paragraph in story.iter(w("p")):
        for run in paragraph.iter(w("r")):
            if not words(run).strip() or next(run.iterancestors(w("p")), None) is not paragraph:
                continue
            look = styles.look(run, paragraph)
            if (found := _low_contrast(look)) is not None:
                what = f"{look.color} on {look.ground} has a contrast of {found:.2f} to 1"
                pale.setdefault(what, []).append(paragraph)
                break
    for what, paragraphs in pale.items():
        more = f" ({len(paragraphs)} paragraphs)" if len(paragraphs) > 1 else ""
        yield Breach("contrast", place(part, paragraphs[0]), what + more)


def _low_contrast(look: Look) -> float | None:
    if look.color is None or look.ground is None or look.is_hidden:
        return None
    large = look.size_pt >= 18 or (look.is_bold and look.size_pt >= 14)
    found = contrast(look.color, look.ground)
    return found if found < (LEAST_CONTRAST_LARGE if large else LEAST_CONTRAST) else None


def check_language(package: Package) -> Iterator[Breach]:
    """The language of the text, and of words in another one."""
    styles = package.first("styles")
    whole = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}") if styles is not None else None
    if not value(whole):
        yield Breach("language", "styles", "the text has no language")
    for part, story in (*package.stories(), *((("styles", styles),) if styles is not None else ())):
        for language in story.iter(w("lang")):
            for name in ("val", "eastAsia", "bidi"):
                tag = value(language, name)
                if tag is not None and not re.fullmatch(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", tag):
                    yield Breach("language", part, f"`{tag}` is no language tag")
