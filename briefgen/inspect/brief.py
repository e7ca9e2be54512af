"""The JSON of a brief, or of a weekly summary: whether it keeps its invariant, that nothing is stated without a source."""

from collections.abc import Iterator

from briefgen.errors import BriefError
from briefgen.inspect.finding import Breach, Rule, Standard
from briefgen.weekly.json import report_from_json

BRIEF = Standard(
    name="brief",
    title="the brief's invariant",
    rules={
        "invariant": Rule(
            "it fits the schema, every statement has a citation, every quote is verbatim, every source exists",
            "correct the JSON, or make the brief anew",
        )
    },
    not_covered=("whether the statements are well chosen, and fair to their sources",),
)
"""What is checked of every brief; it needs not be named."""


def check_invariant(content: bytes) -> Iterator[Breach]:
    """What of the brief in `content` breaks its invariant: the first fault; nothing where it keeps it."""
    try:
        report_from_json(content)
    except BriefError as error:
        yield Breach("invariant", "brief", error.message)
