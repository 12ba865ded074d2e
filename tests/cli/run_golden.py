#!/usr/bin/env python3
"""Run golden cases of the command line and compare byte for byte.

    run_golden.py --program PATH [--update] CASE...

A case is a directory with `cmd` (a bash script), and what it must give: `out`, `err` (empty if there is no such file)
and `code` (0 if there is none). Every other file of the case is copied to an empty directory, where cmd runs with
`claimgraph` on PATH, $DATA naming tests/cli/data, and nothing else of the caller's environment. As root, cmd runs as
nobody: permissions mean something then. --update writes out, err and code as they are now: read the difference.
"""
import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXPECTED = ("out", "err", "code")
NOBODY = 65534


def run(program, case):
    with tempfile.TemporaryDirectory(prefix="claimgraph_golden_") as directory:
        work = Path(directory)
        tools = work / "bin"
        tools.mkdir()
        shutil.copy(program, tools / "claimgraph")
        data = shutil.copytree(Path(__file__).parent / "data", work / "data")
        place = work / "here"
        place.mkdir()
        for file in case.iterdir():
            if file.name not in (*EXPECTED, "cmd"):
                shutil.copy(file, place / file.name)
        as_nobody = {}
        if os.geteuid() == 0:
            for path in (work, *work.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
            as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        environment = {"PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "HOME": str(place), "DATA": str(data)}
        try:
            done = subprocess.run(["bash", "-c", (case / "cmd").read_text()], cwd=place, env=environment,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=120, **as_nobody)
        finally:
            subprocess.run(["chmod", "-R", "u+rwX", str(place)], check=False)
        return {"out": done.stdout, "err": done.stderr, "code": str(done.returncode).encode() + b"\n"}


def wanted(case, name):
    file = case / name
    if file.exists():
        return file.read_bytes()
    return b"0\n" if name == "code" else b""


def update(case, got):
    for name in EXPECTED:
        default = b"0\n" if name == "code" else b""
        if got[name] == default:
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_bytes(got[name])


def compare(case, got):
    same = True
    for name in EXPECTED:
        want = wanted(case, name)
        if got[name] == want:
            continue
        same = False
        print(f"{case}: {name} differs")
        lines = [text.decode("utf-8", "backslashreplace").splitlines() for text in (want, got[name])]
        for line in difflib.unified_diff(*lines, "expected", "got", lineterm=""):
            print("  " + line.replace("\x1b", "\\x1b"))
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("cases", nargs="+", type=Path)
    options = parser.parse_args()
    same = True
    for case in options.cases:
        got = run(options.program.resolve(), case.resolve())
        if options.update:
            update(case, got)
        else:
            same &= compare(case, got)
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
