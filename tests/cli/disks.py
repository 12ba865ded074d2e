#!/usr/bin/env python3
"""Disks that are full, read-only or another's: each its message and exit code, nothing acknowledged lost.

    disks.py PROGRAM

Needs the right to mount a tmpfs; without it, says so and checks what is left: a limit on the size of files. Prints
`N passed, M failed`."""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

program = Path(sys.argv[1]).resolve()
NOBODY = 65534
passed = failed = 0


def check(name, right, detail=''):
    global passed, failed
    passed, failed = passed + bool(right), failed + (not right)
    if not right:
        print(f'FAIL {name}: {str(detail)[:500]}')


def run(db, *args, prepare=None):
    return subprocess.run([program, '--db', str(db), *map(str, args)], capture_output=True, text=True, preexec_fn=prepare)


def write_articles(folder, count, filler):
    folder.mkdir()
    for i in range(count):
        name = f'{"BDGKLMNRST"[i % 10]}{"aeiou"[i // 10 % 5]}l{"aeiou"[i // 50 % 5]}stad'
        (folder / f'{i:03}.md').write_text(f'---\ntitle: T{i}\npublished: 2025-01-25\nlang: en\n---\n{name} said on Monday that it will '
                                           f'spend {i + 1} million euros on the bridge in 2026.\n\n{os.urandom(filler).hex()}\n')


def acknowledged(done):
    return {line.split()[0] for line in done.stdout.splitlines()}


def check_whole(name, db, wanted):
    verify = run(db, 'verify', '--full')
    check(f'{name}: whole', verify.returncode == 0, verify.stdout + verify.stderr)
    there = run(db, 'sources', '--format', 'jsonl').stdout
    check(f'{name}: nothing acknowledged lost', all(f'"{short}' in there for short in wanted), wanted)


def full_disk(home, articles):
    disk = home / 'full'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', disk], capture_output=True).returncode != 0:
        return print('skipped: full disk (no right to mount)')
    try:
        db = disk / 'db'
        done = run(db, 'add', articles)
        check('full disk: exit code 74', done.returncode == 74, (done.returncode, done.stderr))
        check('full disk: says so', 'No space left' in done.stderr or 'storage stopped' in done.stderr, done.stderr)
        stored = acknowledged(done)
        print(f'full disk: {len(stored)} of 60 sources stored, then: {done.stderr.strip().splitlines()[-1][:150]}')
        check_whole('full disk, as it is', db, stored)
        check('full disk: reading works', run(db, 'stats').returncode == 0)
        subprocess.run(['mount', '-o', 'remount,size=200m', disk], check=True)
        again = run(db, 'add', articles)
        check('room again: goes on', again.returncode == 0, again.stderr)
        check_whole('room again', db, stored)
        check('room again: all there', '"sources":60' in run(db, 'stats', '--format', 'json').stdout.replace(' ', ''))
    finally:
        subprocess.run(['umount', disk], check=False)


def read_only(home, articles):
    disk = home / 'still'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk], capture_output=True).returncode != 0:
        return print('skipped: read-only mount (no right to mount)')
    try:
        db = disk / 'db'
        run(db, 'add', articles)
        subprocess.run(['mount', '-o', 'remount,ro', disk], check=True)
        for args in (['stats'], ['sources'], ['claims'], ['timeline'], ['export', 'jsonl'], ['verify', '--full']):
            done = run(db, *args)
            check(f'read-only: {args}', done.returncode == 0, done.stderr)
        for args in (['add', articles], ['backup', home / 'backups']):
            done = run(db, *args)
            check(f'read-only: {args[0]} is refused', done.returncode == 74 and 'Read-only file system' in done.stderr,
                  (done.returncode, done.stderr))
        done = run(disk / 'new', 'init')
        check('read-only: init is refused', done.returncode == 74, (done.returncode, done.stderr))
        print('read-only mount: six reading commands work, three writing ones are refused')
    finally:
        subprocess.run(['umount', disk], check=False)


def foreign_owner(home, articles):
    if os.geteuid() != 0:
        return print('skipped: another owner (not root)')

    def as_nobody():
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)

    tool = home / 'claimgraph'
    shutil.copy(program, tool)
    os.chmod(home, 0o755)
    db = home / 'ours'
    run(db, 'add', articles)

    def as_other(*args):
        return subprocess.run([tool, '--db', str(db), *map(str, args)], capture_output=True, text=True, preexec_fn=as_nobody)

    done = as_other('stats')
    check('private: cannot be read', done.returncode in (3, 74) and 'ermission' in done.stderr, (done.returncode, done.stderr))
    for path in (db, *db.rglob('*')):
        os.chmod(path, 0o755 if path.is_dir() else 0o644)
    done = as_other('verify', '--full')
    check("another's, readable: reading works", done.returncode == 0, (done.returncode, done.stderr))
    done = as_other('add', articles)
    check("another's: writing is refused", done.returncode == 74 and 'ermission denied' in done.stderr, (done.returncode, done.stderr))
    print("another's database: read where it may be read, never written")


def limited_files(home, articles):
    db = home / 'limited'
    run(db, 'init')
    done = run(db, 'add', articles, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)))
    check('limited files: exit code 74', done.returncode == 74, (done.returncode, done.stderr))
    check_whole('limited files', db, acknowledged(done))
    print(f'files of at most 300 kB: {len(acknowledged(done))} of 60 sources stored, none lost')


with tempfile.TemporaryDirectory(prefix='disks_') as directory:
    home = Path(directory)
    articles = home / 'articles'
    write_articles(articles, 60, 20_000)
    for test in (full_disk, read_only, foreign_owner, limited_files):
        test(home, articles)

print(f'{passed} passed, {failed} failed')
sys.exit(1 if failed else 0)
