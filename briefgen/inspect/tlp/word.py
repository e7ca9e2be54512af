"""TLP in a Word file: its bytes come in, the places that break a rule go out."""

from collections.abc import Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.tlp.labels import LEAST_SIZE_PT, Label, find_apart, find_labels, find_marking, find_strictest
from briefgen.inspect.word.package import NAMESPACES, Element, Package, is_on, open_package, value, w, words
from briefgen.inspect.word.styles import Styles

_R_ID = f"{{{NAMESPACES['r']}}}id"
_FIRST_WORDS = 1500
"""Letters that are taken for the first page: a Word file has no pages until it is laid out."""


def check_tlp_word(content: bytes) -> Iterator[Breach]:
    """The places of the Word file `content` that break a rule of TLP 2.0.

    Raises SourceError where it cannot be read.
    """
    package = open_package(content)
    styles = Styles(package)
    texts = [(part, words(paragraph)) for part, story in package.stories() for paragraph in story.iter(w("p"))]
    misspelt = [(part, found) for part, text in texts for found in find_labels(text) if found.label is None]
    margins = list(_margins(package))
    label = find_strictest(
        (_texts(margin) for *_, margin in margins),
        (words(paragraph) for paragraph in package.body.iter(w("p"))),
    )
    if label is None and not misspelt:
        yield Breach("not-marked", "file", "it bears no TLP label")
    for part, written in misspelt:
        yield Breach("spelling", part, f"`{written.words}` is no label; {written.fix}")
    if label is None:
        return
    for section, rule, kind, margin in margins:
        yield from _check_margin(f"section {section}, {kind} {rule}", rule, margin, styles, label)
    yield from _check_first(package, label)


def _texts(margin: Element | None) -> list[str]:
    return [words(paragraph) for paragraph in margin.iter(w("p"))] if margin is not None else []


def _margins(package: Package) -> Iterator[tuple[int, str, str, Element | None]]:
    """Each kind of header and footer that each section shows; None where it shows none.

    A section without one of its own shows that of the section before.
    """
    settings = package.first("settings")
    even = settings is not None and is_on(settings.find(w("evenAndOddHeaders")))
    known = package.relations(package.main)
    last: dict[tuple[str, str], Element | None] = {}
    for number, section in enumerate(package.body.iter(w("sectPr")), 1):
        for rule in ("header", "footer"):
            for reference in section.findall(w(f"{rule}Reference")):
                relation = known.get(reference.get(_R_ID, ""))
                last[rule, value(reference, "type") or "default"] = (
                    package.trees.get(relation.target) if relation else None
                )
            yield number, rule, "default", last.get((rule, "default"))
            if is_on(section.find(w("titlePg"))):
                yield number, rule, "first", last.get((rule, "first"))
            if even:
                yield number, rule, "even", last.get((rule, "even"))


def _check_margin(place: str, rule: str, margin: Element | None, styles: Styles, label: Label) -> Iterator[Breach]:
    paragraphs = list(margin.iter(w("p"))) if margin is not None else []
    labels = find_marking(_texts(margin))
    if label not in labels:
        yield Breach(rule, place, f"it does not bear {label.name}")
    for other in sorted({other.name for other in labels} - {label.name}):
        yield Breach("one-label", place, f"it bears {other}, where another place bears {label.name}")
    marked = [paragraph for paragraph in paragraphs if label.name in words(paragraph)]
    apart = [paragraph for paragraph in marked if label in find_apart(words(paragraph))]
    for paragraph in apart or marked:
        yield from _check_look(paragraph, place, styles, label)


def _check_look(paragraph: Element, place: str, styles: Styles, label: Label) -> Iterator[Breach]:
    runs = [run for run in paragraph.iter(w("r")) if "TLP" in words(run)]
    for run in runs[-1:]:
        look = styles.look(run, paragraph)
        if look.size_pt < LEAST_SIZE_PT:
            yield Breach("size", place, f"the label is {look.size_pt:g} points high")
        if look.align not in ("right", "end") and next(paragraph.iter(w("tab"), w("ptab")), None) is None:
            yield Breach("align", place, "the label does not stand right")
        if (look.color, look.ground) != (label.color, label.ground):
            seen = f"{look.color or 'of no set color'} on {look.ground or 'an unknown ground'}"
            yield Breach("color", place, f"the label is {seen}, not {label.color} on {label.ground}")


def _check_first(package: Package, label: Label) -> Iterator[Breach]:
    text = " ".join(words(paragraph) for paragraph in package.body.iter(w("p")))
    if label.name not in text[:_FIRST_WORDS]:
        yield Breach("first-page", "document", f"its text does not begin with {label.name}")
    margins = " ".join(words(tree) for kind in ("header", "footer") for _, tree in package.related(kind))
    if not label.definition.search(text[:_FIRST_WORDS] + margins):
        yield Breach("definition", "document", f"its beginning does not say what {label.name} asks of a reader")
