"""Runs the command given and prints its wall time and CPU time in seconds, its peak memory in MiB, its exit code.

A process of its own, and a small one: to the kernel a child's peak memory begins with that of its starter.
"""

import os
import sys
import time

# What ru_maxrss counts in: bytes on macOS, KiB elsewhere.
UNIT = 1 if sys.platform == "darwin" else 1024


def main(command: list[str]) -> None:
    """Runs the command without input or output, and prints one line of four numbers."""
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - start
    peak = used.ru_maxrss * UNIT / 1024**2
    print(wall, used.ru_utime + used.ru_stime, peak, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
