"""Documents of offices that are not read. Goes in: bytes, names of parts. Comes out: errors that say what to do."""

from collections.abc import Container

from briefgen.errors import SourceError

_OLE = b"\xd0\xcf\x11\xe0"
_RTF = b"{\\rtf"
_SAVE = "open it and save it as a Word document (.docx), then give that"
_STREAMS = (
    ("EncryptedPackage", "is protected with a password", "remove the password in Word, then save it"),
    ("__substg1.0", "is an Outlook message (.msg)", "save it in Outlook as .eml or as HTML, then give that"),
    ("__properties_version1.0", "is an Outlook message (.msg)", "save it in Outlook as .eml or HTML, then give that"),
    ("WordDocument", "is an old Word document (.doc)", _SAVE),
    ("Workbook", "is an old Excel workbook (.xls)", "copy the article's text into a .txt file"),
    ("PowerPoint Document", "is an old PowerPoint presentation (.ppt)", "copy its text into a .txt file"),
)
"""Names of streams in an OLE file, what they show, and the next step."""
_PACKAGES = (
    ("xl/workbook.xml", "is an Excel workbook", "copy the article's text into a .txt file"),
    ("ppt/presentation.xml", "is a PowerPoint presentation", "copy the article's text into a .txt file"),
    ("meta-inf/container.xml", "is an e-book (EPUB)", "copy the article's text into a .txt file"),
    ("index/document.iwa", "is a Pages document", "export it from Pages to Word, then give that"),
    ("index.zip", "is a Pages document", "export it from Pages to Word, then give that"),
    ("content.xml", "is an OpenDocument file (.odt)", _SAVE),
)
"""Names of parts in lower case, what they show, and the next step."""


def refuse_other_formats(content: bytes, origin: str) -> None:
    """Raise SourceError for rich text and for the OLE files of old Office programs and Outlook."""
    if content.startswith(_RTF):
        raise SourceError(f"`{origin}` is a rich text document (.rtf)", hint=_SAVE)
    if content.startswith(_OLE):
        for stream, what, hint in _STREAMS:
            if stream.encode("utf-16-le") in content:
                raise SourceError(f"`{origin}` {what}", hint=hint)
        raise SourceError(f"`{origin}` is an old Office document", hint=_SAVE)


def refuse_other_packages(names: Container[str], origin: str) -> None:
    """Raise SourceError for a package whose parts, `names` in lower case, are those of another program."""
    if "word/document.xml" in names:
        return
    for name, what, hint in _PACKAGES:
        if name in names:
            raise SourceError(f"`{origin}` {what}", hint=hint)


def broken(origin: str) -> SourceError:
    """The error for a package that cannot be opened or lacks its text."""
    return SourceError(
        f"`{origin}` looks like a Word document and cannot be opened: it is broken or not complete",
        hint="get it once more, or open it in Word and save it anew",
    )
