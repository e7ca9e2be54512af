"""Files that nobody made for us: each is read, or refused with a message and a way out; never anything else."""

import os
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.child import read_apart

DATA = os.environ.get("BRIEFGEN_EVAL_DATA")
FOLDERS = ("feeds", "eml", "docx", "pdf", "blns")


def check(article: Article) -> None:
    """Raise where a passage is no slice of the text, or a page begins nowhere."""
    ends = [edge for passage in article.passages for edge in (passage.start, passage.end)]
    assert ends == sorted(ends)
    assert not ends or (ends[0] >= 0 and ends[-1] <= len(article.text))
    assert all(article.text[passage.start : passage.end].strip() for passage in article.passages)
    assert list(article.page_starts) == sorted(article.page_starts)


@pytest.mark.skipif(DATA is None, reason="BRIEFGEN_EVAL_DATA names no folder")
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_with_a_message(folder: str) -> None:
    files = sorted(path for path in (Path(DATA or "") / folder).rglob("*") if path.is_file())
    assert files
    unclear: list[Path] = []
    outcomes = {"read": 0, "refused": 0}
    for path in files:
        try:
            for article in read_apart(path.read_bytes(), path.name):
                check(article)
            outcomes["read"] += 1
        except SourceError as error:
            unclear += [path] * (not error.message or not error.hint or "\n" in error.message + error.hint)
            outcomes["refused"] += 1
    assert not unclear
    assert outcomes["read"], outcomes
