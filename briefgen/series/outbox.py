"""What goes out. Goes in: a delivery that waits. Comes out: how it stands, on the disk before and after each step.

A folder gets its files, and doing it twice is doing it once. A mail is noted as handed over before the server has it:
where no answer was written down, it is handed over again with the same Message-ID, which is the one way in which a mail
can come twice.
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
from briefgen.series.publish import MAIL_PAGE, MAIL_TEXT, Made
from briefgen.series.recipient import read_recipient
from briefgen.series.settings import NamedSeries
from briefgen.text import slugify
from briefgen.weekly.json import summary_from_json
from briefgen.weekly.model import WeeklySummary
from briefgen.weekly.period import Period

_WAITS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(days=1))
"""How long a delivery is left alone after each attempt that failed; the last goes for all that follow."""

Send = Callable[..., None]
Outcome = Literal["sent", "failed"]


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

    def deliver(self, delivery: Delivery) -> tuple[Outcome, str]:
        """What came of trying one delivery, in words; how it stands is kept, and what failed is tried again later."""
        try:
            recipient = read_recipient(delivery.recipient)
            if recipient.kind == "folder":
                self._to_folder(delivery, recipient.where)
            else:
                self._by_mail(delivery, recipient.where)
        except BriefgenError as error:
            wait = _WAITS[min(delivery.attempts, len(_WAITS) - 1)]
            failed = replace(
                delivery, state="waiting", attempts=delivery.attempts + 1, again=self._now + wait, error=error.message
            )
            self._note(failed)
            return "failed", f"{delivery.recipient}: {error.message}; {error.hint}"
        self._note(
            replace(delivery, state="sent", attempts=delivery.attempts + 1, again=None, error=None, sent=self._now)
        )
        return "sent", f"{delivery.template} to {delivery.recipient}"

    def keep_back(self, delivery: Delivery) -> str:
        """Why a delivery waits whose template is gone from the settings, in words; they are kept with it."""
        gone = f"the template `{delivery.template}` is no longer in the settings"
        self._note(replace(delivery, error=gone))
        return f"{delivery.recipient}: {gone}; name it again, with who is to get what waits"

    def _note(self, delivery: Delivery) -> None:
        ledger.note_delivery(self._archive.database, self._series.name, delivery)

    def _files(self, delivery: Delivery) -> dict[str, bytes]:
        return ledger.load_files(self._archive.database, self._series.name, delivery.period, delivery.template)

    def _to_folder(self, delivery: Delivery, place: str) -> None:
        files = {name: content for name, content in self._files(delivery).items() if not name.startswith(".")}
        deliver_to_folder(files, self._series.folder / Path(place).expanduser())

    def _by_mail(self, delivery: Delivery, address: str) -> None:
        content = self._write_mail(delivery, address)
        self._note(replace(delivery, state="sending"))
        self._send(content, self._server(), environ=self._environ, folder=self._series.folder)

    def _write_mail(self, delivery: Delivery, address: str) -> bytes:
        made = ledger.load_summary(self._archive.database, self._series.name, delivery.period)
        if made is None:
            raise ConfigError(f"there is no summary of {delivery.period}", hint="run the series again")
        key = (self._series.name, delivery.period, delivery.template, delivery.recipient)
        return write_mail(
            summary_from_json(made), self._files(delivery), key=key, sender=self._server().sender, recipient=address
        )

    def remind(self, period: Period) -> bool:
        """Whether the owner of the series was told by mail that a summary waits; what fails is tried again."""
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
            text=f"The summary of {period.name} is made. This sends it:\n\n"
            f"    briefgen weekly approve {name} {period.name}\n",
        )
        try:
            self._send(write_letter(letter), self._server(), environ=self._environ, folder=self._series.folder)
        except BriefgenError:
            return False
        return True

    def _server(self) -> MailServer:
        if self._series.mail is None:
            raise ConfigError(
                f"{self._series.file} says nothing of a mail server",
                hint="add the table [mail], with `host` and `sender`",
            )
        return self._series.mail


def write_mail(
    summary: WeeklySummary, files: Mapping[str, bytes], *, key: tuple[str, ...], sender: str, recipient: str
) -> bytes:
    """The message with a summary as text and as a page, and its files attached; the same each time.

    Raises DeliveryError for what is no mail address.
    """
    letter = Letter(
        key=key,
        sender=sender,
        recipient=recipient,
        subject=summary.title,
        date=summary.period.end,
        text=files[MAIL_TEXT].decode(),
        html=files.get(MAIL_PAGE, b"").decode() or None,
        attachments=tuple(Attachment(name, files[name]) for name in sorted(files) if not name.startswith(".")),
        marking=summary.marking,
    )
    return write_letter(letter)


def preview_files(series: NamedSeries, made: Made) -> dict[str, bytes]:
    """What a run would deliver, by names: the files of each template, and each mail as `.eml`."""
    found: dict[str, bytes] = {}
    sender = series.mail.sender if series.mail else "nobody@example.invalid"
    for template, recipients in series.recipients.items():
        files = made.files[template]
        found |= {name: content for name, content in files.items() if not name.startswith(".")}
        for recipient in recipients:
            if recipient.kind == "mail":
                key = (series.name, made.summary.period.name, template, recipient.words)
                name = f"{made.summary.period.name}-{series.name}-{slugify(recipient.where)}.eml"
                found[name] = write_mail(made.summary, files, key=key, sender=sender, recipient=recipient.where)
    return found
