"""The logo: a picture at the head of the first page."""

from io import BytesIO

from PIL import Image

from briefgen.document.style import Logo
from briefgen.writers.pdf.canvas import PageCanvas, Pixels
from briefgen.writers.pdf.flowable import Flowable
from briefgen.writers.pdf.tags import Tag, pdf_string

_MOST_PER_INCH = 600
"""Pixels an inch beyond which nobody sees more."""


class LogoBlock(Flowable):
    """The logo at the left margin; one without words is an artifact."""

    def __init__(self, logo: Logo, parent: Tag) -> None:
        self.logo = logo
        self.tag = Tag("Figure", parent, {"Alt": pdf_string(logo.alt)}) if logo.alt.strip() else None
        self.keep_with_next = True

    def height_pt(self, width_pt: float) -> float:
        """Its own height, or what the page is wide enough for."""
        return self.logo.size_pt(width_pt)[1]

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """Its pixels."""
        wide, high = self.logo.size_pt(width_pt)
        canvas.draw_pixels(read_pixels(self.logo, high), (x, top - high, x + wide, top), self.tag)


def read_pixels(logo: Logo, height_pt: float) -> Pixels:
    """The logo in red, green and blue on white: an archive takes neither other colors nor what shows through."""
    content = logo.picture.content if logo.picture else b""
    with Image.open(BytesIO(content)) as image:
        layer = image.convert("RGBA")
    most = max(round(height_pt / 72 * _MOST_PER_INCH), 1)
    if layer.height > most:
        layer = layer.resize((max(round(layer.width * most / layer.height), 1), most))
    ground = Image.new("RGBA", layer.size, "white")
    flat = Image.alpha_composite(ground, layer).convert("RGB")
    return Pixels(flat.width, flat.height, flat.tobytes())
