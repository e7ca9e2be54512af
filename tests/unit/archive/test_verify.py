"""A brief is judged quote by quote, against the archive, the file and its own copy, and no connection is opened."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefgen.archive.archive import Archive
from briefgen.archive.verify import Verification, verify
from briefgen.brief.build import make_brief
from briefgen.brief.json import brief_to_json
from briefgen.errors import BriefError
from briefgen.sources.article import Article
from briefgen.sources.read import read

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORY = """Velm to close its northern harbor in March

The city of Velm will close its northern harbor in March, Mayor Ada Brun said on Monday. Until now ferries to the \
islands have left from the northern harbor; from April they are to leave from the southern one.

Shops near the northern harbor could lose customers, according to the Chamber of Trade. The change may raise the price \
of a ticket.

It is unclear who will pay for the new pier. Island residents fear longer journeys.
"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def story(tmp_path: Path) -> Article:
    (tmp_path / "harbor.txt").write_text(STORY, "utf-8")
    (found,) = read(tmp_path / "harbor.txt")
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


def plain_of(story: Article) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(brief_to_json(make_brief([story], created=NOON)))
    return plain


def check(plain: dict[str, Any], archive: Archive | None, *folders: Path) -> Verification:
    return verify(json.dumps(plain).encode(), archive, folders)


def test_what_was_stored_bears_every_quote_out(story: Article, archive: Archive) -> None:
    archive.store(story, arrived=NOON)
    verified = check(plain_of(story), archive)
    assert verified.holds
    assert {citation.proven_by for citation in verified.citations} == {"archive"}
    assert [(source.state, source.archived_as) for source in verified.sources] == [("unchanged", 1)]


def test_the_file_bears_witness_where_no_archive_does(story: Article, tmp_path: Path) -> None:
    verified = check(plain_of(story), None, tmp_path)
    assert verified.holds
    assert {citation.proven_by for citation in verified.citations} == {"file"}


def test_a_folder_that_cannot_be_looked_into_hides_no_other(story: Article, tmp_path: Path) -> None:
    verified = check(plain_of(story), None, tmp_path / ("x" * 300), tmp_path)
    assert {citation.proven_by for citation in verified.citations} == {"file"}


def test_without_either_a_brief_stands_by_itself_and_says_so(story: Article, archive: Archive) -> None:
    verified = check(plain_of(story), archive)
    assert verified.holds
    assert {citation.proven_by for citation in verified.citations} == {"brief"}
    assert verified.sources[0].state == "unknown"


def test_one_quote_that_was_changed_falls_and_the_others_stand(story: Article, archive: Archive) -> None:
    archive.store(story, arrived=NOON)
    plain = plain_of(story)
    quote = plain["implications"][0]["citations"][0]
    quote["quote"] = quote["quote"].upper()
    verified = check(plain, archive)
    fallen = [citation for citation in verified.citations if not citation.stands]
    assert [citation.part for citation in fallen] == [plain["implications"][0]["id"]]
    assert len(verified.citations) > len(fallen)
    assert not verified.holds


def tamper(plain: dict[str, Any]) -> dict[str, Any]:
    """The same brief of a story in which the harbor closes in June: text, quotes and statements agree."""
    tampered: dict[str, Any] = json.loads(json.dumps(plain).replace("in March", "in Junes"))
    return tampered


def test_a_text_changed_with_its_quotes_is_found_out_by_the_archive(story: Article, archive: Archive) -> None:
    archive.store(story, arrived=NOON)
    plain = tamper(plain_of(story))
    assert check(plain, None).holds
    verified = check(plain, archive)
    assert not verified.holds
    assert {citation.why for citation in verified.citations if not citation.stands} == {
        "it is not what the archive says there"
    }
    assert any(citation.stands for citation in verified.citations)
    assert not verified.sources[0].same_text


def test_a_text_changed_with_its_quotes_is_found_out_by_the_file(story: Article, tmp_path: Path) -> None:
    assert not check(tamper(plain_of(story)), None, tmp_path).holds


def test_a_hash_that_was_changed_as_well_leaves_a_source_that_differs_from_the_archive(
    story: Article, archive: Archive
) -> None:
    archive.store(story, arrived=NOON)
    plain = tamper(plain_of(story))
    plain["sources"][0]["sha256"] = "0" * 64
    (source,) = check(plain, archive).sources
    assert (source.state, source.changed_in, source.archived_as) == ("changed", "article 1", None)
    assert any("in March" in after for _, after in source.examples)


def test_words_that_no_quote_bears_out_are_a_flaw(story: Article, archive: Archive) -> None:
    plain = plain_of(story)
    plain["bottom_line"]["text"] = "The harbor will be sold."
    verified = check(plain, archive)
    assert all(citation.stands for citation in verified.citations)
    assert verified.flaws[0].startswith("bottom-line: “The harbor will be sold.”")
    assert not verified.holds


def test_a_source_that_is_not_there_makes_its_quotes_fall(story: Article) -> None:
    plain = plain_of(story)
    plain["bottom_line"]["citations"][0]["source_id"] = "s9"
    fallen = [citation for citation in check(plain, None).citations if not citation.stands]
    assert [(citation.part, citation.why) for citation in fallen] == [
        ("bottom-line", "the brief does not hold its source")
    ]


def test_a_newer_version_in_the_archive_is_a_change_and_the_quotes_stand(story: Article, archive: Archive) -> None:
    page = msgspec.structs.replace(story, origin="https://velm.example/harbor", url="https://velm.example/harbor")
    archive.store(page, arrived=NOON)
    later = msgspec.structs.replace(page, text=story.text.replace("March", "April"), sha256="1" * 64)
    archive.store(later, arrived=NOON)
    verified = check(plain_of(page), archive)
    assert verified.holds
    (source,) = verified.sources
    assert (source.state, source.changed_in, source.change) == ("changed", "article 2", "1 paragraph changed")


def test_a_file_that_was_changed_is_told_with_what_is_otherwise(story: Article, archive: Archive) -> None:
    archive.store(story, arrived=NOON)
    file = archive.database.path.parent / "harbor.txt"
    file.write_text(STORY.replace("may raise", "will raise"), "utf-8")
    verified = check(plain_of(story), archive, file.parent)
    assert verified.holds
    assert (verified.sources[0].state, verified.sources[0].changed_in) == ("changed", str(file))


@pytest.mark.parametrize("origin", ["../harbor.txt", "sub/harbor.txt", "\x00", "..", "https://velm.example/x"])
def test_a_name_that_leads_elsewhere_is_not_followed(story: Article, tmp_path: Path, origin: str) -> None:
    (tmp_path / "sub").mkdir()
    plain = plain_of(story)
    plain["sources"][0]["origin"] = origin
    assert check(plain, None, tmp_path / "sub").sources[0].file is None


@pytest.mark.parametrize("content", [b"", b"{}", b'{"schema_version": "1"}', b'{"schema_version": "99"}', b"\xff"])
def test_what_is_no_brief_is_refused(content: bytes) -> None:
    with pytest.raises(BriefError):
        verify(content, None, ())
