"""systemd: a user's timer and the service that it starts (systemd.timer, systemd.service and systemd.time manuals)."""

from pathlib import Path

from briefgen.schedule.job import EVERY_MINUTES, FIRST_MINUTE, Entry, HostFile, Job, check_line

FOLDER = "~/.config/systemd/user"
_PLACE = "WorkingDirectory="

_SERVICE = """\
[Unit]
Description={title}
After=network-online.target

[Service]
Type=oneshot
{place}{folder}
ExecStart={command}
"""
_TIMER = """\
[Unit]
Description=When {title} is due

[Timer]
OnCalendar={at}
OnCalendar=*:{first}/{every}
Persistent=true

[Install]
WantedBy=timers.target
"""


def write_entry(job: Job) -> Entry:
    """A timer for the end of each period by the clocks of its zone, and for every quarter of an hour between."""
    name = f"briefgen-weekly-{job.series}"
    weekday, time = job.schedule.at.split(" ")
    service = _SERVICE.format(
        title=job.title,
        place=_PLACE,
        folder=check_line(str(job.folder), host="systemd").replace("%", "%%"),
        command=" ".join(map(_quote, job.command)),
    )
    at = f"{weekday} *-*-* {time}:00 {job.schedule.zone}"
    timer = _TIMER.format(title=job.title, at=at, first=FIRST_MINUTE, every=EVERY_MINUTES)
    return Entry(
        files=(HostFile(f"{name}.service", service.encode()), HostFile(f"{name}.timer", timer.encode())),
        install=(
            "systemctl --user daemon-reload",
            f"systemctl --user enable --now {name}.timer",
            "loginctl enable-linger  # so that it runs while you are logged out",
        ),
        remove=(
            f"systemctl --user disable --now {name}.timer",
            f"rm {FOLDER}/{name}.service {FOLDER}/{name}.timer",
            "systemctl --user daemon-reload",
        ),
        folder=FOLDER,
    )


def find_folder(service: str) -> Path | None:
    """The folder that a service as `write_entry` writes it runs in; None where it names none."""
    found = (line.removeprefix(_PLACE) for line in service.splitlines() if line.startswith(_PLACE))
    return next((Path(folder.replace("%%", "%")) for folder in found), None)


def _quote(word: str) -> str:
    """A word of a command line (systemd.service, “Command lines”): specifiers and variables are plain text."""
    plain = check_line(word, host="systemd").replace("\\", "\\\\").replace('"', '\\"')
    plain = plain.replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if not plain or set(plain) & set(" \t;'\"\\") else plain
