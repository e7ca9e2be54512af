"""Finished files and briefs against rules: bytes in, findings out. It reads DOCX and PDF and knows no writer."""
