"""One bad source among many is the error, or is skipped and told."""

from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources.gather import gather
from briefgen.sources.read import read

NEWS = b"The northern pier of Velm will close in March, the mayor said on Monday morning."
GERMAN = (
    "Die Stadt Velm will ihren nördlichen Hafen im März schließen, teilte die Bürgermeisterin am Montag mit. Die "
    "Fähren sollen künftig am alten Pier anlegen, und die Händler fürchten um ihre Kunden."
).encode()


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    path = tmp_path / "harbor.txt"
    path.write_bytes(NEWS)
    return path


def test_the_first_bad_source_is_the_error(harbor: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        gather([harbor, tmp_path / "none.txt", b""])


def test_files_of_one_name_are_told_by_the_folders_above_them(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a/n/wire.txt", "b/n/wire.txt", "b/s/wire.txt", "b/s/pier.txt")]
    for number, file in enumerate(files):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(NEWS.replace(b"March", b"March %d" % number))
    told = [article.origin for article in gather([*files, files[2]]).articles]
    assert told == ["a/n/wire.txt", "b/n/wire.txt", "s/wire.txt", "pier.txt", "s/wire.txt"]
    assert [article.origin for article in read(*files[:3])] == told[:3]
    assert [article.origin for article in gather([files[2], files[2]]).articles] == ["wire.txt"] * 2


def test_bad_sources_are_skipped_and_told_in_their_order(harbor: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    reading = gather([missing, harbor, b""], keep_going=True)
    assert [article.origin for article in reading.articles] == ["harbor.txt"]
    assert [(notice.code, notice.where, notice.message) for notice in reading.notices] == [
        ("skipped", str(missing), "it does not exist"),
        ("skipped", "-", "it is empty"),
    ]


def test_where_all_are_bad_it_is_an_error_all_the_same(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="none of 2 sources can be used; the first: `-` is empty"):
        gather([b"", tmp_path / "none.txt"], keep_going=True)
    with pytest.raises(SourceError, match=r"^`-` is empty"):
        gather([b""], keep_going=True)


def test_another_language_is_a_bad_source_where_languages_are_asked_for(harbor: Path) -> None:
    assert len(gather([harbor, GERMAN]).articles) == 2
    assert len(gather([harbor, GERMAN], languages=("de",)).articles) == 2
    reading = gather([harbor, GERMAN], languages=(), keep_going=True)
    assert [article.language for article in reading.articles] == ["en"]
    assert [notice.message for notice in reading.notices] == ["it is in German, and the analysis reads English only"]
