"""A weekly summary as JSON: the contract with scripts and with the next summary, written and read back."""

import msgspec

from briefgen.brief.check import check_brief
from briefgen.brief.json import check_version, is_summary, misfit, without_mark
from briefgen.brief.model import Brief, Report
from briefgen.errors import BriefError
from briefgen.weekly.model import WeeklySummary


def summary_to_json(summary: WeeklySummary) -> bytes:
    """`summary` as UTF-8 JSON, indented for people; unknown values are `null`."""
    return msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n"


def summary_from_json(content: bytes) -> WeeklySummary:
    """The summary that `content` holds, its invariant checked.

    Raises BriefError where it is none, comes from a newer version, or states something without a source.
    """
    report = report_from_json(content)
    if not isinstance(report, WeeklySummary):
        raise BriefError("this is the JSON of a brief, not of a weekly summary", hint="`briefgen render` lays it out")
    return report


def report_from_json(content: bytes) -> Report:
    """The brief or the weekly summary that `content` holds, its invariant checked.

    Raises BriefError where it is neither, comes from a newer version, or states something without a source.
    """
    report = read_report(content)
    check_brief(report)
    return report


def read_report(content: bytes) -> Report:
    """The brief or the weekly summary that `content` holds, whatever it states.

    Raises BriefError where it is neither, or comes from a newer version.
    """
    content = without_mark(content)
    check_version(content)
    try:
        report: Report = msgspec.json.decode(content, type=WeeklySummary if is_summary(content) else Brief)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        raise misfit(error) from None
    return report
