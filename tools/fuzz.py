"""Damages files and calls pgdecl on them, for as long as one likes; what fails is kept.

`tools/fuzz.py --seconds 600 --seed 7` goes on from that seed for ten minutes; `--mutants 12000` makes so
many files. A file on which a call fails is written to `build/fuzz/`, with what was wrong beside it.
"""

import argparse
import os
import resource
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from fuzzing import KINDS, damaged, problems  # noqa: E402 - stands beside the tests

_CALLS = 3


def main() -> int:
    """Prints how many files were made and how many calls failed; 1 if any did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--mutants", type=int, default=0, help="so many files, whatever time it takes")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    end, seed, failed = monotonic() + options.seconds, options.seed, 0
    kept = ROOT / "build" / "fuzz"
    with TemporaryDirectory() as name:
        os.chdir(name)
        while seed - options.seed < options.mutants if options.mutants else monotonic() < end:
            random = Random(seed)  # noqa: S311 - a seed gives the same file each time
            file = damaged(random)
            wrong = problems(file, random, Path(name), _CALLS)
            if wrong:
                failed += len(wrong)
                kept.mkdir(parents=True, exist_ok=True)
                (kept / f"{seed}{KINDS[file.kind].suffix}").write_bytes(file.data)
                (kept / f"{seed}.txt").write_text("\n".join(wrong) + "\n", encoding="utf-8")
                print(f"{seed}: {wrong[0][:300]}")
            seed += 1
        os.chdir(ROOT)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    count = seed - options.seed
    print(f"{count} files, up to {_CALLS} calls each, {failed} failures, at most {peak} MiB of memory")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
