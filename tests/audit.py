"""Pages in a real browser: a page comes in, what axe-core or a script says of it, or what is printed.

The browser is Chromium without a window; axe-core is the file that `BRIEFGEN_AXE` names, or that of a global npm
install. Nothing is fetched.
"""

import html
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_RUN = """
axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: FINGERS}}}).then(result => {
  tell({
    width: innerWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    passed: result.passes.map(rule => rule.id),
    violations: result.violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.html).join(" | ")}`),
  });
});
"""
_FRAME = """<!DOCTYPE html>
<meta name="color-scheme" content="light dark">
<script>
addEventListener("message", event => {
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify(event.data);
  document.body.append(told);
});
</script>
<body><iframe src="page.html" style="width: WIDTHpx; height: 1200px; border: 0"></iframe></body>
"""
"""A window cannot be as narrow as a phone, a frame can. Its colors are those that the page around it may have."""


class View(NamedTuple):
    """How a page is looked at."""

    width: int
    """In CSS pixels."""
    dark: bool = False
    on_paper: bool = False


class Audit(NamedTuple):
    """What axe-core says of a page."""

    width: int
    """That the page saw."""
    dark: bool
    """Whether the page was asked to be dark."""
    passed: tuple[str, ...]
    """The rules that the page keeps."""
    violations: tuple[str, ...]
    """The rules that it breaks, each with the elements that do."""


def audit(page: bytes, view: View, folder: Path) -> Audit:
    """What axe-core says of `page`; `folder` is for the files of the browser.

    No finger follows a link on paper, so that there links may be small.
    """
    run = _RUN.replace("FINGERS", "false" if view.on_paper else "true")
    said = ask(page, view, f'</script>\n<script src="{_axe().as_uri()}"></script>\n<script>{run}', folder)
    return Audit(said["width"], said["dark"], tuple(said["passed"]), tuple(said["violations"]))


def ask(page: bytes, view: View, script: str, folder: Path) -> Any:
    """What `script`, run in `page`, gives to its function `tell`; `folder` is for the files of the browser."""
    (folder / "page.html").write_text(_instrument(page.decode(), view, script), "utf-8")
    frame = folder / "frame.html"
    frame.write_text(_FRAME.replace("WIDTH", str(view.width)), "utf-8")
    shown = _browse(
        *("--dump-dom", "--hide-scrollbars", "--window-size=1600,1200", "--virtual-time-budget=20000"),
        *(f"--blink-settings=preferredColorScheme={int(not view.dark)}", frame.as_uri()),
        folder=folder,
    )
    told = re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    assert told is not None, "the browser told nothing"
    return json.loads(html.unescape(told[1]))


def print_page(page: bytes, folder: Path) -> bytes:
    """`page` as the browser prints it, a PDF; `folder` is for the files of the browser."""
    file, printed = folder / "page.html", folder / "page.pdf"
    file.write_bytes(page)
    _browse(f"--print-to-pdf={printed}", "--no-pdf-header-footer", file.as_uri(), folder=folder)
    return printed.read_bytes()


def _browse(*arguments: str, folder: Path) -> str:
    """What the browser writes to its standard output."""
    profile = f"--user-data-dir={folder / 'profile'}"
    return subprocess.run(
        [_browser(), "--headless=new", "--no-sandbox", "--disable-gpu", profile, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    ).stdout


def _instrument(page: str, view: View, script: str) -> str:
    """`page` with `script`, which its policy would not run; for paper, with the rules for paper only."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page, count=1)
    if view.on_paper:
        page = page.replace("@media print", "@media all").replace("@media screen", "@media print")
    tell = 'const tell = told => parent.postMessage(told, "*");'
    return page.replace("</body>", f"<script>{tell}</script>\n<script>{script}</script>\n</body>")


@cache
def _browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium is installed")
    return found


@cache
def _axe() -> Path:
    named = os.environ.get("BRIEFGEN_AXE")
    if named:
        return Path(named).resolve(strict=True)
    npm = shutil.which("npm")
    if npm is not None:
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
        file = Path(root) / "axe-core" / "axe.min.js"
        if root and file.is_file():
            return file
    pytest.skip("no axe-core: install it with `npm install -g axe-core`, or name axe.min.js in BRIEFGEN_AXE")
