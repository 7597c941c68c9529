"""Files: which are meant, read within limits, written whole or not at all, worked on in batches."""
