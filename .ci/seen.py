"""Compares the figures of seen sources with the stored ones, or stores them.

    score.py --json ... | python3 .ci/seen.py TABLE [--store]

No average over the sources may fall by more than AVERAGE, and no figure of one source, but its share
of whole articles, which are few, by more than SOURCE. Figures that the corpus cannot give are `-`.
"""
import json
import sys

AVERAGE, SOURCE = 0.01, 0.03
COLUMNS = ("line", "speaker", "people", "question", "exchange", "whole")


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path) if not line.startswith("#")]
    return {name: dict(zip(COLUMNS, figures, strict=True)) for name, *figures in rows}


def store(path, found):
    with open(path, "w") as table:
        print("#", "\t".join(("source", *COLUMNS)), file=table, sep="")
        for name, figures in found.items():
            cells = ("-" if figures[it] is None else f"{figures[it]:.3f}" for it in COLUMNS)
            print(name, *cells, sep="\t", file=table)


def fallen(stored, found):
    for name, figures in stored.items():
        tolerance = AVERAGE if name == "MACRO" else SOURCE
        for column, before in figures.items():
            now = found.get(name, {}).get(column)
            if before == "-" or (column == "whole" and name != "MACRO"):
                continue
            if now is None or now < float(before) - tolerance:
                yield f"{name}: {column} is {now if now is None else round(now, 3)}, was {before}"


def main():
    path, *options = sys.argv[1:]
    found = {name: row for name, row in json.load(sys.stdin).items() if name != "ALL"}
    if options == ["--store"]:
        return store(path, found)
    fell = list(fallen(read(path), found))
    return "\n".join(["fell:", *fell]) if fell else None


sys.exit(main())
