"""Word documents: the package is opened within limits, its paragraphs become blocks."""
