"""Template + names -> Markdown. Whatever goes wrong in a template's files becomes one TemplateError."""

from collections.abc import Callable, Generator, Mapping
from typing import Any, cast

from jinja2.bccache import Bucket, BytecodeCache

from briefgen.composition.environment import BriefEnvironment
from briefgen.composition.meter import MOST_CHARACTERS, TooMuchError
from briefgen.composition.mistakes import to_template_error
from briefgen.errors import TemplateError
from briefgen.template.template import ENTRY_FILE, Template


class _Compiled(BytecodeCache):
    """Compiled files, kept for as long as the process runs: a document that must fit is composed several times."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` where its file was compiled before."""
        code = self._code.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def render_markdown(template: Template, names: Mapping[str, Any], filters: Mapping[str, Callable[..., object]]) -> str:
    """The Markdown that `template` writes with these names and filters.

    Raises TemplateError with `FILE:LINE: what` for every mistake in its files.
    """
    environment = BriefEnvironment(template.folders, names)
    environment.bytecode_cache = _COMPILED
    environment.filters.update(filters)
    try:
        written = cast("Generator[str, None, None]", environment.get_template(ENTRY_FILE).generate())
        return _collect(written)
    except TemplateError:
        raise
    except Exception as error:  # a template can raise whatever Python can: 1 / 0, endless recursion
        raise to_template_error(error, template.folders, environment) from error


def _collect(pieces: Generator[str, None, None]) -> str:
    collected: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MOST_CHARACTERS:
            what = f"the template writes more than {MOST_CHARACTERS:,} characters"
            error = TooMuchError(what, "look for a loop that repeats what it should write once")
            pieces.throw(error)  # there, so that the line is told
        collected.append(piece)
    return "".join(collected)
