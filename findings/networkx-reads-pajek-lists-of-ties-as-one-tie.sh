#!/usr/bin/env bash
# networkx takes Pajek's lists of ties for single ties: of all that a unit is tied to but the first it keeps no tie.
#
# Seen with networkx 3.6.1. Pajek's files of networks may say ties in lists: below `*Arcslist` (`*Edgeslist` where they
# have no direction) a line is a node and all the nodes that it is tied to, so that "1 2 3 4" is three ties. `read_pajek`
# and `parse_pajek` know a section by how its name begins, take both for `*Arcs` and `*Edges`, where a line is two nodes
# and a weight, and read one tie from 1 to 2 with the weight 3. Nothing is said. Here a council that steers a board, a
# committee and a company comes to steer the board alone, with a weight of 3.0, which is the number of the committee's
# row; two units of five are tied to nothing any more. igraph 1.0.0 reads the three ties from the same file.
#
# Why it matters: steering, advising and reporting are handed on by researchers of administration as Pajek networks, and
# lists are the short way to write who steers whom. A body that steers ten others seems to steer one, units come out as
# isolated, and the first of them as tied the more strongly the later the second stands in the file; density, degree and
# betweenness of drafts are then compared by how each file was written, and not by what it says.
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
from pathlib import Path

import igraph
import networkx

names = ("Council", "Board", "Committee", "Company", "Section")
rows = [f'{number} "{name}"' for number, name in enumerate(names, 1)]
text = "\n".join([f"*Vertices {len(names)}", *rows, "*Arcslist", "1 2 3 4", "2 5", ""])
Path("ties.net").write_text(text, encoding="utf-8")

graph = networkx.read_pajek("ties.net")
ties = sorted((one, other, its.get("weight")) for one, other, its in graph.edges(data=True))
alone = sorted(networkx.isolates(graph))
other = igraph.Graph.Read_Pajek("ties.net")
label = "id" if "id" in other.vs.attributes() else "name"
listed = sorted((other.vs[tie.source][label], other.vs[tie.target][label]) for tie in other.es)
print("networkx:", ties, "| tied to nothing:", alone)
print("igraph:  ", listed)
wanted = [("Board", "Section"), ("Council", "Board"), ("Council", "Committee"), ("Council", "Company")]
seen = ties == [("Board", "Section", None), ("Council", "Board", 3.0)] and alone == ["Committee", "Company"]
sys.exit(0 if seen and listed == wanted else 1)
PYTHON
