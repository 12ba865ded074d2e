#!/usr/bin/env python3
"""The order in which sources come leaves no trace.

    orders.py PROGRAM DIRECTORY [LIMIT]

Adds the articles of DIRECTORY in every order (at most LIMIT orders, evenly picked), all at once and one by one, and compares
`export jsonl` byte for byte; then adds them again (nothing may change, and the program must say so) and reads the export into
a new database (same bytes). Prints `N passed, M failed`."""
import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

program, directory = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
limit = int(sys.argv[3]) if len(sys.argv) > 3 else 120
articles = sorted(str(p) for p in directory.glob('*.md'))
passed = failed = 0


def run(db, *args, stdin=None):
    done = subprocess.run([program, '--db', db, *args], input=stdin, capture_output=True)
    if done.returncode != 0:
        sys.exit(f'{" ".join(args)}: exit {done.returncode}: {done.stderr.decode()}')
    return done.stdout


def check(name, right):
    global passed, failed
    passed, failed = passed + right, failed + (not right)
    if not right:
        print(f'FAIL {name}')


with tempfile.TemporaryDirectory() as home:
    def database(name):
        return str(Path(home) / name)

    first = database('first')
    run(first, 'add', *articles)
    want = run(first, 'export', 'jsonl')
    pairs = run(first, 'pairs', '--format', 'jsonl')
    check('the export is not empty', want.count(b'"type":"claim"') > 0)

    orders = list(itertools.permutations(articles))
    step = max(1, len(orders) // limit)
    for n, order in enumerate(orders[::step][:limit]):
        db = database(f'order{n}')
        for article in order:
            run(db, 'add', article)
        check(f'one by one, order {n}', run(db, 'export', 'jsonl') == want)
        check(f'pairs of order {n}', run(db, 'pairs', '--format', 'jsonl') == pairs)

    check('the picture is drawn', b'</svg>' in run(first, 'export', 'svg'))
    again = run(first, 'add', *articles)
    check('adding again says so', again.count(b'already') == len(articles))
    check('adding again changes nothing', run(first, 'export', 'jsonl') == want)

    copy = database('copy')
    run(copy, 'init')
    run(copy, 'import', '-', stdin=want)
    check('export | import gives the same bytes', run(copy, 'export', 'jsonl') == want)

print(f'{passed} passed, {failed} failed')
sys.exit(1 if failed else 0)
