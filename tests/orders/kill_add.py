#!/usr/bin/env python3
"""Kills `add` at random moments; whatever it leaves opens, is whole, and goes on.

    kill_add.py PROGRAM DIRECTORY [ROUNDS] [SEED]

Each round adds the articles of DIRECTORY to the database of the round before (a new one every 5 rounds) and kills the
process after a random time. Then `verify --full` must find nothing, every source that is there must have exactly the claims of
an undisturbed run, and every source that was acknowledged must be there. At the end of each database one undisturbed `add`
must give the bytes of the undisturbed run. Prints `N passed, M failed`."""
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from counts import count  # noqa: E402

program, directory = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 200
seed = int(sys.argv[4]) if len(sys.argv) > 4 else 20261121
articles = sorted(str(p) for p in directory.glob('*.md'))
passed = failed = cut = 0
moments = random.Random(seed)


def run(db, *args):
    return subprocess.run([program, '--db', db, *args], capture_output=True)


def claims_by_source(export):
    rows = [json.loads(line) for line in export.splitlines()]
    return {s['id']: {r['id'] for r in rows if r['type'] == 'claim' and r['source'] == s['id']}
            for s in rows if s['type'] == 'source'}


def check(name, right, detail=b''):
    global passed, failed
    passed, failed = passed + right, failed + (not right)
    if not right:
        print(f'FAIL {name}: {detail.decode(errors="replace")[:300]}')


def kill_once(db, longest):
    """The ids that a killed add acknowledged."""
    global cut
    process = subprocess.Popen([program, '--db', db, 'add', *articles], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(moments.uniform(0, longest))
    process.kill()
    out = process.communicate()[0].decode()
    cut += process.returncode != 0
    return {line.split()[0] for line in out.splitlines(keepends=True) if line.endswith('\n')}


with tempfile.TemporaryDirectory() as home:
    clean = f'{home}/clean'
    start = time.monotonic()
    run(clean, 'add', *articles)
    longest = 1.2 * (time.monotonic() - start)
    want = run(clean, 'export', 'jsonl').stdout
    reference = claims_by_source(want)
    for n in range(rounds):
        db = f'{home}/{n // 5}'
        acknowledged = kill_once(db, longest)
        export = run(db, 'export', 'jsonl')
        if export.returncode == 3 and not acknowledged:   # killed before there was a database
            check(f'round {n}: nothing is there', True)
        else:
            check(f'round {n}: opens', export.returncode == 0, export.stderr)
            there = claims_by_source(export.stdout)
            whole = all(reference.get(source) == claims for source, claims in there.items())
            kept = all(any(source.startswith(short) for source in there) for short in acknowledged)
            check(f'round {n}: whole sources only, none lost', whole and kept)
            verify = run(db, 'verify', '--full')
            check(f'round {n}: verify', verify.returncode == 0, verify.stdout + verify.stderr)
        if n % 5 == 4:
            again = run(db, 'add', *articles)
            check(f'round {n}: goes on', again.returncode == 0, again.stderr)
            check(f'round {n}: same bytes', run(db, 'export', 'jsonl').stdout == want)

print(f'seed {seed}, {rounds} rounds, {cut} cut short')
print(f'{passed} passed, {failed} failed')
if not failed:
    count('kills', cut)
sys.exit(1 if failed else 0)
