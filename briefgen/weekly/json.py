"""A weekly summary as JSON: the contract with scripts and with the next summary, written and read back."""

import msgspec

from briefgen.brief.check import check_brief
from briefgen.brief.json import check_version, misfit, without_mark
from briefgen.weekly.model import WeeklySummary


def summary_to_json(summary: WeeklySummary) -> bytes:
    """`summary` as UTF-8 JSON, indented for people; unknown values are `null`."""
    return msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n"


def summary_from_json(content: bytes) -> WeeklySummary:
    """The summary that `content` holds, its invariant checked.

    Raises BriefError where it is none, comes from a newer version, or states something without a source.
    """
    content = without_mark(content)
    check_version(content)
    try:
        summary = msgspec.json.decode(content, type=WeeklySummary)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        raise misfit(error) from None
    check_brief(summary)
    return summary
