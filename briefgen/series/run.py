"""A series is run: what is due is sealed, made and delivered, each step on the disk before the next begins.

Seal: the articles of a period are settled. Make: its summary and files are kept. Deliver: each recipient gets them. A
run that is killed anywhere is gone on with by the next: what was sealed stays sealed, what was made is not made again,
what was delivered is not delivered again.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from briefgen.archive import ledger
from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import find_arrivals
from briefgen.archive.ledger import Sealed
from briefgen.errors import BriefgenError, UsageError
from briefgen.series.collect import find_sources
from briefgen.series.due import find_as_due, find_closed, find_due
from briefgen.series.membership import Members, find_members, find_silent, moments_of
from briefgen.series.outbox import Outbox
from briefgen.series.publish import Made, make, rehearse, tell_notice
from briefgen.series.settings import NamedSeries
from briefgen.sources.article import Article
from briefgen.text import plural
from briefgen.weekly.json import summary_from_json, summary_to_json
from briefgen.weekly.model import WeeklySummary
from briefgen.weekly.period import Period

Step = Literal["sealed", "made", "notice", "approval", "sent", "failed", "waiting", "dropped"]


class Event(msgspec.Struct, frozen=True):
    """One thing that a run did."""

    step: Step
    """Sealed; made; something of it left out or replaced on a page; waits for a person; delivered; not delivered, and
    tried again; not tried yet again; not delivered, and never tried again."""
    period: str
    what: str
    """The template and the recipient, or why not."""


class Run:
    """One run of a series, at one moment."""

    def __init__(
        self, series: NamedSeries, archive: Archive, *, now: datetime, outbox: Outbox, on_event: Callable[[Event], None]
    ) -> None:
        self._series, self._archive, self._now = series, archive, now
        self._database = archive.database
        self._outbox = outbox
        self._tell = on_event

    def find_due(self) -> tuple[Period, ...]:
        """The periods that have ended and are not sealed, the earliest first."""
        return find_due(self._series, [one.period for one in self._sealed()], self._now)

    def run_due(self) -> None:
        """Make what is due, and deliver what waits."""
        with self._delivering():
            for *parts, last in self._group(self._rehearse(self.find_due())):
                start = parts[0].start if parts else last.start
                self._seal(Period(last.name, start, last.end), parts)
            self._make_sealed()

    def _group(self, due: Sequence[Period]) -> list[list[Period]]:
        """The periods that share a summary: each has its own, or those that adjoin have one."""
        groups: list[list[Period]] = []
        for period in due:
            if self._series.settings.missed == "merged" and groups and groups[-1][-1].end == period.start:
                groups[-1].append(period)
            else:
                groups.append([period])
        return groups

    def run_period(self, period: Period) -> None:
        """Make one period, and deliver what waits. Raises UsageError for one that has not ended."""
        if period.end > self._now:
            ends = self._series.schedule.local(period.end)
            raise UsageError(f"the period {period.name} has not ended", hint=f"it ends on {ends:%Y-%m-%d at %H:%M}")
        with self._delivering():
            for one in self._rehearse([one for one in self.find_due() if one.name == period.name]):
                self._seal(one, ())
            self._make_sealed()

    def preview(self, period: Period) -> Made:
        """What would be made of `period` now, or again, where it is sealed; nothing is sealed, kept or sent.

        Of a period that was merged into another it is the summary that covers both.
        """
        sealed = ledger.find_sealed(self._database, self._series.name, period.name)
        if sealed is not None and sealed.part_of is not None:
            sealed = ledger.find_sealed(self._database, self._series.name, sealed.part_of)
        if sealed is not None:
            members = ledger.find_members(self._database, self._series.name, sealed.period.name)
            return self._make(sealed.period, members, self._find_earlier(sealed.period))
        period = find_as_due(self._series, [one.period for one in self._sealed()], period)
        found = self._find_members(period)
        late = set(found.late)
        listed = [(number, number in late) for number in sorted((*found.own, *found.late))]
        return self._make(period, listed, self._find_earlier(period))

    def approve(self, name: str) -> None:
        """Let the summary of a period be sent, and send it. Raises UsageError for one that was not made."""
        found = ledger.find_sealed(self._database, self._series.name, name)
        if found is None or not found.is_made:
            raise UsageError(
                f"there is no summary of {name} to approve", hint=f"see `briefgen weekly status {self._series.name}`"
            )
        ledger.approve(self._database, self._series.name, name, now=self._now)
        self._deliver()

    def _sealed(self) -> tuple[Sealed, ...]:
        return ledger.list_sealed(self._database, self._series.name)

    @contextmanager
    def _delivering(self) -> Iterator[None]:
        """Deliver what was made, also where the next cannot be made; not where a person stops the run."""
        try:
            yield
        except BriefgenError:
            self._deliver()
            raise
        self._deliver()

    def _rehearse(self, due: Sequence[Period]) -> Sequence[Period]:
        """`due`, of which each can be made as far as that can be known before. Raises what is wrong with the series."""
        if due:
            rehearse(self._series)
        return due

    def _make_sealed(self) -> None:
        """Make what is sealed and not made, the earliest first, since each is compared with the one before."""
        for one in self._sealed():
            if not one.is_made and one.part_of is None:
                self._keep(one.period)

    def _seal(self, period: Period, parts: Sequence[Period]) -> None:
        with self._archive.transaction():
            if ledger.find_sealed(self._database, self._series.name, period.name) is not None:
                return
            members = self._find_members(period)
            ledger.seal(
                self._database, self._series.name, period,
                now=self._now, own=members.own, late=members.late, parts=parts,
            )  # fmt: skip
        count = plural(len(members.own) + len(members.late), "article")
        late = f", {len(members.late)} of them late" if members.late else ""
        self._tell(Event("sealed", period.name, count + late))

    def _find_members(self, period: Period) -> Members:
        taken = ledger.list_taken(self._database, self._series.name)
        arrivals = find_arrivals(self._database, self._series.name, but_for=taken)
        return find_members(
            moments_of(arrivals, zone=self._series.settings.zone),
            period,
            since=self._series.since,
            sealed=find_closed(self._series, self.find_due(), period),
            taken=taken,
        )

    def _find_earlier(self, period: Period) -> WeeklySummary | None:
        """The last summary before `period`."""
        before = [one for one in self._sealed() if one.is_kept and one.period.end <= period.start]
        if not before:
            return None
        content = ledger.load_summary(self._database, self._series.name, before[-1].period.name)
        return summary_from_json(content) if content else None

    def _make(self, period: Period, members: Sequence[tuple[int, bool]], earlier: WeeklySummary | None) -> Made:
        numbers = [number for number, _ in members]
        known = {one.id: one for one in find_arrivals(self._database, self._series.name, among=numbers)}
        articles: list[Article] = []
        late: list[Article] = []
        for number, is_late in members:
            if number in known:  # one that was forgotten since is gone from the summary too
                articles.append(known[number].article)
                late += [known[number].article] * is_late
        sources = find_sources(self._series, self._archive)
        return make(
            self._series, period, articles=articles, late=late, earlier=earlier, silent=find_silent(sources, period)
        )

    def _keep(self, period: Period) -> None:
        members = ledger.find_members(self._database, self._series.name, period.name)
        made = self._make(period, members, self._find_earlier(period))
        recipients = self._recipients()
        ledger.keep_made(
            self._database, self._series.name, period.name, summary_to_json(made.summary),
            files=made.files, recipients=recipients,
        )  # fmt: skip
        stories = plural(len(made.summary.stories), "story")
        self._tell(Event("made", period.name, f"{stories}, for {', '.join(recipients)}"))
        for template, notice in made.notices:
            self._tell(Event("notice", period.name, tell_notice(template, notice)))

    def _recipients(self) -> dict[str, tuple[str, ...]]:
        return {template: tuple(one.words for one in found) for template, found in self._series.recipients.items()}

    def _deliver(self) -> None:
        """Deliver what may go out and is not waiting for its time, to whom the settings name now."""
        recipients = self._recipients()
        for withdrawn in ledger.redirect(self._database, self._series.name, recipients):
            self._tell(Event("dropped", withdrawn.period, f"{withdrawn.recipient} is no longer in the settings"))
        waiting = [one for one in ledger.list_deliveries(self._database, self._series.name) if one.state != "sent"]
        periods = {one.period for one in waiting if one.template in recipients}
        approved = {one.period.name: self._may_go(one) for one in self._sealed() if one.period.name in periods}
        for delivery in waiting:
            if delivery.template not in recipients:
                self._tell(Event("waiting", delivery.period, self._outbox.keep_back(delivery)))
                continue
            if not approved[delivery.period]:
                continue
            if delivery.again is not None and delivery.again > self._now and not self._is_set_back(delivery.again):
                when = f"{self._series.schedule.local(delivery.again):%a %Y-%m-%d %H:%M %Z}"
                self._tell(Event("waiting", delivery.period, f"{delivery.recipient} is tried again from {when} on"))
                continue
            step, what = self._outbox.deliver(delivery)
            self._tell(Event(step, delivery.period, what))

    def _is_set_back(self, again: datetime) -> bool:
        """Whether a time to try again lies so far ahead that the clock must have been set back since."""
        return again - self._now > timedelta(days=2)

    def _may_go(self, one: Sealed) -> bool:
        """Whether a summary may be sent; where a person has to say so, its owner is told once that it waits."""
        if not self._series.settings.approve or one.approved is not None:
            return True
        self._tell(Event("approval", one.period.name, f"briefgen weekly approve {self._series.name} {one.period.name}"))
        if one.reminded is None and self._outbox.remind(one.period):
            ledger.note_reminded(self._database, self._series.name, one.period.name, now=self._now)
        return False
