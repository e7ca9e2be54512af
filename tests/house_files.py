"""House-style Word files for tests: one made with python-docx, one that LibreOffice saves."""

import base64
import io
import subprocess
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from PIL import Image

LOGO_ALT = "Ministry of Ferries"
OLD_TEXT = "Old text that stays where it is"


def png(*, width: int = 80, height: int = 20, color: tuple[int, ...] = (140, 20, 40, 255)) -> bytes:
    """A picture of one color; with an alpha below 255, one that shows through."""
    content = io.BytesIO()
    Image.new("RGBA", (width, height), color).save(content, "PNG")
    return content.getvalue()


def house_docx(*, alt: str = LOGO_ALT, logo: bytes | None = None, header: str = "\tInternal\tThe Board") -> bytes:
    """A4 in Georgia, headings in dark red Trebuchet, a header with a logo and a footer with page numbers."""
    word = docx.Document()
    word.styles["Normal"].font.name = "Georgia"
    word.styles["Normal"].font.size = Pt(10.5)
    for name, color, size in (("Title", "8C1428", 24), ("Heading 1", "8C1428", 14), ("Heading 2", "145A3C", 11)):
        _letter(word, name, color, size)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    head = section.header.paragraphs[0]
    head.add_run().add_picture(io.BytesIO(logo or png()), height=Pt(30))
    head._p.xpath(".//wp:docPr")[0].set("descr", alt)
    head.add_run(header)
    foot = section.footer.paragraphs[0]
    foot.add_run("Harbor Street 1\t\tPage ")
    add_field(foot, "PAGE")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES")
    word.add_paragraph(OLD_TEXT)
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def _letter(word: docx.document.Document, name: str, color: str, size: float) -> None:
    font = word.styles[name].font
    font.name, font.size, font.color.rgb = "Trebuchet MS", Pt(size), RGBColor.from_string(color)
    fonts = word.styles[name].element.rPr.rFonts
    for attribute in [attribute for attribute in fonts.attrib if str(attribute).endswith("Theme")]:
        del fonts.attrib[attribute]


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field in its long form, as Word writes it."""
    for kind in ("begin", None, "separate", "shown", "end"):
        run = paragraph.add_run("1" if kind == "shown" else None)
        if kind == "shown":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {instruction} "
        run._r.append(element)


_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>
 <style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif'"
  style:font-family-generic="roman" style:font-pitch="variable"/>
 <style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'"
  style:font-family-generic="swiss" style:font-pitch="variable"/>
</office:font-face-decls>
<office:styles>
 <style:style style:name="Standard" style:family="paragraph">
  <style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:color="#202020"/>
 </style:style>
 <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties style:font-name="Liberation Sans" fo:font-size="22pt" fo:color="#005030"/>
 </style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1">
  <style:text-properties style:font-name="Liberation Sans" fo:font-size="15pt" fo:font-weight="bold"
   fo:color="#005030"/>
 </style:style>
 <style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"/>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="pm1">
  <style:page-layout-properties fo:page-width="21.59cm" fo:page-height="27.94cm" fo:margin-top="1.5cm"
   fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
  <style:header-style>
   <style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.3cm"/>
  </style:header-style>
  <style:footer-style>
   <style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.3cm"/>
  </style:footer-style>
 </style:page-layout>
</office:automatic-styles>
<office:master-styles>
 <style:master-page style:name="Standard" style:page-layout-name="pm1">
  <style:header><text:p text:style-name="Header"><draw:frame text:anchor-type="as-char" svg:width="4cm"
   svg:height="1cm"><draw:image><office:binary-data>{logo}</office:binary-data></draw:image>
   <svg:desc>Port Authority</svg:desc></draw:frame> Port Authority of Velm</text:p></style:header>
  <style:footer><text:p>Sheet <text:page-number>1</text:page-number> of
   <text:page-count>1</text:page-count></text:p></style:footer>
 </style:master-page>
</office:master-styles>
<office:body><office:text><text:p text:style-name="Title">T</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">H</text:h><text:p>x</text:p></office:text></office:body>
</office:document>
"""


def save_with_libreoffice(folder: Path) -> bytes:
    """Letter in Liberation Serif, headings in green Liberation Sans, as LibreOffice saves it for Word."""
    source = folder / "port.fodt"
    source.write_text(_FLAT.replace("{logo}", base64.b64encode(png()).decode()), "utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return (folder / "port.docx").read_bytes()
