"""launchd on macOS: a property list for the user's agents (launchd.plist(5))."""

import plistlib

from briefgen.schedule.job import EVERY_MINUTES, Entry, HostFile, Job

FOLDER = "~/Library/LaunchAgents"


def write_entry(job: Job) -> Entry:
    """An agent that runs when the user logs in and every quarter of an hour: what falls into sleep is made up then."""
    label = f"briefgen.weekly.{job.series}"
    agent = {
        "Label": label,
        "ProgramArguments": list(job.command),
        "WorkingDirectory": str(job.folder),
        "RunAtLoad": True,
        "StartInterval": EVERY_MINUTES * 60,
        "ProcessType": "Background",
    }
    file = f"{FOLDER}/{label}.plist"
    return Entry(
        files=(HostFile(f"{label}.plist", plistlib.dumps(agent, sort_keys=False)),),
        install=(f"launchctl bootstrap gui/$(id -u) {file}",),
        remove=(f"launchctl bootout gui/$(id -u)/{label}", f"rm {file}"),
        folder=FOLDER,
    )
