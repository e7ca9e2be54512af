"""Time: the only place that asks what day and what time it is."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from briefgen.errors import UsageError


def day_of_brief(value: str | None = None, *, environ: Mapping[str, str] = os.environ) -> datetime:
    """The date of a brief at 00:00 UTC: `value` (`YYYY-MM-DD`), else `SOURCE_DATE_EPOCH`, else today.

    `SOURCE_DATE_EPOCH` counts seconds since 1970 in UTC (reproducible-builds.org specification).
    Raises UsageError for a value that is not a date.
    """
    if value is not None:
        try:
            day = datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            raise UsageError(
                f"`{value}` is not a date", hint="write it as YYYY-MM-DD, for example 2026-11-22"
            ) from None
    elif epoch := _read_epoch(environ):
        day = epoch.date()
    else:
        day = datetime.now().astimezone().date()
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def moment(*, environ: Mapping[str, str] = os.environ) -> datetime:
    """The time in UTC, to the second: `SOURCE_DATE_EPOCH`, else now. Raises UsageError for one that is no number."""
    return (_read_epoch(environ) or datetime.now(UTC)).replace(microsecond=0)


def _read_epoch(environ: Mapping[str, str]) -> datetime | None:
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds",
            hint="unset it, or give seconds since 1970",
        ) from None
