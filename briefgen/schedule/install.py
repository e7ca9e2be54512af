"""Puts an entry in its place on this machine, and takes it away: for systemd and cron; others are typed by a person."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefgen.config import FILE_NAME
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

    Raises ScheduleError where the scheduler of the host refuses, or is not there, and for a series of that name in
    another folder; then everything is as it was.
    """
    if host == "cron":
        table = _read_table(run)
        _check_folder(job, host, cron.find_folder(table, job))
        run(("crontab", "-"), cron.with_line(table, job))
        return ("the crontab of this user",)
    entry = write_entry(job, host)
    files = {_folder(entry.folder, home) / file.name: file.content for file in entry.files}
    before = {path: _read(path) for path in files}
    _check_folder(job, host, _find_folder(before))
    try:
        _put(files)
        run(("systemctl", "--user", "daemon-reload"), None)
        run(("systemctl", "--user", "enable", "--now", entry.files[-1].name), None)
    except ScheduleError:
        _put(before)
        raise
    return tuple(map(str, files))


def remove(job: Job, host: str, *, home: Path, run: Run = run_program) -> tuple[str, ...]:
    """What was taken away, in words; nothing where nothing was there.

    As for `install`; but the files are deleted also where systemd refuses.
    """
    if host == "cron":
        table = _read_table(run)
        _check_folder(job, host, cron.find_folder(table, job))
        left = cron.without_line(table, job)
        if left == table:
            return ()
        run(("crontab", "-"), left)
        return ("the line in the crontab of this user",)
    entry = write_entry(job, host)
    folder = _folder(entry.folder, home)
    there = {path: content for file in entry.files if (content := _read(path := folder / file.name)) is not None}
    if not there:
        return ()
    _check_folder(job, host, _find_folder(there))
    timer = entry.files[-1].name
    try:
        run(("systemctl", "--user", "disable", "--now", timer), None)
    except ScheduleError as error:
        _put(dict.fromkeys((*there, folder / "timers.target.wants" / timer)))
        raise ScheduleError(
            f"{error.message}; the files of the entry are deleted",
            hint=f"until you log out it may run on: `systemctl --user stop {timer}` ends it",
        ) from None
    _put(dict.fromkeys(there))
    run(("systemctl", "--user", "daemon-reload"), None)
    return tuple(map(str, there))


def _find_folder(units: Mapping[Path, bytes | None]) -> Path | None:
    """The folder that these units of systemd run in; None where there are none."""
    return systemd.find_folder("\n".join((content or b"").decode("utf-8", "replace") for content in units.values()))


def _check_folder(job: Job, host: str, folder: Path | None) -> None:
    """Raise ScheduleError where the entry that is there runs a series of another folder, which still has its file."""
    if folder is None or folder == job.folder or not (folder / FILE_NAME).exists():
        return
    raise ScheduleError(
        f"the entry `{job.title}` that is there belongs to the series of that name in {folder}",
        hint=f"give one of the two another name, or run `briefgen schedule remove {job.series} --{host} --write` there",
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


def _read(path: Path) -> bytes | None:
    """What the file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ScheduleError(f"{path} cannot be read: {error.strerror}", hint="check its permissions") from None


def _put(files: Mapping[Path, bytes | None]) -> None:
    """Have the files hold that; what holds None is deleted."""
    for path, content in files.items():
        try:
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        except OSError as error:
            raise ScheduleError(f"{path} cannot be written: {error.strerror}", hint="check its permissions") from None
