#!/usr/bin/env bash
# networkx reads yEd's GraphML, labels and all, but loses the name of each group and which units lie in it.
#
# Seen with networkx 3.6.1: of a group "Education" that holds "Schools" and "Library", and a unit "City board" beside it, linked
# to the group, `read_graphml` gives four nodes. All have their labels but the group, whose own lies one element deeper
# (y:ProxyAutoBoundsNode). No edge and no attribute says what lies in the group: only yEd's habit of calling what does n1::n0.
#
# Why it matters: organisation charts are drawn in yEd with a group for each division. Whoever compares two of them by networkx compares
# what is left of them. Read the XML for the groups.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check networkx==3.6.1
cat > "$folder/chart.graphml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d6" yfiles.type="nodegraphics"/>
 <graph edgedefault="directed" id="G">
  <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>City board</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1" yfiles.foldertype="group">
   <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
    <y:NodeLabel>Education</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
   <graph edgedefault="directed" id="n1:">
    <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Schools</y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1::n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Library</y:NodeLabel></y:ShapeNode></data></node>
   </graph>
  </node>
  <edge id="e0" source="n0" target="n1"/>
 </graph>
</graphml>
XML
"$folder/venv/bin/python" - "$folder/chart.graphml" <<'PYTHON'
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
for name, data in graph.nodes(data=True):
    print(name, data)
named = "Education" in str(dict(graph.nodes(data=True)))
linked = graph.has_edge("n1", "n1::n0") or "n1" in str(graph.nodes["n1::n0"])
kept = graph.nodes["n0"].get("label") == "City board"
print("the board keeps its label:", kept, "| the group has its name:", named, "| what lies in it says so:", linked)
sys.exit(0 if kept and not named and not linked else 1)
PYTHON
