"""Addresses as sources. Goes in: an address that a person named, or a series lists. Comes out: what stands there.

Nothing else of briefgen opens a connection, and nothing here is imported before an address is met.
"""
