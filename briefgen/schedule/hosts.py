"""The table of hosts. What writes the entry of one is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module

from briefgen.schedule.job import Entry, Job

HOSTS = {
    "systemd": "briefgen.schedule.systemd",
    "cron": "briefgen.schedule.cron",
    "launchd": "briefgen.schedule.launchd",
    "windows": "briefgen.schedule.windows",
    "github": "briefgen.schedule.github",
}
"""The name of each, which is also the option of `briefgen schedule`, and the module that holds its `write_entry`."""


def write_entry(job: Job, host: str) -> Entry:
    """What the scheduler of `host`, a name of `HOSTS`, needs to run `job`.

    Raises ScheduleError for a path that it cannot carry.
    """
    write: Callable[[Job], Entry] = import_module(HOSTS[host]).write_entry
    return write(job)
