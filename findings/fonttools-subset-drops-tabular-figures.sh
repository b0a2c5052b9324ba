#!/usr/bin/env bash
# fontTools' subsetter leaves out the figures of equal width, though every character asked for is kept.
#
# Seen with fontTools 4.68.0 on a font made here, of a figure in two widths that the feature `tnum` exchanges: subset to the
# figures "01" with the options as they come, the font keeps both characters, its kerning (`kern`) and the letter forms of a
# language (`locl`), but `tnum`, `lnum` and `zero` are gone with the glyphs that they call for. With
# `layout_features=["*"]` they stay. No warning is given, and a program that asks the subset for `tnum` gets the
# figures of unequal width without a word, as fonts may lack any feature.
#
# Why it matters: who carries a font along in a PDF, a web page or a program subsets it, and tables that compare
# organisations (staff, money, days) stand in columns of figures. In the whole font they line up; in the subset 111 is
# narrower than 888, and the columns look crooked in what is handed out, not on the screen where they were checked.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check fonttools==4.68.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

WIDTHS = {".notdef": 500, "zero": 600, "one": 300, "zero.tnum": 550, "one.tnum": 550, "zero.slash": 600, "one.fi": 310}
FEATURES = """
languagesystem DFLT dflt; languagesystem latn dflt; languagesystem latn FIN;
feature tnum { sub zero by zero.tnum; sub one by one.tnum; } tnum;
feature lnum { sub one by one.tnum; } lnum;
feature zero { sub zero by zero.slash; } zero;
feature locl { script latn; language FIN; sub one by one.fi; } locl;
feature kern { pos one zero -20; } kern;
"""


def box(width):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (width, 500), (width, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


made = FontBuilder(1000, isTTF=True)
made.setupGlyphOrder(list(WIDTHS))
made.setupCharacterMap({ord("0"): "zero", ord("1"): "one"})
made.setupGlyf({name: box(width - 50) for name, width in WIDTHS.items()})
made.setupHorizontalMetrics({name: (width, 0) for name, width in WIDTHS.items()})
made.setupHorizontalHeader(ascent=800, descent=-200)
made.setupNameTable({"familyName": "Made", "styleName": "Regular"})
made.setupOS2()
made.setupPost()
addOpenTypeFeaturesFromString(made.font, FEATURES)
made.save("whole.ttf")


def features(**options):
    font = TTFont("whole.ttf")
    work = subset.Subsetter(subset.Options(**options))
    work.populate(text="01")
    work.subset(font)
    lists = [font[table].table.FeatureList.FeatureRecord for table in ("GSUB", "GPOS") if table in font]
    tags = {record.FeatureTag for records in lists for record in records}
    return tags, "one.tnum" in font.getGlyphOrder(), sorted(map(chr, font.getBestCmap()))


plain, all_of_them = features(), features(layout_features=["*"])
print("as it comes:", *plain)
print("all features:", *all_of_them)
sys.exit(
    0
    if plain == ({"kern", "locl"}, False, ["0", "1"])
    and all_of_them == ({"kern", "locl", "tnum", "lnum", "zero"}, True, ["0", "1"])
    else 1
)
PYTHON
