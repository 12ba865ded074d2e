#!/usr/bin/env python3
"""Interrupts `add` by SIGINT and SIGTERM; it ends by that signal, says what is left, and goes on when run again.

    interrupt_add.py PROGRAM [ROUNDS] [SEED]

Each round adds many generated files to a new database and sends one of the signals after a random time. What was acknowledged must be there, the database whole, and a second `add` must end with the bytes of an
undisturbed run. Prints `N passed, M failed`."""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

program = Path(sys.argv[1]).resolve()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261121
moments = random.Random(seed)
passed = failed = cut = 0


def check(name, right, detail=''):
    global passed, failed
    passed, failed = passed + bool(right), failed + (not right)
    if not right:
        print(f'FAIL {name}: {detail[:500]}')


def run(db, *args):
    return subprocess.run([program, '--db', db, *args], capture_output=True, text=True)


def write_files(folder):
    folder.mkdir()
    filler = 'The valley is green and nobody came to the meeting of the old council on the hill. ' * 40
    for i in range(60):
        place = f'{"ABDEGHKLMNPRST"[i % 14]}{"aeiou"[i % 5]}r{"dlmnst"[i % 6]}{"aeiou"[i // 5 % 5]}berg'
        text = f'{place} said on Monday that it will spend {i + 3} million euros on the bridge in 2026.\n\n{filler}\n'
        (folder / f'{i:03}.md').write_text(f'---\ntitle: T{i}\npublished: 2025-01-{i % 28 + 1:02}\nlang: en\n---\n{text}')


def interrupt_once(db, folder, longest, number):
    """What it printed, and how it ended."""
    process = subprocess.Popen([program, '--db', db, 'add', folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(moments.uniform(0, longest))
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    return out, err, process.returncode


with tempfile.TemporaryDirectory() as home:
    folder = Path(home) / 'many'
    write_files(folder)
    start = time.monotonic()
    whole = run(f'{home}/clean', 'add', folder)
    longest = time.monotonic() - start
    check('undisturbed', whole.returncode == 0, whole.stderr)
    want = run(f'{home}/clean', 'export', 'jsonl').stdout
    for n in range(rounds):
        db = f'{home}/{n}'
        number = (signal.SIGINT, signal.SIGTERM)[n % 2]
        out, err, code = interrupt_once(db, folder, longest, number)
        done = len(out.splitlines())
        check(f'round {n}: it ends by the signal', code in (0, -number), f'{code} {err}')
        if code == -number and done > 0:
            cut += 1
            said = f'interrupted: {60 - done} of 60 files not added' in err
            check(f'round {n}: says what is left', said or done == 60, err)
        if os.path.isdir(db):
            verify = run(db, 'verify', '--full')
            check(f'round {n}: whole', verify.returncode == 0, verify.stdout + verify.stderr)
            there = run(db, 'sources', '--format', 'jsonl').stdout
            lost = [line for line in out.splitlines() if f'"{line.split()[0]}' not in there]
            check(f'round {n}: nothing lost', not lost, str(lost))
        check(f'round {n}: goes on', run(db, 'add', folder).returncode == 0)
        check(f'round {n}: same bytes', run(db, 'export', 'jsonl').stdout == want)

# How many moments fell between the first and the last file depends on the machine, so it is told, not checked.
print(f'seed {seed}, {rounds} rounds, {cut} cut short')
print(f'{passed} passed, {failed} failed')
sys.exit(1 if failed else 0)
