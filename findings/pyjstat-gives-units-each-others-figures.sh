#!/usr/bin/env bash
# pyjstat writes a table into JSON-stat by the order of its rows: sorted by year, units get each other's figures.
#
# Seen with pyjstat 2.4.0 and pandas 3.1.1. Three units, the staff of two years each, in a table with a column for the unit, the
# year and the value. `Dataset.read(table).write()` states both dimensions and their categories rightly and then lists the values
# as the rows come, where the format counts through the last dimension first. Sorted by unit that is the same; sorted
# by year, the library's 12 of 2026 becomes the schools', its own 2026 is the schools' 200 of 2025, and the total is right.
# Reading it back with pyjstat gives the wrong table too, so that the file is at fault. Nothing is said. Each row names its unit
# and its year, so that one would guess that a value goes where its row says, in whatever order the rows come.
#
# Why it matters: JSON-stat is what offices of statistics give out (Statistics Finland, Eurostat), and figures of units are kept
# year below year, as each year's are added at the end. The total, by which one checks such a table, agrees. Whoever
# compares today with a draft compares departments that have swapped their staff. Sort by all dimensions first, in the
# order of their columns.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyjstat==2.4.0 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys

import pandas
from pyjstat.pyjstat import Dataset

STAFF = {
    ("Library", "2025"): 10,
    ("Schools", "2025"): 200,
    ("Streets", "2025"): 40,
    ("Library", "2026"): 12,
    ("Schools", "2026"): 190,
    ("Streets", "2026"): 41,
}
by_year = pandas.DataFrame([(*place, value) for place, value in STAFF.items()], columns=["unit", "year", "value"])
by_unit = by_year.sort_values(["unit", "year"])


def stated(text):
    """What the JSON-stat says, by its own rule: the last dimension changes fastest."""
    found = json.loads(text)
    units, years = (found["dimension"][name]["category"]["index"] for name in found["id"])
    return {(unit, year): found["value"][units[unit] * len(years) + years[year]] for unit in units for year in years}


def read_back(text):
    table = Dataset.read(text).write("dataframe")
    return dict(zip(zip(table["unit"], table["year"]), table["value"]))


texts = {"by unit": Dataset.read(by_unit).write(), "by year": Dataset.read(by_year).write()}
for order, text in texts.items():
    print(order, stated(text), "total:", sum(stated(text).values()))
wrong = {place: value for place, value in stated(texts["by year"]).items() if value != STAFF[place]}
print("wrong, sorted by year:", wrong)
sys.exit(
    0
    if stated(texts["by unit"]) == read_back(texts["by unit"]) == STAFF
    and stated(texts["by year"]) == read_back(texts["by year"])
    and wrong == {("Library", "2026"): 200, ("Schools", "2025"): 40, ("Schools", "2026"): 12, ("Streets", "2025"): 190}
    and sum(stated(texts["by year"]).values()) == sum(STAFF.values())
    else 1
)
PYTHON
