"""Run as a program: checks a file as the command line does, watched and within bounds, and says what it took.

    python guarded.py COMMAND FILE FORBIDDEN

What is opened below the folder FORBIDDEN, and every socket, is told of in the last line, as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

MOST = 2 * 1024**3
"""Bytes: above what is allowed, so that what takes more fails by itself and not with the machine."""


def main(command: str, path: str, forbidden: str) -> None:
    reached: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") and event != "socket.__new__":
            reached.append(event)
        elif event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str | bytes):
            opened = os.path.realpath(os.fsdecode(arguments[0]))
            if opened.startswith(forbidden):
                reached.append(opened)

    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from govlint.cli import main as govlint

    sys.addaudithook(watch)
    code = None
    try:
        code = govlint([command, *(["--format", "concise"] if command == "check" else []), path])
    finally:
        own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        seconds = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
        # Not this process's ru_maxrss, which begins with what its parent had.
        [peak] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
        memory = max(int(peak.split()[1]), children.ru_maxrss) * 1024
        told = {"code": code, "seconds": seconds, "peak": memory, "reached": reached}
        sys.stdout.flush()
        sys.stderr.write("\n" + json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
