"""The lists of a house style, moved out of the way of ours."""

from collections.abc import Mapping

from briefgen.writers.docx.xml import Element, drop, find, only_word, value, wname

_APART = 10_000
"""What is added to the ids of the house's lists."""

_LEVEL = {
    wname(name): place
    for place, name in enumerate("start numFmt lvlRestart pStyle isLgl suff lvlText legacy lvlJc pPr rPr".split())
}
"""The order of what a level holds (ECMA-376 part 1, 17.9.6); LibreOffice 7.4 writes another."""


def merge_numbering(own: Element, theirs: Element | None) -> Mapping[str, str]:
    """Put the lists of a house into our numbering; the new id of each of its instances, by the old one."""
    if theirs is None:
        return {}
    only_word(theirs)
    for picture in [*theirs.iter(wname("numPicBullet"), wname("lvlPicBulletId"))]:
        drop(picture)
    for level in theirs.iter(wname("lvl")):
        level[:] = sorted(level, key=lambda child: _LEVEL.get(str(child.tag), len(_LEVEL)))
    kinds: dict[str, str] = {}
    definitions = []
    for kind in theirs.findall(wname("abstractNum")):
        number = value(kind, "abstractNumId")
        if number not in kinds:
            kinds[number] = str(_APART + len(kinds))
            kind.set(wname("abstractNumId"), kinds[number])
            definitions.append(kind)
    # Definitions come before instances (ECMA-376 part 1, 17.9.15).
    first = next(place for place, child in enumerate(own) if child.tag == wname("num"))
    own[first:first] = definitions
    numbers: dict[str, str] = {}
    for instance in theirs.findall(wname("num")):
        number, named = value(instance, "numId"), find(instance, "abstractNumId")
        if named is None or value(named) not in kinds or number in numbers:
            continue
        numbers[number] = str(_APART + len(numbers))
        instance.set(wname("numId"), numbers[number])
        named.set(wname("val"), kinds[value(named)])
        own.append(instance)
    return numbers


def renumber(element: Element, numbers: Mapping[str, str]) -> None:
    """Let every list in `element` count with the new ids; one that nothing is known of is no list any more."""
    for mark in list(element.iter(wname("numId"))):
        number, properties = value(mark), mark.getparent()
        if number in numbers:
            mark.set(wname("val"), numbers[number])
        elif number != "0" and properties is not None:
            drop(properties)
