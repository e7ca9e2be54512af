"""Engines: what cuts paragraphs into sentences and recognizes names, where the rules alone do not."""
