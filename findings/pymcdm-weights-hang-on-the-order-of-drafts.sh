#!/usr/bin/env bash
# Two of pymcdm's ways to weigh criteria give other weights, and another best draft, when the drafts are listed in another order.
#
# Seen with pymcdm 1.4.0. Three drafts by layers, committees and days until a decision, fewer being better in each; A and C both
# have three layers, the fewest. `idocriw_weights` gives the criteria 0.31, 0.28 and 0.41 where A is listed before C, and
# 0.45, 0.36 and 0.19 where C is listed before A. TOPSIS with these weights, and the weighted sum as well, find A the best in
# the one order and C in the other. The weights of `cilos_weights`, of which IDOCRIW is made, change too: it takes the
# draft that is best by each criterion, and of two the first in the table. The manual does not say so, and nothing
# warns. Entropy, CRITIC, MEREC, Gini, angle and deviation give the same weights in all six orders. Such weights
# are called objective, computed from the table alone; one would guess that the order of its rows is no part of it.
#
# Why it matters: drafts of an organisation are compared by small whole numbers (layers, committees, divisions), of which
# two easily have the same best one. Which draft is recommended then hangs on whose was entered first, and two
# offices that keep the same table in different orders recommend different drafts.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pymcdm==1.4.0 numpy==2.3.5 scipy==1.16.3
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import itertools
import sys

import numpy
from pymcdm import weights
from pymcdm.methods import TOPSIS, WSM

#        layers, committees, days
DRAFTS = {"A": (3, 13, 26), "B": (5, 7, 34), "C": (3, 9, 45)}
FEWER_IS_BETTER = numpy.array([-1, -1, -1])
OTHERS = ("entropy", "critic", "merec", "gini", "angle", "standard_deviation")


def answers(way):
    """The weights, and the best drafts by TOPSIS and the weighted sum, that come out in any order of the drafts."""
    found = set()
    for order in itertools.permutations(DRAFTS):
        table = numpy.array([DRAFTS[draft] for draft in order], dtype=float)
        weighed = getattr(weights, f"{way}_weights")(table, FEWER_IS_BETTER)
        best = [order[int(numpy.argmax(how(table, weighed, FEWER_IS_BETTER)))] for how in (TOPSIS(), WSM())]
        found.add((tuple(round(float(each), 2) for each in weighed), *best))
    return sorted(found)


for way in ("idocriw", "cilos", *OTHERS):
    print(way, *answers(way))
sys.exit(
    0
    if answers("idocriw") == [((0.31, 0.28, 0.41), "A", "A"), ((0.45, 0.36, 0.19), "C", "C")]
    and len(answers("cilos")) == 2
    and all(len(answers(way)) == 1 for way in OTHERS)
    else 1
)
PYTHON
