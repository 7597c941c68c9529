"""Filled forms in documents, recognised by their labels: the content of declarations and results."""
