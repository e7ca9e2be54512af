"""Colors of a house that can be read: a color comes in, the same hue as dark as words on paper must be goes out."""

from briefgen.document.contrast import LEAST_CONTRAST, channels, contrast

_STEPS = 100
_TINT = 0.08
"""The share of the accent in the ground behind the bottom line."""


def legible(color: str, ground: str = "#FFFFFF") -> str:
    """`color`, darkened as far as it takes to be read on `ground`."""
    for step in range(_STEPS + 1):
        darker = _mix(color, "#000000", step / _STEPS)
        if contrast(darker, ground) >= LEAST_CONTRAST:
            return darker if step else color
    return "#000000"


def tint_of(accent: str) -> str:
    """A ground that goes with `accent`."""
    return _mix("#FFFFFF", accent, _TINT)


def is_colored(color: str) -> bool:
    """Whether `color` is a color rather than a gray."""
    shades = channels(color)
    return max(shades) - min(shades) > 16


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
