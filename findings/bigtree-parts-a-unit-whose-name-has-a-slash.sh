#!/usr/bin/env bash
# bigtree's comparison of two trees makes two units of one whose name has a slash, and a unit of the one that nobody
# has.
#
# Seen with bigtree 1.5.3. A tree that is built of nodes may hold any name: "Finance/Administration" is one node, and
# iterating, counting and depth treat it so. `get_tree_diff(today, draft)` compares paths that it joins with "/" and
# builds its answer from them again: that unit comes back as "Finance" with an "Administration" below it, so that the
# difference has one unit and one layer more than either tree, and `find_full_path` does not find what `path_name` of
# the same node says. Nothing is refused. With a `sep` of its own on both roots, such as a tab, the answer is right.
# One would guess that a comparison of objects does not depend on the letters of their names.
#
# Why it matters: "Talous/Hallinto", "Kasvatus/opetus", "HR/Payroll" and pairs of languages ("Lohja/Lojo") are
# ordinary names in lists of units. Two drafts that are equal there are shown with a layer that neither has, and a
# "Finance" that does exist elsewhere below the same parent is taken for the same.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check bigtree==1.5.3 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from bigtree import Node, find_full_path, get_tree_diff, preorder_iter


def city(*offices, **options):
    top = Node("City", **options)
    unit = Node("Finance/Administration", parent=top)
    for office in offices:
        Node(office, parent=unit)
    return top


def compared(**options):
    tree = get_tree_diff(city("Payroll", **options), city("Payroll", "Purchasing", **options), only_diff=False)
    return [node.node_name for node in preorder_iter(tree)], tree.max_depth


draft = city("Payroll", "Purchasing")
before = [node.node_name for node in preorder_iter(draft)], draft.max_depth
slash, tab = compared(), compared(sep="\t")
payroll = next(node for node in preorder_iter(draft) if node.node_name == "Payroll")
found = find_full_path(draft, payroll.path_name)
print("the draft:", before)
print("compared:", slash)
print("compared, with a tab between the names of a path:", tab)
print("found by its own path:", found)
same = (before[1], slash[1], tab[1], len(before[0]), len(slash[0]), len(tab[0]), found)
sys.exit(0 if same == (3, 4, 3, 4, 5, 4, None) else 1)
PYTHON
