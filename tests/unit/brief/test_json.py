"""The brief as JSON: written, read back, refused, described."""

import json
from typing import Any

import msgspec
import pytest
from builders import DAY
from builders_article import samples

from briefgen.brief.build import make_brief
from briefgen.brief.json import brief_from_json, brief_schema, brief_to_json
from briefgen.brief.model import SCHEMA_VERSION, Brief
from briefgen.errors import BriefError


@pytest.fixture(scope="module")
def brief() -> Brief:
    return make_brief(samples(), created=DAY)


def changed(brief: Brief, **changes: Any) -> bytes:
    return json.dumps({**json.loads(brief_to_json(brief)), **changes}).encode()


def refusal(content: bytes) -> BriefError:
    with pytest.raises(BriefError) as refused:
        brief_from_json(content)
    return refused.value


def test_a_brief_survives_the_round_trip(brief: Brief) -> None:
    content = brief_to_json(brief)
    assert brief_from_json(content) == brief
    assert brief_to_json(brief_from_json(content)) == content


def test_the_json_is_for_people_too(brief: Brief) -> None:
    content = brief_to_json(brief).decode()
    assert content.startswith('{\n  "schema_version": "1",\n  "title": "Pentagon Weighs')
    assert content.endswith("}\n")
    assert "Pyongyang’s" in content
    assert '"created": "2026-11-22T00:00:00Z"' in content


def test_what_is_not_stated_is_null(brief: Brief) -> None:
    assert json.loads(brief_to_json(brief))["sources"][0]["publisher"] is None


def test_a_newer_version_is_refused_with_the_way_to_read_it(brief: Brief) -> None:
    error = refusal(changed(brief, schema_version="2", new_field=1))
    assert error.message == "the brief has schema version `2`; this briefgen reads up to 1"
    assert "pip install --upgrade" in error.hint


@pytest.mark.parametrize("version", ["", "one", "1.5", "-1", "²"])
def test_a_version_that_is_none_is_refused(brief: Brief, version: str) -> None:
    assert f"`{version}`" in refusal(changed(brief, schema_version=version)).message


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"a memo", b"{}", b'{"schema_version": 1}', b"\xff\xfe"])
def test_what_is_no_brief_is_refused(content: bytes) -> None:
    error = refusal(content)
    assert error.message.startswith("this is not the JSON of a brief")
    assert "briefgen make" in error.hint


def test_json_that_is_nested_too_deeply_is_refused() -> None:
    assert "nested too deeply" in refusal(b'{"a":' * 100_000).message


def test_bytes_that_are_no_utf_8_are_refused(brief: Brief) -> None:
    assert refusal(brief_to_json(brief).replace("’".encode(), b"\xff")).message


def test_an_unknown_field_is_refused_by_name(brief: Brief) -> None:
    error = refusal(changed(brief, titel="Typo"))
    assert "titel" in error.message
    assert error.hint == "see `briefgen schema`"


def test_a_wrong_type_is_refused_with_its_place(brief: Brief) -> None:
    assert "$.title" in refusal(changed(brief, title=None)).message


def test_a_word_outside_the_closed_lists_is_refused(brief: Brief) -> None:
    bottom_line = {**json.loads(brief_to_json(brief))["bottom_line"], "certainty": "certain"}
    assert "$.bottom_line.certainty" in refusal(changed(brief, bottom_line=bottom_line)).message


def test_an_edit_that_no_source_bears_out_is_refused(brief: Brief) -> None:
    bottom_line = {**json.loads(brief_to_json(brief))["bottom_line"], "text": "The alliance is over."}
    assert "`bottom-line`" in refusal(changed(brief, bottom_line=bottom_line)).message


def definitions() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(brief_schema())
    return dict(schema["$defs"])


def test_the_schema_describes_every_part() -> None:
    schema = json.loads(brief_schema())
    assert schema["$ref"] == "#/$defs/Brief"
    assert set(definitions()["Brief"]["properties"]) == set(Brief.__struct_fields__)
    assert all(not part.get("additionalProperties", True) for part in definitions().values() if "properties" in part)


def mismatches(value: Any, schema: dict[str, Any], place: str = "$") -> list[str]:
    """Where `value` does not fit `schema`; only the keywords that `brief_schema` uses."""
    if "$ref" in schema:
        return mismatches(value, definitions()[schema["$ref"].rpartition("/")[2]], place)
    if "anyOf" in schema:
        return min((mismatches(value, option, place) for option in schema["anyOf"]), key=len)
    types = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    if "enum" in schema:
        return [] if value in schema["enum"] else [place]
    if not isinstance(value, types[schema["type"]]):
        return [place]
    if isinstance(value, list):
        return [wrong for n, one in enumerate(value) for wrong in mismatches(one, schema["items"], f"{place}[{n}]")]
    if isinstance(value, dict):
        known = schema["properties"]
        extra = [f"{place}.{name}" for name in value if name not in known]
        missing = [f"{place}.{name}" for name in schema["required"] if name not in value]
        inner = [w for name in known if name in value for w in mismatches(value[name], known[name], f"{place}.{name}")]
        return [*extra, *missing, *inner]
    return []


def test_the_schema_fits_the_json(brief: Brief) -> None:
    value = json.loads(brief_to_json(brief))
    schema = json.loads(brief_schema())
    assert mismatches(value, schema) == []
    assert mismatches({**value, "title": 1, "extra": 1}, schema) == ["$.extra", "$.title"]


def test_the_schema_names_the_version_that_is_written(brief: Brief) -> None:
    assert brief.schema_version == SCHEMA_VERSION
    assert msgspec.json.decode(brief_to_json(brief), type=Brief).schema_version == SCHEMA_VERSION
