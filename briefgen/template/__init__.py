"""Templates on disk: a folder with a manifest, Jinja files that write Markdown, and a style."""
