"""The small parts of the package: settings, font table, application properties."""

from briefgen.document.style import Type
from briefgen.document.tree import Document
from briefgen.writers.docx.stylesheet import MONOSPACE
from briefgen.writers.docx.xml import Element, legal, w

_WORD_2013 = 15
"""The newest compatibility mode; without it Word opens the file as one of 2007."""

SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The ids of the two footnotes that Word draws as lines, each with its type."""

APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>briefgen</Application></Properties>"
)


def write_settings(document: Document) -> Element:
    """`w:settings`: no hyphenation, no compatibility mode, the language of `document`, the separators of its notes."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_WORD_2013,
    )
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=360),
        w("autoHyphenation", val="false"),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS))
        if document.citations == "footnotes"
        else None,
        w("compat", mode),
        w("themeFontLang", val=legal(document.language)),
    )


def write_font_table(scale: Type) -> Element:
    """`w:fonts`: each family with what may stand in for it."""
    return w(
        "fonts",
        _font(scale.family, scale.alternatives, kind="swiss", pitch="variable"),
        _font(MONOSPACE, ("Menlo", "DejaVu Sans Mono", "Courier New"), kind="modern", pitch="fixed"),
    )


def _font(name: str, alternatives: tuple[str, ...], *, kind: str, pitch: str) -> Element:
    return w(
        "font",
        w("altName", val=legal(", ".join(alternatives))) if alternatives else None,
        w("family", val=kind),
        w("pitch", val=pitch),
        name=legal(name),
    )
