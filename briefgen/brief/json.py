"""The brief as JSON: the contract with scripts and editors, written, read back and described."""

import re
from codecs import BOM_UTF8
from typing import Any

import msgspec

from briefgen.brief.check import check_brief
from briefgen.brief.model import SCHEMA_VERSION, Brief
from briefgen.errors import BriefError

_REMAKE = "make the brief anew with `briefgen make`"


_BYTE = re.compile(r"\(byte (\d+)\)")


class _Versioned(msgspec.Struct):
    schema_version: str
    series: Any = None
    """What a weekly summary has, and no brief."""


def brief_to_json(brief: Brief) -> bytes:
    """`brief` as UTF-8 JSON, indented for people; unknown values are `null`."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2) + b"\n"


def brief_from_json(content: bytes) -> Brief:
    """The brief that `content` holds, its invariant checked.

    Raises BriefError where it is no brief, comes from a newer version, or states something without a source.
    """
    content = without_mark(content)
    check_version(content)
    refuse_summary(content)
    try:
        brief = msgspec.json.decode(content, type=Brief)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        raise misfit(error) from None
    check_brief(brief)
    return brief


def check_version(content: bytes) -> None:
    """Return nothing where `content` is JSON of a version that can be read. Raises BriefError where it is not."""
    try:
        version = msgspec.json.decode(content, type=_Versioned).schema_version
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BriefError(f"this is not the JSON of a brief: {_locate(str(error), content)}", hint=_REMAKE) from None
    except RecursionError:
        raise BriefError("this is not the JSON of a brief: it is nested too deeply", hint=_REMAKE) from None
    if not version.isdecimal() or int(version) > int(SCHEMA_VERSION):
        raise BriefError(
            f"the brief has schema version `{version}`; this briefgen reads up to {SCHEMA_VERSION}",
            hint="upgrade briefgen: `pip install --upgrade briefgen`",
        )


def is_summary(content: bytes) -> bool:
    """Whether JSON of a version that can be read is a weekly summary, as far as its fields tell."""
    return msgspec.json.decode(without_mark(content), type=_Versioned).series is not None


def refuse_summary(content: bytes) -> None:
    """Raise BriefError where the JSON is a weekly summary, which is no brief."""
    if is_summary(content):
        raise BriefError(
            "this is the JSON of a weekly summary, not of a brief; a summary is not edited and laid out anew",
            hint="`briefgen explain`, `check` and `verify` take it; `briefgen weekly run` makes its documents",
        )


def without_mark(content: bytes) -> bytes:
    """`content` without the mark that some editors put before text in UTF-8."""
    return content.removeprefix(BOM_UTF8)


def _locate(message: str, content: bytes) -> str:
    """`message` with line and column, from 1, where it names a byte: what a person who edits can go to."""
    found = _BYTE.search(message)
    if found is None:
        return message
    before = content[: int(found[1])].decode("utf-8", "replace")
    return message.replace(
        found[0], f"(line {before.count(chr(10)) + 1}, column {len(before.rpartition(chr(10))[2]) + 1})"
    )


def misfit(error: Exception) -> BriefError:
    """The error to raise for JSON that is not built as a brief is."""
    return BriefError(f"the JSON does not fit the schema of a brief: {error}", hint="see `briefgen schema`")


def brief_schema() -> bytes:
    """The JSON Schema (draft 2020-12) of a brief, as UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Brief)), indent=2) + b"\n"
