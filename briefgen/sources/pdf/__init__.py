"""PDF: glyphs become lines, lines become columns and paragraphs, and what stands on every page is left out."""
