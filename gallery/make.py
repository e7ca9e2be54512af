"""Makes `docs/gallery/`: the pictures of every scene, and the page that shows them.

    python -m gallery.make

A picture that still shows the same page stays as it is, so that another version of poppler changes no file; delete
the folder's pictures to make all of them anew. Word pages are made where LibreOffice is installed.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image

from gallery.compare import is_alike
from gallery.pages import OFFICE, RENDERER, has_program, picture_pages, picture_word_pages, png
from gallery.scenes import Scene, list_scenes

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "gallery"
INDEX = "README.md"
_HEAD = """\
# The gallery

What the pages look like: every built-in template on the two articles in `samples/`, then the cases that are hard to
lay out. `make gallery` draws the pictures and writes this page; the tests compare each page with its picture
([how](../../CONTRIBUTING.md#pictures-of-pages)). Word pages are shown as LibreOffice draws them.
"""


def main(*, folder: Path = FOLDER) -> int:
    """Make every picture and the index, and say what changed."""
    if not has_program(RENDERER):
        print(f"error: `{RENDERER}` is not installed\nhint: install poppler (Debian: poppler-utils)", file=sys.stderr)
        return 1
    scenes, changed = list_scenes(), []
    for scene in scenes:
        document = scene.make()
        changed += save_pictures(scene.name, picture_pages(document, scene.shares), folder)
        if scene.in_word and has_program(OFFICE):
            changed += save_pictures(word_name(scene), picture_word_pages(document), folder)
    changed += drop_unknown(scenes, folder)
    (folder / INDEX).write_text(write_index(scenes, folder), "utf-8")
    if not has_program(OFFICE):
        print(f"`{OFFICE}` is not installed: the Word pages are left as they are")
    print("\n".join((*changed, f"{len(changed)} of {len(list(folder.glob('*.png')))} pictures changed")))
    return 0


def save_pictures(name: str, pages: Sequence[Image.Image], folder: Path) -> list[str]:
    """The names of the files that were written or removed so that `folder` holds `pages` under `name`."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}-{number}.png" for number in range(1, len(pages) + 1)]
    surplus = [file for file in find_pictures(name, folder) if file not in files]
    for file in surplus:
        file.unlink()
    new = [(file, page) for file, page in zip(files, pages, strict=True) if not _shows(file, page)]
    for file, page in new:
        file.write_bytes(png(page))
    return [file.name for file in (*surplus, *(file for file, _ in new))]


def find_pictures(name: str, folder: Path) -> list[Path]:
    """The pictures of a scene, or of its Word pages, in the order of their numbers."""
    found = (file for file in folder.glob(f"{name}-*.png") if file.stem.removeprefix(f"{name}-").isdigit())
    return sorted(found, key=lambda file: int(file.stem.rpartition("-")[2]))


def word_name(scene: Scene) -> str:
    """What the names of the pictures of its Word pages begin with."""
    return f"{scene.name}-word"


def drop_unknown(scenes: Iterable[Scene], folder: Path) -> list[str]:
    """The names of the pictures that belonged to no scene and were removed."""
    names = [name for scene in scenes for name in (scene.name, word_name(scene))]
    known = {file for name in names for file in find_pictures(name, folder)}
    unknown = sorted(set(folder.glob("*.png")) - known)
    for file in unknown:
        file.unlink()
    return [file.name for file in unknown]


def write_index(scenes: Iterable[Scene], folder: Path) -> str:
    """The page that shows the pictures of `folder`, each with its text for whoever cannot see it."""
    lines = [_HEAD]
    for scene in scenes:
        lines += [f"## {scene.title}", "", scene.says, ""]
        lines += [*_show(scene.says, find_pictures(scene.name, folder)), ""]
        if in_word := find_pictures(word_name(scene), folder):
            lines += ["In Word:", "", *_show(f"In Word: {scene.says}", in_word), ""]
    return "\n".join(lines).rstrip() + "\n"


def _show(says: str, files: Sequence[Path]) -> list[str]:
    if len(files) == 1:
        return [f"![{says}]({files[0].name})"]
    return [f"![{says} Picture {number} of {len(files)}.]({file.name})" for number, file in enumerate(files, 1)]


def _shows(file: Path, page: Image.Image) -> bool:
    if not file.exists():
        return False
    with Image.open(file) as accepted:
        return is_alike(accepted, page)


if __name__ == "__main__":
    sys.exit(main())
