"""A series in a folder, with articles of three weeks, its archive, and a mail server that remembers what it took."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS
from briefgen.archive.ledger import LEDGER, list_deliveries, list_sealed, load_files
from briefgen.delivery.letter import message_id
from briefgen.errors import DeliveryError
from briefgen.series.collect import collect
from briefgen.series.outbox import Outbox
from briefgen.series.publish import MAIL_TEXT, Made
from briefgen.series.run import Event, Run
from briefgen.series.settings import NamedSeries, find_series
from briefgen.weekly.summarize import summarize

SETTINGS = """\
[mail]
host = "mail.example"
sender = "briefs@example.org"

[weekly.harbor]
since = "2026-10-30T16:00:00+00:00"
at = "Fri 16:00"
zone = "Europe/London"
inbox = ["inbox"]
{more}

[[weekly.harbor.summaries]]
template = "weekly-executive"
to = ["pdf"]
deliver = ["folder:briefs", "mail:board@example.org"]
"""
STORY = "Pier {0} closed\n\nPublished: {1}\n\nThe harbor board closed pier {0} after divers found {0} cracks in it.\n"
NOW = datetime(2026, 11, 20, 16, 1, tzinfo=UTC)
WEEKS = ("2026-W45", "2026-W46", "2026-W47")


def make_cheaply(series: NamedSeries, period: Any, *, articles: Sequence[Any], **known: Any) -> Made:
    """A summary of the sealed articles, and files that tell which they were."""
    summary = summarize([], series=series.name, period=period, zone=series.settings.zone, earlier=known["earlier"])
    told = f"{period.name}: {', '.join(article.origin for article in articles)}".encode()
    files = {f"{period.name}.pdf": told, MAIL_TEXT: told}
    return Made(summary, {one.template: files for one in series.settings.summaries}, ())


class Server:
    """A mail server that remembers what it took, on the disk, and fails as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "taken"
        self.folder.mkdir(exist_ok=True)
        self.fails = 0
        self.on_taken: Callable[[], None] = lambda: None

    def __call__(self, content: bytes, *_: object, **__: object) -> None:
        if self.fails:
            self.fails -= 1
            raise DeliveryError("the server is away", hint="try again")
        (self.folder / f"{len(list(self.folder.iterdir())):04}.eml").write_bytes(content)
        self.on_taken()

    def taken(self) -> list[str]:
        return [message_from_bytes(path.read_bytes())["Message-ID"] for path in sorted(self.folder.iterdir())]


class World:
    """A folder with a series, its archive, and what was delivered."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.folder = folder
        (folder / "briefgen.toml").write_text(SETTINGS.format(more=more), encoding="utf-8")
        inbox = folder / "inbox"
        inbox.mkdir()
        for day in range(1, 20):
            moment = datetime(2026, 11, day, 12, tzinfo=UTC)
            (inbox / f"{day:02}.txt").write_text(STORY.format(day, moment.isoformat()), encoding="utf-8")
        self.reload()
        self.server = Server(folder)
        self.send: Callable[..., None] = self.server
        self.events: list[Event] = []

    def reload(self) -> None:
        """Read the settings again."""
        self.series = find_series("harbor", self.folder, user_folder=self.folder / "none")

    def open(self) -> Archive:
        return Archive.open(self.folder / "archive.sqlite", also=(ARRIVALS, LEDGER))

    def run(self, do: Callable[[Run], None] = Run.run_due, *, now: datetime = NOW) -> list[Event]:
        self.events = []
        with self.open() as archive:
            collect(self.series, archive, now=now)
            outbox = Outbox(self.series, archive, now=now, send_mail=self.send, environ={})
            do(Run(self.series, archive, now=now, outbox=outbox, on_event=self.events.append))
        return self.events

    def steps(self) -> list[tuple[str, str]]:
        return [(event.step, event.period) for event in self.events]

    def briefs(self) -> dict[str, bytes]:
        folder = self.folder / "briefs"
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}


def mail_ids(weeks: Sequence[str] = WEEKS) -> list[str]:
    return [message_id(("harbor", week, "weekly-executive", "mail:board@example.org")) for week in weeks]


def check_whole(world: World, weeks: Sequence[str] = WEEKS) -> None:
    """Every article is in one period, every period was made, every delivery made."""
    with world.open() as archive:
        assert [one.period.name for one in list_sealed(archive.database, "harbor") if one.is_made] == list(weeks)
        assert {one.state for one in list_deliveries(archive.database, "harbor")} == {"sent"}
        rows = archive.database.rows("SELECT origin FROM member JOIN article ON id = member.article ORDER BY origin")
        assert rows == [(f"{day:02}.txt",) for day in range(1, 20)]
        kept = [load_files(archive.database, "harbor", week, "weekly-executive") for week in weeks]
    assert world.briefs() == {f"{week}.pdf": files[f"{week}.pdf"] for week, files in zip(weeks, kept, strict=True)}
