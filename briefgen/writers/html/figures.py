"""Figures as HTML: a drawing in vectors, its caption, and its facts as a table."""

from typing import assert_never

from briefgen.document.style import Style
from briefgen.document.tree import Figure
from briefgen.writers.drawing.layout import lay_out
from briefgen.writers.drawing.shapes import Box, Dot, Picture, Shape, Stroke, Words
from briefgen.writers.html.context import Context
from briefgen.writers.html.inlines import escape_attribute, escape_text, write_inlines
from briefgen.writers.html.tables import write_table

_PHONE_EM, _SCREEN_EM = 20.0, 33.0
"""Widths of the column on a phone and on a larger screen."""


def write_figure(figure: Figure, context: Context) -> str:
    """The drawing with its caption, then the facts."""
    caption = f"<figcaption>{write_inlines(figure.caption, context)}</figcaption>\n" if figure.caption else ""
    facts = write_table(figure.facts, context, kind="facts")
    return f"<figure>\n{_write_drawings(figure, context.style)}{caption}</figure>\n{facts}"


def _write_drawings(figure: Figure, style: Style) -> str:
    """The drawing once for each width of a page, so that its words can be read there; the page shows one."""
    em_pt = style.type.body_pt or 1
    widths_pt = {"screen": _SCREEN_EM * em_pt, "phone": _PHONE_EM * em_pt, "paper": style.page.text_width_pt}
    return "".join(
        f'<div class="on-{medium}"{"" if medium == "screen" else " hidden"}>\n'
        f"{_write_picture(lay_out(figure.drawing, style, width_pt=width_pt), figure.alt, style)}</div>\n"
        for medium, width_pt in widths_pt.items()
    )


def _write_picture(picture: Picture, alt: str, style: Style) -> str:
    """The picture at the size of the words around it. A voice says `alt`, and nothing of what is drawn."""
    em_pt = style.type.body_pt or 1
    width, height = _decimal(picture.width_pt), _decimal(picture.height_pt)
    size = f'width="{_decimal(picture.width_pt / em_pt)}em" height="{_decimal(picture.height_pt / em_pt)}em"'
    colors = {code: f"var(--{name})" for name, code in _named_colors(style).items()}
    shapes = "".join(f"{_write_shape(shape, colors)}\n" for shape in picture.shapes)
    return (
        f'<svg role="img" aria-label="{escape_attribute(alt)}" viewBox="0 0 {width} {height}" {size}>\n'
        f'<g aria-hidden="true">\n{shapes}</g>\n</svg>\n'
    )


def _named_colors(style: Style) -> dict[str, str]:
    """The style's colors by their names in the stylesheet, which knows their shades on a dark page."""
    color = style.color
    return {"tint": color.tint, "rule": color.rule, "muted": color.muted, "accent": color.accent, "text": color.text}


def _write_shape(shape: Shape, colors: dict[str, str]) -> str:
    match shape:
        case Box():
            size = f'width="{_decimal(shape.width_pt)}" height="{_decimal(shape.height_pt)}"'
            return f'<rect x="{_decimal(shape.x)}" y="{_decimal(shape.y)}" {size} fill="{_ink(shape.fill, colors)}"/>'
        case Stroke():
            x1, y1, x2, y2 = map(_decimal, (shape.x1, shape.y1, shape.x2, shape.y2))
            ends = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
            return f'<line {ends} stroke="{_ink(shape.color, colors)}" stroke-width="{_decimal(shape.width_pt)}"/>'
        case Dot():
            place = f'cx="{_decimal(shape.x)}" cy="{_decimal(shape.y)}" r="{_decimal(shape.radius_pt)}"'
            return f'<circle {place} fill="{_ink(shape.fill, colors)}"/>'
        case Words():
            return _write_words(shape, colors)
        case _:
            assert_never(shape)


def _write_words(words: Words, colors: dict[str, str]) -> str:
    place = f'x="{_decimal(words.x)}" y="{_decimal(words.y)}" font-size="{_decimal(words.size_pt)}"'
    bold = ' font-weight="700"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    return f'<text {place}{bold}{anchor} fill="{_ink(words.color, colors)}">{escape_text(words.text)}</text>'


def _ink(code: str, colors: dict[str, str]) -> str:
    return colors.get(code, code)


def _decimal(length: float) -> str:
    """`length` to a hundredth, without zeros that say nothing."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
