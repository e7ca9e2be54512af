"""Addresses as sources. Goes in: an address that a person named, or a series lists. Comes out: what stands there.

Nothing else that reads opens a connection (mail goes out in `delivery/mail.py`). The client and all that it needs is
imported when an address is fetched; what an address looks like, and what was fetched, other rooms know too.
"""
