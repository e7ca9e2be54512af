"""The marking of a brief on its way into a document: what templates can name, and what every page bears."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.brief.model import Report
from briefgen.composition.escape import taint
from briefgen.composition.names import portion_function
from briefgen.document.marking import Marking
from briefgen.document.tree import Block, Callout, Paragraph, Strong, Text
from briefgen.document.walk import iter_blocks, iter_inlines
from briefgen.errors import TemplateError, UsageError

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme


class Marks(msgspec.Struct, frozen=True):
    """What a document shows of its brief's marking."""

    marking: Marking | None
    portion: Callable[[Sequence[str]], str | None]
    """The mark before a statement that rests on sources with these ids; None where there is none."""

    @property
    def names(self) -> dict[str, Any]:
        """`marking` and `portion`, as a template can name them."""
        shown = None
        if self.marking is not None:
            shown = taint({"label": self.marking.label, "definition": self.marking.definition})
        return {"marking": shown, "portion": portion_function(self.portion)}

    def show(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """`blocks` with the marking as text at their head, where the template did not write it itself.

        Raises TemplateError where the template wrote another one: a page must not say less than it bears.
        """
        if self.marking is None:
            return blocks
        label = self.marking.label
        written = [block for block in iter_blocks(blocks) if isinstance(block, Callout) and block.kind == "marking"]
        if any(label not in _words(block) for block in written):
            raise TemplateError(
                f"the template's `marking` does not say `{label}`", hint="write {{ marking.label }} into it"
            )
        if written:
            return blocks
        definition = f" {self.marking.definition}" if self.marking.definition else ""
        line = Paragraph((Strong((Text(label),)), *([Text(definition)] if definition else ())))
        return (Callout("marking", (line,)), *blocks)


def _words(block: Block) -> str:
    return "".join(inline.content for inline in iter_inlines((block,)) if isinstance(inline, Text))


def find_marks(brief: Report, scheme: "Scheme | str | Path | None" = None) -> Marks:
    """What the document of `brief` shows of its marking; a scheme is read only where there is one.

    Raises UsageError where the scheme of the marking is none of briefgen's own and not given.
    """
    if brief.marking is None or brief.marking_scheme is None:
        return Marks(None, lambda _: None)
    from briefgen.marking.rules import find_level, portion_mark

    document = brief.marking
    known = _find_scheme(brief.marking_scheme, scheme)
    labels = {source.id: source.marking for source in brief.sources}

    def portion(source_ids: Sequence[str]) -> str | None:
        return portion_mark(known, [labels.get(source_id) for source_id in source_ids], document)

    return Marks(find_level(known, document).marking, portion)


def _find_scheme(name: str, given: "Scheme | str | Path | None") -> "Scheme":
    """The scheme called `name`: the one that is `given`, or one of briefgen's own."""
    from briefgen.marking.scheme import find_scheme, scheme_named

    if scheme := scheme_named(name, find_scheme(given)):
        return scheme
    raise UsageError(
        f"the brief is marked by the scheme `{name}`, which briefgen does not bring",
        hint=f'give its file, as in marking_scheme="{name}.toml"',
    )
