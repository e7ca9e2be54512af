"""Jinja as a template may use it: sandboxed, nothing undefined, every string of the brief escaped.

`Untrusted` strings escape themselves where they are printed. What a template computes from strings (a filter, a
call, `+`) is `Untrusted` again, so no way around the escape is left; Markdown is what a template's file says
outside of `{{ }}`, what a macro returns and what `cite` and `stated` write.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, nodes, pass_eval_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.composition.escape import Untrusted, escape
from briefgen.errors import TemplateError

FILTERS = (
    *("capitalize", "lower", "replace", "title", "trim", "truncate", "upper"),
    *("count", "first", "join", "last", "length", "list", "map", "reject", "rejectattr", "reverse", "select"),
    *("selectattr", "sort", "unique"),
    *("default", "max", "min", "sum"),
)
"""The filters of Jinja that a template may use; none of them lets text through unescaped, or makes much of little."""

STRING_METHODS = (
    *("endswith", "lower", "removeprefix", "removesuffix", "replace"),
    *("split", "startswith", "strip", "upper"),
)
"""What may be called on a string; among them is nothing that pads, fills or formats."""

_GLOBALS = ("namespace", "range")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise TemplateError(f"{file}: the file is not UTF-8", hint="save it as UTF-8") from None


class FolderLoader(BaseLoader):
    """Finds Jinja files in a chain of folders, the first that has the file, and nowhere else."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text and the name of the file; it never changes while a document is made."""
        for folder in self.folders:
            file = folder / template
            if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return _read(file), str(file), lambda: True
        raise TemplateNotFound(template, f"no file `{template}` in the template's folders")


class BriefEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, with strings that stay untrusted."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, folders: tuple[Path, ...], names: Mapping[str, Any]) -> None:
        """`names` are what a template can call by name, besides Jinja's own `loop`, `range` and `namespace`."""
        super().__init__(
            loader=FolderLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,  # folding constants costs more than it saves in files that run once
        )
        self.filters = {name: _tainting(self.filters[name]) for name in FILTERS}
        self.globals = {name: self.globals[name] for name in _GLOBALS}
        self.globals.update(names)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may touch it: of a string, a short list of methods."""
        if isinstance(obj, str):
            return attr in STRING_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """Nothing: `format` is not among the methods of a string here."""

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """The result of a call, its strings untrusted."""
        return _retaint(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """The result of `left operator right`; strings can be added, not multiplied or used as a format."""
        if operator != "+" and not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(f"`{operator}` is for numbers")
        if operator == "**":
            raise SecurityError("`**` is not for templates")
        return _retaint(super().call_binop(context, operator, left, right))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for switch in tree.find_all(nodes.EvalContextModifier):
            raise TemplateSyntaxError("`autoescape` cannot be switched", switch.lineno, name, filename)
        return tree


@pass_eval_context  # keeps Jinja from printing constants, None too, without asking here
def _finalize(_: nodes.EvalContext, value: object) -> Markup:
    """What `{{ value }}` prints."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return Markup(escape(value))  # noqa: S704 - `escape` is the escape of this environment
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(value)  # noqa: S704 - digits
    if isinstance(value, StrictUndefined):
        str(value)
    if value is None:
        raise TemplateRuntimeError("a value that is not stated reached the page; use `| stated`, or ask with `if`")
    raise TemplateRuntimeError(f"a value of the kind `{type(value).__name__}` cannot be printed")


def _retaint(value: object) -> object:
    """`value` with plain strings, alone or in a list, as `Untrusted`; they were cleaned when they came in."""
    if type(value) is str:
        return Untrusted(value)
    if type(value) is list:
        return [_retaint(child) for child in value]
    return value


def _tainting(function: Callable[..., object]) -> Callable[..., object]:
    @wraps(function)  # keeps what Jinja has noted on the function about its first argument
    def tainted(*args: object, **kwargs: object) -> object:
        return _retaint(function(*args, **kwargs))

    return tainted
