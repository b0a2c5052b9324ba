#!/usr/bin/env bash
# python-pptx glues connectors as if every shape had a rectangle's four sites, and tells where shapes in groups lie in the
# group's own measure.
#
# Seen with python-pptx 1.0.2: `begin_connect(oval, 2)` moves the line's end to the middle of the oval's bottom edge. Sites of an
# oval are eight, counted against the clock from the top: 2 is its left, 4 its bottom. For 4 the call raises a KeyError, after it
# has written the glue into the file. And `left` of a shape in a group that is drawn at half its size is where the shape would
# lie if the group were not scaled.
#
# Why it matters: round boxes are common in drawn organisation charts. Whoever takes a line's end from the file finds it at the bottom,
# PowerPoint moves it to the left as soon as the box is moved; and lines are matched with boxes by where they end, which goes
# wrong for all that is in scaled groups unless each group's transform is applied.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-pptx==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[6])
shapes = slide.shapes
oval = shapes.add_shape(MSO_SHAPE.OVAL, Pt(100), Pt(100), Pt(200), Pt(80))
line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
line.begin_connect(oval, 2)
at_bottom = (line.begin_x, line.begin_y) == (Pt(200), Pt(180))
print("site 2 of an oval, its left:", line.begin_x.pt, line.begin_y.pt, "- the middle of its bottom:", at_bottom)
other = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
try:
    other.begin_connect(oval, 4)
    refused = False
except KeyError:
    refused = True
glued = 'stCxn' in other._element.xml
print("site 4, its bottom: KeyError", refused, "- and glued all the same:", glued)

group = shapes.add_group_shape()
inner = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(400), Pt(200), Pt(100), Pt(50))
group.width, group.height = Pt(50), Pt(25)
group.left, group.top = Pt(10), Pt(10)
unscaled = (inner.left, inner.width) == (Pt(400), Pt(100))
print("in a group at (10, 10), 50 wide:", inner.left.pt, inner.width.pt)
sys.exit(0 if at_bottom and refused and glued and unscaled else 1)
PYTHON
