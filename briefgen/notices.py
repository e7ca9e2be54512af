"""Notices: what was dropped, doubled or missed on the way, told to the user and kept in the brief."""

from typing import Literal

import msgspec

NoticeCode = Literal[
    "repeated-text",
    "metadata-line",
    "doubled-title",
    "heading",
    "encoding",
    "same-article",
    "near-copy",
    "one-source",
    "no-shared-event",
    "left-out",
    "over-budget",
    "to-be-completed",
    "missing-glyph",
    "font-substituted",
    "untranslated",
    "marking-lowered",
    "edited",
    "marking-unread",
    "accessibility",
    "skipped",
    "teaser",
    "language",
    "older-version",
    "paywall",
]
"""The fixed names of what can be noticed; the manual lists them."""


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that was left out, doubled or replaced, so that nothing is dropped in silence."""

    code: NoticeCode
    message: str
    """What happened, in one sentence without a closing stop."""
    where: str | None = None
    """The article, section or file it happened to; for an article `ORIGIN:LINE`, lines from 1."""
