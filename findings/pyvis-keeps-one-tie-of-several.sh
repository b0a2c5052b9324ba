#!/usr/bin/env bash
# pyvis keeps the first tie between two units and drops all others, unless the network was said to be directed.
#
# Seen with pyvis 0.3.2. The city steers its water company, owns it, and buys water from it: a MultiDiGraph of
# networkx with three edges. `Network().from_nx(graph)` holds one, "steers"; the other two are gone without a word,
# the one that runs the other way too. `Network(directed=True).from_nx(graph)` holds three. `add_edge` by hand does
# the same. That an undirected network draws no arrowheads one would guess; that it takes the direction of a graph
# that has one, and with it every tie but the first, one would not.
#
# Why it matters: in a municipality the same two bodies are tied several times over (owns, steers, reports to, buys
# from), and which ties a reform adds or ends is what the picture is drawn for. Two drafts that differ in just such a
# tie look the same, and which tie is seen hangs on the order in which they were entered.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyvis==0.3.2 networkx==3.6.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx
from pyvis.network import Network

graph = networkx.MultiDiGraph()
graph.add_edge("City", "Water company", title="steers")
graph.add_edge("City", "Water company", title="owns")
graph.add_edge("Water company", "City", title="serves")


def titles(**options):
    network = Network(**options)
    network.from_nx(graph)
    return [edge["title"] for edge in network.edges]


plain, directed = titles(), titles(directed=True)
print("as it comes:", plain)
print("directed:", directed)
sys.exit(0 if plain == ["steers"] and directed == ["steers", "owns", "serves"] else 1)
PYTHON
