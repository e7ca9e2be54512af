"""ZIP archives: each entry as if it had been given, within what one source may cost."""

import io
import zipfile

import pytest

from briefgen.errors import SourceError
from briefgen.sources.read import read

TEXT = "Pier closed\n\nThe harbor board closed the old pier on Monday after divers found cracks in three pillars.\n"
PAGE = f"<!doctype html><html><body><article><h1>Ferries</h1><p>{TEXT * 3}</p></article></body></html>"


def pack(entries: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def refuse(content: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(content, origin="week.zip")
    return caught.value


def test_entries_are_read_by_what_they_hold() -> None:
    content = pack({"a.txt": TEXT, "b/page.html": PAGE, "__MACOSX/a.txt": b"\0", "b/.DS_Store": b"\0"})
    articles = read(content, origin="week.zip")
    assert [article.origin for article in articles] == ["week.zip/a.txt", "week.zip/b/page.html"]
    assert not [notice for article in articles for notice in article.notices if notice.code == "skipped"]


def test_a_name_is_cleaned_and_never_a_path() -> None:
    (article,) = read(pack({"../../etc/\u202epasswd\n.txt": TEXT}), origin="week.zip")
    assert article.origin.startswith("week.zip/")
    assert "\n" not in article.origin
    assert "\u202e" not in article.origin


def test_archives_inside_archives_have_an_end() -> None:
    content = TEXT.encode()
    for depth in range(8):
        content = pack({f"{depth}.zip" if depth else "a.txt": content})
    assert "deep" in refuse(content).message


def test_a_bomb_is_unpacked_no_further_than_a_source_may_be_large() -> None:
    content = pack({"bomb.txt": b"a" * 200_000_000})
    assert len(content) < 1_000_000
    assert "larger than" in refuse(content).message


def test_too_many_entries_are_refused() -> None:
    assert "entries" in refuse(pack({f"{number}.txt": "a" for number in range(2_001)})).message


def test_an_encrypted_entry_is_told() -> None:
    content = bytearray(pack({"a.txt": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert "encrypted" in refuse(bytes(content)).message


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_a_broken_archive_is_refused(cut: int) -> None:
    refuse(pack({"a.txt": TEXT})[:cut])


def test_an_entry_whose_bytes_are_broken_loses_no_other() -> None:
    content = bytearray(pack({"a.txt": TEXT * 50, "b.txt": TEXT}))
    at = content.index(b"a.txt") + 20
    content[at : at + 20] = b"\xff" * 20
    (article,) = read(bytes(content), origin="week.zip")
    assert article.origin == "week.zip/b.txt"
    assert [notice.where for notice in article.notices if notice.code == "skipped"] == ["week.zip/a.txt"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_entry_that_is_packed_in_another_way_and_broken_loses_no_other(packing: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT * 50, packing)
    content = bytearray(file.getvalue())
    at = content.index(b"b.txt") + 20
    content[at : at + 20] = b"\xff" * 20
    (article,) = read(bytes(content), origin="week.zip")
    assert article.origin == "week.zip/a.txt"
    assert [notice.where for notice in article.notices if notice.code == "skipped"] == ["week.zip/b.txt"]


def test_an_empty_archive_is_refused() -> None:
    assert "nothing to read" in refuse(pack({})).message
