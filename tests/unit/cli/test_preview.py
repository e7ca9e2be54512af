"""`--watch` makes the preview anew when a file is saved, tells a mistake and goes on, and ends with Ctrl-C."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders_template import write_template
from click.testing import CliRunner

from briefgen.cli.main import command
from briefgen.workshop.preview import find_stamps


def edit(folder: Path, name: str, text: str) -> Callable[[], None]:
    def save() -> None:
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")

    return save


def test_what_is_saved_is_shown_and_a_mistake_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_template(tmp_path / "board", 'title = "Board"\nextends = "executive"', entry=None)
    saves = [
        lambda: None,
        edit(folder, "style.toml", '[color]\naccent = "#7A1F1F"'),
        edit(folder, "sections/actors.md.j2", "{{ breif }}"),
        edit(folder, "sections/actors.md.j2", "Nobody."),
    ]

    def sleep(_: float) -> None:
        if not saves:
            raise KeyboardInterrupt
        saves.pop(0)()

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    out = tmp_path / "out"
    result = CliRunner().invoke(command, ["template", "preview", str(folder), "--watch", "--out", str(out)])
    assert result.exit_code == 0
    assert result.output.count(f"wrote {out / 'board.pdf'}") == 3
    assert result.output.count("sections/actors.md.j2:1:4: 'breif' is undefined") == 1
    assert result.output.endswith("stopped\n")
    assert "Nobody." in (out / "board.html").read_text("utf-8")
    assert "no page images: pdftoppm" in result.output


def test_a_file_that_is_saved_taken_or_added_is_a_change(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "board")
    before = find_stamps((folder,))
    assert find_stamps((folder,)) == before
    (folder / "style.toml").write_text("", "utf-8")
    added = find_stamps((folder,))
    assert added != before
    (folder / "style.toml").unlink()
    assert find_stamps((folder,)) == before


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm of Poppler")
def test_page_images_of_an_earlier_preview_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "executive-9.png").write_bytes(b"old")
    result = CliRunner().invoke(command, ["template", "preview", "executive", "--out", str(tmp_path)])
    assert result.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["executive-1.png", "executive.html", "executive.pdf"]
