"""The styles of a house beside ours: what it names, it decides; what it lacks is added."""

from collections.abc import Mapping

from briefgen.writers.docx.house_numbering import renumber
from briefgen.writers.docx.properties import language
from briefgen.writers.docx.xml import Element, drop, find, only_word, value, w, wname

_NAMED = ("basedOn", "next", "link")
_USES = ("pStyle", "rStyle", "tblStyle")
_ON = ("1", "true", "on")
_ELSE = "House"
"""What is added to the id of a house's style where one of ours has it."""


def merge_styles(own: Element, theirs: Element | None, tag: str, numbers: Mapping[str, str]) -> Mapping[str, str]:
    """Make `own` the house's styles with those of ours that it lacks; the new id of each of its styles, by the old one.

    Styles are the same where Word calls them the same, whatever their ids: the house's then bears our id, which the
    text names. `tag` is the language of the text, `numbers` the new ids of the house's lists.
    """
    if theirs is None:
        return {}
    only_word(theirs)
    ours = {_name(style): style for style in own.findall(wname("style"))}
    ids = _rename(theirs, ours)
    renumber(theirs, numbers)
    _speak(theirs, tag)
    known = {_name(style) for style in theirs.findall(wname("style"))}
    kept = [style for name, style in ours.items() if name not in known]
    _default(theirs.findall(wname("style")), kept)
    for child in list(own):
        own.remove(child)
    own.extend([*theirs, *kept])
    _mend(own)
    return ids


def use_styles(element: Element, ids: Mapping[str, str], styles: Element) -> None:
    """Let every paragraph, run and table in `element` name its style by the new id, or none where there is none."""
    known = {value(style, "styleId") for style in styles.findall(wname("style"))}
    for use in list(element.iter(*map(wname, _USES))):
        use.set(wname("val"), ids.get(value(use), value(use)))
        if value(use) not in known:
            drop(use)


def merge_fonts(own: Element, theirs: Element | None) -> Element:
    """Our font table with the house's entries; font files do not travel."""
    if theirs is None:
        return own
    only_word(theirs)
    named = {value(font, "name"): font for font in own}
    for font in theirs.findall(wname("font")):
        for embedded in [child for child in font if str(child.tag).startswith(wname("embed"))]:
            drop(embedded)
        if value(font, "name") in named:
            drop(named[value(font, "name")])
        own.append(font)
        named[value(font, "name")] = font
    return own


def _rename(theirs: Element, ours: Mapping[str, Element]) -> dict[str, str]:
    """Give each style of the house its new id; one that stands twice, or is of another type than ours, goes."""
    taken = {value(style, "styleId") for style in ours.values()}
    ids: dict[str, str] = {}
    names: set[str] = set()
    for style in theirs.findall(wname("style")):
        name, style_id = _name(style), value(style, "styleId")
        same = ours.get(name)
        is_other = same is not None and value(same, "type") != value(style, "type")
        if style_id in ids or name in names or is_other:
            drop(style)
            continue
        names.add(name)
        if same is not None:
            ids[style_id] = value(same, "styleId")
        else:
            ids[style_id] = f"{style_id}{_ELSE}" if style_id in taken else style_id
        style.set(wname("styleId"), ids[style_id])
    for reference in theirs.iter(*map(wname, (*_NAMED, *_USES))):
        reference.set(wname("val"), ids.get(value(reference), value(reference)))
    return ids


def _default(theirs: list[Element], kept: list[Element]) -> None:
    """See to it that one style of each type is that of whatever names none: the house's, or ours where it has none."""
    types = {value(style, "type") for style in theirs if value(style, "default") in _ON}
    for style in kept:
        if value(style, "type") in types:
            style.attrib.pop(wname("default"), "")
    # LibreOffice 7.4 says of no style that it is the default, and means Normal.
    for style in theirs if "paragraph" not in types else ():
        if _name(style) == "normal":
            style.set(wname("default"), "1")


def _speak(theirs: Element, tag: str) -> None:
    """Let the text without a language of its own be in that of the document, not in that of the house's file."""
    for mark in list(theirs.iter(wname("lang"))):
        drop(mark)
    defaults = find(theirs, "docDefaults")
    if defaults is None:
        defaults = w("docDefaults")
        theirs.insert(0, defaults)
    runs = find(defaults, "rPrDefault")
    if runs is None:
        runs = w("rPrDefault")
        defaults.insert(0, runs)
    properties = find(runs, "rPr")
    if properties is None:
        properties = w("rPr")
        runs.append(properties)
    after = [child for child in properties if child.tag in map(wname, ("eastAsianLayout", "specVanish", "oMath"))]
    (after[0].addprevious if after else properties.append)(language(tag))


def _mend(styles: Element) -> None:
    """Take out references to styles that are not there."""
    known = {value(style, "styleId") for style in styles.findall(wname("style"))}
    for reference in list(styles.iter(*map(wname, _NAMED))):
        if value(reference) not in known:
            drop(reference)


def _name(style: Element) -> str:
    return value(find(style, "name")).casefold()
