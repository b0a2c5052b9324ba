#!/usr/bin/env bash
# networkx writes the kind of a tie into GEXF as its direction, and does not read it back.
#
# Seen with networkx 3.6.1. An office of a city steers a company, owns another and buys from a third; each edge says so
# in an attribute called "type", as one calls it. `write_gexf` puts that word where GEXF states whether an edge is
# directed, undirected or mutual: a file that its own schema does not allow. `read_gexf` takes the word for a
# direction that it does not know, and drops it: three ties are left, each with a number, none with a kind. Nothing is
# said on either way. Attributes of any other name (here "since") come back, "type" of a unit comes back, and by GraphML all
# of it does. An edge whose kind is called "undirected" is refused when it is read. One would guess that an attribute is
# either kept or refused, whatever it is called.
#
# Why it matters: between a city and its companies it is the kind of a tie that a reform changes, not that there is one:
# owned instead of steered, bought instead of owned. Two drafts that go through Gephi's format are the same after it, and
# counts of ties by kind come out as none at all. Call the attribute something else.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check networkx==3.6.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys
from pathlib import Path

import networkx

chart = networkx.DiGraph()
chart.add_node("City office", type="office")
for company, kind, since in (("Water", "steers", 2021), ("Energy", "owns", 1998), ("Buses", "buys", 2024)):
    chart.add_edge("City office", company, type=kind, since=since)
networkx.write_gexf(chart, "chart.gexf")
networkx.write_graphml(chart, "chart.graphml")


def ties(graph):
    return [(kind, since) for _, _, kind, since in sorted(
        (*ends, its.get("type"), its.get("since")) for *ends, its in graph.edges(data=True)
    )]


there = ties(chart)
gexf, graphml = networkx.read_gexf("chart.gexf"), networkx.read_graphml("chart.graphml")
written = sorted(re.findall(r'<edge [^>]*type="(\w+)"', Path("chart.gexf").read_text()))
print("stated:           ", there)
print("after GraphML:    ", ties(graphml))
print("after GEXF:       ", ties(gexf))
print("directions in it: ", written, "of the unit:", gexf.nodes["City office"].get("type"))
lost = ties(gexf) == [(None, since) for _, since in there]
sys.exit(0 if lost and ties(graphml) == there and written == ["buys", "owns", "steers"]
         and gexf.nodes["City office"].get("type") == "office" else 1)
PYTHON
