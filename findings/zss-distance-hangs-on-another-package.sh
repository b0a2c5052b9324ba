#!/usr/bin/env bash
# zss counts changed units, or changed letters, depending on whether another package happens to be installed.
#
# Seen with zss 1.2.0 (the tree edit distance of Zhang and Shasha). Its `simple_distance`, called without `label_dist`, takes
# the distance of two names from `editdistance` (0.8.1 here) or `editdist` if one of them can be imported, and else says 1 for
# any two that differ. A council whose "Sivistyslautakunta" is renamed "Koulutuslautakunta" and whose "Johtokunta" is
# abolished is at distance 2.0 from what it was; once `editdistance` is installed beside, for whatever purpose, the same
# call gives 16.0: adding or removing a unit then costs as much as its name has letters. Nothing is said of it, and the
# distance is a float either way. The page of zss calls `editdist` a soft requirement; that any package that
# brings the other one along changes the figures of a program that never asked for it, one would not guess.
#
# Why it matters: such a distance is quoted as "how far this draft is from today". Which of two drafts is nearer turns round:
# the one that renames a committee and abolishes a board is the farther alone (2.0 to 1.0), and the one that abolishes the
# single "Elinvoima- ja kilpailukykyjaosto" is the farther with the other package there (32.0 to 16.0). Figures of
# two machines compare what is installed on them. Hand over `label_dist` always.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check zss==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys

PROGRAM = """
from zss import Node, simple_distance

def council(*units):
    root = Node("Valtuusto")
    for unit in units:
        root.addkid(Node(unit))
    return root

LONG = "Elinvoima- ja kilpailukykyjaosto"
today = council("Sivistyslautakunta", "Johtokunta", LONG)
one = council("Koulutuslautakunta", LONG)
other = council("Sivistyslautakunta", "Johtokunta")
print(simple_distance(today, one), simple_distance(today, other))
"""


def distances():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return [float(word) for word in run.stdout.split()]


alone = distances()
pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "editdistance==0.8.1"]
subprocess.run(pip, check=True)
beside = distances()
print("one renamed and one abolished, one of a long name abolished:")
print("zss alone:", alone)
print("with editdistance beside it:", beside)
sys.exit(0 if alone == [2.0, 1.0] and beside == [16.0, 32.0] else 1)
PYTHON
