"""`briefgen template`: the templates that can be named, what one amounts to, and how a new one begins."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import find_template_search, template_dir_option
from briefgen.cli.complete import complete_templates
from briefgen.cli.group import Group
from briefgen.cli.preview import command as preview_command
from briefgen.cli.terminal import say, write_json, write_text
from briefgen.errors import TemplateError

if TYPE_CHECKING:
    from briefgen.template.resolve import Resolved, Value
    from briefgen.template.template import Section, Template


@click.group("template", cls=Group)
def command() -> None:
    """List, show, make and check templates."""


command.add_command(preview_command)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@template_dir_option
def list_command(*, as_json: bool, template_dirs: tuple[str, ...]) -> None:
    """List the templates that can be named."""
    from briefgen.template.search import list_templates

    found = list_templates(find_template_search(template_dirs))
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
@click.argument("name", metavar="NAME|DIR", shell_complete=complete_templates)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@template_dir_option
def show_command(*, name: str, as_json: bool, template_dirs: tuple[str, ...]) -> None:
    """Show what a template amounts to, each value with the folder it comes from."""
    from briefgen.template.load import load_template
    from briefgen.template.resolve import resolve

    search = find_template_search(template_dirs)
    template, resolved = load_template(name, search=search), resolve(name, search=search)
    if as_json:
        write_json(_to_json(template, resolved))
        return
    write_text(f"{template.name}  {template.title}\n{template.description}\n\nfolders")
    for folder in template.folders:
        write_text(f"  {folder}")
    write_text(f"paper\n  {template.style.page.paper}\npages\n  {_name_budget(template.pages)}\nsections")
    width = max(len(section.name) for section in template.sections)
    for section in template.sections:
        write_text(f"  {section.name:<{width}}  {section.heading or 'no heading'}{_name_limits(section)}")
    for line in _list_values(resolved):
        write_text(line)


def _to_json(template: "Template", resolved: "Resolved") -> dict[str, object]:
    from briefgen.template.resolve import write_key

    def values(found: "Iterable[Value]") -> list[dict[str, object]]:
        return [
            {"key": write_key(one.keys), "value": one.value, "folder": str(one.folder) if one.folder else None}
            for one in found
        ]

    return {
        "name": template.name,
        "title": template.title,
        "description": template.description,
        "folders": [str(folder) for folder in resolved.folders],
        "manifest": values(resolved.manifest),
        "style": values(resolved.style),
        "files": [{"file": file, "folder": str(folder)} for file, folder in sorted(resolved.files.items())],
    }


def _list_values(resolved: "Resolved") -> Iterable[str]:
    """Every value and file with the name of its folder; with its path where two folders are called alike."""
    from briefgen.template.resolve import write_key, write_value

    names = [folder.resolve().name for folder in resolved.folders]
    names = names if len(set(names)) == len(names) else [str(folder) for folder in resolved.folders]
    called = dict(zip(resolved.folders, names, strict=True))
    for head, values in (("manifest", resolved.manifest), ("style", resolved.style)):
        yield head
        for one in values:
            origin = called[one.folder] if one.folder else "the default"
            yield f"  {write_key(one.keys)} = {write_value(one.value)}  [{origin}]"
    yield "files"
    for file, folder in sorted(resolved.files.items()):
        yield f"  {file}  [{called[folder]}]"


@command.command("new")
@click.argument("name", metavar="NAME")
@click.option(
    "--extends",
    "parent",
    metavar="BASE",
    default="executive",
    shell_complete=complete_templates,
    help="The template it begins as [executive].",
)
@template_dir_option
def new_command(*, name: str, parent: str, template_dirs: tuple[str, ...]) -> None:
    """Write a new template to ./templates, with everything that can be set."""
    from briefgen.cli.save import save_files
    from briefgen.template.new import check_new_name, write_new
    from briefgen.template.resolve import resolve

    check_new_name(name)
    texts = write_new(name, resolve(parent, search=find_template_search(template_dirs)))
    for path in save_files({Path("templates", name, file): text.encode() for file, text in texts.items()}):
        say(f"wrote {path}")
    say(f"next: edit {Path('templates', name)}, then briefgen template check {name}")


@command.command("diff")
@click.argument("one", metavar="A", shell_complete=complete_templates)
@click.argument("other", metavar="B", shell_complete=complete_templates)
@template_dir_option
def diff_command(*, one: str, other: str, template_dirs: tuple[str, ...]) -> None:
    """Show what differs between two templates."""
    from briefgen.template.difference import find_differences
    from briefgen.template.resolve import resolve

    search = find_template_search(template_dirs)
    differences = find_differences(resolve(one, search=search), resolve(other, search=search))
    for kind in dict.fromkeys(found.kind for found in differences):
        write_text(kind)
        for found in differences:
            if found.kind == kind:
                write_text(f"  {found.key}\n    - {found.one}\n    + {found.other}")
    if not differences:
        say(f"`{one}` and `{other}` do not differ")


@command.command("check")
@click.argument("name", metavar="NAME|DIR", shell_complete=complete_templates)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@template_dir_option
def check_command(*, name: str, as_json: bool, template_dirs: tuple[str, ...]) -> None:
    """Check a template, and what it makes of a sample brief; tell all that is wrong."""
    from briefgen.text import plural
    from briefgen.workshop.check import check_template

    checked = check_template(name, search=find_template_search(template_dirs))
    if as_json:
        write_json(checked.findings)
    else:
        for found in checked.findings:
            write_text(f"{found.file}:{found.line}:{found.column}: {found.what}; {found.hint}")
    among = f"{checked.name} and what it extends" if len(checked.folders) > 1 else checked.name
    say(f"checked {among}: {plural(len(checked.findings), 'finding')}")
    if checked.findings:
        raise click.exceptions.Exit(TemplateError.exit_code)


@command.command("set-style")
@click.argument("name", metavar="NAME")
@click.argument("file", metavar="HOUSE.docx", type=click.Path(path_type=Path))
def set_style_command(*, name: str, file: Path) -> None:
    """Give a template of yours the house style of a Word file."""
    from briefgen.cli.save import replace_files
    from briefgen.template.house.folder import set_style

    new = set_style(name, file)
    replace_files(new.files)
    for path in new.files:
        write_text(str(path))
    write_text("\ntaken")
    for line in new.taken.took:
        write_text(f"  {line}")
    if new.taken.left:
        write_text("not taken as it is")
    for line in new.taken.left:
        write_text(f"  {line}")


def _name_budget(pages: int | None) -> str:
    return f"at most {pages}" if pages is not None else "any"


def _name_limits(section: "Section") -> str:
    """How many statements the section shows, in brackets; nothing for a section that is shown whole."""
    from briefgen.template.template import STATEMENT_SECTIONS

    if section.name not in STATEMENT_SECTIONS:
        return ""
    most = f"at most {section.limit}" if section.limit is not None else "all"
    return f" ({most}, at least {section.least})"
