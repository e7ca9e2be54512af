"""Shell completion of values: what was typed so far comes in, what it may become goes out. It never fails."""

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from briefgen.errors import BriefgenError


def complete_templates(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The names of templates that begin with `typed`, with their descriptions; folders too."""
    from briefgen.cli.arguments import find_template_search
    from briefgen.template.search import list_templates

    try:
        found = list_templates(find_template_search(context.params.get("template_dirs", ())))
    except BriefgenError:
        return []
    items = [CompletionItem(entry.name, help=entry.description) for entry in found if entry.name.startswith(typed)]
    return items or [CompletionItem(typed, type="dir")]


def complete_languages(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The languages, of those that some template has words in, that begin with `typed`."""
    from briefgen.cli.arguments import find_template_search
    from briefgen.template.languages import find_languages
    from briefgen.template.search import list_templates

    try:
        found = find_languages(entry.folder for entry in list_templates(find_template_search(())))
    except BriefgenError:
        return []
    return [CompletionItem(tag) for tag in found if tag.lower().startswith(typed.lower())]


def complete_formats(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The formats that the last name of a comma separated list may become, each once."""
    from briefgen.pipeline import FORMATS

    return _complete_list(typed, FORMATS)


def complete_standards(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The standards that the last name of a comma separated list may become, each once."""
    from briefgen.inspect.check import STANDARDS

    return _complete_list(typed, STANDARDS)


def _complete_list(typed: str, names: Iterable[str]) -> list[CompletionItem]:
    before, comma, last = typed.rpartition(",")
    chosen = before.split(",")
    return [CompletionItem(f"{before}{comma}{name}") for name in names if name.startswith(last) and name not in chosen]


def complete_engines(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The names of engines that begin with `typed`."""
    from briefgen.analysis.engines.registry import list_engines

    return [CompletionItem(name) for name in list_engines() if name.startswith(typed)]


def complete_schemes(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The names of marking schemes that begin with `typed`, with their titles; files too."""
    from briefgen.cli.arguments import find_scheme_search
    from briefgen.marking.scheme import list_schemes

    try:
        found = list_schemes(find_scheme_search())
    except BriefgenError:
        return []
    items = [CompletionItem(scheme.name, help=scheme.title) for scheme in found if scheme.name.startswith(typed)]
    return items or [CompletionItem(typed, type="file")]


def complete_statements(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The ids in the brief that is already on the line, each with its first words."""
    from briefgen.cli.evidence import list_entries
    from briefgen.weekly.json import report_from_json

    try:
        brief = report_from_json(Path(str(context.params["file"])).read_bytes())
    except (BriefgenError, OSError, KeyError):
        return []
    return [
        CompletionItem(entry.id, help=entry.text[:60]) for entry in list_entries(brief) if entry.id.startswith(typed)
    ]
