"""Whatever a document holds, Word opens the file without a word of complaint."""

import os

from docx_package import find_faults
from hypothesis import HealthCheck, given, settings
from ooxml_schemas import assert_valid, needs_schemas
from strategies import documents

from briefgen.document.tree import Document
from briefgen.writers.docx import write

modestly = settings(
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@modestly
@given(documents)
def test_nothing_dangles_and_nothing_is_there_twice(document: Document) -> None:
    assert find_faults(write(document)) == []


@needs_schemas
@modestly
@given(documents)
def test_every_part_is_valid_against_its_schema(document: Document) -> None:
    assert_valid(write(document))
