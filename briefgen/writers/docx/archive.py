"""The same bytes for the same package: a zip file comes in with the clock in it, and goes out without."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can name."""
_UNIX = 3
_MODE = 0o644 << 16


def repack(package: BytesIO) -> bytes:
    """`package` with its members in a fixed order, each with the same time, mode and compression."""
    result = BytesIO()
    with ZipFile(package) as source, ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            member = ZipInfo(name, _EPOCH)
            member.compress_type, member.create_system, member.external_attr = ZIP_DEFLATED, _UNIX, _MODE
            target.writestr(member, source.read(name), compresslevel=9)
    return result.getvalue()
