#!/usr/bin/env bash
# networkx's measure of hierarchy is highest for an organisation without middle levels, and falls as levels are added.
#
# Seen with networkx 3.6.1: `global_reaching_centrality`, whose reference is a paper named after a measure of hierarchy, gives
# 1.0 for a council with 30 units right beneath it, 0.9722 for the same number of nodes as a tree of five and five, and 0.5167
# for one chain of command through all of them. With arrows from a unit to its superior, as common in data, the flat one
# comes out lowest: 0.0011, 0.0078 and 0.5167. No direction is checked and nothing is warned of. The formula is the paper's,
# where a star is the extreme case by intent; the manual has a star as its example, with no word on what the 1.0 means.
#
# Why it matters: drafts of a reform are compared by how steep they are ("levels are taken out"). One would guess that the
# figure rises with the number of levels; it says instead how alone the top is in reaching everyone, so the draft that
# removes all middle levels is told as the most hierarchical. Levels and spans have to be told by themselves.
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

from networkx import DiGraph, dag_longest_path_length, global_reaching_centrality

flat = DiGraph(("council", unit) for unit in range(30))
tree = DiGraph(("council", department) for department in range(5))
tree.add_edges_from((department, f"{department}.{unit}") for department in range(5) for unit in range(5))
chain = DiGraph((level, level + 1) for level in range(30))

down, up = [], []
for name, graph in (("flat", flat), ("tree", tree), ("chain", chain)):
    down.append(global_reaching_centrality(graph))
    up.append(global_reaching_centrality(graph.reverse()))
    levels = dag_longest_path_length(graph)
    print(f"{name}: {len(graph)} nodes, levels below the top {levels}, downwards {down[-1]:.4f}, upwards {up[-1]:.4f}")
sys.exit(0 if down[0] == 1.0 and down[0] > down[1] > down[2] and up[0] < up[1] < up[2] else 1)
PYTHON
