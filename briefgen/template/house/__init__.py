"""A Word file with a house style: its page, type, colors, headings, header, footer and logo become a style."""
