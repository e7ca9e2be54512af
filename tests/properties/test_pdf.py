"""What holds for the PDF of any document: its rules, its structure, its words.

A hundred random documents a test; `pytest --hypothesis-profile long` takes five hundred.
"""

import io
import subprocess
import unicodedata
from shutil import which
from tempfile import NamedTemporaryFile

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from pdf_structure import read_operators, read_structure
from strategies import documents

from briefgen.document.tree import Document
from briefgen.document.walk import document_text
from briefgen.writers.pdf import write
from briefgen.writers.pdf.characters import find_missing

page = pytest.importorskip("page", reason="page-validation is not installed")

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
UNREAD = frozenset({"Lbl", "Figure"})
"""What a document's text does not hold: labels that the format draws, words inside a drawing."""

any_document = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@any_document
@given(documents)
def test_a_validator_finds_no_failure(document: Document) -> None:
    content = write(document)
    for profile in PROFILES:
        report = page.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures]


@any_document
@given(documents)
def test_the_structure_holds_the_words_of_the_document(document: Document) -> None:
    words = read_structure(write(document)).words(without=UNREAD)
    assert visible(words) == visible(as_drawn(document_text(document)))


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
@settings(any_document, max_examples=20)
@given(documents)
def test_qpdf_finds_no_error(document: Document) -> None:
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(write(document))
        file.flush()
        found = subprocess.run(["qpdf", "--check", file.name], capture_output=True, check=False)
    assert found.returncode == 0, found.stderr


@any_document
@given(documents)
def test_what_is_not_tagged_is_an_artifact(document: Document) -> None:
    with pikepdf.open(io.BytesIO(write(document))) as pdf:
        for sheet in pdf.pages:
            depth = 0
            for _, operator in read_operators(sheet):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth in {0, 1}, "marked content stands inside marked content"
                assert depth or operator not in {"Tj", "TJ", "f", "f*", "S", "B"}


def as_drawn(text: str) -> str:
    """`text` with a replacement mark for each character that no font has."""
    return text.translate({ord(character): "\ufffd" for character in find_missing(text)})


def visible(text: str) -> str:
    """`text` without white space and without what only steers its neighbors."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf" and not selects(c))


def selects(character: str) -> bool:
    return unicodedata.name(character, "").startswith("VARIATION SELECTOR")
