"""The table of the commands of `briefgen weekly`; a command's module is imported when it is called."""

import click

from briefgen.cli.group import TableGroup

COMMANDS = {
    "init": ("briefgen.cli.weekly.init", "Begin a series."),
    "collect": ("briefgen.cli.weekly.collect", "Take in what is new."),
    "run": ("briefgen.cli.weekly.run", "Make and send what is due."),
    "approve": ("briefgen.cli.weekly.approve", "Send a summary that waits for approval."),
    "status": ("briefgen.cli.weekly.status", "Show what was made and sent, and what is due."),
    "explain": ("briefgen.cli.weekly.explain", "Show where each article of a period went, and why."),
}


@click.group("weekly", cls=TableGroup, table=COMMANDS)
def command() -> None:
    """Keep series of weekly summaries."""
