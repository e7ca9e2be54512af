"""The marking that a document bears: who may see it. What writers draw; which label it is, `marking/` decides."""

from typing import Annotated, Literal

import msgspec

from briefgen.document.style import ColorCode


class Marking(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A label with the look that its scheme asks for."""

    label: str
    """As it is printed, letter for letter, for example `TLP:AMBER`."""
    color: ColorCode
    """Of the letters."""
    ground: ColorCode
    """Behind the letters, always drawn: the label must be legible on any paper."""
    align: Literal["center", "right"] = "center"
    """Where in the margin it stands."""
    size_pt: Annotated[float, msgspec.Meta(ge=6, le=36)] = 12.0
    definition: str | None = None
    """What the label asks of the reader, printed on the first page; None where the scheme says nothing."""
