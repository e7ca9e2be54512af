"""Colors for dark pages: a style's color comes in, one that is legible on a dark ground goes out."""

_LEAST_CONTRAST = 7
"""Of text against its ground (WCAG 2.2, success criterion 1.4.6: enhanced)."""
_LINEAR_UP_TO = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""
_STEPS = 20


def contrast(one: str, other: str) -> float:
    """The contrast of two colors `#RRGGBB`, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(color: str, other: str, share: float) -> str:
    """`color` with `share` (0 to 1) of `other` in it."""
    parts = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(part + (target - part) * share):02X}" for part, target in parts)


def lighten(color: str, ground: str) -> str:
    """`color` with as much white in it as it takes to be read on the dark `ground`."""
    lighter = (blend(color, "#FFFFFF", step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in lighter if contrast(shade, ground) >= _LEAST_CONTRAST), "#FFFFFF")


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
