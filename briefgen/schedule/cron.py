"""cron: one line of the user's table, marked so that it is found again (crontab(5))."""

import shlex
from contextlib import suppress
from pathlib import Path

from briefgen.schedule.job import EVERY_MINUTES, FIRST_MINUTE, Entry, HostFile, Job, check_line


def write_entry(job: Job) -> Entry:
    """A line that runs every quarter of an hour: cron knows no zone of ours, and forgets what it missed."""
    name = f"briefgen-weekly-{job.series}.cron"
    return Entry(
        files=(HostFile(name, f"{write_line(job)}\n".encode()),),
        install=(f"(crontab -l 2>/dev/null; cat {name}) | crontab -",),
        remove=(f"crontab -l | grep -v '{mark(job)}$' | crontab -",),
    )


def write_line(job: Job) -> str:
    """The line, without its end."""
    minutes = ",".join(str(minute) for minute in range(FIRST_MINUTE, 60, EVERY_MINUTES))
    command = f"cd {shlex.quote(str(job.folder))} && {shlex.join(job.command)}"
    # A percent sign would end the command: cron reads what follows as its input.
    return f"{minutes} * * * * {check_line(command, host='cron').replace('%', chr(92) + '%')} {mark(job)}"


def find_folder(table: str, job: Job) -> Path | None:
    """The folder that the line of a job of that title in the user's `table` runs in; None where there is none."""
    for line in table.splitlines():
        if line.rstrip().endswith(mark(job)):
            opening = line.partition(" && ")[0].replace(chr(92) + "%", "%")
            with suppress(ValueError):  # a line that someone changed
                return Path(shlex.split(opening)[-1])
    return None


def mark(job: Job) -> str:
    """What ends the line of a job, and no other line."""
    return f"# {job.title}"


def with_line(table: str, job: Job) -> str:
    """The user's `table` with the line of `job`, once."""
    return f"{without_line(table, job)}{write_line(job)}\n"


def without_line(table: str, job: Job) -> str:
    """The user's `table` without the line of `job`; every other line stays as it is."""
    kept = [line for line in table.splitlines(keepends=True) if not line.rstrip().endswith(mark(job))]
    text = "".join(kept)
    return text if not text or text.endswith("\n") else f"{text}\n"
