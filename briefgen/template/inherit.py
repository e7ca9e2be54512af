"""Keys of a chain of manifests, the child's first: what the nearest folder says of each is what holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefgen.errors import TemplateError
from briefgen.tables import line_suffix
from briefgen.template.manifest import MANIFEST_FILE, FieldTable, Manifest
from briefgen.template.template import Field


def nearest(tables: Sequence[Manifest | FieldTable], key: str, otherwise: Any = None) -> Any:  # noqa: ANN401
    """The value of `key` in the first of `tables` that gives one, else `otherwise`."""
    return next((value for table in tables if (value := getattr(table, key)) is not None), otherwise)


def inherit_defaults(manifests: Sequence[Manifest]) -> dict[str, Any]:
    """What holds for a template's briefs where nobody says otherwise, by the names of `Template`."""
    words = nearest(manifests, "words")
    formats = nearest(manifests, "formats")
    return {
        "audience": nearest(manifests, "audience"),
        "formats": formats and tuple(dict.fromkeys(formats)),
        "marking_scheme": nearest(manifests, "marking_scheme"),
        "kind": nearest(manifests, "kind", "brief"),
        "words": words if isinstance(words, int) else None,
    }


def inherit_fields(folders: Sequence[Path], manifests: Sequence[Manifest]) -> tuple[Field, ...]:
    """The fields of a template, those of its farthest parent first.

    Raises TemplateError for a field that no folder gives a label.
    """
    names = dict.fromkeys(name for manifest in reversed(manifests) for name in manifest.field)
    fields = [_inherit_field(name, folders, manifests) for name in names]
    return tuple(field for field in fields if field.label)


def _inherit_field(name: str, folders: Sequence[Path], manifests: Sequence[Manifest]) -> Field:
    given = [manifest.field[name] for manifest in manifests if name in manifest.field]
    label = nearest(given, "label")
    if label is None:
        folder = next(place for place, manifest in zip(folders, manifests, strict=True) if name in manifest.field)
        file = folder / MANIFEST_FILE
        raise TemplateError(
            f"{file}{line_suffix(file, ('field', name))}: field `{name}` has no label",
            hint='say what a person is asked for, for example label = "Recommendation"',
        )
    return Field(name, label.strip(), nearest(given, "help", ""), nearest(given, "default", ""))
