"""Declarations and results: the models, the terms of their fields, and the walk over their indicators."""
