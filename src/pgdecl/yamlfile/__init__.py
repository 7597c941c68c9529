"""A YAML file: bytes, text, nodes with positions, then records; and the way back from a path to a place."""
