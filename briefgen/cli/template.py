"""`briefgen template`: the templates that can be named, and what one of them amounts to."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.group import Group
from briefgen.cli.terminal import write_json, write_text

if TYPE_CHECKING:
    from briefgen.template.template import Section


@click.group("template", cls=Group)
def command() -> None:
    """List and show templates."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def list_command(*, as_json: bool) -> None:
    """List the templates that can be named."""
    from briefgen.template.search import list_templates

    found = list_templates(find_search())
    if as_json:
        write_json(
            [
                {
                    "name": entry.name,
                    "title": entry.title,
                    "description": entry.description,
                    "folder": str(entry.folder),
                }
                for entry in found
            ]
        )
        return
    width = max((len(entry.name) for entry in found), default=0)
    for entry in found:
        write_text(f"{entry.name:<{width}}  {entry.description}")


@command.command("show")
@click.argument("name", metavar="NAME")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def show_command(*, name: str, as_json: bool) -> None:
    """Show what a template holds, and the folders it comes from."""
    from briefgen.template.load import load_template

    template = load_template(name, search=find_search())
    if as_json:
        write_json(template)
        return
    write_text(f"{template.name}  {template.title}\n{template.description}\n\nfolders")
    for folder in template.folders:
        write_text(f"  {folder}")
    write_text(f"paper\n  {template.style.page.paper}\npages\n  {_name_budget(template.pages)}\nsections")
    width = max(len(section.name) for section in template.sections)
    for section in template.sections:
        write_text(f"  {section.name:<{width}}  {section.heading or 'no heading'}{_name_limits(section)}")


def _name_budget(pages: int | None) -> str:
    return f"at most {pages}" if pages is not None else "any"


def _name_limits(section: "Section") -> str:
    """How many statements the section shows, in brackets; nothing for a section that is shown whole."""
    from briefgen.template.template import STATEMENT_SECTIONS

    if section.name not in STATEMENT_SECTIONS:
        return ""
    most = f"at most {section.limit}" if section.limit is not None else "all"
    return f" ({most}, at least {section.least})"


def find_search() -> tuple[Path, ...]:
    """The directories of templates that the settings name."""
    from briefgen.config import load_settings

    return tuple(Path(folder).expanduser() for folder in load_settings(Path.cwd()).templates)
