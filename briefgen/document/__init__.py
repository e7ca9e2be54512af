"""The document: a format-neutral tree and its style. A leaf: it knows neither templates nor formats."""
