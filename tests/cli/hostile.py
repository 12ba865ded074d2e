#!/usr/bin/env python3
"""Hostile files: each is read or refused with its name and a reason, and nothing of it reaches the terminal raw.

    hostile.py PROGRAM [SEED]

Generates the inputs of every kind of threat (docs/RELIABILITY.md, P8 and P9), adds them in one run as nobody, and looks at what
every command then prints. Prints a line per kind, and `N passed, M failed`."""
import json
import os
import random
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from counts import count  # noqa: E402

program = Path(sys.argv[1]).resolve()
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20261121
chance = random.Random(seed)
NOBODY = 65534
passed = failed = 0
cases = {}      # file name -> (kind, 'read' | 'refused' | 'either')
here = None


def check(name, right, detail=''):
    global passed, failed
    passed, failed = passed + bool(right), failed + (not right)
    if not right:
        print(f'FAIL {name}: {str(detail)[:400]}')


def case(kind, expected, ending, content):
    name = f'{len(cases):04}-{kind}{ending}'
    cases[name] = (kind, expected)
    (here / name).write_bytes(content if isinstance(content, bytes) else content.encode('utf-8', 'surrogatepass'))


def place():
    """A name of its own for every case: nothing is linked that need not be."""
    number, name = len(cases), ''
    for letters in ('bdfgklmnrst', 'aeio', 'lmnrst', 'aeou', 'dklnt'):
        number, rest = divmod(number, len(letters))
        name += letters[rest]
    return name.capitalize() + 'burg'


def text(extra=''):
    return f'{place()} said on Monday that it will spend {len(cases) + 1} million euros on the bridge in 2026. {extra}'


def markdown(title='T', date='2025-01-25', body=''):
    return f'---\ntitle: {json.dumps(title, ensure_ascii=False)}\npublished: "{date}"\nlang: en\n---\n{text(body)}\n'


def article(title='T', date='2025-01-25', body=''):
    return json.dumps({'title': title, 'published': date, 'lang': 'en', 'publisher': title, 'text': text(body)}, ensure_ascii=False)


def escaped(value):
    return value.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')


def page(title='T', date='2025-01-25', body=''):
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta property="og:title" content="{escaped(title)}">'
            f'<meta name="date" content="{date}"></head><body><article><p>{escaped(text(body))}</p></article></body></html>')


def feed(title='T', date='Sat, 25 Jan 2025 10:00:00 GMT', body=''):
    return (f'<rss version="2.0"><channel><title>D</title><language>en</language><item><title>{escaped(title)}</title>'
            f'<pubDate>{date}</pubDate><description>{escaped(escaped(text(body)))}</description></item></channel></rss>')


FORMS = ((markdown, '.md'), (article, '.json'), (article, '.jsonl'), (page, '.html'), (feed, '.rss'))

BROKEN = [b'\x80', b'\xbf', b'\x80\xbf\x80', b'\xc0\xaf', b'\xe0\x80\xaf', b'\xf0\x80\x80\xaf', b'\xf8\x80\x80\x80\xaf',
          b'\xfc\x80\x80\x80\x80\xaf', b'\xc1\xbf', b'\xe0\x9f\xbf', b'\xf0\x8f\xbf\xbf', b'\xed\xa0\x80', b'\xed\xbf\xbf',
          b'\xed\xa0\x80\xed\xb0\x80', b'\xf4\x90\x80\x80', b'\xf7\xbf\xbf\xbf', b'\xfe', b'\xff', b'\xfe\xfe\xff\xff', b'\xc3',
          b'\xe2\x82', b'\xf0\x9f\x98', b'\xc3\x28', b'\xe2\x28\xa1', b'\xe2\x82\x28', b'\xf0\x28\x8c\xbc', b'\xf0\x90\x28\xbc',
          b'\xf0\x28\x8c\x28', b'\xa0\xa1', b'\xe9']
HOSTILE = ['\x1b[31mred', '\x1b]0;title\x07', '\x1b]8;;http://x\x1b\\', '\u009b31m', '\u009d0;t\u009c', 'a\rb', 'a\u202ecod', 'a\u2066b\u2069',
           'zero\u200bwidth', 'tag\U000e0041', '\x07bell', '\x08\x08back', '\x7fdel', 'line\u2028sep', 'nel\u0085next', '<script>alert(1)</script>',
           '"><img src=x onerror=alert(1)>', "';alert(1)//", 'javascript:alert(1)', '</title><svg onload=x>', '&lt;b&gt;', ']]>', '<!--', '-->',
           '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '"];n1->n2;//', 'label="x" URL="javascript:x"', '\\N\\G', '<b>html</b>', '../../etc/passwd',
           '$(touch /tmp/x)', '`id`', '; rm -rf .', '%s%n%x', '{}{0}', '__proto__', 'constructor', '\\u0000', 'x' * 5000, '\u0300' * 500, '\ufeffbom']
DATES = ['99999-01-01', '2025-02-30', '2025-13-01', '2025-00-10', '2025-01-00', '-0001-01-01x', '0000-00-00', '2025-01-25T25:00', '2025-01-25T10:61',
         '2025-01-25T10:00:00+99:00', 'yesterday', 'last Tuesday', '01/02/2025', '1e400', 'NaN', '٢٠٢٥-٠١-٢٥', '2025-1-1', '25 Smarch 2025', '31 Apr 2025',
         '2025-01-25T', '2025', '9' * 60, '2025-01-25\\u0000', '2025-06-31', '1900-02-29', '2100-02-29', '2025-W04', '2025-025', 'Jan', '0']
NUMBERS = ['999999999999999999999 trillion euros', '1e400 euros', '0x41 euros', '१२३ euros', '1.234,56 euros', '-0 euros', 'NaN euros', 'inf euros',
           '9' * 1000 + ' euros', '0.' + '0' * 1000 + '1 euros', '1,2,3,4,5,6,7 euros', '1.2.3.4 euros', '$$$5', '5%%%', '€€€', '12 billion billion billion euros',
           'minus minus 5 euros', '１２３ euros', '½ euro', '٣٫٥ euros', '1 000 000 euros', "1'000'000 euros", '10^100 euros', '1/0 euros', '--5 euros',
           'up to more than less than 5 euros', 'hundreds of thousands of millions of euros', '5-10-15-20 euros', '€5–€', '(((((5))))) euros']


def make_texts():
    for broken in BROKEN:
        for form, ending in FORMS:
            content = form(body='@@@').encode().replace(b'@@@', broken)
            case('broken-utf8', 'refused', ending, content)
        case('broken-utf8', 'refused', '.txt', b'broken ' + broken + b' text')
    for title in HOSTILE:
        for form, ending in FORMS:
            case('hostile-title', 'either' if ending == '.rss' else 'read', ending, form(title=title.replace('\\u0000', '\0') if ending == '.jsonl' else title))
        case('hostile-body', 'either', '.md', markdown(body=title))
    for date in DATES:
        for form, ending in FORMS:
            case('bad-date', 'refused', ending, form(date=date))
    for number in NUMBERS:
        case('odd-number', 'read', '.md', markdown(body=f'The town of Arendal spends {number} on it.'))


def make_shapes():
    for depth in (300, 10_000, 1_000_000):
        for opening in ('[', '{"a":', '[{"a":'):
            case('deep-json', 'refused', '.json', opening * depth)
            case('deep-json', 'refused', '.jsonl', '{"text":' + opening * depth)
        for tag in ('<div>', '<b>', '<table><tr><td>', '<ul><li>', '<span>'):
            case('deep-html', 'either' if tag == '<b>' else 'refused', '.html', '<html lang=en><body>' + tag * depth + 'x')
        case('deep-xml', 'refused', '.rss', '<rss>' + '<a>' * depth)
        case('deep-yaml', 'refused', '.md', '---\na: ' + '[' * depth + '\n---\nx')
    for start in (b'%PDF-1.7\n', b'PK\x03\x04', b'\x1f\x8b\x08', b'\x89PNG\r\n', b'\xff\xd8\xff', b'\xff\xfeh\0', b'\xfe\xff\0h', b'\x7fELF\x01\x00'):
        for ending in ('.md', '.txt', '.json', '.html', '.rss'):
            case('no-text', 'refused', ending, start + b'\0\1\2binary' * 20)
    for entity in ('<!DOCTYPE r [<!ENTITY a "x">]>', '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
                   '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>', '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY a "x">]>'):
        case('entity', 'refused', '.rss', entity + '<rss><channel><item><description>&a;</description></item></channel></rss>')
    case('yaml-anchor', 'refused', '.md', '---\na: &x [1]\nb: *x\npublished: 2025-01-01\n---\nx')
    case('twice', 'refused', '.json', '{"text":"a","text":"b"}')
    for empty in (b'', b' \n\t', b'\xef\xbb\xbf', b'\0' * 100):
        for ending in ('.md', '.txt', '.json', '.html', '.rss'):
            case('empty', 'refused', ending, empty)


def make_damaged():
    for form, ending in FORMS:
        whole = form(body='The end.').encode()
        for i in range(20):
            case('cut-off', 'either', ending, whole[:len(whole) * i // 20 + 1])
        for _ in range(20):
            changed = bytearray(form(body='The end.').encode())
            for _ in range(chance.randint(1, 8)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            case('changed', 'either', ending, bytes(changed))


def make_kinds():
    """What is no regular file, or is not ours to read."""
    def named(kind, expected='refused'):
        name = f'{len(cases):04}-{kind}.md'
        cases[name] = (kind, expected)
        return here / name
    os.mkfifo(named('fifo'))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(named('socket')))
    unreadable = named('foreign', 'refused' if os.geteuid() == 0 else 'read')
    unreadable.write_text(markdown())
    if os.geteuid() == 0:
        os.chmod(unreadable, 0o600)   # root's, and the program runs as nobody
    else:
        print('skipped: a file of another owner (not root)')
    large = named('large')
    with open(large, 'wb') as file:
        file.truncate(65 << 20)
    (here / 'link.md').symlink_to('/etc/passwd')     # links in a directory are passed over
    (here / 'loop').symlink_to('.')


def limited():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def run(*args, stdin=subprocess.DEVNULL):
    return subprocess.run([tool, '--db', database, *args], stdin=stdin, capture_output=True, preexec_fn=limited, cwd=home, timeout=600)


RAW = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]')


def unsafe(output):
    """The first thing in it that a terminal would act on."""
    found = RAW.search(output.decode('utf-8', 'surrogateescape'))
    return repr(found.group()) if found else None


def look_at_add(done):
    refused = {}
    for line in done.stderr.decode('utf-8', 'replace').splitlines():
        found = re.match(r'claimgraph: .*?/(\d{4}-[\w-]+\.\w+)', line)
        if found:
            refused.setdefault(found.group(1), line)
    right = {}
    for name, (kind, expected) in cases.items():
        outcome = 'refused' if name in refused else 'read'
        fits = expected in ('either', outcome) and 'signal' not in refused.get(name, '')
        check(f'{name} is {expected}', fits, refused.get(name, 'read'))
        right[kind] = right.get(kind, 0) + fits
    for kind, count in right.items():
        print(f'hostile inputs, {kind}: {count}')
    check('exit code of add', done.returncode == 1, done.returncode)


def look_at_output():
    check('the check finds an escape that is missing', unsafe(b'a\x1b[31mb') and unsafe('a\u202eb'.encode()) and unsafe('\u009b'.encode()))
    for args in (['sources'], ['claims'], ['slots'], ['stats'], ['timeline'], ['pairs'], ['lineage', 'Velden'], ['export', 'dot'],
                 ['verify', '--full'], ['sources', '--text', '\x1b[31m'], ['show', '\x1b[31m'], ['\x1b[31m']):
        done = run(*args)
        check(f'{args}: no crash', done.returncode in (0, 2, 3), done.stderr[-300:])
        check(f'{args}: nothing raw', not unsafe(done.stdout + done.stderr), unsafe(done.stdout + done.stderr))
    done = run('export', 'jsonl')
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    check('the export is JSON Lines', len(rows) > 100)
    check('verify', run('verify', '--full').returncode == 0)


def look_at_stream():
    """A gigabyte without a line break: refused soon, with little memory."""
    for name, command in (('zeros', ['head', '-c', '1G', '/dev/zero']), ('letters', ['sh', '-c', 'head -c 1G /dev/zero | tr "\\0" a'])):
        start = time.monotonic()
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as source:
            done = run('add', '-', stdin=source.stdout)
            source.stdout.close()
        took = time.monotonic() - start
        peak = max(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, before)
        check(f'1 GB of {name}: refused', done.returncode == 1 and b'larger than 64 MiB' in done.stderr, done.stderr)
        check(f'1 GB of {name}: soon', took < 60, took)
        print(f'1 GB of {name} in one line: refused after {took:.1f} s; no process took more than {peak >> 10} MiB')
        check(f'1 GB of {name}: little memory', 'SANITIZED' in os.environ or peak < 1 << 20, peak)


with tempfile.TemporaryDirectory(prefix='hostile_') as directory:
    home = Path(directory)
    here = home / 'inputs'
    here.mkdir()
    database = str(home / 'db')
    tool = home / 'claimgraph'
    tool.write_bytes(program.read_bytes())
    tool.chmod(0o755)
    make_texts()
    make_shapes()
    make_damaged()
    make_kinds()
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
    start = time.monotonic()
    done = run('add', 'inputs')
    print(f'{len(cases)} hostile inputs, seed {seed}, added in {time.monotonic() - start:.0f} s')
    look_at_add(done)
    check('nothing raw in the messages', not unsafe(done.stdout + done.stderr), unsafe(done.stdout + done.stderr))
    look_at_output()
    look_at_stream()

print(f'{passed} passed, {failed} failed')
if not failed:
    count('hostile inputs', len(cases))
    count('planted failures found', 1)  # the check finds an escape that is missing
sys.exit(1 if failed else 0)
