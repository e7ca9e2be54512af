"""What Word asks of a package beyond the schema: the bytes of a DOCX come in, what Word would trip over goes out."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_RELATED = (qn("r:id"), qn("r:embed"))
_STORIES = ("document", "footnotes", "comments", "header", "footer")


def members(content: bytes) -> dict[str, bytes]:
    """The files in the package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


class Package:
    """The parts of a DOCX as elements."""

    def __init__(self, content: bytes) -> None:
        self.members = members(content)
        self.parts = {name: etree.fromstring(data) for name, data in self.members.items() if name.endswith(".xml")}
        self.body: Any = self.parts["word/document.xml"]

    def part(self, name: str) -> Any:
        """The part of that name in the folder `word`, or an empty element."""
        return self.parts.get(f"word/{name}.xml", etree.Element("none"))

    def stories(self) -> Iterator[tuple[str, Any]]:
        """The parts with text."""
        for name, part in self.parts.items():
            if name.startswith(tuple(f"word/{story}" for story in _STORIES)):
                yield name, part

    def relations(self, name: str) -> dict[str, tuple[str, bool]]:
        """Target and whether it is outside, by id, of the relationships of a part."""
        folder, _, file = name.rpartition("/")
        data = self.members.get(f"{folder}/_rels/{file}.rels".lstrip("/"))
        relations = etree.fromstring(data) if data else ()
        return {
            str(relation.get("Id")): (str(relation.get("Target")), relation.get("TargetMode") == "External")
            for relation in relations
        }


def find_faults(content: bytes) -> list[str]:
    """What dangles, doubles or stands where Word does not allow it."""
    package = Package(content)
    checks = (_parts, _relations, _bookmarks, _notes, _comments, _styles, _numbers, _pictures, _tables, _fields, _links)
    return [fault for check in checks for fault in check(package)]


def _parts(package: Package) -> Iterator[str]:
    types = package.parts["[Content_Types].xml"]
    known = {str(kind.get("Extension") or kind.get("PartName")) for kind in types}
    for name in package.members:
        if f"/{name}" not in known and name.rpartition(".")[2] not in known:
            yield f"{name} has no content type"
    named = {name.lstrip("/") for name in known if name.startswith("/")}
    yield from (f"{name} is typed but absent" for name in named - package.members.keys())


def _relations(package: Package) -> Iterator[str]:
    for name in ("", *package.members):
        for target, outside in package.relations(name).values():
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)).lstrip("/")
            if not outside and path not in package.members:
                yield f"{name} relates to {target}, which is absent"
    for name, part in package.parts.items():
        used = {value for element in part.iter() for key in _RELATED if (value := element.get(key))}
        yield from (f"{name} uses {value}, which relates to nothing" for value in used - package.relations(name).keys())


def _bookmarks(package: Package) -> Iterator[str]:
    starts = list(package.body.iter(qn("w:bookmarkStart")))
    names = [start.get(qn("w:name")) for start in starts]
    ids = [start.get(qn("w:id")) for start in starts]
    ends = [end.get(qn("w:id")) for end in package.body.iter(qn("w:bookmarkEnd"))]
    yield from _doubles("bookmark", map(str.casefold, names))
    yield from _doubles("bookmark id", ids)
    if sorted(ids) != sorted(ends):
        yield f"bookmarks start {ids} and end {ends}"
    yield from (f"bookmark {name} is too long" for name in names if len(name) > 40)
    anchors = {link.get(qn("w:anchor")) for _, part in package.stories() for link in part.iter(qn("w:hyperlink"))}
    yield from (f"a link leads to {anchor}, which is nowhere" for anchor in anchors - {None} - set(names))


def _notes(package: Package) -> Iterator[str]:
    used = [mark.get(qn("w:id")) for mark in package.body.iter(qn("w:footnoteReference"))]
    notes = {note.get(qn("w:id")): note for note in package.part("footnotes")}
    kept = [note.get(qn("w:id")) for note in package.part("settings").iter(qn("w:footnote"))]
    known = [number for number, note in notes.items() if note.get(qn("w:type")) is None]
    if used != known or len(set(known)) != len(known):
        yield f"the text has the notes {used}, their part has {known}"
    if kept != [number for number, note in notes.items() if note.get(qn("w:type"))]:
        yield f"the settings name the separators {kept}"
    for number in known:
        if len(list(notes[number].iter(qn("w:footnoteRef")))) != 1 or notes[number][-1].tag != qn("w:p"):
            yield f"note {number} has no mark or no paragraph"
    for name, part in package.stories():
        if name != "word/document.xml" and next(part.iter(qn("w:footnoteReference")), None) is not None:
            yield f"{name} has a footnote"


def _comments(package: Package) -> Iterator[str]:
    tags = ("commentRangeStart", "commentRangeEnd", "commentReference")
    places: dict[str, list[str]] = {}
    for element in package.body.iter(*(qn(f"w:{tag}") for tag in tags)):
        places.setdefault(element.get(qn("w:id")), []).append(element.tag)
    yield from (f"comment {n} is out of order" for n, found in places.items() if found != [qn(f"w:{t}") for t in tags])
    comments = [comment.get(qn("w:id")) for comment in package.part("comments")]
    if sorted(comments) != sorted(places):
        yield f"the text has the comments {sorted(places)}, their part has {comments}"


def _styles(package: Package) -> Iterator[str]:
    styles = list(package.part("styles").iter(qn("w:style")))
    yield from _doubles("style", [style.get(qn("w:styleId")) for style in styles])
    yield from _doubles("style name", [style.find(qn("w:name")).get(qn("w:val")).casefold() for style in styles])
    for tag, kind in (("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table")):
        known = {style.get(qn("w:styleId")) for style in styles if style.get(qn("w:type")) == kind}
        for name, part in package.parts.items():
            used = {style.get(qn("w:val")) for style in part.iter(qn(tag))}
            yield from (f"{name} uses the {kind} style {style}" for style in used - known)
    known = {style.get(qn("w:styleId")) for style in styles}
    for style in styles:
        linked = {element.get(qn("w:val")) for element in style if element.tag in (qn("w:basedOn"), qn("w:next"))}
        yield from (f"a style names {other}" for other in linked - known)


def _numbers(package: Package) -> Iterator[str]:
    numbering = package.part("numbering")
    instances = [num.get(qn("w:numId")) for num in numbering.iter(qn("w:num"))]
    kinds = [kind.get(qn("w:abstractNumId")) for kind in numbering.iter(qn("w:abstractNum"))]
    yield from (*_doubles("number instance", instances), *_doubles("kind of number", kinds))
    used = {number.get(qn("w:val")) for part in package.parts.values() for number in part.iter(qn("w:numId"))}
    yield from (f"a list counts with {number}" for number in used - set(instances))
    named = {kind.get(qn("w:val")) for num in numbering.iter(qn("w:num")) for kind in num.iter(qn("w:abstractNumId"))}
    yield from (f"a list is of the kind {kind}" for kind in named - set(kinds))


def _pictures(package: Package) -> Iterator[str]:
    found = list(package.body.iter(qn("wp:docPr")))
    yield from _doubles("picture id", [picture.get("id") for picture in found])
    yield from ("a picture has no text" for picture in found if not (picture.get("descr") or "").strip())
    sizes = [int(extent.get(side)) for extent in package.body.iter(qn("wp:extent")) for side in ("cx", "cy")]
    yield from (f"a picture measures {size}" for size in sizes if not 0 < size < 22 * 914400)


def _tables(package: Package) -> Iterator[str]:
    for table in package.body.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        if {len(row.findall(qn("w:tc"))) for row in rows} != {len(table.find(qn("w:tblGrid")))}:
            yield "a table has rows of different widths"
        if [bool(row.findall(f"{qn('w:trPr')}/{qn('w:tblHeader')}")) for row in rows] != [True] + [False] * len(
            rows[1:]
        ):
            yield "a table has no header row, or more than one"
        if any(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in rows):
            yield "a row may be torn"
        if any(cell[-1].tag != qn("w:p") for cell in table.iter(qn("w:tc"))):
            yield "a cell ends without a paragraph"
        if table.getnext() is None or table.getnext().tag != qn("w:p"):
            yield "a table meets another one, or the end"


def _fields(package: Package) -> Iterator[str]:
    for name, part in package.stories():
        marks = [mark.get(qn("w:fldCharType")) for mark in part.iter(qn("w:fldChar"))]
        if marks != ["begin", "separate", "end"] * (len(marks) // 3):
            yield f"{name} has the fields {marks}"
        yield from ("a field asks to be updated" for mark in part.iter() if mark.get(qn("w:dirty")))
    yield from ("the settings ask for an update" for _ in package.part("settings").iter(qn("w:updateFields")))


def _links(package: Package) -> Iterator[str]:
    for name, part in package.stories():
        for link in part.iter(qn("w:hyperlink")):
            if next(link.iterancestors(qn("w:hyperlink")), None) is not None:
                yield f"{name} has a link in a link"


def _doubles(what: str, values: Any) -> Iterator[str]:
    yield from (f"{what} {value} stands {times} times" for value, times in Counter(values).items() if times > 1)
