"""TLP in the JSON of a brief: its label is written well and as strict as the strictest of its sources."""

from collections.abc import Iterator
from typing import Any

import msgspec

from briefgen.inspect.finding import Breach
from briefgen.inspect.tlp.labels import LABELS, Label, find_labels, rank, strictest


def check_tlp_brief(content: bytes) -> Iterator[Breach]:
    """The places of the brief in `content` that break a rule of TLP 2.0; fields that it lacks are no label.

    Whether it is a brief at all, another check tells.
    """
    try:
        brief = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    if not isinstance(brief, dict):
        return
    sources = _objects(brief, "sources")
    places = [("marking", _marking(brief)), *((f"sources, {source.get('id')}", _marking(source)) for source in sources)]
    if not any(words for _, words in places):
        yield Breach("not-marked", "marking", "it bears no TLP label")
        return
    for place, words in places:
        for written in find_labels(words):
            if written.label is None:
                yield Breach("spelling", place, f"`{written.words}` is no label; {written.fix}")
    own = LABELS.get(places[0][1])
    highest = strictest([label for _, words in places[1:] if (label := LABELS.get(words))])
    if highest and _is_looser(own, highest) and not _is_explained(brief):
        bears = own.name if own else "no label"
        yield Breach("highest", "marking", f"it bears {bears}, a source bears {highest.name}")


def _is_looser(own: Label | None, highest: Label) -> bool:
    return own is None or rank(own) < rank(highest)


def _marking(holder: dict[str, Any]) -> str:
    """The label that a brief or source bears; empty where it bears none."""
    marking = holder.get("marking")
    return marking.strip() if isinstance(marking, str) else ""


def _is_explained(brief: dict[str, Any]) -> bool:
    """Whether a notice of the brief says why its label is another than its sources'."""
    return any("marking" in str(notice.get("code")) for notice in _objects(brief, "notices"))


def _objects(brief: dict[str, Any], name: str) -> list[dict[str, Any]]:
    listed = brief.get(name)
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
