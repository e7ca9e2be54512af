"""The entry of each host: as accepted, and read by the parser that the host has where it is here."""

import configparser
import os
import plistlib
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from subprocess import list2cmdline
from xml.etree import ElementTree as ET

import pytest
import yaml  # type: ignore[import-untyped]

from briefgen.errors import ScheduleError
from briefgen.schedule import cron
from briefgen.schedule.hosts import HOSTS, write_entry
from briefgen.schedule.install import install, remove
from briefgen.schedule.job import Job
from briefgen.weekly.period import read_schedule

ACCEPTED = Path(__file__).parent / "accepted"
JOB = Job("harbor", ("/usr/local/bin/briefgen",), Path("/srv/briefs"), read_schedule("Fri 16:00", "Europe/London"))
KEPT = Job("harbor-kept", JOB.program, JOB.folder, JOB.schedule, archive=Path("/srv/briefs/kept here/archive.sqlite"))
KEPT_NOW = Job(JOB.series, JOB.program, JOB.folder, JOB.schedule, archive=KEPT.archive)
ODD = Job(
    "harbor",
    ("/opt/100% $HOME/python 3", "-m", "briefgen"),
    Path('/srv/it\'s "the" place & <more> 5%'),
    read_schedule("Sun 02:15", "Australia/Lord_Howe"),
    archive=Path('/srv/it\'s "the" place & <more> 5%/100% $HOME: #1.sqlite'),
)


@pytest.mark.parametrize("job", [JOB, KEPT], ids=["plain", "with its archive"])
@pytest.mark.parametrize("host", HOSTS)
def test_the_entry_is_as_accepted(host: str, job: Job) -> None:
    entry = write_entry(job, host)
    for file in entry.files:
        accepted = ACCEPTED / file.name
        if os.environ.get("BRIEFGEN_ACCEPT"):
            accepted.write_bytes(file.content)
        assert file.content == accepted.read_bytes()
    assert entry.install
    assert entry.remove


@pytest.mark.parametrize("job", [JOB, ODD], ids=["plain", "odd"])
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_accepts_its_units(job: Job, tmp_path: Path) -> None:
    program = tmp_path / Path(job.program[0]).name
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    job = Job(job.series, (str(program), *job.program[1:]), tmp_path, job.schedule, job.archive)
    for file in write_entry(job, "systemd").files:
        (tmp_path / file.name).write_bytes(file.content)
    names = [str(tmp_path / file.name) for file in write_entry(job, "systemd").files]
    done = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("job", [JOB, ODD], ids=["plain", "odd"])
def test_systemd_reads_its_calendar_as_the_end_of_the_period(job: Job) -> None:
    timer = write_entry(job, "systemd").files[1].content.decode()
    first = next(line for line in timer.splitlines() if line.startswith("OnCalendar="))
    done = subprocess.run(
        ["systemd-analyze", "calendar", first.removeprefix("OnCalendar=")],
        capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"},
    )  # fmt: skip
    weekday, time = job.schedule.at.split(" ")
    assert f"{weekday} *-*-* {time}:00 {job.schedule.zone}" in done.stdout


def test_systemd_keeps_words_apart_and_expands_nothing() -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(write_entry(ODD, "systemd").files[0].content.decode())
    command = parser["Service"]["ExecStart"].replace("%%", "%").replace("$$", "$")
    assert shlex.split(command) == list(ODD.command)
    assert parser["Service"]["WorkingDirectory"].replace("%%", "%") == str(ODD.folder)


def test_cron_runs_the_command_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / 'it\'s "here" & 5%'
    folder.mkdir()
    job = Job("harbor", ("/bin/sh", "-c", 'pwd; echo "$0 $@"', "run 100%"), folder, JOB.schedule)
    minutes, *_, command = cron.write_line(job).split(" ", 5)
    assert minutes == "1,16,31,46"
    done = subprocess.run(["/bin/sh", "-c", command.replace("\\%", "%")], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(folder), "run 100% weekly run harbor --due"]


def test_the_table_of_cron_holds_the_line_once_and_keeps_every_other() -> None:
    other = Job("harbor-two", JOB.program, JOB.folder, JOB.schedule)
    table = cron.with_line("0 1 * * * backup", other)
    both = cron.with_line(cron.with_line(table, JOB), JOB)
    assert both == f"{table}{cron.write_line(JOB)}\n"
    assert cron.without_line(both, JOB) == table
    assert cron.without_line("", JOB) == ""


@pytest.mark.parametrize("job", [JOB, ODD], ids=["plain", "odd"])
def test_launchd_windows_and_github_hold_the_command(job: Job) -> None:
    agent = plistlib.loads(write_entry(job, "launchd").files[0].content)
    assert (tuple(agent["ProgramArguments"]), agent["WorkingDirectory"]) == (job.command, str(job.folder))
    task = ET.fromstring(write_entry(job, "windows").files[0].content)  # noqa: S314 - our own
    names = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.findtext(".//t:Command", namespaces=names) == job.program[0]
    assert task.findtext(".//t:WorkingDirectory", namespaces=names) == str(job.folder)
    arguments = list2cmdline(job.command[len(job.program) :])
    assert (task.findtext(".//t:Arguments", namespaces=names) or "").endswith(arguments)
    assert task.findtext(".//t:StartWhenAvailable", namespaces=names) == "true"
    workflow = yaml.safe_load(write_entry(job, "github").files[0].content)
    steps = [step.get("run", "") for step in workflow["jobs"]["run"]["steps"]]
    assert "briefgen weekly run harbor --due" in steps
    archive = job.folder / workflow["jobs"]["run"]["env"]["BRIEFGEN_ARCHIVE_FILE"]
    assert archive == (job.archive or job.folder / ".briefgen" / "archive.sqlite")


def test_a_workflow_cannot_keep_an_archive_that_lies_elsewhere() -> None:
    with pytest.raises(ScheduleError, match="outside of /srv/briefs") as caught:
        write_entry(Job("harbor", JOB.program, JOB.folder, JOB.schedule, archive=Path("/var/lib/a.sqlite")), "github")
    assert "--archive-file" in (caught.value.hint or "")


@pytest.mark.parametrize("host", ["systemd", "cron", "windows"])
def test_a_line_end_in_a_path_is_refused(host: str) -> None:
    with pytest.raises(ScheduleError, match="control character"):
        write_entry(Job("harbor", JOB.program, Path("/srv/a\nb"), JOB.schedule), host)


class Host:
    """A host that remembers what it was told."""

    def __init__(self, table: str | None = None) -> None:
        self.table = table
        self.called: list[tuple[str, ...]] = []

    def __call__(self, arguments: Sequence[str], given: str | None) -> str:
        self.called.append(tuple(arguments))
        if arguments == ("crontab", "-l") and self.table is None:
            raise ScheduleError("`crontab -l` failed: no crontab for root", hint="-")
        if arguments == ("crontab", "-"):
            self.table = given
        return self.table or ""


def test_cron_is_installed_once_and_removed_without_a_trace(tmp_path: Path) -> None:
    host = Host()
    for _ in range(2):
        assert install(JOB, "cron", home=tmp_path, run=host)
    assert host.table == f"{cron.write_line(JOB)}\n"
    assert remove(JOB, "cron", home=tmp_path, run=host)
    assert host.table == ""
    assert remove(JOB, "cron", home=tmp_path, run=host) == ()


def test_systemd_is_installed_and_removed(tmp_path: Path) -> None:
    host = Host()
    written = install(JOB, "systemd", home=tmp_path, run=host)
    folder = tmp_path / ".config" / "systemd" / "user"
    assert sorted(path.name for path in folder.iterdir()) == sorted(Path(name).name for name in written)
    assert host.called[-1] == ("systemctl", "--user", "enable", "--now", "briefgen-weekly-harbor.timer")
    assert remove(JOB, "systemd", home=tmp_path, run=host) == written
    assert list(folder.iterdir()) == []
    assert remove(JOB, "systemd", home=tmp_path, run=host) == ()


class NoSystemd(Host):
    """A host whose systemd refuses one word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def __call__(self, arguments: Sequence[str], given: str | None) -> str:
        if self.word in arguments:
            raise ScheduleError("`systemctl` failed: no bus", hint="run it by hand to see why")
        return super().__call__(arguments, given)


@pytest.mark.parametrize("word", ["daemon-reload", "enable"])
def test_what_systemd_refuses_leaves_no_file_and_no_other_one(word: str, tmp_path: Path) -> None:
    folder = tmp_path / ".config" / "systemd" / "user"
    with pytest.raises(ScheduleError, match="no bus"):
        install(JOB, "systemd", home=tmp_path, run=NoSystemd(word))
    assert list(folder.iterdir()) == []
    install(JOB, "systemd", home=tmp_path, run=Host())
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(ScheduleError, match="no bus"):
        install(KEPT_NOW, "systemd", home=tmp_path, run=NoSystemd(word))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_the_files_are_deleted_also_where_systemd_does_not_answer(tmp_path: Path) -> None:
    install(JOB, "systemd", home=tmp_path, run=Host())
    folder = tmp_path / ".config" / "systemd" / "user"
    (folder / "timers.target.wants").mkdir()
    (folder / "timers.target.wants" / "briefgen-weekly-harbor.timer").symlink_to("../briefgen-weekly-harbor.timer")
    with pytest.raises(ScheduleError, match="no bus; the files of the entry are deleted") as caught:
        remove(JOB, "systemd", home=tmp_path, run=NoSystemd("disable"))
    assert "systemctl --user stop briefgen-weekly-harbor.timer" in (caught.value.hint or "")
    assert [path for path in folder.rglob("*") if not path.is_dir()] == []


@pytest.mark.parametrize("host", ["systemd", "cron"])
def test_the_entry_of_a_series_of_that_name_in_another_folder_is_kept(host: str, tmp_path: Path) -> None:
    first, second = (Job("harbor", JOB.program, tmp_path / name, JOB.schedule) for name in ("it's 5%", "b"))
    for job in (first, second):
        job.folder.mkdir()
        (job.folder / "briefgen.toml").write_text("", encoding="utf-8")
    machine = Host()
    install(first, host, home=tmp_path, run=machine)
    for change in (install, remove):
        with pytest.raises(ScheduleError, match=r"belongs to the series of that name in .*it's 5%") as caught:
            change(second, host, home=tmp_path, run=machine)
        assert f"briefgen schedule remove harbor --{host} --write" in (caught.value.hint or "")
    assert install(first, host, home=tmp_path, run=machine)
    assert remove(first, host, home=tmp_path, run=machine)
    install(first, host, home=tmp_path, run=machine)
    first.folder.rename(tmp_path / "moved")
    assert install(second, host, home=tmp_path, run=machine)


def test_a_scheduler_that_is_not_there_or_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScheduleError, match="not installed"):
        install(JOB, "systemd", home=tmp_path)
    program = tmp_path / "systemctl"
    program.write_text("#!/bin/sh\necho no bus >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(ScheduleError, match="no bus") as caught:
        install(JOB, "systemd", home=tmp_path)
    assert caught.value.exit_code == 80
