"""The check of a file: its bytes come in, findings and what was covered go out. The table of what fits what."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Literal

from briefgen.errors import ConfigError, SourceError, UsageError
from briefgen.inspect.finding import Breach, Covered, Finding, Report, Standard
from briefgen.text import did_you_mean

SCHEMA_VERSION = "1"
MOST_BYTES = 100_000_000

Kind = Literal["pdf", "docx", "json"]

STANDARDS = ("pdfua", "word", "tlp")
"""What `--standard` takes."""

_CHECKS: dict[tuple[str, Kind], tuple[str, str]] = {
    ("brief", "json"): ("brief:BRIEF", "brief:check_invariant"),
    ("pdfua", "pdf"): ("pdf.rules:PDF_UA", "pdf.check:check_pdfua"),
    ("word", "docx"): ("word.rules:WORD", "word.check:check_word"),
    ("tlp", "pdf"): ("tlp.rules:TLP", "tlp.pdf:check_tlp_pdf"),
    ("tlp", "docx"): ("tlp.rules:TLP", "tlp.word:check_tlp_word"),
    ("tlp", "json"): ("tlp.rules:TLP", "tlp.brief:check_tlp_brief"),
}
"""By standard and kind of file: where its rules are, and what checks them; both imported when asked for."""

_ALWAYS = "brief"
"""Checked of every brief, whatever was asked for."""
_ONLY_ASKED = "not-marked"
"""Told only where its standard was asked for by name: most files need no label."""
_NAMES: dict[Kind, str] = {"pdf": "a PDF", "docx": "a Word file", "json": "the JSON of a brief"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def check_files(files: Iterable[tuple[str, bytes]], standards: tuple[str, ...] = ()) -> Report:
    """The findings in `files`, each a name and its bytes, under the named standards; under all that fit where none is.

    Raises UsageError for an unknown standard, or one file that none of them fits; SourceError for a file that cannot
    be read; ConfigError where a library that a check needs is not installed.
    """
    for name in standards:
        if name not in STANDARDS:
            raise UsageError(f"unknown standard `{name}`", hint=did_you_mean(name, STANDARDS))
    findings: list[Finding] = []
    covered: list[Covered] = []
    for file, content in files:
        for standard, breaches in _check_file(file, content, standards):
            findings += standard.find(file, breaches)
            covered.append(Covered(file, standard.name, standard.title, tuple(standard.rules), standard.not_covered))
    return Report(SCHEMA_VERSION, tuple(findings), tuple(covered))


def find_kind(file: str, content: bytes) -> Kind:
    """What `content` is, whatever its name says. Raises SourceError where it is nothing that can be checked."""
    if len(content) > MOST_BYTES:
        raise SourceError(f"`{file}` is larger than {MOST_BYTES // 1_000_000} MB", hint="check its parts one by one")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    if content.startswith(_OLD_OFFICE):
        raise SourceError(
            f"`{file}` is encrypted, or of Word 2003 or older", hint="save it as .docx without a password"
        )
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return "json"
    known = " nor ".join(_NAMES.values())
    raise SourceError(f"`{file}` is neither {known}", hint="name a .pdf, a .docx or the .json of a brief")


def _check_file(file: str, content: bytes, asked: tuple[str, ...]) -> Iterator[tuple[Standard, list[Breach]]]:
    kind = find_kind(file, content)
    fitting = [name for name, known in _CHECKS if known == kind and (name in asked or name == _ALWAYS or not asked)]
    if not fitting:
        fits = ", ".join(name for name, known in _CHECKS if known == kind)
        raise UsageError(
            f"`{file}` is {_NAMES[kind]}: no rule of {', '.join(asked)} fits", hint=f"what fits is: {fits}"
        )
    for name in fitting:
        rules, check = _CHECKS[name, kind]
        standard: Standard = _load(rules)
        find: Callable[[bytes], Iterator[Breach]] = _load(check)
        try:
            breaches = list(find(content))
        except SourceError as error:
            raise SourceError(f"`{file}`: {error.message}", hint=error.hint) from None
        yield standard, [breach for breach in breaches if asked or breach.rule != _ONLY_ASKED]


def _load(place: str) -> Any:  # noqa: ANN401 - whatever stands there
    module, _, name = place.partition(":")
    try:
        return getattr(import_module(f"briefgen.inspect.{module}"), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("briefgen"):
            raise
        raise ConfigError(
            f"checking a PDF needs {error.name}, which is not installed", hint="pip install 'briefgen[check]'"
        ) from None
