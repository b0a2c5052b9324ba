#!/usr/bin/env bash
# Of an organisation drawn in yEd as groups, networkx keeps the innermost units' names alone, and igraph keeps no units.
#
# Seen with networkx 3.6.1 and python-igraph 1.0.0 on GraphML as yEd writes it: a group "Sivistyspalvelut" with a library and
# schools within. networkx gives the two units with their labels, and the group as a node that has no label and no
# position: it looks for labels in the kinds of shape that a leaf may have, not in the group's (`ProxyAutoBoundsNode`). That the
# units lie in the group is told by neither edge nor attribute; only yEd's way to number them ("n0::n0" is in "n0") shows it.
# igraph leaves out what lies in the inner graph, except a unit that an edge names, which comes without its data. Neither warns.
# networkx's manual says that nested graphs are not supported; one would guess an error, or that all or nothing is read.
#
# Why it matters: in yEd a group is the natural drawing of a department. The units read in look complete, with right
# names, while every department is nameless and the hierarchy is gone: a comparison of two such charts finds no
# differences where a unit changed its department. Whoever reads them must walk the inner graphs in the XML.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check networkx==3.6.1 igraph==1.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

import igraph
import networkx

LEAF = """<node id="{id}"><data key="d0"><y:ShapeNode><y:Geometry height="30" width="90" x="0" y="0"/>
<y:NodeLabel>{name}</y:NodeLabel></y:ShapeNode></data></node>"""
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" yfiles.type="nodegraphics"/>
<graph id="G" edgedefault="directed">
<node id="n0" yfiles.foldertype="group"><data key="d0"><y:ProxyAutoBoundsNode><y:Realizers active="0">
<y:GroupNode><y:Geometry height="90" width="200" x="0" y="0"/><y:NodeLabel>Sivistyspalvelut</y:NodeLabel></y:GroupNode>
</y:Realizers></y:ProxyAutoBoundsNode></data>
<graph id="n0:" edgedefault="directed">LEAVES</graph></node>
<edge id="e0" source="n0" target="n0::n1"/>
</graph></graphml>"""
leaves = LEAF.format(id="n0::n0", name="Kirjasto") + LEAF.format(id="n0::n1", name="Koulut")
with open("chart.graphml", "w", encoding="utf-8") as file:
    file.write(GRAPHML.replace("LEAVES", leaves))

with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    graph = networkx.read_graphml("chart.graphml")
    other = igraph.Graph.Read_GraphML("chart.graphml")
labels = {node: data.get("label") for node, data in graph.nodes(data=True)}
print("networkx, labels:", labels)
print("networkx, edges:", list(graph.edges), "attributes of a unit:", graph.nodes["n0::n0"])
print("igraph, nodes:", other.vs["id"], "attributes:", other.vs.attributes())
print("warnings:", len(warned))
sys.exit(
    0
    if labels == {"n0": None, "n0::n0": "Kirjasto", "n0::n1": "Koulut"}
    and list(graph.edges) == [("n0", "n0::n1")]
    and "n0" not in graph.nodes["n0::n0"].values()
    and other.vs["id"] == ["n0", "n0::n1"]
    and not warned
    else 1
)
PYTHON
