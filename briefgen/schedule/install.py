"""Puts an entry in its place on this machine, and takes it away: for systemd and cron; others are typed by a person."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from briefgen.errors import ScheduleError
from briefgen.schedule import cron, systemd
from briefgen.schedule.hosts import write_entry
from briefgen.schedule.job import Job

WRITABLE = ("systemd", "cron")
"""The hosts whose entries are put in place here."""
_TIMEOUT_SECONDS = 60

Run = Callable[[Sequence[str], str | None], str]
"""Runs a program with its arguments and its input; gives what it printed. Raises ScheduleError where it fails."""


def run_program(arguments: Sequence[str], given: str | None = None) -> str:
    """What the program prints. Raises ScheduleError where it is missing, fails, or does not end within a minute."""
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours
            arguments, input=given, capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=False
        )
    except FileNotFoundError:
        raise ScheduleError(
            f"`{arguments[0]}` is not installed here", hint="choose the scheduler that this machine has"
        ) from None
    except subprocess.TimeoutExpired:
        raise ScheduleError(f"`{' '.join(arguments)}` does not end", hint="run it by hand to see why") from None
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise ScheduleError(f"`{' '.join(arguments)}` failed: {said}", hint="run it by hand to see why")
    return done.stdout


def install(job: Job, host: str, *, home: Path, run: Run = run_program) -> tuple[str, ...]:
    """What was written, in words; done twice, nothing changes. `home` is the user's folder, `host` one of `WRITABLE`.

    Raises ScheduleError where the scheduler of the host refuses, or is not there, and where it runs a series of that
    name in another folder.
    """
    if host == "cron":
        table = _read_table(run)
        if cron.runs_elsewhere(table, job):
            raise _taken(job, host)
        run(("crontab", "-"), cron.with_line(table, job))
        return ("the crontab of this user",)
    entry = write_entry(job, host)
    folder = _folder(entry.folder, home)
    service = folder / entry.files[0].name
    if service.is_file() and systemd.folder_line(job).encode() not in service.read_bytes().splitlines():
        raise _taken(job, host)
    _write(folder, {file.name: file.content for file in entry.files})
    run(("systemctl", "--user", "daemon-reload"), None)
    run(("systemctl", "--user", "enable", "--now", entry.files[-1].name), None)
    return tuple(str(folder / file.name) for file in entry.files)


def remove(job: Job, host: str, *, home: Path, run: Run = run_program) -> tuple[str, ...]:
    """What was taken away, in words; nothing where nothing was there. As for `install`."""
    if host == "cron":
        table = _read_table(run)
        left = cron.without_line(table, job)
        if left == table:
            return ()
        run(("crontab", "-"), left)
        return ("the line in the crontab of this user",)
    entry = write_entry(job, host)
    folder = _folder(entry.folder, home)
    there = [folder / file.name for file in entry.files if (folder / file.name).exists()]
    if not there:
        return ()
    run(("systemctl", "--user", "disable", "--now", entry.files[-1].name), None)
    for path in there:
        path.unlink()
    run(("systemctl", "--user", "daemon-reload"), None)
    return tuple(map(str, there))


def _taken(job: Job, host: str) -> ScheduleError:
    return ScheduleError(
        f"{host} runs a series `{job.series}` in another folder",
        hint=f"rename this one; or, where it was moved, first `briefgen schedule remove {job.series} --{host} --write`",
    )


def _folder(written: str | None, home: Path) -> Path:
    return home / (written or "").removeprefix("~/")


def _read_table(run: Run) -> str:
    """The user's crontab; empty where there is none, which `crontab` calls a failure."""
    try:
        return run(("crontab", "-l"), None)
    except ScheduleError as error:
        if "no crontab" in error.message:
            return ""
        raise


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise ScheduleError(f"{folder} cannot be written: {error.strerror}", hint="check its permissions") from None
