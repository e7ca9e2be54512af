"""`briefgen doctor`: what briefgen runs on and finds on this machine, for people who ask why it fails."""

import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from briefgen import __version__
from briefgen.cli.terminal import say_error, write_json, write_text
from briefgen.errors import BriefgenError, ConfigError

LIBRARIES = (
    "babel",
    "click",
    "feedparser",
    "httpcore",
    "httpx",
    "jinja2",
    "lxml",
    "lxml_html_clean",
    "markdown-it-py",
    "msgspec",
    "pdfminer.six",
    "pillow",
    "platformdirs",
    "pycld2",
    "pymupdf-fonts",
    "python-docx",
    "reportlab",
    "rich",
    "sentencex",
    "trafilatura",
)
"""What `pyproject.toml` depends on."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, as_json: bool) -> None:
    """Show versions, fonts, templates, markings, lexicons and settings.

    It fails where one of them cannot be used.
    """
    faults: list[BriefgenError] = []
    findings: dict[str, Any] = {
        "briefgen": __version__,
        "python": f"{platform.python_version()} ({sys.executable})",
        "platform": platform.platform(),
    }
    for name, find in _CHECKS.items():
        try:
            findings[name] = find()
        except BriefgenError as error:
            faults.append(error)
            findings[name] = None
    if as_json:
        write_json(findings)
    else:
        write_text("\n".join(_lay_out(findings)))
    for message, hint in dict.fromkeys((fault.message, fault.hint) for fault in faults):
        say_error(message, hint)
    if faults:
        raise click.exceptions.Exit(faults[0].exit_code)


def _find_libraries() -> dict[str, str]:
    try:
        return {name: version(name) for name in LIBRARIES}
    except PackageNotFoundError as error:
        raise ConfigError(
            f"the library {error.name} is not installed", hint="install briefgen again with pip"
        ) from None


def _find_fonts() -> list[str]:
    try:
        from briefgen.writers.pdf import faces

        names = (faces.REGULAR, faces.BOLD, faces.ITALIC, faces.BOLD_ITALIC, faces.FIXED, faces.SYMBOLS)
        for name in names:
            faces.load_face(name)
    except (ImportError, OSError) as error:
        raise ConfigError(f"the fonts cannot be loaded: {error}", hint="install briefgen again with pip") from None
    return list(names)


def _find_templates() -> dict[str, str]:
    from briefgen.cli.arguments import find_template_search
    from briefgen.template.search import list_templates

    return {entry.name: str(entry.folder) for entry in list_templates(find_template_search(()))}


def _find_markings() -> dict[str, str]:
    """The marking schemes by name; the one that the settings name is read, with the label they name."""
    from briefgen.cli.arguments import find_scheme_search
    from briefgen.config import load_settings
    from briefgen.marking.rules import decide
    from briefgen.marking.scheme import find_scheme, list_schemes

    settings, search = load_settings(Path.cwd()), find_scheme_search()
    chosen = find_scheme(settings.marking_scheme, search=search)
    decide(settings.marking, (), scheme=chosen)
    listed = (*list_schemes(search), *((chosen,) if chosen else ()))
    return {scheme.name: scheme.title for scheme in listed}


def _find_lexicons() -> list[str]:
    """The folder that extends the built-in lexicons, if the settings name one; all are read."""
    from briefgen.analysis.lexicon import load_lexicons
    from briefgen.config import load_settings

    named = load_settings(Path.cwd()).lexicons
    folder = Path.cwd() / Path(named).expanduser() if named else None
    load_lexicons(folder)
    return [str(folder)] if folder else []


def _find_settings() -> list[str]:
    from briefgen.config import find_settings_files, load_settings

    load_settings(Path.cwd())
    return [str(file) for file in find_settings_files(Path.cwd())]


_CHECKS: dict[str, Callable[[], object]] = {
    "libraries": _find_libraries,
    "fonts": _find_fonts,
    "templates": _find_templates,
    "markings": _find_markings,
    "lexicons": _find_lexicons,
    "settings": _find_settings,
}


def _lay_out(findings: dict[str, Any]) -> list[str]:
    """The findings in two columns, one line for each thing found."""
    lines = []
    for name, found in findings.items():
        match found:
            case dict():
                width = max(map(len, found), default=0)
                values = [f"{key:<{width}}  {value}" for key, value in found.items()]
            case list():
                values = [str(value) for value in found]
            case None:
                values = ["at fault, see below"]
            case _:
                values = [str(found)]
        for number, value in enumerate(values or ["none"]):
            lines.append(f"{'' if number else name:<10} {value}".rstrip())
    return lines
