"""Settings of a repository: found upwards from a file, read with the line of every fault."""
