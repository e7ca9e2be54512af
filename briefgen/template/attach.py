"""The files that a style names or that stand beside it become part of it: the logo and the house-style Word file."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from briefgen.document.attached import Attached, Picture
from briefgen.document.style import Style
from briefgen.errors import TemplateError
from briefgen.template.picture import recognize
from briefgen.template.tables import locate, read_table

STYLE_FILE = "style.toml"
HOUSE_FILE = "house.docx"
"""The Word file, in the nearest folder that has one."""

_OTHER_PICTURE = "name a PNG or JPEG of at most 4 MB"


def attach_files(style: Style, folders: Sequence[Path]) -> Style:
    """`style` with its logo and the house file of the nearest of `folders` that has one.

    Raises TemplateError for a file that is missing or cannot be used.
    """
    logo = style.logo
    if logo is not None:
        if not logo.file:
            raise TemplateError(f"{_place(folders)}: the table [logo] names no `file`", hint=_OTHER_PICTURE)
        try:
            picture = read_picture(Path(logo.file))
        except TemplateError as error:
            raise TemplateError(f"{_place(folders)}: {error.message}", hint=error.hint) from None
        style = msgspec.structs.replace(style, logo=msgspec.structs.replace(logo, picture=picture))
    file = next((folder / HOUSE_FILE for folder in folders if (folder / HOUSE_FILE).is_file()), None)
    if file is not None:
        from briefgen.template.house.package import open_package

        content = _read(file)
        open_package(content, str(file))
        style = msgspec.structs.replace(style, house=Attached(content))
    return style


def _place(folders: Sequence[Path]) -> str:
    """Where the nearest style speaks of a logo."""
    files = [folder / STYLE_FILE for folder in folders]
    file = next((file for file in files if file.is_file() and "logo" in read_table(file)), files[0])
    return locate(file, "logo", "file")


def read_picture(file: Path) -> Picture:
    """The picture in a PNG or JPEG. Raises TemplateError for any other file, and one that is too large."""
    content = _read(file)
    picture = recognize(content)
    if picture is None:
        raise TemplateError(f"{file}: the logo is no picture that can be used", hint=_OTHER_PICTURE)
    return picture


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise TemplateError(f"{file}: {fault.strerror}", hint="check the name and the permissions") from None
