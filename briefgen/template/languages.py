"""The words of a template in a language: catalogues beside its manifest, over the words of the manifest itself.

A catalogue is `languages/TAG.toml`: the headings, empty lines and labels of the manifest beside it, translated. Each
folder is asked for its catalogue first, then for its manifest, the child before its parent, so that words that a
child says of its own are never replaced by those of a parent, whatever their language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen.cldr import is_known, primary
from briefgen.errors import TemplateError
from briefgen.notices import Notice
from briefgen.template.manifest import MANIFEST_FILE, FieldTable, Manifest, SectionTable
from briefgen.template.tables import convert_table, read_table
from briefgen.template.template import Template
from briefgen.text import did_you_mean

CATALOGUES = "languages"
"""The folder of the catalogues, beside the manifest."""

ENGLISH = "en"
"""The language of words of which nobody says another one."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_GAP = re.compile(r"\{\w+\}")
DAY_LABELS = ("date", "months")
"""How English words a day; CLDR knows it for every other language."""

_MOST_NAMED = 5
_WORDS = {"section": ("heading", "empty"), "field": ("label", "help")}
"""The tables of a manifest whose keys hold words."""
_EMPTY = {"section": SectionTable(), "field": FieldTable()}


class SectionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[section.NAME]` of a catalogue."""

    heading: str | None = None
    empty: str | None = None


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[field.NAME]` of a catalogue."""

    label: str | None = None
    help: str | None = None


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; what it does not translate is taken from the manifest."""

    section: dict[str, SectionWords] = {}
    field: dict[str, FieldWords] = {}
    labels: dict[str, str | dict[str, str]] = {}


class Spoken(msgspec.Struct, frozen=True):
    """The manifests of a template and its parents in one language."""

    language: str
    """BCP 47 tag."""
    manifests: tuple[Manifest, ...]
    untranslated: tuple[str, ...]
    """The words that nobody says in that language, as `labels.kicker`; they are shown in the language they are in."""


class _Layer(msgspec.Struct, frozen=True):
    """Words that one file says, and their language."""

    file: Path
    language: str
    said: Manifest | Catalogue


def speak(chain: Mapping[Path, Manifest], language: str | None = None) -> Spoken:
    """The manifests of `chain`, the child first, in `language`, which is by default the nearest that one names.

    Raises TemplateError for what is no language, for a catalogue with a mistake, and where `language` is asked for
    and neither a catalogue nor a manifest is written in it.
    """
    folders, manifests = tuple(chain), tuple(chain.values())
    own = [_own_language(manifests[at:]) for at in range(len(manifests))]
    spoken = _agree(folders, own, language)
    layers = [
        (*_catalogues(folder, spoken), _Layer(folder / MANIFEST_FILE, tag, manifest))
        for folder, manifest, tag in zip(folders, manifests, own, strict=True)
    ]
    _check_names([layer for group in layers for layer in group])
    return Spoken(
        language=spoken,
        manifests=tuple(_word(group, spoken) for group in layers),
        untranslated=tuple(_untranslated([layer for group in layers for layer in group], spoken)),
    )


def find_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """The tags of the catalogues in template folders, in order."""
    return tuple(sorted({file.stem for folder in folders for file in (folder / CATALOGUES).glob("*.toml")}))


def find_untranslated(template: Template) -> tuple[Notice, ...]:
    """A notice of the words that `template` shows in another language than its own; none where there are none."""
    if not template.untranslated:
        return ()
    more = len(template.untranslated) - _MOST_NAMED
    named = ", ".join(template.untranslated[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return (Notice("untranslated", f"not translated into `{template.language}`: {named}", template.name),)


def is_plural(label: Mapping[str, str]) -> bool:
    """Whether a table of words holds the forms of one label, by how many things there are."""
    return "many" in label or "other" in label


def _own_language(manifests: Iterable[Manifest]) -> str:
    return next((manifest.language for manifest in manifests if manifest.language is not None), ENGLISH)


def _agree(folders: Sequence[Path], own: Sequence[str], asked: str | None) -> str:
    """The language to speak: the one that is asked for, else the template's own."""
    language = own[0] if asked is None else asked
    if _TAG.fullmatch(language) is None or not is_known(language):
        where = f"{folders[0] / MANIFEST_FILE}: " if asked is None else ""
        raise TemplateError(f"{where}unknown language `{language}`", hint="write its tag, as en-GB, de or uk")
    if asked is not None:
        known = {*own, *find_languages(folders)}
        if primary(language) not in map(primary, known):
            name = folders[0].resolve().name
            hint = f"it has {', '.join(sorted(known))}; templates/README.md tells how to add one"
            raise TemplateError(f"the template `{name}` has no words in the language `{language}`", hint=hint)
    return language


def _catalogues(folder: Path, language: str) -> Iterator[_Layer]:
    """The catalogues of a folder for a language, that of its region first."""
    for tag in dict.fromkeys((language, primary(language))):
        file = folder / CATALOGUES / f"{tag}.toml"
        if file.is_file():
            yield _Layer(file, language, convert_table(read_table(file), Catalogue, file))


def _check_names(layers: Sequence[_Layer]) -> None:
    """Raise TemplateError where a catalogue translates what no manifest has, or loses a place like `{page}`."""
    manifests = [layer.said for layer in layers if isinstance(layer.said, Manifest)]
    for layer in layers:
        for table in (*_WORDS, "labels"):
            known = {name for manifest in manifests for name in getattr(manifest, table)}
            for name in getattr(layer.said, table):
                if name not in known:
                    what = f"unknown {table.removesuffix('s')} `{name}`"
                    raise TemplateError(f"{layer.file}: {what}", hint=did_you_mean(name, known))
    said: dict[str, str] = {}
    for manifest in manifests:
        said = dict(places(manifest)) | said
    for layer in layers:
        for place, text in places(layer.said) if isinstance(layer.said, Catalogue) else ():
            if lost := set(_GAP.findall(said.get(place, ""))) - set(_GAP.findall(text)):
                what = f"`{place}` lacks {', '.join(sorted(lost))}"
                raise TemplateError(f"{layer.file}: {what}", hint="keep what stands in braces")


def _word(layers: Sequence[_Layer], language: str) -> Manifest:
    """The manifest of one folder, the words of its catalogues over its own; the last layer is the manifest's."""
    *catalogues, last = layers
    manifest = last.said
    if not isinstance(manifest, Manifest):
        raise TypeError
    tables: dict[str, dict[str, Any]] = {"section": dict(manifest.section), "field": dict(manifest.field)}
    labels = dict(manifest.labels)
    if primary(language) != primary(last.language) == ENGLISH:
        labels = {name: label for name, label in labels.items() if name not in DAY_LABELS}
    for layer in reversed(catalogues):
        for kind, table in tables.items():
            for name, words in getattr(layer.said, kind).items():
                given = {key: said for key in _WORDS[kind] if (said := getattr(words, key)) is not None}
                table[name] = replace(table.get(name, _EMPTY[kind]), **given)
        for name, label in layer.said.labels.items():
            below = labels.get(name)
            labels[name] = {**below, **label} if isinstance(below, dict) and isinstance(label, dict) else label
    return replace(manifest, **tables, labels=labels)


def _untranslated(layers: Iterable[_Layer], language: str) -> Iterator[str]:
    """The places of words of which the nearest is in another language."""
    seen: set[str] = set()
    for layer in layers:
        for place, words in places(layer.said):
            if place not in seen and words and primary(layer.language) != primary(language):
                yield place
            seen.add(place)


def places(said: "Manifest | Catalogue") -> Iterator[tuple[str, str]]:
    """Every word to translate, by its place; the forms of a label for one and for many things are one.

    How English writes a day is none: CLDR knows it for every language.
    """
    for kind, keys in _WORDS.items():
        for name, table in getattr(said, kind).items():
            for key in keys:
                if (words := getattr(table, key)) is not None:
                    yield f"{kind}.{name}.{key}", words
    for name, label in said.labels.items():
        if isinstance(label, str):
            if name not in DAY_LABELS:
                yield f"labels.{name}", label
        elif is_plural(label):
            yield f"labels.{name}", " ".join(label.values())
        else:
            for key, words in label.items():
                yield f"labels.{name}.{key}", words
