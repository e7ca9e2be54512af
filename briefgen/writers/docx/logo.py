"""The logo: the picture of a style comes in, the paragraph that begins the text with it goes out."""

from briefgen.document.style import Style
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.pictures import Size, inline_picture, make_decorative
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.xml import Element, w


def write_logo(style: Style, bindings: Bindings) -> Element | None:
    """The paragraph with the logo of `style`; one without words is marked as decoration. None where it has none."""
    logo = style.logo
    if logo is None or logo.picture is None:
        return None
    size = Size(*logo.size_pt(style.page.text_width_pt))
    drawing = inline_picture(bindings.relate_picture(logo.picture.content), bindings.new_id(), size, alt=logo.alt)
    if not logo.alt.strip():
        make_decorative(drawing)
    return w("p", Layout(style_id="Logo").element(), w("r", drawing))
