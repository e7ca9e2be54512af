"""Fonts of this machine: a character comes in, a font file that has it goes out."""

import os
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from briefgen.writers.pdf.font_tables import find_characters, has_postscript
from briefgen.writers.pdf.postscript import can_convert

_LAST = 0xFFFF
"""The last character of the plane whose fonts can be embedded here."""
_MOST_KEPT = 32
_ENDINGS = frozenset({".ttf", ".ttc", ".otf"})
_PREFERRED = (
    *("notosanscjk", "sourcehansans"),
    *("notosanskr", "nanumgothic", "malgun", "applegothic"),
    *("notosansjp", "ipaexg", "ipag", "takaogothic", "vl-gothic", "meiryo", "msgothic"),
    *("notosanssc", "notosanstc", "wqy-microhei", "wqy-zenhei", "msyh", "msjh", "simhei", "droidsansfallback"),
    *("dejavusans", "arialunicode"),
)
"""How the names of files begin that are tried before the others: plain faces that are made for reading."""

_STYLES = ("bold", "italic", "oblique", "light", "thin", "black", "medium", "condensed", "mono", "serif")
"""Words in the names of files that are tried after the plain faces."""


@cache
def find_font(character: str) -> str | None:
    """The path of the first font that can be embedded and has `character`; None where no font here does."""
    if ord(character) > _LAST:
        return None
    return next((path for path in _font_files() if ord(character) in _characters(path)), None)


@lru_cache(maxsize=_MOST_KEPT)
def _characters(path: str) -> frozenset[int]:
    try:
        content = Path(path).read_bytes()
    except OSError:
        return frozenset()
    usable = can_convert() or not has_postscript(content)
    return find_characters(content) if usable else frozenset()


@cache
def _font_files() -> tuple[str, ...]:
    """Every font file of the machine's font folders, the preferred ones first, then by name."""
    files = [file for folder in _folders() for file in _walk(folder)]
    return tuple(map(str, sorted(set(files), key=lambda file: (_rank(file), _is_styled(file), file.name, str(file)))))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if Path(name).suffix.lower() in _ENDINGS)


def _is_styled(file: Path) -> bool:
    name = file.stem.lower()
    return any(style in name for style in _STYLES)


def _rank(file: Path) -> int:
    name = file.stem.lower().replace(" ", "")
    return next((place for place, start in enumerate(_PREFERRED) if name.startswith(start)), len(_PREFERRED))


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    match sys.platform:
        case "darwin":
            return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
        case "win32":
            return Path("C:/Windows/Fonts"), home / "AppData/Local/Microsoft/Windows/Fonts"
        case _:
            shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
            return *shared, home / ".local" / "share" / "fonts", home / ".fonts"
