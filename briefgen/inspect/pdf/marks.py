"""Marked content: everything drawn is read or is an artifact, and structure and content name each other."""

from collections.abc import Iterator

import pikepdf

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.catalog import LANGUAGE
from briefgen.inspect.pdf.content import Drawn, Frame, Opened, Placed, Shown, Unbalanced
from briefgen.inspect.pdf.file import Key, entry, key, members, number, text
from briefgen.inspect.pdf.inspected import Inspected
from briefgen.inspect.pdf.structure import Structure


def check_marks(inspected: Inspected) -> Iterator[Breach]:
    """Every stretch of content has its place in the structure or outside it, and never both."""
    for page, event in inspected.events():
        match event:
            case Opened():
                yield from _check_opened(event, page, inspected)
            case Unbalanced():
                yield Breach("marked-content", page, event.what)
            case Shown():
                if event.codes and not _is_placed(event.frames):
                    yield Breach("7.1-3", page, "text is neither tagged nor an artifact")
                if event.codes and not is_artifact(event.frames) and not _has_language(event.frames, inspected):
                    yield Breach("7.2-34", page, "the language of text is not known")
            case Drawn():
                if not _is_placed(event.frames):
                    yield Breach("7.1-3", page, "a drawing is neither tagged nor an artifact")
            case Placed():
                if "/Ref" in event.form:
                    yield Breach("7.20-1", page, "a form is drawn from another file")
    yield from _check_repeated_forms(inspected)
    yield from _check_unused(inspected)


def is_artifact(frames: tuple[Frame, ...]) -> bool:
    """Whether what stands in `frames` is no part of what is read."""
    return any(frame.is_artifact for frame in frames)


def _is_placed(frames: tuple[Frame, ...]) -> bool:
    return any(frame.is_artifact or frame.owner for frame in frames)


def _check_opened(event: Opened, page: str, inspected: Inspected) -> Iterator[Breach]:
    *outer, frame = event.frames
    if frame.is_artifact and any(above.owner for above in outer):
        yield Breach("7.1-1", page, "an artifact stands inside tagged content")
    if frame.mark is not None and not frame.is_artifact:
        if is_artifact(tuple(outer)):
            yield Breach("7.1-2", page, "tagged content stands inside an artifact")
        yield from _check_parent(event, frame, page, inspected.structure)
    named = entry(frame.properties, "/Lang")
    if named is not None and not LANGUAGE.fullmatch(text(named)):
        yield Breach("7.2-29", page, f"`{text(named)}` is no language tag")
    yield from _check_language(event.frames, page, inspected)


def _check_parent(event: Opened, frame: Frame, page: str, structure: Structure) -> Iterator[Breach]:
    """What a mark names as its parent is the element that names the mark."""
    listed = members(structure.parents.get(event.parents))
    named = listed[frame.mark] if frame.mark is not None and 0 <= frame.mark < len(listed) else None
    if frame.owner is None:
        return
    if not isinstance(named, pikepdf.Dictionary):
        yield Breach("parent-tree", page, f"the parent tree does not know mark {frame.mark}")
    elif key(named) != key(frame.owner.source):
        yield Breach("parent-tree", page, f"the parent tree names another element for mark {frame.mark}")


def _has_language(frames: tuple[Frame, ...], inspected: Inspected) -> bool:
    return bool(inspected.language) or any(
        text(entry(frame.properties, "/Lang")) or (frame.owner and frame.owner.language) for frame in frames
    )


def _check_language(frames: tuple[Frame, ...], page: str, inspected: Inspected) -> Iterator[Breach]:
    frame = frames[-1]
    if frame.tag != "/Span" or is_artifact(frames) or _has_language(frames, inspected):
        return
    for rule, name in (("7.2-30", "/ActualText"), ("7.2-31", "/Alt"), ("7.2-32", "/E")):
        if entry(frame.properties, name) is not None:
            yield Breach(rule, page, f"the language of {name[1:]} in the content is not known")


def _check_repeated_forms(inspected: Inspected) -> Iterator[Breach]:
    drawn: set[Key] = set()
    marked = {container for container, _ in inspected.structure.owners}
    for page, event in inspected.events():
        if isinstance(event, Placed):
            if key(event.form) in drawn and key(event.form) in marked:
                yield Breach("7.20-2", page, "a form with tagged content is drawn more than once")
            drawn.add(key(event.form))


def _check_unused(inspected: Inspected) -> Iterator[Breach]:
    """Elements that name content which no page has."""
    structure = inspected.structure
    found = {
        (event.container, frame.mark)
        for _, event in inspected.events()
        if isinstance(event, Opened)
        for frame in event.frames[-1:]
    }
    for (container, mark), element in structure.owners.items():
        if (container, mark) not in found:
            yield Breach(
                "parent-tree", structure.place(element), f"it names mark {int(number(mark))}, which no page has"
            )
