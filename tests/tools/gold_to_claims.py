#!/usr/bin/env python3
"""Gold claims as a canonical export, so that the rules and the timeline can be scored alone, without an extractor.

    gold_to_claims.py GOLD_DIR ARTICLES_DIR [--published FILE]... > export.jsonl
    gold_to_claims.py GOLD_DIR ARTICLES_DIR --import | claimgraph --db a.db import -

Beside the fields of the export each claim carries what the rules need and an export leaves out: class, reckoning, basis,
last_digit, position, published. --published takes the days of statement of an article away: every claim of it is then
said on the day of publication, and it is for resolve() to find the statement that the article retells.
"""
import argparse
import hashlib
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

DIMENSIONS = {"W": "power", "Wh": "energy", "Wh/a": "energy", "m": "length", "kg": "mass", "kg/a": "mass", "%": "ratio",
              "km/h": "speed", "bit/s": "data rate", "s": "duration", "days": "duration", "months": "duration",
              "years": "duration", "count": "count", "date": "date", "text": "text"}
HEDGES = {"over": "more_than", "slightly_over": "more_than", "some": "about", "around": "about", "closer_to": "about",
          "barely": "about", "ceiling": "at_most", "not_more_than": "at_most", "earliest": "not_before"}
KNOWN_HEDGES = {"up_to", "at_most", "less_than", "at_least", "more_than", "about", "nearly", "plural_magnitude", "not_before",
                "by", "could_reach"}
SCALES = (("billionen", 12), ("biljoen", 12), ("billion", 9), ("miljard", 9), ("milliard", 9), ("mrd", 9), ("bn", 9),
          ("gigawatt", 9), ("million", 6), ("miljoen", 6), ("mio", 6), ("€96m", 6), ("€75m", 6))
FACTORS = tuple(Decimal(10) ** n for n in (0, 3, 6, 9, 12, -2, -3)) + (Decimal(60), Decimal(3600))
UNDATED = {"unspecified", "none", "final_stage", "initial_stage", "as_of_day", "open"}
KINDS = {"fiscal_year": "fiscal", "point": "point", "until": "until", "since": "since"}


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def last_digit(claim):
    """The unit of the last written non-zero digit, in the base unit; 0 for a plain count."""
    quote, value = (claim["number_quote"] or "").lower(), claim["value"]
    if not isinstance(value, (int, float)) or not value:
        return Decimal(0)
    scale = next((Decimal(10) ** n for word, n in SCALES if word in quote), Decimal(1))
    written = re.search(r"\d[\d.,'’\u202f\u00a0 ]*", quote)
    if not written:
        return scale / 2 if re.search("half|halve|demi", quote) else scale if scale > 1 else Decimal(0)
    digits = re.sub("[\u202f\u00a0 '’]", "", written[0]).rstrip(".,")
    for point, group in ((".", ","), (",", ".")):
        plain = digits.replace(group, "")
        if plain.count(point) > 1:
            continue
        number = Decimal(plain.replace(point, "."))
        for factor in (scale, *FACTORS):
            if abs(number * factor - abs(Decimal(str(value)))) <= Decimal("1e-9") * abs(Decimal(str(value))):
                _, figures, exponent = number.normalize().as_tuple()
                unit = Decimal(10) ** exponent * factor
                return Decimal(0) if unit == 1 and factor == 1 else unit
    return Decimal(0)


def party_of(name, groups):
    if name.startswith("article"):
        return None
    if quoted := re.search(r"\(quoting (.*)\)", name):
        name = quoted[1]
    return "; ".join(next((g[0] for g in groups if part in g), part) for part in name.split(" and "))


def value_of(claim):
    low, high = claim["low"], claim["high"]
    if claim["bound"] == "approximately" and claim["unit"] != "date":
        low = high = claim["value"]
    text = claim["value"] if claim["unit"] == "text" else None
    if isinstance(text, list):
        text = "; ".join(text)
    hedge = HEDGES.get(claim["hedge"], claim["hedge"])
    if claim["unit"] == "date" and claim["bound"] == "at_most":
        hedge = "by"
    def plain(x):
        return x if x is None or claim["unit"] == "date" else format(Decimal(str(x)), "f")
    number = text is None
    return {"low": plain(low) if number else None, "high": plain(high) if number else None, "unit": claim["unit"],
            "bound": claim["bound"], "hedge": hedge if hedge in KNOWN_HEDGES else None, "text": text}


def period_of(claim):
    if claim["period_intended"]:
        return {**claim["period_intended"], "kind": "calendar"}
    period = claim["period"]
    if period["kind"] in UNDATED:
        return None
    return {"from": period["from"], "to": period["to"], "kind": KINDS.get(period["kind"], "calendar")}


def flags_of(claims, edges):
    flags = {claim["id"]: ["period_repaired"] if claim["period_intended"] else [] for claim in claims}
    for edge in edges:
        if edge["type"] != "updates" or edge.get("subtype") != "corrected" and "explicit" not in edge["why"]:
            continue
        flags[edge["from"]].append("explicit_revision")
        if edge["from"].split("-")[0] == edge["to"].split("-")[0]:
            flags[edge["to"]].append("superseded")
    return flags


def articles_of(directory):
    for path in sorted(directory.glob("*.md")):
        text = path.read_bytes().decode("utf-8")
        head, body = text.split("\n---\n", 1)
        yield path.name, dict(line.split(": ", 1) for line in head.splitlines()[1:]), body, len(text) - len(body)


def days_between(first, last):
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def find_json(gold, name, otherwise):
    for folder in (gold, gold.parent):
        if (folder / name).exists():
            return json.loads((folder / name).read_text(encoding="utf-8"))
    return otherwise


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--published", action="append", default=[])
    parser.add_argument("--no-day", action="store_true", help="no article names a day of its week")
    parser.add_argument("--import", dest="imported", action="store_true", help="for the program's own import")
    options = parser.parse_args()
    named = (lambda name: name) if options.imported else digest
    classes = find_json(options.gold, "attributes.json", {})
    parties = find_json(options.gold, "parties.json", [["Meta", "Mark Zuckerberg"]])
    rows = lines(options.gold / "claims.jsonl")
    flags = flags_of(rows, lines(options.gold / "edges.jsonl"))
    published, shift = {}, {}
    for name, meta, body, offset in articles_of(options.articles):
        mine = [row for row in rows if row["file"] == name]
        shift[name] = 0 if all(body[row["start"]:row["end"]] == row["quote"] for row in mine) else offset
        published[name] = meta["published"]
        print(json.dumps({"type": "source", "id": named(name), "title": meta["title"].strip('"'), "url": meta["url"],
                          "lang": meta["lang"], "published": meta["published"], "said_on": None} |
                         ({"text": body} if options.imported else {})))
    first = {row["id"]: row["same_as"] or row["id"] for row in rows}
    for position, row in enumerate(rows):
        if row["same_as"]:
            continue
        name, cls = row["file"], classes.get(row["attribute"], "plan")
        moved = name in options.published
        unnamed = moved or options.no_day and 0 <= days_between(row["as_of"], published[name][:10]) <= 6
        mentions = []
        for other in rows:
            if first[other["id"]] == row["id"] and not (options.imported and other["number_start"] is None):
                spans = [None if other[key] is None else other[key] - shift[name]
                         for key in ("start", "end", "number_start", "number_end")]
                mentions.append(dict(zip(("start", "end", "number_start", "number_end"), spans), quote=other["quote"]))
        number = DIMENSIONS.get(row["unit"], "money")
        basis, kind = "published" if unnamed else "text", {"class": cls, "reckoning": "tallied" if cls == "status" else "decided"}
        if options.imported and not mentions:
            continue  # a text value without its words
        print(json.dumps({
            "type": "claim", "gold": row["id"], "id": named(row["id"]), "source": named(name), "published": published[name],
            "position": position, **kind, "said_on_basis": basis,
            "slot": {"subject": row["subject"], "attribute": row["attribute"], "dimension": number, "period": period_of(row), **kind},
            "value": value_of(row), "last_digit": format(last_digit(row), "f"), "modality": row["modality"],
            "polarity": row["polarity"], "party": party_of(row["attributed_to"], parties),
            "said_on": published[name][:10] if unnamed else row["as_of"], "basis": basis,
            "flags": flags[row["id"]], "mentions": mentions}))


main()
