"""What makes a story matter. Every figure may stand in the settings of a series, and is told where it decides."""

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=1)]


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From when on a story is reported, and for how long."""

    least_origins: Count = 2
    """Independent origins that a new story needs; one that goes on from the last summary needs one article."""
    most_stories: Count = 12
    """How many stories a summary reports; those behind them are passed over, and told."""
    close_after: Count = 2
    """Periods without an article after which a story is closed."""
    carry_for: Count = 8
    """Periods for which a question that nobody answers is carried over."""
