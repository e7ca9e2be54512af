"""Files that nobody made for us: each is read, or refused with a message and a way out; never anything else."""

import os
from pathlib import Path

import pytest
from fuzz.check import check_article

from briefgen.errors import SourceError
from briefgen.sources.child import read_apart

DATA = os.environ.get("BRIEFGEN_EVAL_DATA")
FOLDERS = ("feeds", "eml", "docx", "pdf", "blns")


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
                check_article(article)
            outcomes["read"] += 1
        except SourceError as error:
            unclear += [path] * (not error.message or not error.hint or "\n" in error.message + error.hint)
            outcomes["refused"] += 1
    assert not unclear
    assert outcomes["read"], outcomes
