"""`briefgen check`: finished files come in, what of the rules they break goes out, one finding a line."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import read_standard_input, split_option
from briefgen.cli.complete import complete_standards
from briefgen.cli.terminal import say, write_json, write_text
from briefgen.errors import BriefError, SourceError

if TYPE_CHECKING:
    from briefgen.inspect.finding import Covered, Report

EXAMPLE = """\b
Examples:
  briefgen check out/brief.docx out/brief.pdf out/brief.json
  briefgen check report.pdf --standard pdfua,tlp --json
"""


@click.command("check", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--standard",
    metavar="NAME,...",
    shell_complete=complete_standards,
    help="Any of pdfua, word, tlp [all that fit the file].",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, files: tuple[str, ...], standard: str | None, as_json: bool) -> None:
    """Check finished files against accessibility and marking rules.

    FILE is a .pdf, a .docx, or the JSON of a brief, whoever made it, or - for standard input. It fails where a rule is
    broken. Rules that a program cannot check are named: no findings is no proof of conformance.
    """
    from briefgen.inspect.check import check_files

    standards = split_option(
        standard, otherwise="--standard names none", hint="give one or more, as in --standard pdfua,tlp"
    )
    report = check_files([(file, _read(file)) for file in files], standards or ())
    if as_json:
        write_json(report)
    elif report.findings:
        write_text("\n".join(_lines(report)))
    for line in _tell_covered(report.covered):
        say(line)
    if report.findings:
        raise click.exceptions.Exit(BriefError.exit_code)


def _lines(report: "Report") -> Iterable[str]:
    for found in report.findings:
        yield f"{found.file}: {found.standard} {found.rule}: {found.place}: {' '.join(found.what.split())}; {found.fix}"


def _tell_covered(covered: Iterable["Covered"]) -> Iterable[str]:
    """A line for each standard: how many rules, on how many files, and what a person has to look at."""
    from briefgen.text import plural

    groups: dict[str, list[Covered]] = {}
    for one in covered:
        groups.setdefault(one.standard, []).append(one)
    for group in groups.values():
        first = group[0]
        where = first.file if len(group) == 1 else plural(len(group), "file")
        count = plural(len(first.rules), "rule")
        yield f"checked {count} of {first.title} in {where}; not covered: {'; '.join(first.not_covered)}"


def _read(file: str) -> bytes:
    """A file or standard input, no further than to see that it is too large."""
    from briefgen.inspect.check import MOST_BYTES

    if file == "-":
        return read_standard_input(MOST_BYTES + 1)
    try:
        with Path(file).expanduser().open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(f"`{file}` does not exist", hint="check the name; a path counts from where you are") from None
    except OSError as error:
        raise SourceError(f"`{file}` cannot be read: {error.strerror}", hint="name a file that you may read") from None
