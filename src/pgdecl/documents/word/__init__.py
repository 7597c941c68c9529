"""DOCX files: their paragraphs and tables, and comments in them."""
