"""PDF files: what of PDF/UA-1 (ISO 14289-1) a program can check. The only room that knows pikepdf and fontTools."""
