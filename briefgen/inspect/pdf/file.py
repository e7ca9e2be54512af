"""A PDF file: bytes come in, a document that can be looked into goes out; small helpers to look into it."""

import io
import logging
import zlib
from collections.abc import Iterator

import pikepdf

from briefgen.errors import SourceError

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
"""Its remarks on what it mends would stand among our findings."""

MOST_STREAM_BYTES = 64_000_000
"""Of one stream, unpacked: a page's content, a font. More is an attack or not a document for reading."""

Key = tuple[int, int]
"""The number and generation of an object; (0, 0) for one that stands inside another."""


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """The document that `content` holds. Raises SourceError where it cannot be opened."""
    try:
        return pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise SourceError("the PDF is encrypted with a password", hint="save it without a password first") from None
    except pikepdf.PdfError as error:
        what = str(error).rpartition(": ")[2]
        raise SourceError(f"the PDF is broken: {what}", hint="export it again from its source") from None


def unpack(stream: pikepdf.Object) -> bytes:
    """What `stream` holds. Raises SourceError where that is too much, or cannot be unpacked."""
    if not isinstance(stream, pikepdf.Stream):
        raise SourceError("a stream of the PDF is missing", hint="export it again from its source")
    _refuse_bombs(stream)
    try:
        return stream.read_bytes()
    except pikepdf.PdfError as error:
        raise SourceError(f"a stream of the PDF is broken: {error}", hint="export it again from its source") from None


def instructions(stream: pikepdf.Object | pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], str]]:
    """The operands and the operator of each instruction of a page or a form."""
    holder = stream.obj if isinstance(stream, pikepdf.Page) else stream
    contents = holder.get("/Contents") if isinstance(holder, pikepdf.Dictionary) else holder
    for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if isinstance(part, pikepdf.Stream):
            _refuse_bombs(part)
    if contents is None:
        return
    try:
        parsed = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, TypeError, ValueError) as error:
        raise SourceError(f"the content of a page is broken: {error}", hint="export it again from its source") from None
    for instruction in parsed:
        yield list(instruction.operands), text(instruction.operator)


def _refuse_bombs(stream: pikepdf.Object) -> None:
    filters = stream.get("/Filter")
    if filters not in ("/FlateDecode", pikepdf.Name.FlateDecode) and not (
        isinstance(filters, pikepdf.Array) and pikepdf.Name.FlateDecode in filters
    ):
        return
    unpacked, reader, waiting = 0, zlib.decompressobj(), stream.read_raw_bytes()
    try:
        while waiting and unpacked <= MOST_STREAM_BYTES:
            unpacked += len(reader.decompress(waiting, 1 << 20))
            waiting = reader.unconsumed_tail
    except zlib.error:
        return  # under another filter, or broken: reading it tells which
    if unpacked > MOST_STREAM_BYTES:
        raise SourceError(
            f"a stream of the PDF unpacks to more than {MOST_STREAM_BYTES // 1_000_000} MB",
            hint="export the PDF again from its source",
        )


def entry(holder: pikepdf.Object | None, *names: str) -> pikepdf.Object | None:
    """What stands under `names`, one inside the other; None where any of them is missing."""
    for name in names:
        if not isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
            return None
        holder = holder.get(name)
    return holder


def text(value: pikepdf.Object | None) -> str:
    """A string, name or operator as text; empty for everything else."""
    if not isinstance(value, (pikepdf.String, pikepdf.Name, pikepdf.Operator, str)):
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:  # names are bytes; most, but not all, are UTF-8
        return value.unparse().decode("latin-1")


def number(value: object, default: float = 0.0) -> float:
    """A number of the file; `default` for everything else."""
    try:
        return default if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return default


def is_true(value: object) -> bool:
    """Whether a value of the file is the word `true`."""
    return value is True


def members(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    """The members of an array; a single value as the only one; none of nothing."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def key(value: object) -> Key:
    """The key of an object; (0, 0) for what is no object of its own."""
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)
