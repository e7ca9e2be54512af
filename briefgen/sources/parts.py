"""How a mailbox, an archive, a feed or a mail reads what it holds. Goes in: its parts. Comes out: the articles in them.

One part that cannot be read never loses the others: it is told as a `skipped` notice on the first article.
"""

import re
import time
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_PART_BYTES, MOST_PARTS, MOST_PARTS_SECONDS
from briefgen.text import collapse, plural

_MOST_NAME = 200
_MOST_TOLD = 20
_MOST_NAMED = 3
_MOST_REASON = 300
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff`]")


class Parts:
    """The parts of the container `origin`, read one after another.

    Those of one that is not `bounded`, a folder, may be as many and take as long as they do.
    """

    def __init__(self, origin: str, inside: Inside, *, bounded: bool = True) -> None:
        self._origin = origin
        self._inside = inside
        self._allowance = Allowance(origin) if bounded else None
        self._articles: list[Article] = []
        self._skipped: dict[str, list[str]] = {}
        self._refusals: list[SourceError] = []

    def read(self, content: bytes, name: str) -> None:
        """Read a part, whatever kind of source it is; `name` names it, as in `archive.zip/story.html`."""
        self.take(name, lambda: self._inside(content, name))

    def take(self, name: str, read: Callable[[], Sequence[Article]]) -> None:
        """Keep the articles of a part that the container reads itself; a SourceError of `read` leaves the part out."""
        try:
            if self._allowance is not None:
                self._allowance.spend(name)
            self._articles += read()
        except SourceError as error:
            self._refusals.append(error)
            self.skip(name, error.message)

    def skip(self, name: str, reason: str) -> None:
        """Leave out a part that is no article; `reason` is a clause that may begin with the name in backticks."""
        words = collapse(reason)
        if words.startswith(f"`{name}` "):
            words = f"it {words[len(name) + 3 :]}"
        self._skipped.setdefault(_shorten(words, _MOST_REASON), []).append(name)

    def collect(self) -> tuple[Article, ...]:
        """The articles of all parts in order; the first tells what was left out.

        Raises SourceError, which names the reasons, where no part holds an article.
        """
        if not self._articles:
            raise self._nothing()
        first, *others = self._articles
        return (replace(first, notices=(*self._tell(), *first.notices)), *others)

    def _tell(self) -> tuple[Notice, ...]:
        told = [Notice("skipped", _word(reason, names), names[0]) for reason, names in self._skipped.items()]
        if len(told) <= _MOST_TOLD:
            return tuple(told)
        rest = sum(len(names) for names in list(self._skipped.values())[_MOST_TOLD:])
        verb = "is" if rest == 1 else "are"
        last = Notice("skipped", f"{plural(rest, 'more part')} {verb} left out, for other reasons", self._origin)
        return (*told[:_MOST_TOLD], last)

    def _nothing(self) -> SourceError:
        if not self._skipped:
            return SourceError(f"`{self._origin}` holds nothing to read", hint="give the articles themselves")
        if len(self._refusals) == 1 and len(self._skipped) == 1:
            return self._refusals[0]
        named = [f"`{names[0]}`: {_word(reason, names)}" for reason, names in self._skipped.items()]
        more = f"; {plural(len(named) - _MOST_NAMED, 'more reason')}" if len(named) > _MOST_NAMED else ""
        return SourceError(
            f"`{self._origin}` holds no article that can be read: {'; '.join(named[:_MOST_NAMED])}{more}",
            hint=self._refusals[0].hint if self._refusals else "give the articles themselves",
        )


class Allowance:
    """What is left of the parts, bytes and seconds that one source may take, with all that lies inside it."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._parts = self._bytes = 0
        self._end = time.monotonic() + MOST_PARTS_SECONDS

    def spend(self, name: str, size: int = 0) -> None:
        """Count the part `name` of `size` bytes. Raises SourceError where a limit is passed."""
        self._parts += 1
        self._bytes += size
        if self._parts > MOST_PARTS:
            reason = f"`{self._origin}` holds more than {MOST_PARTS} parts"
        elif self._bytes > MOST_PART_BYTES:
            reason = f"the parts of `{self._origin}` are larger than {MOST_PART_BYTES / 1e6:.0f} MB together"
        elif time.monotonic() > self._end:
            reason = f"the parts of `{self._origin}` took {MOST_PARTS_SECONDS} seconds already"
        else:
            return
        raise SourceError(f"`{name}` is left out: {reason}", hint="give its parts alone, or in smaller portions")


def clean_name(name: str) -> str:
    """`name`, which a stranger chose, for people to read: one line of at most 200 characters, U+FFFD for others."""
    return _shorten(collapse(_UNSAFE.sub("\ufffd", name)), _MOST_NAME) or "part"


def _word(reason: str, names: Sequence[str]) -> str:
    """`reason`, and which other parts it holds for."""
    others = names[1:]
    if not others:
        return reason
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    return f"{reason}; the same holds for {', '.join(f'`{name}`' for name in others[:_MOST_NAMED])}{more}"


def _shorten(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
