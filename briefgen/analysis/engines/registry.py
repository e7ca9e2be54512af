"""The table of engines: a name comes in, an engine goes out. Those of other packages come by entry points."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.engines.spacy import MODEL, load_spacy
from briefgen.errors import ConfigError, UsageError
from briefgen.text import did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

ENGINES: dict[str, Callable[[str], Engine]] = {"builtin": lambda _: BUILTIN, "spacy": load_spacy}
"""Name, and what makes the engine from the name of spaCy's pipeline."""
GROUP = "briefgen.engines"
"""Entry points of this group name a class or function that makes an engine from nothing."""


def load_engine(name: str, *, spacy_model: str = MODEL) -> Engine:
    """The engine that is called `name`. One of ours comes before one of another package.

    Raises UsageError for an unknown name, ConfigError where the engine cannot be loaded.
    """
    if name in ENGINES:
        return ENGINES[name](spacy_model)
    for entry in _entry_points().select(name=name):
        return _load_other(entry)
    raise UsageError(f"unknown engine `{name}`", hint=did_you_mean(name, list_engines()))


def list_engines() -> tuple[str, ...]:
    """The names of all engines: ours, then those of other packages by name."""
    return tuple(dict.fromkeys((*ENGINES, *sorted(_entry_points().names))))


def _entry_points() -> "EntryPoints":
    # Costs as much as reading an article, and most runs use an engine of ours.
    from importlib.metadata import entry_points

    return entry_points(group=GROUP)


def _load_other(entry: "EntryPoint") -> Engine:
    hint = "install the package that brings it again, or leave --engine out"
    try:
        engine = entry.load()()
    except Exception as error:
        raise ConfigError(
            f"the engine `{entry.name}` cannot be loaded: {type(error).__name__}: {error}", hint=hint
        ) from error
    if not isinstance(engine, Engine) or engine.name != entry.name:
        raise ConfigError(
            f"`{entry.value}` is no engine called `{entry.name}`: it needs `name`, `cut` and `find_names`", hint=hint
        )
    return engine
