"""The notices of an article that was read. Goes in: what the steps left out. Comes out: at most one notice a kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefgen.marking.labels import may_be_marking
from briefgen.notices import Notice
from briefgen.sources.text.lines import NOT_PROSE, Line
from briefgen.sources.text.repeats import Repeats
from briefgen.text import collapse, plural

_MOST_QUOTED = 3
_MOST_QUOTED_LENGTH = 60


def metadata(lines: Sequence[tuple[int, str]], origin: str) -> Iterator[Notice]:
    """A notice that quotes the first of the metadata `lines`, given as their numbers and words."""
    if not lines:
        return
    quoted = ", ".join(f"“{_shorten(words)}”" for _, words in lines[:_MOST_QUOTED])
    more = f" and {len(lines) - _MOST_QUOTED} more" if len(lines) > _MOST_QUOTED else ""
    subject = "1 line of metadata is" if len(lines) == 1 else f"{len(lines)} lines of metadata are"
    yield Notice("metadata-line", f"{subject} left out: {quoted}{more}", f"{origin}:{lines[0][0]}")


def unread_marking(lines: Iterable[tuple[int, str]], origin: str) -> Iterator[Notice]:
    """A notice of the first of the body's `lines`, given as their numbers and words, that may be a marking."""
    for number, words in lines:
        if may_be_marking(words):
            message = f"“{_shorten(words)}” names a label and is not read as the marking"
            yield Notice("marking-unread", message, f"{origin}:{number}")
            return


def doubled_title(lines: Sequence[int], origin: str) -> Iterator[Notice]:
    """A notice of the further copies of the title that stand in the numbered `lines`."""
    if lines:
        copies = "twice; the second copy is" if len(lines) == 1 else f"{len(lines) + 1} times; the later copies are"
        yield Notice("doubled-title", f"the title stands {copies} left out", f"{origin}:{lines[0]}")


def parts_without_prose(lines: Iterable[Line], origin: str) -> Iterator[Notice]:
    """A notice of the code, images, link targets and rules among `lines`."""
    left_out = [line for line in lines if line.kind in NOT_PROSE]
    if not left_out:
        return
    counts = Counter(_NAMES.get(line.kind, line.kind) for line in left_out)
    parts = ", ".join(plural(counts[name], name) for name in sorted(counts))
    verb = "is" if len(left_out) == 1 else "are"
    yield Notice("left-out", f"{parts} {verb} left out: no prose", f"{origin}:{left_out[0].number}")


def repeated_text(repeats: Repeats, origin: str) -> Iterator[Notice]:
    """A notice of the copies that were taken out, which says so where the whole body was pasted again."""
    if repeats.first_line is None:
        return
    counted = [(repeats.paragraphs, "paragraph"), (repeats.short_lines, "short line")]
    what = [plural(count, noun) for count, noun in counted if count]
    if repeats.body_copies == 1:
        message = f"the body stands twice; the second copy ({', '.join(what)}) is left out"
    elif repeats.body_copies:
        message = f"the body stands {repeats.body_copies + 1} times; the later copies ({', '.join(what)}) are left out"
    else:
        verb = (
            "repeats earlier text and is"
            if what in (["1 paragraph"], ["1 short line"])
            else "repeat earlier text and are"
        )
        message = f"{' and '.join(what)} {verb} left out"
    yield Notice("repeated-text", message, f"{origin}:{repeats.first_line}")


def headings(count: int, origin: str) -> Iterator[Notice]:
    """A notice of how many lines are headings."""
    if count:
        words = "line is read as a section heading, not as a statement"
        many = "lines are read as section headings, not as statements"
        yield Notice("heading", f"{count} {words if count == 1 else many}", origin)


def _shorten(words: str) -> str:
    line = collapse(words)
    return line if len(line) <= _MOST_QUOTED_LENGTH else line[: _MOST_QUOTED_LENGTH - 1].rstrip() + "…"


_NAMES = {"code": "code line"}
