"""Comparisons as tables: worded once, painted for the terminal, Markdown, XLSX and HTML."""
