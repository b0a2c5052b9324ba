#!/usr/bin/env bash
# anytree's exporter to DOT makes one box of all units that have the same name; its exporter to Mermaid does not.
#
# Seen with anytree 2.13.0. `DotExporter` takes the name of a node for its identity. A city of two departments, each
# with an "Administration", is a tree of five nodes; `MermaidExporter` writes five, `DotExporter` writes the line of
# "Administration" twice and both edges to it, which any reader of DOT (pydot 4.0.1 and networkx 3.6.1 here) takes for
# one node with two parents: four nodes, and no tree any more. Nothing is said. `UniqueDotExporter` of the same module
# keeps five. Within anytree the two are different objects at different paths, so that one would guess that an export
# of a tree is a tree.
#
# Why it matters: nearly every department of a municipality has an administration, a support and a development unit.
# In the picture they look like shared services that serve several departments, which is just what reforms argue
# about; counts of units, layers and spans taken from the file are wrong by as many.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  anytree==2.13.0 networkx==3.6.1 pydot==4.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx
import pydot
from anytree import Node, PreOrderIter
from anytree.exporter import DotExporter, MermaidExporter, UniqueDotExporter

city = Node("City")
for department in ("Education", "Works"):
    Node("Administration", parent=Node(department, parent=city))


def read(exporter):
    (graph,) = pydot.graph_from_dot_data("\n".join(exporter(city)))
    return networkx.DiGraph(networkx.nx_pydot.from_pydot(graph))


units = len(list(PreOrderIter(city)))
mermaid = sum("[" in line for line in MermaidExporter(city))
joined, unique = read(DotExporter), read(UniqueDotExporter)
print("units:", units, "| Mermaid:", mermaid, "| DOT:", len(joined), "| unique DOT:", len(unique))
print("still a tree:", networkx.is_arborescence(joined), networkx.is_arborescence(unique))
parents = joined.in_degree("Administration") if "Administration" in joined else None
print("parents of Administration:", parents)
seen = (units, mermaid, len(joined), len(unique), parents, networkx.is_arborescence(joined))
sys.exit(0 if seen == (5, 5, 4, 5, 2, False) else 1)
PYTHON
