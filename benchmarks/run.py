"""Measures pgdecl beside its yardsticks and prints one table. See README.md."""

import argparse
import gc
import shutil

from checking import checking
from comparing import comparing
from faults import write_faulty
from growth import growth
from inputs import write
from lines import FAULTY, GOOD, HEADER, MANY, SCRATCH, TENTH
from rendering import rendering

_ROUNDS, _FEW_ROUNDS = 15, 3
_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Prints the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", metavar="NAME", default="", help="only rows whose work has this in it")
    parser.add_argument(
        "--rounds", metavar="N", type=int, default=_ROUNDS, help="of each row; slow rows: N / 5"
    )
    parser.add_argument("--quick", action="store_true", help=f"{_FEW_ROUNDS} rounds")
    options = parser.parse_args()
    # As often as the command looks for cycles; both sides of a row gain by it.
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)
    shutil.rmtree(SCRATCH, ignore_errors=True)
    write(GOOD, MANY)
    write(TENTH, MANY // 10)
    write_faulty(FAULTY, MANY)
    print(HEADER)
    for family in (checking, rendering, comparing, growth):
        for line in family():
            if options.only in line.work:
                print(line.row(_FEW_ROUNDS if options.quick else options.rounds), flush=True)


if __name__ == "__main__":
    main()
