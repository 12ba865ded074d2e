#!/usr/bin/env python3
"""README.md's tour and its picture are what the program prints of tests/demo.

    readme.py PROGRAM

In the tour `$ claimgraph ...` is run, and a line `...` stands for any lines of its output.
"""
import difflib
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tour(readme):
    """[(arguments, [lines])] of the first block that runs the program."""
    block = next(b for b in readme.split("```")[1::2] if "\n$ claimgraph " in b)
    commands = []
    for line in block.strip("\n").splitlines():
        if line.startswith("$ claimgraph "):
            commands.append((shlex.split(line)[2:], []))
        else:
            commands[-1][1].append(line.rstrip())
    return commands


def stretches(lines):
    """The stretches between lines of three dots."""
    found = [[]]
    for line in lines:
        if line.strip() == "...":
            found.append([])
        else:
            found[-1].append(line)
    return [stretch for stretch in found if stretch]


def holds(lines, printed):
    start = 0
    for stretch in stretches(lines):
        ends = (i for i in range(start, len(printed) - len(stretch) + 1) if printed[i:i + len(stretch)] == stretch)
        at = next(ends, None)
        if at is None:
            return False
        start = at + len(stretch)
    return bool(lines)


def main():
    program = [sys.argv[1], "--db"]
    commands = tour((ROOT / "README.md").read_text(encoding="utf-8"))
    wrong = [] if commands else ["README.md has no tour"]
    with tempfile.TemporaryDirectory() as scratch:
        run = lambda arguments: subprocess.run([*program, scratch + "/db", *arguments], cwd=ROOT, check=True,
                                               capture_output=True).stdout
        for arguments, lines in commands:
            printed = [line.rstrip() for line in run(arguments).decode().splitlines()]
            if not holds(lines, printed):
                wrong += [f"$ claimgraph {shlex.join(arguments)}", *difflib.unified_diff(lines, printed, "README.md", "printed", lineterm="")]
        if run(["export", "svg"]) != (ROOT / "docs/demo.svg").read_bytes():
            wrong.append("docs/demo.svg is not what `export svg` prints")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
