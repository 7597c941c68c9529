"""Word and Excel files as people made them: read into tables with addresses, and comments written back."""
