"""The OOXML schemas, where they are at hand: beside the folder that BRIEFGEN_EVAL_DATA names."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from docx_package import members
from lxml import etree

_FOLDER = Path(os.environ.get("BRIEFGEN_EVAL_DATA", "unset"), "..", "xsd")

needs_schemas = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason="the OOXML schemas are not here; BRIEFGEN_EVAL_DATA names the folder beside them"
)


def assert_valid(content: bytes) -> None:
    """Every part of the DOCX that has a schema is valid against it; the first fault is raised."""
    for part, data in members(content).items():
        if name := _schema_name(part):
            _schema(name).assertValid(etree.fromstring(data))


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_FOLDER / name))


def _schema_name(part: str) -> str | None:
    if part == "[Content_Types].xml":
        return "opc-xsd/opc-contentTypes.xsd"
    if part.endswith(".rels"):
        return "opc-xsd/opc-relationships.xsd"
    if part == "docProps/app.xml":
        return "shared-documentPropertiesExtended.xsd"
    return "wml.xsd" if re.fullmatch(r"word/\w+\.xml", part) else None
