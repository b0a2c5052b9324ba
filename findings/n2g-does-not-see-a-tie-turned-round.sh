#!/usr/bin/env bash
# N2G's comparison of two diagrams does not see that a tie was turned round, and of two ties that face each other it draws one.
#
# Seen with N2G 0.3.3, which writes diagrams for draw.io and yEd from lists of nodes and links, and marks with `compare` in green
# and grey what is new and what is missing. Today the library is below the schools, in the draft the schools are below the
# library: an arrow "below" from the one to the other, turned round. `compare` marks nothing, and the picture shows the
# arrow as it was. A tie of another kind is marked, once as missing and once as new. Where two units face each other
# with a tie of one kind, `from_dict` draws the first arrow and leaves the second out. The same in both formats, and nothing is
# said. A link is told by its source, target and labels in alphabetical order; as it has a source and a target, and its
# arrowhead stands where it was stated, one would guess that its direction is part of it.
#
# Why it matters: who is below whom is what an organisation chart says, and turning it round is the whole of some reforms: the
# division that becomes a section of its former section, the company that sells what it bought. Two drafts that differ in
# just this are shown as the same. A `link_id` for each link has both arrows drawn; compare the lists by oneself.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check N2G==0.3.3
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys
from copy import deepcopy

from N2G import drawio_diagram, yed_diagram

HEADS = {
    drawio_diagram: {"style": "endArrow=classic;"},
    yed_diagram: {"attributes": {"Arrows": {"source": "none", "target": "standard"}}},
}


def chart(kind, *ties, own=False):
    """Nodes and links; the links with an arrowhead, and with an id of their own if so wished."""
    links = [{"source": source, "label": label, "target": target, **deepcopy(HEADS[kind])} for source, label, target in ties]
    if own:
        links = [{**link, "link_id": number} for number, link in enumerate(links, 1)]
    return {"nodes": [{"id": unit} for unit in ("Library", "Schools")], "links": links}


def drawn(kind, today, draft=None, own=False):
    """The arrows in the picture, by the units at their ends, and how many places are marked as missing and as new."""
    diagram = kind()
    diagram.from_dict(chart(kind, *today, own=own))
    if draft is not None:
        diagram.compare(chart(kind, *draft))
    text = diagram.dump_xml()
    arrows = re.findall(r'<edge [^>]*|<mxCell [^>]*edge="1"[^>]*', text)
    names = {number: name for number, name in re.findall(r'<node [^>]*id="([^"]*)"[\s\S]*?<y:NodeLabel[^>]*>([^<]*)<', text)}
    ends = [re.findall(r'(?:source|target)="([^"]*)"', arrow) for arrow in arrows]
    return sorted([names.get(end, end) for end in each] for each in ends), text.count("#C0C0C0"), text.count("#00FF00")


below = ("Library", "below", "Schools")
above = ("Schools", "below", "Library")
beside = ("Library", "beside", "Schools")
same = True
for kind in HEADS:
    turned = drawn(kind, [below], [above])
    another = drawn(kind, [below], [beside])
    facing = drawn(kind, [below, above])
    numbered = drawn(kind, [below, above], own=True)
    print(kind.__name__, "turned:", *turned, "| another kind:", *another, "| facing:", *facing, "| with ids:", *numbered)
    same = same and turned == facing == ([["Library", "Schools"]], 0, 0)
    same = same and len(another[0]) == 2 and another[1] > 0 and another[2] > 0
    same = same and numbered[0] == [["Library", "Schools"], ["Schools", "Library"]]
sys.exit(0 if same else 1)
PYTHON
