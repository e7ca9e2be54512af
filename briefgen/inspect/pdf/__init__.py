"""PDF files: what of PDF/UA-1 (ISO 14289-1) a program can check."""
