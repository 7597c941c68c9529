"""`python -m pgdecl`."""

from pgdecl.cli import main

if __name__ == "__main__":  # processes of --jobs may import this module
    main()
