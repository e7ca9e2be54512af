"""Jinja as a template may use it: sandboxed, nothing undefined, every string of the brief escaped.

`Untrusted` strings escape themselves where they are printed. What a template computes from strings (a filter, a
call, `+`) is `Untrusted` again, so no way around the escape is left; Markdown is what a template's file says
outside of `{{ }}`, what a macro returns and what `cite` and `stated` write.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, nodes, pass_eval_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.composition.code import CountingCode, bound_nesting, count_bodies
from briefgen.composition.costs import count_call, count_filter, count_test
from briefgen.composition.escape import Untrusted, escape
from briefgen.composition.meter import MOST_SOURCE, Meter, is_iterator
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
        with file.open(encoding="utf-8") as stream:
            text = stream.read(MOST_SOURCE + 1)
    except UnicodeDecodeError:
        raise TemplateError(f"{file}: the file is not UTF-8", hint="save it as UTF-8") from None
    if len(text) > MOST_SOURCE:
        raise TemplateError(f"{file}: the file is longer than {MOST_SOURCE:,} characters", hint="write less")
    return text


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

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    code_generator_class = CountingCode

    def __init__(self, folders: tuple[Path, ...], names: Mapping[str, Any]) -> None:
        """`names` are what a template can call by name, besides Jinja's own `loop`, `range` and `namespace`."""
        super().__init__(
            loader=FolderLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,  # folding constants costs more than it saves in files that run once
        )
        self.meter = meter = Meter()
        self.spend, self.enter, self.leave, self.hold = meter.spend, meter.enter, meter.leave, meter.hold
        self.filters = {name: count_filter(name, self.filters[name], self) for name in FILTERS}
        self.tests = {name: count_test(name, test, meter) for name, test in self.tests.items()}
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
        count_call(self.meter, obj, args)
        self.enter()
        result = super().call(context, obj, *args, **kwargs)
        self.leave()
        return self.admit(result)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """The result of `left operator right`; strings can be added, not multiplied or used as a format."""
        if operator in ("*", "%", "**") and not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(f"`{operator}` is for numbers")
        if operator == "**":
            raise SecurityError("`**` is not for templates")
        self.spend(self.meter.weigh(left) + self.meter.weigh(right))
        return self.admit(super().call_binop(context, operator, left, right))

    def concat(self, pieces: Iterable[str]) -> str:
        """What a macro or a block has written, as one text."""
        written = list(pieces)
        self.meter.make(sum(map(len, written)))
        return "".join(written)

    def concatenate(self, values: Iterable[object]) -> object:
        """`values` side by side, as `~` puts them; each must be one that can be printed."""
        printable = [value for value in values if isinstance(value, str) or self._finalize(None, value)]
        self.meter.make(sum(len(value) if isinstance(value, str) else 1 for value in printable))
        return self.admit(markup_join(printable))

    def weighed(self, value: object) -> object:
        """`value`, which is about to be compared or cut."""
        self.spend(self.meter.weigh(value))
        return value

    def admit(self, value: object) -> object:
        """A value that was made just now: counted, its plain strings, alone or in a list, as `Untrusted`."""
        if isinstance(value, str):
            self.meter.make(len(value))
            return Untrusted(value) if type(value) is str else value
        if type(value) is list:
            return self.hold([Untrusted(child) if type(child) is str else child for child in value])
        if is_iterator(value):
            return self.meter.count(value)
        return self.hold(self.meter.limit(value))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        with bound_nesting(name, filename):
            tree = count_bodies(super()._parse(source, name, filename))
        for switch in tree.find_all(nodes.EvalContextModifier):
            raise TemplateSyntaxError("`autoescape` cannot be switched", switch.lineno, name, filename)
        return tree

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002
    ) -> str:
        with bound_nesting(name, filename):
            return super()._generate(source, name, filename, defer_init)

    def _compile(self, source: str, filename: str) -> CodeType:
        with bound_nesting(None, filename):
            return super()._compile(source, filename)

    @pass_eval_context  # keeps Jinja from printing constants, None too, without asking here
    def _finalize(self, _: nodes.EvalContext | None, value: object) -> Markup:
        """What `{{ value }}` prints."""
        if isinstance(value, Markup):
            self.meter.make(len(value))
            return value
        if isinstance(value, str):
            self.meter.make(len(value))
            return Markup(escape(value))  # noqa: S704 - `escape` is the escape of this environment
        if isinstance(value, int) and not isinstance(value, bool):
            return Markup(value)  # noqa: S704 - digits
        if isinstance(value, StrictUndefined):
            str(value)
        if value is None:
            raise TemplateRuntimeError("a value that is not stated reached the page; use `| stated`, or ask with `if`")
        kind = type(value).__name__.removeprefix("Held").lower()
        raise TemplateRuntimeError(f"a value of the kind `{kind}` cannot be printed")
