#!/usr/bin/env bash
# One of pymcdm's methods ranks the drafts from the worst to the best, where fifteen others rank the best first.
#
# Seen with pymcdm 1.4.0. Each method of the package has a `rank` that makes places of its own scores, and knows whether a high
# score is good: VIKOR and MAIRCA, where the lowest is the best, turn it round. LoPM ("limits on property") is of that kind
# too, as its manual says, and its scores are right; its `rank` gives place 1 to the highest of them. Of three drafts, the one
# with the lowest costs, the fewest layers and the most services near by is first by fifteen methods and last by
# LoPM, whose first is the draft that is the worst by all three. Nothing is said of it. One would guess that the `rank` of
# every method counts from the best, as comparing methods is what it is there for.
#
# Why it matters: such packages are used to let many methods rank the same drafts, and to show how far they agree. One method
# that is upside down reads as a serious dissenter: it makes the mean place of the best draft worse, and methods that
# in truth all agree seem not to. Make places of LoPM's scores by hand, from the lowest.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pymcdm==1.4.0 numpy==2.3.5 scipy==1.16.3
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy
from pymcdm import methods

#                       costs, layers, services near by
DRAFTS = numpy.array([[40.0, 3, 70], [45.0, 4, 60], [52.0, 5, 55]])
WEIGHTS, KINDS = numpy.array([0.4, 0.3, 0.3]), numpy.array([-1, -1, 1])
OTHERS = "ARAS CODAS EDAS MABAC MAIRCA MARCOS MOORA OCRA PROBID RAM TOPSIS VIKOR WASPAS WPM WSM".split()


def places(name):
    method = getattr(methods, name)()
    # Without validation: it would warn that the first draft is better than the others, which it is meant to be.
    scores = method(DRAFTS, WEIGHTS, KINDS, validation=False)
    return [round(float(score), 2) for score in scores], [int(place) for place in method.rank(scores)]


scores, ranked = places("LoPM")
others = {name: places(name)[1] for name in OTHERS}
print("LoPM: scores", scores, "places", ranked)
print("the others:", others)
as_described = scores == sorted(scores) and ranked == [3, 2, 1] and all(each == [1, 2, 3] for each in others.values())
sys.exit(0 if as_described else 1)
PYTHON
