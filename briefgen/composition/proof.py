"""What can be seen of a template's Jinja files without writing anything: also in branches that no brief takes."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from briefgen.composition.environment import BriefEnvironment
from briefgen.composition.mistakes import find_column, tell_unknown_filter, tell_unknown_name, to_template_error
from briefgen.errors import TemplateError
from briefgen.template.template import section_file

_SECTIONS = section_file("").partition("/")[0] + "/"
_JINJA = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", "true", "false", "none"})


def find_mistakes_in_files(
    folders: tuple[Path, ...],
    names: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., object]] | None = None,
    sections: Collection[str] = (),
) -> Iterator[TemplateError]:
    """Each syntax error in the files that count, each filter that may not be used, each name that nothing gives.

    Without `names`, syntax alone is looked at. `sections` are the files of the sections that the template lists: those
    of others may name what this one has not.
    """
    environment = BriefEnvironment(folders, names or {})
    environment.filters.update(filters or {})
    trees: dict[str, nodes.Template] = {}
    for name in sorted({path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.md.j2")}):
        try:
            source, file, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
            tree = environment._parse(source, name, file)  # noqa: SLF001 - `parse` would hide the error
            if name in sections or not name.startswith(_SECTIONS):
                trees[str(file)] = tree
        except (TemplateSyntaxError, TemplateNotFound) as error:
            yield to_template_error(error, folders, environment)
        except TemplateError as error:
            yield error
    if names is None:
        return
    given = {name for tree in trees.values() for name in _given(tree)} | environment.globals.keys() | _JINJA
    for file, tree in trees.items():
        yield from _find_filters(file, tree, environment)
        yield from _find_names(file, tree, environment, given)


def _given(tree: nodes.Template) -> Iterator[str]:
    """The names that a file gives itself, wherever it does."""
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(ctx="store" | "param"):
                yield node.name
            case nodes.Macro():
                yield node.name
            case nodes.Import():
                yield node.target
            case nodes.FromImport():
                yield from (name if isinstance(name, str) else name[1] for name in node.names)


def _find_filters(file: str, tree: nodes.Template, environment: BriefEnvironment) -> Iterator[TemplateError]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in environment.filters:
            what, hint = tell_unknown_filter(node.name, environment)
            yield TemplateError(f"{_place(file, node, node.name)}: {what}", hint=hint)


def _find_names(
    file: str, tree: nodes.Template, environment: BriefEnvironment, given: set[str]
) -> Iterator[TemplateError]:
    for node in tree.find_all((nodes.Name, nodes.Getattr)):
        word = None
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in given:
            word = node.name
        elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            table = environment.globals.get(node.node.name)
            known = not isinstance(table, Mapping) or node.attr in table or _is_method(table, node.attr)
            word = None if known else node.attr
        if word is not None:
            what, hint = tell_unknown_name(word, environment)
            yield TemplateError(f"{_place(file, node, word)}: {what}", hint=hint)


def _is_method(table: Mapping[str, Any], name: str) -> bool:
    """Whether it is something of the table's own, as `items`; whether it may be used is seen when it is."""
    return hasattr(table, name)


def _place(file: str, node: nodes.Node, word: str) -> str:
    return f"{file}:{node.lineno}:{find_column(file, node.lineno, word)}"
