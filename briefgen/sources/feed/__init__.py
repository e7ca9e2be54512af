"""Feeds: RSS, Atom, RDF and JSON Feed; each entry becomes an article."""
