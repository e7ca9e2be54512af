"""Colors for dark pages: a style's color comes in, one that is legible on a dark ground goes out."""

from briefgen.document.contrast import channels, contrast

_LEAST_CONTRAST = 7
"""Of text against its ground (WCAG 2.2, success criterion 1.4.6: enhanced)."""
_STEPS = 20


def blend(color: str, other: str, share: float) -> str:
    """`color` with `share` (0 to 1) of `other` in it."""
    parts = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(part + (target - part) * share):02X}" for part, target in parts)


def lighten(color: str, ground: str) -> str:
    """`color` with as much white in it as it takes to be read on the dark `ground`."""
    lighter = (blend(color, "#FFFFFF", step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in lighter if contrast(shade, ground) >= _LEAST_CONTRAST), "#FFFFFF")
