#!/usr/bin/env python3
"""What each story's score owes to words that only this story needs.

    leave_one_story_out.py [--read DIR] PROGRAM SCORER STORY_DIR[=ARTICLES_DIR]...

For every story the triggers of attributes that its articles contain, and those of no other story, are left out of the tables
(`--lexicon` replaces attributes by name); the story is scored with all words and without those. Prints a Markdown table.
SCORER is score_claims.py; the stories are directories with its gold files. With --read the articles in the directories of DIR
count as other stories, too: a word that one of them has is no story's own.
"""
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

TABLES = ("attributes.ini", "society.ini", "economy.ini")
LANGUAGES = ("de", "en", "fr", "nl")
KEYS = ("claims.found", "claims.value", "slots.pairs", "e2e.micro")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})


def tokens(text):
    folded = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    return re.findall(r"[^\W\d_]+|\d+|[^\w\s]|_", folded)


def pattern(trigger):
    """One regular expression of the words of a trigger, for a text of words with a space on each side."""
    words = []
    for part in trigger.split():
        front, back = part.startswith("*"), len(part) > 1 and part.endswith("*")
        inner = [re.escape(t) for t in tokens(part.strip("*"))] if part != "_" else [r"\S+"]
        inner[0] = (r"\S*" if front else "") + inner[0]
        inner[-1] += r"\S*" if back else ""
        words += inner
    return re.compile(" " + " ".join(words) + "(?= )")


def read_tables(directory):
    """Sections in order: (name, [(key, value)])."""
    sections = []
    for table in TABLES:
        for line in (directory / table).read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if line.startswith("["):
                sections.append((line[1:-1], []))
            elif "=" in line and not line.startswith("#"):
                key, value = (part.strip() for part in line.split("=", 1))
                sections[-1][1].append((key, value))
    return sections


def language(key):
    lang = key.rsplit(".", 1)[-1]
    return lang if "." in key and lang in LANGUAGES else None


def articles(directory):
    """Language -> the text of the articles, as words between spaces."""
    texts = {}
    for path in sorted(directory.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        lang = re.search(r"^lang: *(\w\w)", text, re.M)[1]
        texts[lang] = texts.get(lang, " ") + " ".join(tokens(text)) + " "
    return texts


def used(sections, texts):
    """The (section, key, trigger) that a story's articles contain."""
    found = set()
    for name, entries in sections:
        for key, value in entries:
            text = texts.get(language(key) or "")
            if text:
                found |= {(name, key, t.strip()) for t in value.split(",") if pattern(t).search(text)}
    return found


def without(sections, left_out):
    lines = []
    for name, entries in sections:
        lines.append(f"[{name}]")
        for key, value in entries:
            kept = [t.strip() for t in value.split(",") if (name, key, t.strip()) not in left_out] if language(key) else [value]
            if kept:
                lines.append(f"{key} = {', '.join(kept)}")
            elif key.startswith(("need.", "into.")):
                lines.append(f"{key} = xxxxxxxx")  # still needed, and never there
    return "\n".join(lines) + "\n"


def score(program, scorer, gold, texts, lexicon):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        (scratch / "lexicon.ini").write_text(lexicon, encoding="utf-8")
        run = [program, "--db", str(scratch / "db")]
        files = [str(p) for p in sorted(texts.glob("*.md"))]
        subprocess.run([*run, "add", "--lexicon", str(scratch / "lexicon.ini"), *files], check=True, capture_output=True)
        for name, command in (("export", ["export", "jsonl"]), ("pairs", ["pairs", "--format", "jsonl"])):
            (scratch / name).write_bytes(subprocess.run([*run, *command], check=True, capture_output=True).stdout)
        out = subprocess.run([sys.executable, scorer, "--gold", str(gold), "--articles", str(texts), "--export",
                              str(scratch / "export"), "--pairs", str(scratch / "pairs"), "--json"],
                             check=True, capture_output=True).stdout
    return json.loads(out)["headline"]


def main():
    arguments = sys.argv[1:]
    background = {}
    if arguments[0] == "--read":
        for directory in sorted(Path(arguments[1]).iterdir()):
            for lang, text in articles(directory).items():
                background[lang] = background.get(lang, "") + text
        arguments = arguments[2:]
    program, scorer, *places = arguments
    stories = [(Path(p.split("=")[0]), Path(p.split("=")[-1])) for p in places]
    sections = read_tables(Path(__file__).resolve().parents[2] / "core/extract/lexicon")
    needs = [used(sections, articles(texts)) for _, texts in stories]
    read = used(sections, background)
    print("| story | left out |", " | ".join(KEYS), "|")
    print("|---|---|" + "---|" * len(KEYS))
    for i, (gold, texts) in enumerate(stories):
        alone = needs[i] - read.union(*(n for j, n in enumerate(needs) if j != i))
        full = score(program, scorer, gold, texts, without(sections, set()))
        less = score(program, scorer, gold, texts, without(sections, alone))
        cells = [f"{full[k]:.3f} → {less[k]:.3f} ({less[k] - full[k]:+.3f})" for k in KEYS]
        print(f"| {gold.name} | {len(alone)} of {len(needs[i])} |", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
