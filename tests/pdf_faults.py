"""Faults for a good PDF: each is a small change to the file, under the rule that it breaks."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

Change = Callable[[pikepdf.Pdf], None]
FAULTS: dict[str, Change] = {}
"""By the rule that must be told; a number after `/` tells faults of one rule apart."""


def breaks(rule: str) -> Callable[[Change], Change]:
    """Note a change as a fault of `rule`."""

    def note(change: Change) -> Change:
        FAULTS[rule] = change
        return change

    return note


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    """The structure elements of a role."""
    return [found for found in _objects(pdf) if found.get("/S") == f"/{role}" and "/P" in found]


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return elements(pdf, role)[0]


def _objects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (found for found in pdf.objects if isinstance(found, Dictionary))


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]


def fonts(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [found for found in _objects(pdf) if found.get("/Type") == "/Font" and found.get("/Subtype") == kind]


def set_entry(path: str, value: object) -> Change:
    """A change that sets an entry of the catalog; None takes it out."""

    def change(pdf: pikepdf.Pdf) -> None:
        *above, last = path.split(".")
        holder: Any = pdf.Root
        for name in above:
            holder = holder[f"/{name}"]
        if value is None:
            del holder[f"/{last}"]
        else:
            holder[f"/{last}"] = value

    return change


def rename(role: str, to: str) -> Change:
    """A change that gives the first element of a role another one."""

    def change(pdf: pikepdf.Pdf) -> None:
        first(pdf, role).S = Name(f"/{to}")

    return change


def edit_metadata(pattern: str, replacement: str) -> Change:
    """A change of what stands in the metadata, wherever it stands."""

    def change(pdf: pikepdf.Pdf) -> None:
        written = pdf.Root.Metadata.read_bytes().decode()
        changed = re.sub(pattern, replacement, written, flags=re.DOTALL)
        assert changed != written
        pdf.Root.Metadata = Stream(pdf, changed.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return change


def edit_content(pattern: bytes, replacement: bytes) -> Change:
    """A change of the first page's content."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        written = page.Contents.read_bytes()
        changed = re.sub(pattern, replacement, written, count=1, flags=re.DOTALL)
        assert changed != written
        page.Contents = Stream(pdf, changed)

    return change


def add_kid(role: str, kid_role: str, *, at: int | None = None) -> Change:
    """A change that puts a new element into the first of a role."""

    def change(pdf: pikepdf.Pdf) -> None:
        above = first(pdf, role)
        kid = pdf.make_indirect(Dictionary(S=Name(f"/{kid_role}"), P=above, K=Array()))
        above.K.insert(len(above.K) if at is None else at, kid)

    return change


for _rule, _path, _value in (
    ("6.2-1", "MarkInfo", None),
    ("7.1-4", "MarkInfo.Suspects", True),
    ("7.1-8", "Metadata", None),
    ("7.1-10", "ViewerPreferences.DisplayDocTitle", False),
    ("7.1-11", "StructTreeRoot", None),
    ("7.2-29", "Lang", String("not a tag")),
    ("7.2-34", "Lang", None),
    ("7.10-1", "OCProperties", Dictionary(D=Dictionary())),
    ("7.10-2", "OCProperties", Dictionary(D=Dictionary(Name=String("a"), AS=Array()))),
    ("pdfa-output-intent", "OutputIntents", None),
    ("parent-tree", "StructTreeRoot.ParentTree", Dictionary(Nums=Array())),
    ("7.1-7", "StructTreeRoot.RoleMap", Dictionary(P=Name.Span)),
):
    FAULTS[_rule] = set_entry(_path, _value)

for _rule, _role, _to in (
    ("7.1-5", "P", "Unheard"),
    ("7.4.2-1", "H2", "H4"),
    ("7.4.2-1/1", "H1", "P"),
    ("7.4.4-2", "H2", "H"),
    ("7.4.4-3", "H2", "H"),
    ("7.2-4", "THead", "Div"),
    ("7.2-8", "TR", "Div"),
    ("7.2-10", "TD", "P"),
    ("7.2-17", "L", "Div"),
    ("7.2-18", "LI", "Div"),
    ("7.2-19", "LI", "P"),
    ("7.2-20", "LBody", "P"),
    ("7.2-14", "TBody", "TFoot"),
    ("7.2-13", "TBody", "TFoot"),
    ("7.2-11", "TBody", "THead"),
    ("7.2-3", "THead", "Sect"),
    ("7.2-26", "TOC", "Div"),
    ("7.2-27", "TOCI", "P"),
    ("7.18.5-1", "Link", "Span"),
    ("7.7-1", "P", "Formula"),
    ("7.9-1", "P", "Note"),
):
    FAULTS[_rule] = rename(_role, _to)

for _rule, _role, _kid, _at in (
    ("7.2-16", "Table", "Caption", 1),
    ("7.2-28", "TOC", "Caption", None),
    ("7.2-40", "L", "Caption", None),
    ("7.2-36", "THead", "P", None),
    ("7.2-37", "TBody", "P", None),
    ("7.2-42", "TR", "TD", None),
    ("7.2-5", "P", "THead", None),
    ("7.2-6", "P", "TBody", None),
    ("7.2-7", "P", "TFoot", None),
):
    FAULTS[_rule] = add_kid(_role, _kid, at=_at)

for _rule, _pattern, _replacement in (
    ("5-1", r"<pdfuaid:part>1</pdfuaid:part>", ""),
    ("5-2", r"<pdfuaid:part>1<", "<pdfuaid:part>2<"),
    ("5-3", r"pdfuaid(?=[:=])", "other"),
    ("7.1-9", r"<dc:title>.*?</dc:title>", ""),
    ("pdfa-claim", r"<pdfaid:conformance>A<", "<pdfaid:conformance>Z<"),
    ("pdfa-extension", r"<pdfaSchema:namespaceURI>.*?</pdfaSchema:namespaceURI>", ""),
):
    FAULTS[_rule] = edit_metadata(_pattern, _replacement)

FAULTS["7.1-3"] = edit_content(rb"/Artifact.*?(?:BDC|BMC)", rb"/Span BMC")
FAULTS["7.1-2"] = edit_content(rb"(/Artifact.*?(?:BDC|BMC))", rb"\1 /P <</MCID 0>> BDC EMC")
FAULTS["7.1-1"] = edit_content(rb"(/\w+ <<[^>]*/MCID \d+[^>]*>> BDC)", rb"\1 /Artifact BMC EMC")
FAULTS["marked-content"] = edit_content(rb"$", b" EMC")
FAULTS["marked-content/1"] = edit_content(rb"$", b" /Span BMC")


@breaks("7.1-6")
def _(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(One=Name.Two, Two=Name.One)
    first(pdf, "P").S = Name.One


@breaks("7.1-12")
def _(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").P = first(pdf, "H1")


@breaks("7.2-29/1")
def _(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").Lang = String("deutsch!")


@breaks("7.2-15")
def _(pdf: pikepdf.Pdf) -> None:
    rows = next(body.K for body in elements(pdf, "TBody") if len(body.K) > 1)
    rows[0].K[1].A = Dictionary(O=Name.Table, RowSpan=2)
    rows[1].K[0].A = Dictionary(O=Name.Table, ColSpan=2)


@breaks("7.2-41")
def _(pdf: pikepdf.Pdf) -> None:
    first(pdf, "TBody").K[-1].K[0].A = Array([Dictionary(O=Name.Table, RowSpan=3)])


@breaks("7.2-12")
def _(pdf: pikepdf.Pdf) -> None:
    for _ in range(2):
        add_kid("Table", "TFoot")(pdf)


@breaks("7.2-39")
def _(pdf: pikepdf.Pdf) -> None:
    for place in (0, None):
        add_kid("Table", "Caption", at=place)(pdf)


@breaks("7.3-1")
def _(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


@breaks("7.4.4-1")
def _(pdf: pikepdf.Pdf) -> None:
    for heading in elements(pdf, "H1") + elements(pdf, "H2") + elements(pdf, "H3"):
        heading.S = Name.H


@breaks("7.5-1")
def _(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head.A


@breaks("7.5-2")
def _(pdf: pikepdf.Pdf) -> None:
    first(pdf, "TD").A = Dictionary(O=Name.Table, Headers=Array([String("nobody")]))


@breaks("7.9-2")
def _(pdf: pikepdf.Pdf) -> None:
    for paragraph in elements(pdf, "P")[:2]:
        paragraph.S = Name.Note
        paragraph.ID = String("same")


@breaks("7.11-1")
def _(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Test = pdf.make_indirect(Dictionary(Type=Name.Filespec, EF=Dictionary(), F=String("a.txt")))


@breaks("7.15-1")
def _(pdf: pikepdf.Pdf) -> None:
    form = Stream(pdf, b"<config><dynamicRender>required</dynamicRender></config>")
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=form)


@breaks("7.18.1-1")
def _(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Subtype = Name.Text


@breaks("7.18.1-2")
def _(pdf: pikepdf.Pdf) -> None:
    link = links(pdf)[0]
    link.Subtype = Name.Text
    del link.Contents
    first(pdf, "Link").S = Name.Annot


@breaks("7.18.1-3")
def _(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Subtype = Name.Widget


@breaks("7.18.4-1")
def _(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Subtype = Name.Widget


@breaks("7.18.4-2")
def _(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Subtype = Name.Widget
    first(pdf, "Link").S = Name.Form


@breaks("7.18.2-1")
def _(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Subtype = Name.TrapNet


@breaks("7.18.8-1")
def _(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Subtype = Name.PrinterMark


@breaks("7.18.3-1")
def _(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


@breaks("7.18.5-2")
def _(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0].Contents


@breaks("7.18.6.2-1")
def _(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Test = pdf.make_indirect(Dictionary(S=Name.MCD, Alt=Array([String("en"), String("a")])))


@breaks("7.18.6.2-2")
def _(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Test = pdf.make_indirect(Dictionary(S=Name.MCD, CT=String("audio/mp3")))


@breaks("7.20-1")
def _(pdf: pikepdf.Pdf) -> None:
    form = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), Ref=Dictionary())
    page = pdf.pages[0]
    page.resources["/XObject"] = Dictionary(F=form)
    page.contents_add(b"/Artifact BMC /F Do EMC")


@breaks("7.20-2")
def _(pdf: pikepdf.Pdf) -> None:
    page, owner = pdf.pages[0], first(pdf, "P")
    form = pdf.make_indirect(Stream(pdf, b"/P <</MCID 0>> BDC EMC", Subtype=Name.Form, BBox=Array([0, 0, 1, 1])))
    form.Type, form.StructParents = Name.XObject, 9000
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([9000, Array([owner])]))
    owner.K.append(Dictionary(Type=Name.MCR, Pg=page.obj, Stm=form, MCID=0))
    page.resources["/XObject"] = Dictionary(F=form)
    page.contents_add(b"/F Do /F Do")


@breaks("7.21.4.1-1")
def _(pdf: pikepdf.Pdf) -> None:
    for found in _objects(pdf):
        if "/FontFile2" in found:
            del found["/FontFile2"]


@breaks("7.21.5-1")
def _(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf, "/TrueType"):
        font.Widths = Array([999] * len(font.Widths))


@breaks("7.21.6-3")
def _(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf, "/TrueType"):
        font.Encoding = Name.WinAnsiEncoding
        font.FontDescriptor.Flags = 4


@breaks("7.21.6-2")
def _(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf, "/TrueType"):
        font.FontDescriptor.Flags = 32
        font.Encoding = Name.StandardEncoding


@breaks("7.21.7-1")
def _(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf, "/TrueType"):
        del font.ToUnicode


@breaks("7.21.7-2")
def _(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf, "/TrueType"):
        written = font.ToUnicode.read_bytes()
        font.ToUnicode = Stream(pdf, re.sub(rb"<([0-9A-F]{2})> <[0-9A-F]{4}>", rb"<\1> <0000>", written))


@breaks("7.21.8-1")
def _(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    name = next(iter(page.resources.Font.keys()))
    page.contents_add(b"/Artifact BMC BT %s 9 Tf <FF> Tj ET EMC" % str(name).encode())


def _without_language(change: Change) -> Change:
    def both(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Lang
        change(pdf)

    return both


def _set_first(role: str, name: str, value: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        first(pdf, role)[name] = value

    return change


def _name_field(pdf: pikepdf.Pdf) -> None:
    link = links(pdf)[0]
    link.Subtype = Name.Widget
    link.TU = String("a name")


for _rule, _entry in (("7.2-30", b"ActualText"), ("7.2-31", b"Alt"), ("7.2-32", b"E")):
    FAULTS[_rule] = _without_language(edit_content(rb"$", b" /Span <</%s (a)>> BDC EMC" % _entry))
for _rule, _name in (("7.2-21", "/ActualText"), ("7.2-22", "/Alt"), ("7.2-23", "/E")):
    FAULTS[_rule] = _without_language(_set_first("P", _name, String("a")))
for _rule in ("7.2-2", "7.2-24", "7.2-33"):
    FAULTS[_rule] = set_entry("Lang", None)
FAULTS["7.2-25"] = _without_language(_name_field)
FAULTS["pdfa-claim/1"] = edit_metadata("<pdfaid:part>2<", "<pdfaid:part>9<")
FAULTS["pdfa-claim/2"] = edit_metadata(r"pdfaid(?=[:=])", "other")
