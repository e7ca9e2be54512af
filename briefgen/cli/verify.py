"""`briefgen verify`: the JSON of a brief comes in; which quotes still stand and what changed since goes out."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option
from briefgen.cli.terminal import say, write_json, write_text
from briefgen.errors import BriefError

if TYPE_CHECKING:
    from briefgen.archive.verify import Verification, VerifiedSource

EXAMPLE = """\b
Examples:
  briefgen verify out/brief.json
  briefgen verify out/brief.json --json
"""
_MOST_SHOWN = 3
"""Paragraphs that changed, of one source."""
_MOST_LETTERS = 200
_STATES = {
    "unchanged": "unchanged",
    "changed": "changed since",
    "unknown": "not in the archive; only the brief itself holds its text",
}


@click.command("verify", epilog=EXAMPLE)
@click.argument("file", metavar="BRIEF.json", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@archive_file_option
def command(*, file: str, as_json: bool, archive_file: str | None) -> None:
    """Prove that the quotes of a brief still stand.

    BRIEF.json is a brief as `briefgen make` writes it, or - for standard input. Each quote is looked for in the text
    that the archive holds, and in the file beside the brief. No connection is opened.
    """
    from briefgen.archive.archive import Archive
    from briefgen.archive.verify import verify
    from briefgen.cli.arguments import find_archive, read_brief

    content = read_brief(file)
    path = find_archive(archive_file)
    folders = (Path() if file == "-" else Path(file).expanduser().parent, Path())
    there = path.exists() or archive_file is not None
    with Archive.open(path, make=False) if there else nullcontext() as archive:
        verified = verify(content, archive, folders)
    if as_json:
        write_json(verified)
    else:
        write_text("\n".join(_lines(verified)))
    if not there:
        say(f"there is no archive {path}")
    if not verified.holds:
        raise click.exceptions.Exit(BriefError.exit_code)


def _lines(verified: "Verification") -> Iterator[str]:
    from briefgen.text import plural

    for source in verified.sources:
        yield from _tell_source(source)
    failed = [citation for citation in verified.citations if not citation.stands]
    for citation in failed:
        yield f"{citation.part}: a quote does not stand: {citation.why}: “{_short(citation.quote)}”"
    yield from verified.flaws
    total = plural(len(verified.citations), "quote")
    proven = sum(citation.stands and citation.proven_by != "brief" for citation in verified.citations)
    outside = f"; {proven} borne out by the archive or the file" if proven else ""
    yield f"{len(verified.citations) - len(failed)} of {total} stand{outside}"


def _tell_source(source: "VerifiedSource") -> Iterator[str]:
    where = f" in {source.changed_in}" if source.changed_in else ""
    change = f": {source.change}" if source.change else ""
    number = f", article {source.archived_as} of the archive" if source.archived_as is not None else ""
    yield f"{source.id}  {source.origin}  {_STATES[source.state]}{where}{change}{number}"
    if not source.same_text:
        yield f"    the brief's copy of its text is not that of the {'archive' if source.archived_as else 'file'}"
    for before, after in source.examples[:_MOST_SHOWN]:
        yield f"  - {_short(before)}"
        yield f"  + {_short(after)}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS]}…"
