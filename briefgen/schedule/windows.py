"""Windows: a task for the Task Scheduler, in its XML (Task Scheduler Schema, Microsoft)."""

from subprocess import list2cmdline
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from briefgen.schedule.job import EVERY_MINUTES, FIRST_MINUTE, Entry, HostFile, Job, check_line

_SCHEMA = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": "PT1H",
    "Enabled": "true",
}
"""In the order that the schema asks for; `StartWhenAvailable` makes up what the machine slept through."""


def write_entry(job: Job) -> Entry:
    """A task that runs every quarter of an hour."""
    task = Element("Task", {"version": "1.2", "xmlns": _SCHEMA})
    SubElement(SubElement(task, "RegistrationInfo"), "Description").text = job.title
    trigger = SubElement(SubElement(task, "Triggers"), "TimeTrigger")
    SubElement(SubElement(trigger, "Repetition"), "Interval").text = f"PT{EVERY_MINUTES}M"
    SubElement(trigger, "StartBoundary").text = f"2026-01-01T00:{FIRST_MINUTE:02}:00"
    SubElement(trigger, "Enabled").text = "true"
    settings = SubElement(task, "Settings")
    for name, value in _SETTINGS.items():
        SubElement(settings, name).text = value
    execute = SubElement(SubElement(task, "Actions"), "Exec")
    program, *arguments = (check_line(word, host="Windows") for word in job.command)
    SubElement(execute, "Command").text = program
    SubElement(execute, "Arguments").text = list2cmdline(arguments)
    SubElement(execute, "WorkingDirectory").text = check_line(str(job.folder), host="Windows")
    indent(task)
    content = '<?xml version="1.0" encoding="UTF-16"?>\n' + tostring(task, encoding="unicode") + "\n"
    name = f"briefgen-weekly-{job.series}"
    return Entry(
        files=(HostFile(f"{name}.xml", content.encode("utf-16")),),
        install=(f'schtasks /Create /TN "briefgen\\weekly\\{job.series}" /XML {name}.xml',),
        remove=(f'schtasks /Delete /TN "briefgen\\weekly\\{job.series}" /F',),
    )
