"""`briefgen explain`: the JSON of a brief comes in, its statements and what they rest on go out."""

import click

from briefgen.cli.complete import complete_statements
from briefgen.cli.terminal import find_width, write_text
from briefgen.errors import UsageError
from briefgen.text import did_you_mean

EXAMPLE = """\b
Examples:
  briefgen explain out/brief.json
  briefgen explain out/brief.json implication-3
"""


@click.command("explain", epilog=EXAMPLE)
@click.argument("file", metavar="BRIEF.json", type=click.Path())
@click.argument("statement", required=False, metavar="[STATEMENT]", shell_complete=complete_statements)
def command(*, file: str, statement: str | None) -> None:
    """Show what the statements of a brief rest on.

    BRIEF.json is a brief as `briefgen make` writes it, or a weekly summary, or - for standard input; STATEMENT is the id of one entry.
    Quotes are set off in the paragraph that they stand in.
    """
    from briefgen.cli.arguments import read_brief
    from briefgen.cli.evidence import explain_entry, list_entries
    from briefgen.weekly.json import report_from_json

    brief = report_from_json(read_brief(file))
    entries = {entry.id: entry for entry in list_entries(brief)}
    if statement is not None and statement not in entries:
        raise UsageError(f"the brief has no statement `{statement}`", hint=did_you_mean(statement, entries))
    chosen = entries.values() if statement is None else (entries[statement],)
    sources = {source.id: source for source in brief.sources}
    write_text("\n\n\n".join(explain_entry(entry, sources, width=find_width()) for entry in chosen))
