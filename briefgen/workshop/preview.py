"""How a template looks: the sample brief or summary as it would be made, and what changes when its files are saved."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.document.style import Paper
from briefgen.fitting import fit
from briefgen.notices import Notice
from briefgen.template.load import load_template
from briefgen.workshop.sample import sample_for
from briefgen.writers.registry import write

FORMATS = ("pdf", "html")

Stamps = dict[str, tuple[int, int]]
"""When each file was changed, and its size, by its path."""


def make_preview(
    name_or_dir: str | Path, *, search: tuple[Path, ...] = (), paper: Paper | None = None
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The sample brief, or the sample summary, through a template, by format, and what was left out of it.

    Raises TemplateError and DocumentError for a mistake in the template, WriterError where it cannot be written.
    """
    template = load_template(name_or_dir, search=search)
    document, notices = fit(sample_for(template), template, paper=paper)
    return {name: write(document, name) for name in FORMATS}, notices


def find_stamps(folders: tuple[Path, ...]) -> Stamps:
    """When the files in template folders were changed, to be compared with a later answer."""
    return {str(file): (stat.st_mtime_ns, stat.st_size) for file in _files(folders) for stat in [file.stat()]}


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from (file for file in sorted(folder.rglob("*")) if file.is_file())
