"""The house in a page: logo and words above and below the text, on paper in the margins, and headings of its own."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping

from briefgen.document.style import Edge, HeadingLook, Headings, Logo, Style, join_words
from briefgen.writers.html.inlines import escape_attribute, escape_text

_PLACE = re.compile(r"{pages?}")


def write_masthead(style: Style) -> str:
    """The logo, then the words of the upper margin, as far as a page without numbers can say them."""
    return f"{_write_logo(style.logo)}{_write_words(style.header, 'p')}"


def write_foot(style: Style) -> str:
    """The words of the lower margin."""
    return _write_words(style.footer, "footer")


def write_house_rules(style: Style, dark: Mapping[str, str]) -> str:
    """The CSS of logo, words and headings; `dark` has the color of each level on a dark page."""
    body_pt = style.type.body_pt or 1
    rules = [_write_heading(level, look, body_pt) for level, look in enumerate(style.headings.each, 1)]
    if style.header.words or style.footer.words:
        rules.append(".house { margin: 0; color: var(--muted); font-size: var(--small); }\n")
        rules.append(
            "footer.house { margin-top: calc(8 * var(--step)); }\n@media print { .house { display: none; } }\n"
        )
    if style.logo:
        high = f"{style.logo.height_pt / body_pt:.3g}em"
        rules.append(f".logo {{ display: block; height: {high}; max-width: 100%; object-fit: contain; ")
        rules.append("object-position: left; margin-bottom: calc(3 * var(--step)); }\n")
    shades = "".join(f"{element} {{ color: {color}; }} " for element, color in dark.items())
    if style.logo:
        shades += ".logo { background: #FFFFFF; box-shadow: 0 0 0 0.4em #FFFFFF; } "
    if shades:
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {shades}}}\n")
    return "".join(rules)


def colored_headings(headings: Headings) -> dict[str, str]:
    """The color of each level that has its own, by its element."""
    return {f"h{level}": look.color for level, look in enumerate(headings.each, 1) if look.color}


def margin_words(edge: Edge) -> Iterator[tuple[str, str]]:
    """The place in the margin, as CSS names it, and the words of each part of `edge`."""
    places = {"left": edge.left, "center": edge.center, "right": edge.right}
    yield from ((place, words) for place, words in places.items() if words.strip())


def _write_heading(level: int, look: HeadingLook, body_pt: float) -> str:
    properties = []
    if look.color:
        properties.append(f"color: {look.color};")
    if look.family:
        properties.append(f"font-family: {quote(look.family)}, var(--family);")
    if look.size_pt and level > 2:
        properties.append(f"font-size: {look.size_pt / body_pt:.3g}em;")
    if not look.bold:
        properties.append("font-weight: 400;")
    if look.italic:
        properties.append("font-style: italic;")
    return f"h{level} {{ {' '.join(properties)} }}\n" if properties else ""


def _write_logo(logo: Logo | None) -> str:
    if logo is None or logo.picture is None:
        return ""
    source = f"data:image/{logo.picture.kind};base64,{b64encode(logo.picture.content).decode()}"
    return f'<img class="logo" alt="{escape_attribute(logo.alt.strip())}" src="{source}">\n'


def _write_words(edge: Edge, element: str) -> str:
    words = join_words(part for part in edge.words if not _PLACE.search(part))
    return f'<{element} class="house">{escape_text(words)}</{element}>\n' if words else ""


def quote(text: str) -> str:
    """`text` as a CSS string that cannot end itself or the `style` element around it."""
    return '"' + "".join(char if char.isalnum() or char in " -_." else f"\\{ord(char):x} " for char in text) + '"'
