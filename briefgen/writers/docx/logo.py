"""The logo: the picture of a style comes in, the paragraph that begins the text with it goes out."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.document.style import Style
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.pictures import Size, inline_picture, make_decorative
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.xml import Element, w


def write_logo(style: Style, word: WordDocument, bindings: Bindings) -> Element | None:
    """The paragraph with the logo of `style`; one without words is marked as decoration. None where it has none."""
    logo = style.logo
    if logo is None or logo.picture is None:
        return None
    # Not python-docx's own way: it refuses JPEGs that do not begin as its list has it.
    kind = logo.picture.kind
    part = Part(PackURI(f"/word/media/logo.{kind}"), f"image/{kind}", logo.picture.content, word.part.package)
    relationship_id = word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    size = Size(*logo.size_pt(style.page.text_width_pt))
    drawing = inline_picture(relationship_id, bindings.new_id(), size, alt=logo.alt)
    if not logo.alt.strip():
        make_decorative(drawing)
    return w("p", Layout(style_id="Logo").element(), w("r", drawing))
