"""The dispatch, and what cannot be opened."""

import os
from pathlib import Path

import pytest

import briefgen
from briefgen.errors import SourceError
from briefgen.sources.fetch.fetched import Fetched
from briefgen.sources.limits import MOST_BYTES
from briefgen.sources.read import read

TEXT = "Pier closed\n\nThe harbor board closed the old pier on Monday.\n"


def refuse(source: str | Path | bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(source)
    assert caught.value.exit_code == 10
    assert caught.value.hint
    assert "\n" not in caught.value.message + caught.value.hint
    return caught.value


def test_a_path_is_read_as_string_and_as_path(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read(path) == read(str(path)) == briefgen.read(path)
    assert [article.origin for article in read(path)] == ["pier.txt"]


def test_bytes_are_read_under_the_name_that_is_given() -> None:
    assert read(TEXT.encode())[0].origin == "-"
    assert read(TEXT.encode(), origin="pier.txt")[0].origin == "pier.txt"


def test_markdown_is_told_by_the_name_of_the_file(tmp_path: Path) -> None:
    content = "Pier closed\n\n> The harbor board closed the old pier on Monday.\n"
    for name, start in (("a.md", "The harbor"), ("a.txt", "> The harbor")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        (article,) = read(tmp_path / name)
        assert article.text[article.passages[0].start :].startswith(start)


def test_the_same_bytes_give_the_same_article() -> None:
    assert read(TEXT.encode()) == read(TEXT.encode())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "none.txt` does not exist" in refuse(tmp_path / "none.txt").message


def test_an_address_of_another_kind_is_refused_with_a_way_out() -> None:
    error = refuse("ftp://harbor.example/pier")
    assert "`ftp:` addresses are not fetched" in error.message
    assert "https://" in error.hint


def test_an_address_is_read_from_what_is_fetched() -> None:
    address = "https://harbor.example/pier"
    fetched = Fetched(TEXT.encode(), address, "https://harbor.example/piers/1", "2026-11-28T20:00:00Z")
    (article,) = read(address, fetch=lambda _: fetched)
    assert (article.origin, article.url, article.retrieved) == (address, fetched.final, fetched.retrieved)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert "permission" in refuse(path).message


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    refuse(name)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "is too large: 50.0 MB, where 10 MB are the most" in refuse(path).message


def test_large_bytes_are_refused() -> None:
    refuse(b"a" * (MOST_BYTES + 1))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end is needed")
def test_a_file_without_an_end_is_refused() -> None:
    assert "too large" in refuse("/dev/zero").message


def test_more_words_than_an_article_has_are_refused() -> None:
    text = "Pier closed\n\n" + "\n\n".join(
        f"The harbor board closed pier {number} on Monday." for number in range(20_000)
    )
    assert "160,000 words" in refuse(text.encode()).message
