#!/usr/bin/env bash
# pydot reads some hundreds of statements of DOT in a second; the same graph as GraphML is read many times faster.
#
# Seen with pydot 4.0.1 and networkx 3.6.1, which reads DOT through it: a graph of 500 nodes with labels and 500 labelled edges takes
# seconds, and the time grows with its size, so that 4 000 statements took 18 s of processor time on a small machine, and a
# minute while it was busy. The same graph as GraphML takes a tenth of a second, and Graphviz itself reads such DOT at once.
#
# Why it matters: an organisation of a city has thousands of units and links, and DOT is what many tools write for such charts.
# `networkx.nx_pydot.read_dot` looks as if it hung. Whoever compares large organisations had better read DOT otherwise.
#
# Exits 0 while DOT takes more than twenty times as long as GraphML, and 1 when that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pydot==4.0.1 networkx==3.6.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import time

import networkx
import pydot

SIZE = 500
nodes = [f'  n{at} [label="Unit {at}"];' for at in range(SIZE)]
edges = [f'  n{at // 8} -> n{at} [label="steers"];' for at in range(1, SIZE)]
dot = "\n".join(["digraph {", *nodes, *edges, "}"])
graph = networkx.DiGraph()
graph.add_nodes_from((f"n{at}", {"label": f"Unit {at}"}) for at in range(SIZE))
graph.add_edges_from((f"n{at // 8}", f"n{at}", {"label": "steers"}) for at in range(1, SIZE))
graphml = "\n".join(networkx.generate_graphml(graph))


def read_dot() -> networkx.Graph:
    return networkx.nx_pydot.from_pydot(pydot.graph_from_dot_data(dot)[0])


def seconds(read: object) -> float:
    began = time.process_time()
    found = read()
    took = time.process_time() - began
    assert (len(found), found.number_of_edges()) == (SIZE, SIZE - 1)
    return took


networkx.parse_graphml(graphml)
slow, fast = seconds(read_dot), seconds(lambda: networkx.parse_graphml(graphml))
print(f"DOT: {slow:.2f} s, GraphML: {fast:.3f} s, {slow / fast:.0f} times as long")
sys.exit(0 if slow > 20 * fast else 1)
PYTHON
