"""The style of a document as CSS: screen first, in light and dark, then paper.

Sizes are the style's, as multiples of its body size, so that a reader's own setting scales them all.
"""

from briefgen.document.style import Color, Page, Style, Type
from briefgen.writers.html.color import blend, lighten

_DARK_GROUND = "#14181D"
_DARK_TEXT = "#E8E8E6"
_BODY_REM = 1.0625
"""Body text on a screen, against the size that readers have chosen: most read 17 px where the browser says 16."""

_RULES = """\
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; background: var(--ground); }
body {
  max-width: 40rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem;
  color: var(--text); font-family: var(--family); font-size: var(--body); line-height: var(--leading);
  overflow-wrap: anywhere; font-kerning: normal;
}
header { margin-bottom: calc(6 * var(--step)); border-bottom: 2px solid var(--accent); }
h1, h2, h3, h4, h5, h6 { margin: 1.6em 0 0.4em; line-height: 1.3; text-wrap: balance; font-size: var(--heading); }
h1 { margin: 0 0 0.6em; line-height: 1.2; font-size: var(--title); }
h2, h3 { color: var(--accent); }
h4, h5, h6 { font-size: 1em; }
p, ul, ol { margin: calc(2 * var(--step)) 0; }
table, pre, blockquote, .callout, .wide { margin: calc(4 * var(--step)) 0; }
h2 + table, h2 + .wide, h3 + table, h3 + .wide { margin-top: 0; }
ul, ol { padding-left: 1.5em; }
li { margin: var(--step) 0; }
li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
li > p { margin: var(--step) 0; }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.15em; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
pre { padding: calc(3 * var(--step)); background: var(--tint); white-space: pre-wrap; }
blockquote { margin-right: 0; padding-left: calc(4 * var(--step)); border-left: 1px solid var(--rule); }
hr { margin: calc(6 * var(--step)) 0; border: 0; border-top: 1px solid var(--rule); }
.cite { margin-left: 0.15em; line-height: 0; font-size: 0.72em; white-space: nowrap; }
.cite a { padding: 0.35em 0.1em; text-decoration: none; font-weight: 600; }
.cite a:hover, .cite a:focus-visible { text-decoration: underline; }
a:focus-visible, .wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:target { background: var(--tint); box-shadow: 0 0 0 4px var(--tint); scroll-margin-top: 2rem; }
.callout > :first-child { margin-top: 0; }
.callout > :last-child { margin-bottom: 0; }
.bottom-line {
  padding: calc(4 * var(--step)) calc(5 * var(--step)); border-left: 4px solid var(--accent);
  background: var(--tint); font-size: var(--lead); line-height: var(--lead-leading);
}
.warning { padding: calc(3 * var(--step)) calc(4 * var(--step)); border: 2px solid var(--text); font-weight: 600; }
.note, .kicker { color: var(--muted); font-size: var(--small); line-height: var(--small-leading); }
.kicker { margin-bottom: calc(2 * var(--step)); letter-spacing: 0.06em; text-transform: uppercase; }
table { width: 100%; border-collapse: collapse; font-size: 0.94em; line-height: 1.4; }
th, td {
  padding: calc(2 * var(--step)) calc(4 * var(--step)) calc(2 * var(--step)) 0;
  border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top;
  overflow-wrap: break-word;
}
th:last-child, td:last-child { padding-right: 0; }
th { color: var(--muted); font-size: var(--small); font-weight: 600; letter-spacing: 0.02em; vertical-align: bottom; }
thead th, thead td { border-bottom-color: var(--muted); }
.center { text-align: center; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
.wide table { margin: 0; }
.sources { color: var(--muted); font-size: var(--small); line-height: var(--small-leading); }
.sources em, .sources strong { color: var(--text); }
@media (max-width: 30rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: calc(0.84 * var(--title)); }
  .bottom-line { padding: calc(3 * var(--step)) calc(4 * var(--step)); }
}
"""

_PAPER = """\
  body { max-width: none; padding: 0; }
  html, .bottom-line, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  p, li { orphans: 2; widows: 2; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  tr, li, .callout { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
"""


def write_stylesheet(style: Style) -> str:
    """The CSS of `style`, which a `style` element can hold."""
    light = _write_colors(style.color, ground="#FFFFFF")
    dark = _write_colors(darken(style.color), ground=_DARK_GROUND)
    return (
        f":root {{\n  color-scheme: light dark;\n{_write_type(style.type)}{light}}}\n{_RULES}"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        f"{_write_page(style.page)}"
        f"@media print {{\n  html {{ font-size: {style.type.body_pt / _BODY_REM:.4g}pt; }}\n{_PAPER}}}\n"
    )


def darken(color: Color) -> Color:
    """The colors for a dark page: the same hues, each light enough to be read on it."""
    tint = blend(_DARK_GROUND, lighten(color.accent, _DARK_GROUND), 0.12)
    return Color(
        text=_DARK_TEXT,
        accent=lighten(color.accent, tint),
        tint=tint,
        muted=lighten(color.muted, tint),
        rule=blend(_DARK_GROUND, _DARK_TEXT, 0.25),
    )


def _write_colors(color: Color, *, ground: str) -> str:
    return (
        f"  --ground: {ground}; --text: {color.text}; --accent: {color.accent}; --tint: {color.tint};"
        f" --muted: {color.muted}; --rule: {color.rule};\n"
    )


def _write_type(type_: Type) -> str:
    families = ", ".join(_quote(family) for family in (type_.family, *type_.alternatives))
    body = type_.body_pt or 1
    lengths = {
        "body": f"{_BODY_REM}rem",
        "title": f"{type_.title_pt / body:.3g}em",
        "heading": f"{type_.heading_pt / body:.3g}em",
        "lead": f"{type_.lead_pt / body:.3g}em",
        "small": f"{type_.small_pt / body:.3g}em",
        "step": f"{type_.step_pt / body * _BODY_REM:.3g}rem",
        "leading": f"{type_.body_leading_pt / body:.3g}",
        "lead-leading": f"{type_.lead_leading_pt / (type_.lead_pt or 1):.3g}",
        "small-leading": f"{type_.small_leading_pt / (type_.small_pt or 1):.3g}",
    }
    written = "".join(f" --{name}: {length};" for name, length in lengths.items())
    return f"  --family: {families}, sans-serif;\n {written}\n"


def _write_page(page: Page) -> str:
    sides = (page.margin_top_pt, page.margin_right_pt, page.margin_bottom_pt, page.margin_left_pt)
    margins = " ".join(f"{side:g}pt" for side in sides)
    size = {"a4": "A4", "letter": "letter"}[page.paper]
    return f"@page {{ size: {size}; margin: {margins}; }}\n"


def _quote(family: str) -> str:
    """`family` as a CSS string that cannot end itself or the `style` element around it."""
    return '"' + "".join(char if char.isalnum() or char in " -_." else f"\\{ord(char):x} " for char in family) + '"'
