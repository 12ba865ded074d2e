#!/usr/bin/env python3
"""Compares what is recognised in articles with a list of their amounts: score_amounts.py RECOGNIZE_TOOL AMOUNTS.jsonl CORPUS.

RECOGNIZE_TOOL is build/*/tests/core/recognize/recognize_tool, which prints the reading that claims are made of, with both ends in base
units and the bound (`claimgraph recognize` prints every layer, and money without a bound). An amount counts if value, unit and bound
are right at its place, and two amounts of one range as one item with both ends. Money that is not in the list is printed. Exit
code 1 if an amount is missed.
"""
import decimal
import json
import pathlib
import re
import subprocess
import sys

BASE = {"GW": ("W", 10**9), "GPU": ("count", 1), "people": ("count", 1), "household": ("count", 1), "user": ("count", 1)}
EXACT, AT_MOST, AT_LEAST, ABOUT, RANGE = range(5)
BOUND = {"": EXACT, "up to": AT_MOST, "more than": AT_LEAST, "about": ABOUT, "nearly": ABOUT}
ITEM = re.compile(r'^(?P<kind>\w+) "(?P<surface>.*?)"(?: hedge ".*?")? (?P<low>\S+) \.\. (?P<high>\S+) (?P<unit>\S*) per .* '
                  r"bound (?P<bound>\d) hedge \d+$")


def body_of(path):
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    about = dict(line.split(": ", 1) for line in front.splitlines())
    return {"id": path.name[:3], "lang": about["lang"], "day": about["published"][:10], "text": body}


def items_of(tool, article):
    """Amounts in order, each with its place: a surface is looked for behind the one before."""
    done = subprocess.run([tool, article["lang"], article["day"], article["text"]], capture_output=True, text=True, check=True)
    items, at = [], 0
    for line in done.stdout.splitlines():
        found = ITEM.match(line)
        if not found:
            continue
        item = found.groupdict()
        at = article["text"].index(item["surface"], at)
        items.append({**item, "start": at, "end": at + len(item["surface"]), "bound": int(item["bound"])})
        at += 1
    return items


def ends_wanted(amount, amounts):
    """Low and high in the base unit, and the bound."""
    _, factor = BASE.get(amount["unit"], ("", 1))
    if amount["range"]:
        ends = [a["value"] for a in amounts if (a["file"], a["range"]) == (amount["file"], amount["range"])]
        return decimal.Decimal(ends[0]), decimal.Decimal(ends[1]), RANGE
    value, bound = decimal.Decimal(amount["value"]) * factor, BOUND[amount["hedge"]]
    return None if bound == AT_MOST else value, None if bound == AT_LEAST else value, bound


def number(text):
    return None if text == "-" else decimal.Decimal(text)


def is_right(item, amount, amounts):
    unit, _ = BASE.get(amount["unit"], (amount["unit"], 1))
    return (item["start"] < amount["end"] and amount["start"] < item["end"] and item["unit"] == unit and
            (number(item["low"]), number(item["high"]), item["bound"]) == ends_wanted(amount, amounts))


def main():
    tool, list_of_amounts, corpus = sys.argv[1:]
    with open(list_of_amounts, encoding="utf-8") as lines:
        amounts = [json.loads(line) for line in lines]
    right = money = 0
    for path in sorted(pathlib.Path(corpus).glob("*.md")):
        article = body_of(path)
        listed = [a for a in amounts if a["file"] == article["id"]]
        items = items_of(tool, article)
        for amount in listed:
            good = any(is_right(item, amount, listed) for item in items)
            right += good
            if not good:
                print("missed:", article["id"], amount["start"], amount["surface"], amount["hedge"], amount["range"])
        for item in items:
            if item["kind"] == "money" and not any(item["start"] < a["end"] and a["start"] < item["end"] for a in listed):
                money += 1
                print("money not in the list:", article["id"], item["start"], item["surface"], item["low"], "..", item["high"])
    print(f"{right} of {len(amounts)} amounts right in value, unit, bound and range; {money} of money not in the list")
    sys.exit(right != len(amounts))


main()
