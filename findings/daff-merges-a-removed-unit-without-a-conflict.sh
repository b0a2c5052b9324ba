#!/usr/bin/env bash
# daff merges two planners' lists without a conflict where one removes the unit that the other changes, and founds a unit twice.
#
# Seen with daff 1.4.2 (the package for Python), `daff merge parent.csv mine.csv yours.csv`, with `--id unit` and without. Both
# planners change the staff of the library, differently: a conflict is told, marked in the cell, and the command ends with 1.
# One abolishes the library and the other gives it four people more and another department: the library is gone from
# the result, the command ends with 0, and nothing says that a change was thrown away; in either order of the two. Both add
# the same row for a new unit, which each took from the same decision: it is there twice. Both add it below different
# departments: it is there twice too, once below each, and no conflict either. One would guess that a merge with a
# common parent tells what both sides touched, as git does for lines, and that what both did alike is done once.
#
# Why it matters: planners of two departments send their copies of the list of units, and what they disagree on is the matter of the
# next meeting. That one side abolishes what the other strengthens is the sharpest disagreement there is, and just that one
# is settled unseen, always for the abolition. Units founded by both are counted twice. Compare each copy with the parent
# (`daff parent.csv mine.csv`, which is right) and look for rows that are in both.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check daff==1.4.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import csv
import pathlib
import subprocess
import sys

UNITS = {"Library": "Learning,10", "Schools": "Learning,200", "Streets": "Works,40", "Water": "Works,15"}


def merged(mine, yours, *options):
    """How often each unit is in the result, what is said of the library, and the exit code."""
    for name, units in (("parent", UNITS), ("mine", mine), ("yours", yours)):
        rows = [f"{unit},{values}" for unit, values in units.items()]
        pathlib.Path(f"{name}.csv").write_text("\n".join(["unit,department,staff", *rows, ""]), encoding="utf-8")
    command = [str(pathlib.Path(sys.executable).with_name("daff.py")), "merge", *options]
    command += ["--output", "merged.csv", "parent.csv", "mine.csv", "yours.csv"]
    ended = subprocess.run([sys.executable, *command], capture_output=True, check=False).returncode
    with open("merged.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row]
    return [row[1:] for row in rows if row[0] in ("Library", "Parks")], ended


without = {unit: values for unit, values in UNITS.items() if unit != "Library"}
stronger = {**UNITS, "Library": "Culture,14"}
weaker = {**UNITS, "Library": "Learning,8"}
parks = {**UNITS, "Parks": "Works,5"}
others = {**UNITS, "Parks": "Culture,6"}
library = ["Learning", "10"]
cases = {
    "changed by both": (stronger, weaker),
    "abolished by me, changed by you": (without, stronger),
    "changed by me, abolished by you": (stronger, without),
    "founded by both alike": (parks, parks),
    "founded by both, below different departments": (parks, others),
}
same = True
for options in ((), ("--id", "unit")):
    found = {name: merged(*case, *options) for name, case in cases.items()}
    for name, told in found.items():
        print(*options, name, *told)
    changed, *silent = found.values()
    same = same and changed[1] == 1 and any("///" in cell for cell in changed[0][0])
    same = same and silent[:2] == [([], 0)] * 2
    same = same and silent[2] == ([library, ["Works", "5"], ["Works", "5"]], 0)
    same = same and silent[3] == ([library, ["Culture", "6"], ["Works", "5"]], 0)
sys.exit(0 if same else 1)
PYTHON
