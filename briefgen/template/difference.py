"""Two templates come in, what differs between them goes out: manifest, style, files."""

from collections.abc import Iterable

import msgspec

from briefgen.template.resolve import Resolved, Value, write_key, write_value

NOT_SET = "not set"


class Difference(msgspec.Struct, frozen=True):
    """One thing that two templates have otherwise."""

    kind: str
    """`manifest`, `style` or `files`."""
    key: str
    """The key, or the name of the file."""
    one: str
    """What the first has: a value, or the folder of the file; `not set` where it has none."""
    other: str


def find_differences(one: Resolved, other: Resolved) -> tuple[Difference, ...]:
    """What differs between the two, values first, in the order of the first; files are compared by what is in them."""
    return (
        *_compare("manifest", one.manifest, other.manifest),
        *_compare("style", one.style, other.style),
        *_compare_files(one, other),
    )


def _compare(kind: str, ones: Iterable[Value], others: Iterable[Value]) -> Iterable[Difference]:
    first = {value.keys: write_value(value.value) for value in ones}
    second = {value.keys: write_value(value.value) for value in others}
    for keys in first | second:
        mine, theirs = first.get(keys, NOT_SET), second.get(keys, NOT_SET)
        if mine != theirs:
            yield Difference(kind, write_key(keys), mine, theirs)


def _compare_files(one: Resolved, other: Resolved) -> Iterable[Difference]:
    for file in sorted({*one.files, *other.files}):
        mine, theirs = one.files.get(file), other.files.get(file)
        if mine is None or theirs is None or (mine / file).read_bytes() != (theirs / file).read_bytes():
            yield Difference("files", file, *(str(folder or NOT_SET) for folder in (mine, theirs)))
