"""`briefgen schema`: the JSON Schema of the brief on standard output."""

import click

from briefgen.cli.terminal import write_content


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the brief."""
    from briefgen.brief.json import brief_schema

    write_content(brief_schema())
