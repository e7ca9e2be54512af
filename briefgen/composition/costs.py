"""What filters and calls of a template cost, counted before they are done."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateRuntimeError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Macro, Undefined

from briefgen.composition.meter import Meter, is_iterator

if TYPE_CHECKING:
    from briefgen.composition.environment import BriefEnvironment

_FREE = frozenset({"count", "default", "first", "last", "length"})
"""Filters that look at the ends of a value, or at its length."""

_OF_LISTS = frozenset({"list", "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr"}) | {
    *("sort", "unique")
}
"""Filters that go through a value part by part."""

_COMPARING = frozenset(
    {"in", "eq", "==", "equalto", "ne", "!=", "lt", "<", "lessthan", "le", "<=", "gt", ">", "ge", ">="}
) | {*("greaterthan", "lower", "upper")}
"""Tests that go through what they are given."""


def count_test(name: str, test: Any, meter: Meter) -> Any:  # noqa: ANN401 - as Jinja keeps its tests
    """`test`, the one called `name`, with what it does counted."""
    if name not in _COMPARING:
        return test

    @wraps(test)
    def counted(*args: object) -> object:
        meter.spend(sum(map(meter.weigh, args)))
        return test(*args)

    return counted


def count_filter(name: str, function: Callable[..., Any], environment: "BriefEnvironment") -> Callable[..., object]:
    """`function`, the filter called `name`, with what it does counted and what it makes admitted."""
    first = 1 if hasattr(function, "jinja_pass_arg") else 0
    meter = environment.meter

    @wraps(function)  # keeps what Jinja has noted on the function about its first argument
    def counted(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - whatever the template gives
        args = (*args[:first], *(meter.count(value) if is_iterator(value) else value for value in args[first:]))
        if name in _FREE:
            return function(*args, **kwargs)
        values = args[first:]
        if name in _OF_LISTS:
            meter.take_apart(values[0] if values else None)
        else:
            meter.spend(sum(map(meter.weigh, (*values, *kwargs.values()))))
        if name == "replace":
            _count_replace(meter, *values, **kwargs)
        elif name in ("join", "sum"):
            values, kwargs = _gather(name, environment, *values, **kwargs)
        return environment.admit(function(*args[:first], *values, **kwargs))

    return counted


def _gather(
    name: str,
    environment: "BriefEnvironment",
    value: Any,  # noqa: ANN401 - whatever the template gives
    *rest: Any,  # noqa: ANN401
    attribute: str | int | None = None,
    **kwargs: Any,  # noqa: ANN401
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments of `join` or `sum` with what they work on gathered first, so that it is known how much it is."""
    meter = environment.meter
    if isinstance(value, str):
        meter.take_apart(value)
    attribute = rest[1] if name == "join" and len(rest) > 1 else rest[0] if name == "sum" and rest else attribute
    parts = list(value) if attribute is None else list(map(make_attrgetter(environment, attribute), value))
    kinds = str | int if name == "join" else int | float
    if odd := [part for part in parts if not isinstance(part, kinds)]:
        if isinstance(odd[0], Undefined):
            str(odd[0])  # which tells what is undefined
        raise TemplateRuntimeError(f"`{name}` takes a list of {'texts' if name == 'join' else 'numbers'}")
    if name == "sum":
        return (parts, None, *rest[1:]), kwargs
    between = rest[0] if rest else kwargs.get("d", "")
    meter.make(sum(len(part) if isinstance(part, str) else 1 for part in parts) + len(parts) * len(str(between)))
    return (parts, between), {}


def _count_replace(
    meter: Meter, text: object, old: object = "", new: object = "", *_: object, **_named: object
) -> None:
    """What each place that is found becomes; a text grows by it."""
    meter.make((str(text).count(str(old)) + 1) * (len(str(new)) + 2))


def count_call(meter: Meter, function: object, args: tuple[object, ...]) -> None:
    """What it takes to call `function`: a macro counts by itself, anything else goes through what it is given."""
    meter.spend(1)
    owner = getattr(function, "__self__", None)
    if isinstance(function, Macro):
        return
    meter.spend(sum(map(meter.weigh, (*args, owner))))
    if isinstance(owner, str):
        name = getattr(function, "__name__", "")
        if name == "replace":
            _count_replace(meter, owner, *args)
        elif name == "split":
            meter.take_apart(owner)
