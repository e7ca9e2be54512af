"""`briefgen template preview`: a template's name comes in, the sample brief as files and page images goes out."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import find_template_search, template_dir_option
from briefgen.cli.complete import complete_templates
from briefgen.cli.terminal import say, say_error
from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from briefgen.document.style import Paper

_SECONDS = 0.3
"""Between two looks at the template's files."""
_DOTS_PER_INCH = "100"


@click.command("preview")
@click.argument("name", metavar="NAME|DIR", shell_complete=complete_templates)
@click.option("-o", "--out", metavar="DIR", type=click.Path(), default="out/preview", help="Where to [out/preview].")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of a page [the template's].")
@click.option("--watch", is_flag=True, help="Make it again whenever a file of the template is saved, until Ctrl-C.")
@template_dir_option
def command(*, name: str, out: str, paper: "Paper | None", watch: bool, template_dirs: tuple[str, ...]) -> None:
    """Make the sample brief with a template: a PDF, a web page and page images.

    The sample is made of two made-up articles. What is there of an earlier preview is replaced.
    """
    search = find_template_search(template_dirs)
    if not watch:
        _show(name, Path(out), search, paper)
        return
    try:
        for _ in _changes(name, search):
            _try_to_show(name, Path(out), search, paper)
    except KeyboardInterrupt:
        say("stopped")


def _try_to_show(name: str, folder: Path, search: tuple[Path, ...], paper: "Paper | None") -> None:
    """As `_show`; a mistake is told, since the next change may mend it."""
    try:
        _show(name, folder, search, paper)
    except BriefgenError as error:
        say_error(error.message, error.hint)
    say("waiting for a change; Ctrl-C ends it")


def _show(name: str, folder: Path, search: tuple[Path, ...], paper: "Paper | None") -> None:
    from briefgen.cli.save import save_files
    from briefgen.text import slugify
    from briefgen.workshop.preview import make_preview

    contents, notices = make_preview(name, search=search, paper=paper)
    stem = slugify(Path(name).resolve().name)
    paths = save_files({folder / f"{stem}.{ending}": content for ending, content in contents.items()}, force=True)
    for path in (*paths, *_draw_pages(folder / f"{stem}.pdf")):
        say(f"wrote {path}")
    for notice in notices:
        say(f"{notice.code}: {notice.message}")


def _draw_pages(file: Path) -> tuple[Path, ...]:
    """The pages of a PDF as images beside it; none, which is told, where there is nothing to draw them with."""
    program = shutil.which("pdftoppm")
    if program is None:
        say("no page images: pdftoppm of Poppler is not installed")
        return ()
    for old in file.parent.glob(f"{file.stem}-*.png"):
        old.unlink()
    subprocess.run(  # noqa: S603 - our own file, by a program of that name
        [program, "-r", _DOTS_PER_INCH, "-png", str(file), str(file.with_suffix(""))], check=False, capture_output=True
    )
    return tuple(sorted(file.parent.glob(f"{file.stem}-*.png")))


def _changes(name: str, search: tuple[Path, ...]) -> Iterator[None]:
    """One at once, then one whenever a file of the template or of its parents has changed."""
    from briefgen.workshop.check import find_folders
    from briefgen.workshop.preview import find_stamps

    seen = None
    while True:
        stamps = find_stamps(find_folders(name, search=search))
        if stamps != seen:
            seen = stamps
            yield
        time.sleep(_SECONDS)
