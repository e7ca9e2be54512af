"""Contrast is that of WCAG 2.2."""

import pytest

from briefgen.document.contrast import contrast


def test_the_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FF0000", "#FFFFFF") == pytest.approx(4.0, abs=0.01)
