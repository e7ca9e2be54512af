"""Composing: a brief and a template become a document."""
