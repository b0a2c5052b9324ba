#!/usr/bin/env bash
# igraph takes a unit that does not say whether it is outsourced for one that says no, and writes that down.
#
# Seen with python-igraph 1.0.0. Of five units of a city in GraphML two state that they are outsourced, one that it is
# not, and two leave it out, as the format allows; one of them leaves out its staff too. `Read_GraphML` gives False for
# the two, and '' for a head that nobody named, but keeps the unknown number unknown (nan). `write_graphml` then states
# "false" and an empty head of them, and leaves the number out: after one trip through igraph three units are stated not
# to be outsourced, and nobody can tell which of them ever said so. Nothing warns. One would guess that what is missing is
# missing in the same way whatever its type, as it is with networkx, which reads the first file as it was.
#
# Why it matters: planners of municipalities hardly ever know everything of every unit, and compare drafts by how many
# are outsourced, shared or bilingual. "At least two of five, two unknown" becomes "two of five". Keep such things as
# text ("yes", "no") or as numbers, or read the file with something else.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import math
import sys

import igraph
import networkx

city = networkx.DiGraph()
city.add_node("City office", outsourced=False, staff=60, head="manager")
city.add_node("Cleaning", outsourced=True, staff=35, head="foreman")
city.add_node("Catering", outsourced=True, staff=48, head="chef")
city.add_node("Library", staff=12)
city.add_node("Parks")
city.add_edges_from(("City office", unit) for unit in [*city][1:])
networkx.write_graphml(city, "city.graphml")


def told(graph, what):
    return [its.get(what) for _, its in graph.nodes(data=True)]


read = igraph.Graph.Read_GraphML("city.graphml")
read.write_graphml("again.graphml")
before, after = networkx.read_graphml("city.graphml"), networkx.read_graphml("again.graphml")
print("outsourced, as stated:    ", told(before, "outsourced"))
print("outsourced, in igraph:    ", read.vs["outsourced"])
print("outsourced, as it writes: ", told(after, "outsourced"))
print("head, in igraph:          ", read.vs["head"])
print("staff, in igraph:         ", read.vs["staff"])
print("staff, as it writes:      ", told(after, "staff"))
stated = [False, True, True, None, None]
said = [False, True, True, False, False]
sys.exit(0 if told(before, "outsourced") == stated and read.vs["outsourced"] == said == told(after, "outsourced")
         and math.isnan(read.vs["staff"][4]) and told(after, "staff")[4] is None
         and read.vs["head"][3:] == ["", ""] else 1)
PYTHON
