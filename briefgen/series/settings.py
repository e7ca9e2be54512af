"""The series of `briefgen.toml`. Goes in: a folder. Comes out: each `[weekly.NAME]` table, checked.

[weekly.harbor]
since = "2026-10-30T16:00:00+00:00"
at = "Fri 16:00"
zone = "Europe/London"
feeds = ["https://news.example.org/rss"]
inbox = ["inbox"]

[[weekly.harbor.summaries]]
template = "weekly-executive"
to = ["docx", "pdf"]
deliver = ["folder:briefs", "mail:board@example.org"]
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec

from briefgen.config import FILE_NAME, find_settings_files
from briefgen.delivery.letter import read_address
from briefgen.delivery.mail import MailServer
from briefgen.errors import ConfigError, DeliveryError
from briefgen.series.recipient import Recipient, read_recipient
from briefgen.tables import Words, convert_table, line_suffix, read_table
from briefgen.template.template import Format
from briefgen.text import did_you_mean, slugify
from briefgen.weekly.period import Schedule, check_zone, read_schedule
from briefgen.weekly.thresholds import Thresholds

TABLE, MAIL_TABLE = "weekly", "mail"
"""The tables of `briefgen.toml` that hold the series, and the mail server of them all."""
_KEYS_HINT = "docs/reference/settings.md lists the keys of a series"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
NAME_HINT = "letters, digits, `-` and `_`, 64 at most"


class SummarySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One summary of each period, for one audience."""

    template: Words = "weekly-executive"
    to: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)] = ("docx", "pdf")
    """Formats."""
    deliver: tuple[Words, ...] = ()
    """`folder:DIR` or `mail:ADDRESS` each."""

    @property
    def file_name(self) -> str:
        """What its template gives to the names of its files."""
        return slugify(Path(self.template).name)


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A series as its table has it."""

    since: Words
    """When it was made, in ISO 8601 with a zone: the first period begins here."""
    at: Words = "Fri 16:00"
    """The weekday and the local time at which a period ends."""
    zone: Words = "UTC"
    """An IANA name, as `Europe/London`."""
    feeds: tuple[Words, ...] = ()
    """Addresses of feeds."""
    inbox: tuple[Words, ...] = ()
    """Folders of articles, counted from the folder of the file."""
    missed: Literal["each", "merged"] = "each"
    """Whether each missed period gets its summary, or all of them one."""
    approve: bool = False
    """Whether a person sends each summary with `briefgen weekly approve`."""
    owner: Words | None = None
    """The mail address that is reminded of a summary that waits."""
    templates: tuple[Words, ...] = ()
    """Folders of templates, counted from the folder of the file, looked in before all others."""
    marking: Words | None = None
    """The label that each summary must bear; None takes the highest of the articles'."""
    marking_scheme: Words | None = None
    mail: MailServer | None = None
    """How its mails go out; None takes the table `mail` of the file."""
    matter: Thresholds = Thresholds()
    """What makes a story matter."""
    summaries: Annotated[tuple[SummarySettings, ...], msgspec.Meta(min_length=1)] = (SummarySettings(),)


class NamedSeries(msgspec.Struct, frozen=True):
    """A series with its name and its times understood."""

    name: str
    file: Path
    """The `briefgen.toml` that it stands in."""
    settings: Series
    schedule: Schedule
    since: datetime
    """Aware, UTC."""
    recipients: Mapping[str, tuple[Recipient, ...]]
    """Who gets the summary of each template, in the order of the settings."""
    mail: MailServer | None = None
    """How mails go out: the series' own table `mail`, else that of the file."""

    @property
    def folder(self) -> Path:
        """From where its paths count."""
        return self.file.parent


def load_series(folder: Path, *, user_folder: Path | None = None) -> dict[str, NamedSeries]:
    """The series of `folder` and of the user's configuration folder by name, in order; a name of the first counts.

    Raises ConfigError, with the place, for a table that is no series.
    """
    found: dict[str, NamedSeries] = {}
    for file in reversed(find_settings_files(folder, user_folder=user_folder)):
        for name, series in read_series(read_table(file, error=ConfigError), file.absolute()).items():
            found.setdefault(name, series)
    return found


def read_series(table: Mapping[str, Any], file: Path) -> dict[str, NamedSeries]:
    """The series in `table`, all that `file` holds, by name. Raises ConfigError, with the place, as `load_series`."""
    held = {key: table[key] for key in (TABLE, MAIL_TABLE) if key in table}
    tables = convert_table(held, _Tables, file, error=ConfigError, keys_hint=_KEYS_HINT)
    return {name: _understand(name, settings, file, tables.mail) for name, settings in tables.weekly.items()}


def find_series(name: str, folder: Path, *, user_folder: Path | None = None) -> NamedSeries:
    """The series of that name. Raises ConfigError where there is none."""
    known = load_series(folder, user_folder=user_folder)
    if name in known:
        return known[name]
    hint = did_you_mean(name, known) if known else f"make one with `briefgen weekly init {name}`"
    raise ConfigError(f"there is no series `{name}` in {FILE_NAME}", hint=hint)


class _Tables(msgspec.Struct, frozen=True):
    weekly: dict[str, Series] = {}
    mail: MailServer | None = None


def _understand(name: str, settings: Series, file: Path, mail: MailServer | None) -> NamedSeries:
    def where(*keys: str, word: str | None = None, nth: int = 1) -> str:
        return f"{file}{line_suffix(file, (TABLE, name, *keys), word=word, nth=nth)}"

    if not NAME.fullmatch(name):
        raise ConfigError(f"{where()}: `{name}` is no name of a series", hint=NAME_HINT)
    key = "zone"
    try:
        check_zone(settings.zone)
        key = "at"
        schedule = read_schedule(settings.at, settings.zone)
        key = "owner"
        if settings.owner is not None:
            read_address(settings.owner)
    except (ConfigError, DeliveryError) as error:
        raise ConfigError(f"{where(key)}: {error.message}", hint=error.hint) from None
    names = [summary.file_name for summary in settings.summaries]
    for number, summary in enumerate(settings.summaries):
        if summary.file_name in names[:number]:
            nth = sum(one.template == summary.template for one in settings.summaries[: number + 1])
            raise ConfigError(
                f"{where('summaries', 'template', word=summary.template, nth=nth)}: two summaries are named "
                f"`{summary.file_name}`, after their templates",
                hint="give one table all formats and recipients of a template, or copy the template under another name",
            )
        for given in summary.to:
            if given not in get_args(Format):
                raise ConfigError(
                    f"{where('summaries', 'to', word=given)}: unknown format `{given}`",
                    hint=did_you_mean(given, get_args(Format)),
                )
    recipients = {one.template: _read_recipients(one, where) for one in settings.summaries}
    since = _read_since(settings.since, where("since"))
    return NamedSeries(name, file, settings, schedule, since, recipients, settings.mail or mail)


def _read_recipients(summary: SummarySettings, where: Callable[..., str]) -> tuple[Recipient, ...]:
    found = []
    for words in summary.deliver:
        try:
            found.append(read_recipient(words))
        except DeliveryError as error:
            place = where("summaries", "deliver", word=words)
            raise ConfigError(f"{place}: {error.message}", hint=error.hint) from None
    return tuple(dict.fromkeys(found))


def _read_since(words: str, where: str) -> datetime:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ConfigError(
            f"{where}: `since` is `{words}`, not a time with a zone",
            hint='write it as "2026-10-30T16:00:00+00:00"',
        )
    return moment.astimezone(UTC)
