"""What a node is, without asking the library that made it: the tags of all nodes."""

TEXT, MAPPING, LIST = "text", "mapping", "list"
