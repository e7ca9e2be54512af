"""The XMP metadata of a PDF file: its title, and what it claims to conform to."""

from collections.abc import Iterator

import pikepdf
from lxml import etree

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.file import entry, unpack
from briefgen.inspect.pdf.inspected import Inspected

_UA = "http://www.aiim.org/pdfua/ns/id/"
_A = "http://www.aiim.org/pdfa/ns/id/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LEVELS = {"1": "AB", "2": "ABU", "3": "ABU", "4": "EF"}
"""Conformance levels of each part of ISO 19005; part 4 needs none."""


def check_metadata(inspected: Inspected) -> Iterator[Breach]:
    """The metadata stream, its title and its claims."""
    stream = entry(inspected.pdf.Root, "/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        yield Breach("7.1-8", "catalog", "there is no metadata")
        yield Breach("5-1", "metadata", "it does not name PDF/UA")
        yield Breach("7.1-9", "metadata", "there is no title")
        return
    try:
        tree = etree.fromstring(unpack(stream).strip(b"\0 \r\n\t"), _parser())
    except etree.XMLSyntaxError as error:
        yield Breach("7.1-8", "metadata", f"it is not XML: {error}")
        return
    if not any("".join(map(str, title.itertext())).strip() for title in tree.iter(f"{{{_DC}}}title")):
        yield Breach("7.1-9", "metadata", "there is no title")
    defaults = (words for words in tree.iter(f"{{{_RDF}}}li") if words.get(_LANGUAGE) == "x-default")
    if not inspected.language and next(defaults, None) is not None:
        yield Breach("7.2-33", "metadata", "its language is not known")
    yield from _check_ua(tree)
    yield from _check_a(tree, inspected)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _claims(tree: etree._Element, space: str) -> dict[str, tuple[str, str | None]]:
    """The properties of a name space, as elements or attributes: the value and the prefix of each."""
    found: dict[str, tuple[str, str | None]] = {}
    for description in tree.iter(f"{{{_RDF}}}Description"):
        for name, value in description.attrib.items():
            if str(name).startswith(f"{{{space}}}"):
                prefix = next((short for short, uri in description.nsmap.items() if uri == space), None)
                found[etree.QName(str(name)).localname] = (str(value), prefix)
        for kid in description.iterchildren(f"{{{space}}}*"):
            found[etree.QName(kid).localname] = ((kid.text or "").strip(), kid.prefix)
    return found


def _check_ua(tree: etree._Element) -> Iterator[Breach]:
    claims = _claims(tree, _UA)
    if "part" not in claims:
        yield Breach("5-1", "metadata", "it does not name PDF/UA")
    elif claims["part"][0] != "1":
        yield Breach("5-2", "metadata", f"it names part {claims['part'][0]} of PDF/UA")
    for rule, name in (("5-3", "part"), ("5-4", "amd"), ("5-5", "corr")):
        if name in claims and claims[name][1] != "pdfuaid":
            yield Breach(rule, "metadata", f"`{name}` stands under the prefix `{claims[name][1]}`")


def _check_a(tree: etree._Element, inspected: Inspected) -> Iterator[Breach]:
    claims = _claims(tree, _A)
    if not claims:
        return
    part = claims.get("part", ("", None))[0]
    level = claims.get("conformance", ("", None))[0]
    if part not in _LEVELS:
        yield Breach("pdfa-claim", "metadata", f"it names part {part or 'none'} of PDF/A")
    elif (level or part != "4") and (len(level) != 1 or level not in _LEVELS[part]):
        yield Breach("pdfa-claim", "metadata", f"PDF/A-{part} has no level `{level}`")
    if any(prefix != "pdfaid" for _, prefix in claims.values()):
        yield Breach("pdfa-claim", "metadata", "what it says of PDF/A does not stand under the prefix `pdfaid`")
    if part in ("1", "2", "3") and _claims(tree, _UA) and _UA not in {kid.text for kid in tree.iter(_SCHEMA)}:
        yield Breach("pdfa-extension", "metadata", "it names PDF/UA without describing the name for PDF/A")
    if inspected.pdf.Root.get("/OutputIntents") is None:
        yield Breach("pdfa-output-intent", "catalog", "it claims PDF/A and does not say what its colors mean")
    if inspected.pdf.trailer.get("/Encrypt") is not None:
        yield Breach("pdfa-claim", "file", "it claims PDF/A and is encrypted")
