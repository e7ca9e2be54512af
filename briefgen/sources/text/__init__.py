"""Plain text and Markdown: lines become units, units become the title, the body and what is left out."""
