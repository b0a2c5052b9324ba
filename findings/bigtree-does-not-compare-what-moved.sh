#!/usr/bin/env bash
# bigtree's comparison of two trees tells what changed in a unit that stayed, but of one that moved only that it moved.
#
# Seen with bigtree 1.5.3: `get_tree_diff(today, draft, detail=True, attr_list=["staff"])` marks the library, of 10 people,
# that goes to another department and has 99 there, as "moved from" and "moved to" and nothing else; the department that
# keeps its place and goes from 5 people to 7 gets its mark and both values. The nodes of the library hold neither 10 nor 99.
# And a move is told by the name alone: where two branches each lose an "Administration" and a third founds one, all
# three are marked as moved, two from and one to, though one of them was abolished.
#
# Why it matters: in a reform the units that move are those whose staff and money change. One would guess that `attr_list`
# holds for every unit that is in both drafts, as `detail` has just found out that this one is; whoever adds up the
# marked differences misses exactly the moved ones, and reads two offices that are merged as two that went elsewhere.
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

import pandas
from bigtree import dataframe_to_tree, get_tree_diff, list_to_tree, preorder_iter


def tree(**units):
    rows = [(path.replace("__", "/"), staff) for path, staff in units.items()]
    return dataframe_to_tree(pandas.DataFrame(rows, columns=["path", "staff"]))


def marks(found):
    return {node.path_name: node.get_attr("staff") for node in preorder_iter(found)}


today = tree(Town=1, Town__Learning=5, Town__Technical=6, Town__Learning__Library=10)
draft = tree(Town=1, Town__Learning=7, Town__Technical=6, Town__Technical__Library=99)
moved = marks(get_tree_diff(today, draft, detail=True, attr_list=["staff"]))
for path, staff in moved.items():
    print(path, staff)

two = list_to_tree(["Town/Learning/Administration", "Town/Technical/Administration", "Town/Health"])
one = list_to_tree(["Town/Learning", "Town/Technical", "Town/Health/Administration"])
merged = [node.name for node in preorder_iter(get_tree_diff(two, one, detail=True)) if "Administration" in node.name]
print(merged)

stayed = [list(staff) for path, staff in moved.items() if path.endswith("Learning (~)")]
silent = [staff is None or staff != staff for path, staff in moved.items() if "moved" in path]
sys.exit(
    0
    if stayed == [[5, 7]]
    and silent == [True, True]
    and sorted(merged) == ["Administration (moved from)", "Administration (moved from)", "Administration (moved to)"]
    else 1
)
PYTHON
