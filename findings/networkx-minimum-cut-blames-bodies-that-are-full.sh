#!/usr/bin/env bash
# networkx: of several smallest cuts `minimum_cut` gives the one nearest to the sink, so that the bodies which cannot be
# filled hang on the direction in which seats and members are modelled.
#
# Seen with networkx 3.6.1 (and its default algorithm, preflow_push, as with edmonds_karp): the audit committee needs two
# members and one person may sit there; the youth board needs one, and one other person may. Seats that stay empty: one, of
# the audit committee. Hall's condition names who fails by the cut of the flow between bodies and persons. Modelled
# source -> bodies -> persons -> sink, the side of the source holds both bodies: the youth board too, whose seat is filled.
# Modelled source -> persons -> bodies -> sink, the side of the sink holds the audit committee alone. Both cuts are
# smallest, of the same value.
#
# Why it matters: whoever checks whether a council has members enough for all the bodies of a draft, or where staff does
# not suffice, tells planners which body to mend. One would guess the textbook's cut, all that can be reached from the
# source, which names the audit committee in the first way of modelling; networkx takes away from all nodes those from
# which the sink can be reached, and its documentation does not say which cut it gives.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check networkx==3.6.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx as nx
from networkx.algorithms.flow import edmonds_karp, preflow_push

SEATS = {"audit committee": 2, "youth board": 1}
MAY_SIT = [("audit committee", "Aalto"), ("youth board", "Berg")]


def flow(from_bodies):
    """The seats, who may sit on them, and each person once; one way round or the other."""
    graph = nx.DiGraph()
    ends = [("source", body, seats) for body, seats in SEATS.items()]
    ends += [(person, "sink", 1) for _, person in MAY_SIT]
    ends += [(body, person, 1) for body, person in MAY_SIT]
    turned = {"source": "sink", "sink": "source"}
    for before, after, most in ends:
        if from_bodies:
            graph.add_edge(before, after, capacity=most)
        else:
            graph.add_edge(turned.get(after, after), turned.get(before, before), capacity=most)
    return graph


def blamed(from_bodies, algorithm):
    value, (near, far) = nx.minimum_cut(flow(from_bodies), "source", "sink", flow_func=algorithm)
    return value, sorted((near if from_bodies else far) & SEATS.keys())


def reached():
    """The textbook's: bodies that can be reached from the source over what is left of the flow."""
    left = edmonds_karp(flow(True), "source", "sink")
    free = nx.DiGraph((a, b) for a, b, edge in left.edges(data=True) if edge["flow"] < edge["capacity"])
    return sorted(nx.descendants(free, "source") & SEATS.keys())


found = {(way, its.__name__): blamed(way, its) for way in (True, False) for its in (preflow_push, edmonds_karp)}
for (way, name), (value, bodies) in found.items():
    print("bodies to persons" if way else "persons to bodies", name, "filled:", value, "blamed:", bodies)
textbook = reached()
print("reached from the source:", textbook)
as_described = (
    all(found[True, name] == (2, ["audit committee", "youth board"]) for name in ("preflow_push", "edmonds_karp"))
    and all(found[False, name] == (2, ["audit committee"]) for name in ("preflow_push", "edmonds_karp"))
    and textbook == ["audit committee"]
)
sys.exit(0 if as_described else 1)
PYTHON
