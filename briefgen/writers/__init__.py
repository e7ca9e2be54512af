"""Writers: a document and its style become bytes. They do not know one another."""
