"""The gallery: pictures of pages that show what the built-in templates and the hard cases look like."""
