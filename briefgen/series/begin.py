"""A series begins. Goes in: what a person wishes for. Comes out: its tables at the end of `briefgen.toml`.

Every value is checked before anything is written, and what the file held before stays as it is, byte for byte.
"""

import json
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from briefgen.config import FILE_NAME
from briefgen.delivery.letter import read_address
from briefgen.errors import ConfigError, SourceError, UsageError
from briefgen.files import write_whole
from briefgen.series.publish import rehearse
from briefgen.series.recipient import read_recipient
from briefgen.series.settings import NAME, NAME_HINT, NamedSeries, load_series, read_series
from briefgen.sources.fetch.address import check_address, is_address
from briefgen.text import did_you_mean
from briefgen.weekly.period import Schedule, read_schedule
from briefgen.writers.registry import WRITERS

_BYTE_ORDER_MARK = "\ufeff"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a new series is to be; each as a person writes it."""

    name: str
    feeds: tuple[str, ...] = ()
    inbox: tuple[str, ...] = ()
    at: str = "Fri 16:00"
    zone: str = "UTC"
    templates: tuple[str, ...] = ("weekly-executive",)
    """One summary is made with each."""
    template_dirs: tuple[str, ...] = ()
    """Folders in which templates are looked for first."""
    to: tuple[str, ...] = ("docx", "pdf")
    deliver: tuple[str, ...] = ()
    approve: bool = False
    owner: str | None = None
    since: str | None = None
    """ISO 8601, by the clocks of the zone where it states none; None for now."""


def begin_series(wish: Wish, folder: Path, *, now: datetime, private: bool = False) -> NamedSeries:
    """The series, which stands in the `briefgen.toml` of `folder` when this returns; its inboxes are made.

    `private` is whether feeds of one's own network are allowed. Raises ConfigError, UsageError, SourceError,
    DeliveryError or TemplateError for a value that cannot be used; nothing is written then.
    """
    file = folder / FILE_NAME
    if not NAME.fullmatch(wish.name):
        raise UsageError(f"`{wish.name}` is no name of a series", hint=NAME_HINT)
    known = load_series(folder)
    if wish.name in known:
        raise ConfigError(
            f"there is a series `{wish.name}` in {known[wish.name].file} already",
            hint="edit it there, or take another name",
        )
    schedule = read_schedule(wish.at, wish.zone)
    _check_sources(wish, folder, private=private)
    _check_summaries(wish, folder)
    content = _append(file, _write_tables(wish, schedule, _find_since(wish, schedule, now)))
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError:
        raise ConfigError(
            f"{file} writes its series in a way that no table can be added to",
            hint="write each of them as a table of its own, as [weekly.NAME]",
        ) from None
    series = read_series(table, file.absolute())[wish.name]
    rehearse(series)
    for name in wish.inbox:
        _make_folder(folder / name)
    _write(file, content)
    return series


def _check_sources(wish: Wish, folder: Path, *, private: bool) -> None:
    if not wish.feeds and not wish.inbox:
        raise UsageError(
            "the series has no source", hint="give --feed ADDRESS, --inbox FOLDER or both; each may be given again"
        )
    for address in wish.feeds:
        if not is_address(address):
            raise SourceError(f"`{address}` is no address of a feed", hint="copy it from your browser, as https://…")
        check_address(address, private=private)
    for name in wish.inbox:
        _require_folder(folder / name, name)
    for given in (wish.feeds, wish.inbox, wish.templates, wish.deliver):
        twice = next((one for one in given if given.count(one) > 1), None)
        if twice is not None:
            raise UsageError(f"`{twice}` is given twice", hint="give it once")


def _check_summaries(wish: Wish, folder: Path) -> None:
    for name in wish.to:
        if name not in WRITERS:
            raise UsageError(f"unknown format `{name}`", hint=did_you_mean(name, WRITERS))
    for words in wish.deliver:
        recipient = read_recipient(words)
        if recipient.kind == "folder":
            _require_folder(folder / Path(recipient.where).expanduser(), recipient.where)
    if wish.owner is not None:
        read_address(wish.owner)


def _require_folder(path: Path, name: str) -> None:
    """Raise ConfigError where something else than a folder stands in its place, or above it."""
    for place in (path, *path.parents):
        if place.exists():
            if not place.is_dir():
                raise ConfigError(f"`{name}` cannot be a folder: {place} is a file", hint="name another folder")
            return


def _find_since(wish: Wish, schedule: Schedule, now: datetime) -> datetime:
    if wish.since is None:
        return schedule.local(now)
    try:
        moment = datetime.fromisoformat(wish.since)
    except ValueError:
        raise UsageError(
            f"--since is `{wish.since}`, which is no time", hint="write it as 2026-10-30 or 2026-10-30T16:00"
        ) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(schedule.zone))


def _write_tables(wish: Wish, schedule: Schedule, since: datetime) -> str:
    values: dict[str, object] = {"since": since.isoformat(timespec="seconds"), "at": schedule.at, "zone": schedule.zone}
    if wish.feeds:
        values["feeds"] = wish.feeds
    if wish.inbox:
        values["inbox"] = wish.inbox
    if wish.approve:
        values["approve"] = True
    if wish.owner is not None:
        values["owner"] = wish.owner
    if wish.template_dirs:
        values["templates"] = wish.template_dirs
    lines = [f"[weekly.{wish.name}]", *_write_values(values)]
    for template in wish.templates:
        summary: dict[str, object] = {"template": template, "to": wish.to}
        if wish.deliver:
            summary["deliver"] = wish.deliver
        lines += ["", f"[[weekly.{wish.name}.summaries]]", *_write_values(summary)]
    return "\n".join(lines) + "\n"


def _write_values(values: dict[str, object]) -> Iterator[str]:
    """Lines of TOML; its strings, lists and truths are written as those of JSON."""
    for key, value in values.items():
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _append(file: Path, tables: str) -> bytes:
    """What `file` holds, with `tables` behind it; its line ends are taken over."""
    try:
        held = file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}", hint="check its permissions") from None
    if b"\r\n" in held:
        tables = tables.replace("\n", "\r\n")
    end = "\r\n" if b"\r\n" in held else "\n"
    empty = not held.decode("utf-8", "replace").strip(_BYTE_ORDER_MARK).strip()
    between = "" if empty else end if held.endswith(b"\n") else 2 * end
    return held + (between + tables).encode()


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{path} cannot be made: {error.strerror}", hint="name another folder") from None


def _write(file: Path, content: bytes) -> None:
    """Write what a link leads to, not over the link."""
    try:
        write_whole(file.resolve(), content)
    except OSError as error:
        raise ConfigError(
            f"{file} cannot be written: {error.strerror}", hint="check its folder's permissions"
        ) from None
