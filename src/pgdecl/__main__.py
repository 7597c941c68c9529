"""`python -m pgdecl`."""

from pgdecl.cli import main

main()
