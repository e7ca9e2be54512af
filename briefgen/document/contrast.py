"""Contrast: two colors come in, how well one can be read on the other goes out (WCAG 2.2, contrast ratio)."""

LEAST_CONTRAST = 4.5
"""Of text against its ground (success criterion 1.4.3)."""
LEAST_CONTRAST_LARGE = 3.0
"""Of text of 18 points, or 14 points in bold, and more."""
_LINEAR_UP_TO = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colors `#RRGGBB`, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of a color `#RRGGBB`, from 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
