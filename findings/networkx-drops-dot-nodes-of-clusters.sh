#!/usr/bin/env bash
# networkx reads a DOT chart through pydot without the units and ties that stand inside its clusters, and says
# nothing.
#
# Seen with networkx 3.6.1 on pydot 4.0.1. DOT has a construct for "this department's units together": a subgraph
# whose name begins with cluster. A chart of seven units, two departments of three in a cluster each, and six ties is
# read by pydot whole, the clusters as graphs of their own. `nx_pydot.from_pydot`, and so `nx_pydot.read_dot`, looks
# at the outermost graph only: three units and two ties are left, those that a line outside of the clusters happens to
# name. No warning, and what is left is a valid tree. One would guess that a converter of graphs keeps nodes and loses
# at most their grouping.
#
# Why it matters: charts that programs draw by department are written just so. The units that vanish are the lowest
# ones, two of three here, so that layers and spans come out small and plausible: two layers instead of three, no span
# above two. Whoever compares a draft that was drawn with clusters with one without compares ways of drawing. Walk
# pydot's subgraphs.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check networkx==3.6.1 pydot==4.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx
import pydot

CHART = """
digraph {
  city
  subgraph cluster_education { education -> schools; education -> library }
  subgraph cluster_works { works -> streets; works -> parks }
  city -> education
  city -> works
}
"""
PLAIN = """
digraph {
  education -> schools; education -> library; works -> streets; works -> parks; city -> education; city -> works
}
"""


def shape(text):
    (chart,) = pydot.graph_from_dot_data(text)
    graph = networkx.DiGraph(networkx.nx_pydot.from_pydot(chart))
    layers = networkx.dag_longest_path_length(graph) + 1
    return len(graph), graph.size(), layers, networkx.is_arborescence(graph)


clustered, plain = shape(CHART), shape(PLAIN)
print("units, ties, layers, a tree:")
print("with clusters:", clustered)
print("the same without:", plain)
sys.exit(0 if clustered == (3, 2, 2, True) and plain == (7, 6, 3, True) else 1)
PYTHON
