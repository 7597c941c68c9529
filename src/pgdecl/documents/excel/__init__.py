"""XLSX files: their sheets as tables, and comments in them."""
