"""What goes out. Goes in: a delivery that waits. Comes out: how it stands, on the disk before and after each step.

A folder gets its files, and doing it twice is doing it once. A mail is noted as handed over before the server has it: where
no answer was written down, it is handed over again with the same Message-ID, which is the one way in which a mail can come
twice.
"""

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from briefgen.archive import ledger
from briefgen.archive.archive import Archive
from briefgen.archive.ledger import Delivery
from briefgen.delivery.folder import deliver_to_folder
from briefgen.delivery.letter import Attachment, Letter, write_letter
from briefgen.delivery.mail import MailServer, send
from briefgen.errors import BriefgenError, ConfigError
from briefgen.series.publish import MAIL_PAGE, MAIL_TEXT
from briefgen.series.settings import NamedSeries
from briefgen.weekly.json import summary_from_json
from briefgen.weekly.period import Period

_WAITS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(days=1))
"""How long a delivery is left alone after each attempt that failed; the last goes for all that follow."""

Send = Callable[..., None]
OnStep = Callable[[Literal["sent", "failed"], str], None]


class Outbox:
    """Delivers what a series has for its recipients."""

    def __init__(
        self,
        series: NamedSeries,
        archive: Archive,
        *,
        now: datetime,
        send_mail: Send = send,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._series, self._archive, self._now = series, archive, now
        self._send, self._environ = send_mail, environ

    def deliver(self, delivery: Delivery, *, on_event: OnStep) -> None:
        """Try one delivery; how it stands is kept, and what failed is tried again later."""
        kind, _, place = delivery.recipient.partition(":")
        try:
            if kind == "folder":
                self._to_folder(delivery, place)
            else:
                self._by_mail(delivery, place)
        except BriefgenError as error:
            wait = _WAITS[min(delivery.attempts, len(_WAITS) - 1)]
            failed = replace(
                delivery, state="waiting", attempts=delivery.attempts + 1, again=self._now + wait, error=error.message
            )
            self._note(failed)
            on_event("failed", f"{delivery.recipient}: {error.message}; {error.hint}")
            return
        self._note(replace(delivery, state="sent", attempts=delivery.attempts + 1, again=None, error=None, sent=self._now))
        on_event("sent", f"{delivery.template} to {delivery.recipient}")

    def _note(self, delivery: Delivery) -> None:
        ledger.note_delivery(self._archive.database, self._series.name, delivery)

    def _files(self, delivery: Delivery) -> dict[str, bytes]:
        return ledger.load_files(self._archive.database, self._series.name, delivery.period, delivery.template)

    def _to_folder(self, delivery: Delivery, place: str) -> None:
        files = {name: content for name, content in self._files(delivery).items() if not name.startswith(".")}
        deliver_to_folder(files, self._series.folder / Path(place).expanduser())

    def _by_mail(self, delivery: Delivery, address: str) -> None:
        content = self.write_mail(delivery, address)
        self._note(replace(delivery, state="sending"))
        self._send(content, self._server(), environ=self._environ, folder=self._series.folder)

    def write_mail(self, delivery: Delivery, address: str) -> bytes:
        """The message of a delivery: the summary as text and as a page, its files attached; the same each time."""
        files = self._files(delivery)
        made = ledger.load_summary(self._archive.database, self._series.name, delivery.period)
        summary = summary_from_json(made) if made else None
        letter = Letter(
            key=(self._series.name, delivery.period, delivery.template, delivery.recipient),
            sender=self._server().sender,
            recipient=address,
            subject=summary.title if summary else f"{self._series.name}: {delivery.period}",
            date=summary.period.end if summary else self._now,
            text=files.pop(MAIL_TEXT, b"").decode(),
            html=files.pop(MAIL_PAGE, b"").decode() or None,
            attachments=tuple(Attachment(name, content) for name, content in files.items()),
            marking=summary.marking if summary else None,
        )
        return write_letter(letter)

    def remind(self, period: Period) -> bool:
        """Whether the owner of the series was told by mail that a summary waits; what fails is tried by the next run."""
        owner = self._series.settings.owner
        if owner is None or self._series.mail is None:
            return False
        name = self._series.name
        letter = Letter(
            key=(name, period.name, "reminder", owner),
            sender=self._server().sender,
            recipient=owner,
            subject=f"{name}: {period.name} waits for your approval",
            date=period.end,
            text=f"The summary of {period.name} is made. It goes out with:\n\n    briefgen weekly approve {name} {period.name}\n",
        )
        try:
            self._send(write_letter(letter), self._server(), environ=self._environ, folder=self._series.folder)
        except BriefgenError:
            return False
        return True

    def _server(self) -> MailServer:
        if self._series.mail is None:
            raise ConfigError(
                f"{self._series.file} says nothing of a mail server", hint="add the table [mail], with `host` and `sender`"
            )
        return self._series.mail
