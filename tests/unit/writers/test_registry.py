import subprocess
import sys

import pytest
from builders import document, paragraph

from briefgen.document.tree import Block, BlockQuote, Link, Text
from briefgen.errors import DocumentError, UsageError
from briefgen.writers.registry import WRITERS, find_losses, write

SIGNATURES = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!DOCTYPE html>", "md": b"The harbor"}
"""What a file of each format begins with."""


def test_every_format_has_a_signature() -> None:
    assert list(SIGNATURES) == list(WRITERS)


@pytest.mark.parametrize(("format_name", "signature"), SIGNATURES.items())
def test_each_format_is_written_as_what_it_is(format_name: str, signature: bytes) -> None:
    assert write(document(paragraph("The harbor is open.")), format_name).startswith(signature)


@pytest.mark.parametrize("format_name", WRITERS)
def test_plain_words_are_lost_in_no_format(format_name: str) -> None:
    assert find_losses(document(paragraph("The harbor is open.")), format_name) == ()


@pytest.mark.parametrize(
    ("asked", "hint"), [("dcox", "did you mean `docx`?"), ("spreadsheet", f"known are: {', '.join(sorted(WRITERS))}")]
)
def test_an_unknown_format_is_a_usage_error_with_a_way_out(asked: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        write(document(), asked)
    assert caught.value.message == f"unknown format `{asked}`"
    assert caught.value.hint == hint


def test_writers_are_imported_when_they_are_asked_for() -> None:
    program = (
        "import sys, briefgen.writers.registry\n"
        "sys.exit(any(name.startswith('briefgen.writers.') for name in sys.modules"
        " if name != 'briefgen.writers.registry'))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("format_name", WRITERS)
def test_a_tree_that_is_nested_without_end_is_refused(format_name: str) -> None:
    block: Block = paragraph("The harbor closes.")
    for _ in range(3000):
        block = BlockQuote((block,))
    with pytest.raises(DocumentError, match="nested too deeply"):
        write(document(block), format_name)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "a.html", ""])
@pytest.mark.parametrize("format_name", WRITERS)
def test_an_address_that_may_not_open_is_no_link_in_any_format(format_name: str, url: str) -> None:
    linked = document(paragraph(Link(url, (Text("the notice"),))))
    assert write(linked, format_name) == write(document(paragraph("the notice")), format_name)
