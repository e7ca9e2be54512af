"""Web pages: decode, parse within bounds, tell a wall from an article, find the main text, read the metadata."""
