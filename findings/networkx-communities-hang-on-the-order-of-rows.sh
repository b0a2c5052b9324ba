#!/usr/bin/env bash
# A seed does not settle the communities that networkx finds: the order of the rows decides how many there are.
#
# Seen with networkx 3.6.1, `louvain_communities(graph, seed=7)`. Sixty units with 120 ties among them; the same
# graph, its units added in eight orders (as stated, and seven times shuffled), the same seed: seven or eight
# communities, of a modularity from 0.4435 to 0.4553. Same order, same answer. The seed shuffles positions, not units,
# so that it fixes a result for a file and not for an organisation; `networkx.utils.graphs_equal` says that the graphs
# are equal. One would guess that equal graphs and equal seeds give equal results, as that is what a seed is stated
# for.
#
# Why it matters: such communities are read as "these units belong together" beside a reform's own divisions. Sort the
# list by name instead of by number, or export it from another program, and the number of divisions suggested changes
# though no unit or tie did; two drafts that list their units in different orders are compared by their order. Sort
# units by an identity before, or take the best of many seeds.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check networkx==3.6.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import random
import sys

import networkx

draw = random.Random(3)
units = [f"unit {number:02}" for number in range(60)]
ties = [tuple(draw.sample(units, 2)) for _ in range(120)]


def graph(order):
    order = list(order)
    made = networkx.Graph()
    made.add_nodes_from(order)
    made.add_edges_from(ties)
    return made


def communities(order):
    made = graph(order)
    found = networkx.community.louvain_communities(made, seed=7)
    return len(found), round(networkx.community.modularity(made, found), 4)


orders = [units] + [random.Random(number).sample(units, len(units)) for number in range(1, 8)]
found = [communities(order) for order in orders]
again = [communities(order) for order in orders]
equal = all(networkx.utils.graphs_equal(graph(units), graph(order)) for order in orders)
print("communities and modularity by order:", found)
print("the graphs are equal:", equal, "| each order gives the same again:", found == again)
sys.exit(0 if equal and found == again and len({number for number, _ in found}) > 1 else 1)
PYTHON
