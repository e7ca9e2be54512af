"""Good files to check and to break."""

import pytest
from good_document import good_document
from msgspec.structs import replace

import briefgen


@pytest.fixture(scope="session")
def good_pdf() -> bytes:
    return briefgen.write(good_document(), "pdf")


@pytest.fixture(scope="session")
def good_docx() -> bytes:
    """With footnotes and comments, so that their references can be broken."""
    return briefgen.write(replace(good_document(), citations="footnotes", comments="provenance"), "docx")
