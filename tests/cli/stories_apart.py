#!/usr/bin/env python3
"""Stories that have nothing to do with each other stay apart in one database.

    stories_apart.py PROGRAM

48 made-up articles are twelve stories, each about a company and a place of its own; unions, regions, analysts and small figures come in
all of them. Added to one database they answer the questions, and have the relations, that each story has in a database of its own.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 48
OF_A_STORY = 4


def story_of(article):
    number = re.search(r"^url: \S*/(\d+)$", article.read_text(encoding="utf-8"), re.MULTILINE)
    return int(number.group(1)) // OF_A_STORY


def read(program, database, articles):
    """{claim: its question} and {(from, to): relation} of a new database with these articles."""
    run = lambda *arguments: subprocess.run([program, "--db", str(database), *map(str, arguments)], check=True,
                                            capture_output=True).stdout.decode()
    run("add", *articles)
    records = [json.loads(line) for line in run("export", "jsonl").splitlines()]
    questions = {r["id"]: (r["slot"]["subject"], r["slot"]["attribute"]) for r in records if r["type"] == "claim"}
    relations = {(r["from"], r["to"]): r["relation"] for r in records if r["type"] == "edge"}
    return questions, relations


def differences(together, apart, what):
    return [f"{what} {key}: {together.get(key)} in one database, {apart.get(key)} alone"
            for key in sorted(together.keys() | apart.keys()) if together.get(key) != apart.get(key)]


def main():
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch, "articles")
        subprocess.run([sys.executable, ROOT / "tests/bench/write_articles.py", str(ARTICLES), articles], check=True)
        stories = {}
        for article in sorted(articles.iterdir()):
            stories.setdefault(story_of(article), []).append(article)
        questions, relations = {}, {}
        for story, texts in sorted(stories.items()):
            alone = read(sys.argv[1], Path(scratch, f"alone{story}"), texts)
            questions |= alone[0]
            relations |= alone[1]
        together = read(sys.argv[1], Path(scratch, "together"), [text for texts in stories.values() for text in texts])
    wrong = differences(together[0], questions, "claim") + differences(together[1], relations, "relation")
    if len(stories) != ARTICLES // OF_A_STORY or not relations:
        wrong.append(f"{len(stories)} stories with {len(relations)} relations: nothing was tested")
    print("\n".join(wrong[:20] + [f"{len(wrong)} differences"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
