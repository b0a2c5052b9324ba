"""Make the bundled fonts and their table of advances from Inter's own static fonts.

Run it when Inter is updated, never at build or run time (README.md here has the commands):

    python resources/fonts/make.py Inter_400Regular.ttf Inter_600SemiBold.ttf

It needs fontTools. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).resolve().parent
FAMILY = "Inter Orgsim"

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1 Supplement, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters (Sámi, Skolt Sámi) and combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation and spaces
    (0x2070, 0x20BF),  # superscripts, subscripts, currencies
    (0x2116, 0x2122),  # numero sign … trade mark sign
    (0x2150, 0x215F),  # fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x27BF),  # symbols, check marks
]

# Contextual alternates are left out on purpose: without them, and without kerning, the width of a text is the
# sum of its characters' advances, which is what orgsim.drawing.text.fontmetrics computes.
FEATURES = ["ccmp", "mark", "mkmk", "kern", "tnum"]

IGNORABLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that take no room: they hint at breaks, joins and directions."""


def subset(source: Path) -> TTFont:
    """Inter with the characters above, without hints and without the features that the app does not use."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["STAT", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


def add_symbol(font: TTFont, char: str, name: str, glyph: Glyph, advance: int) -> None:
    """Add a character that Inter lacks."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = name


def add_symbols(font: TTFont) -> None:
    """Add the swapped arrows (moved), the small triangles (folding) and an empty soft hyphen."""
    small = Identity.translate(560, 300).scale(0.55)
    add_symbol(font, "⇄", "arrowrightleft", swapped_arrows(font), 1720)
    add_symbol(font, "▾", "triagdnsmall", transformed(font, "▼", small), 2240)
    add_symbol(font, "▸", "triagrtsmall", transformed(font, "▶", small), 2240)
    add_symbol(font, "\u00ad", "softhyphen", TTGlyphPen(None).glyph(), 0)


def part_characters(font: TTFont) -> None:
    """Give each character a glyph of its own, so that a PDF's text can be read back.

    A PDF keeps glyphs, and Qt names each after the first character that has it: a closing quotation mark came back as a
    modifier letter, and a space as the tab, for which Qt takes the space's glyph where a font has none. The hyphen that
    is written where a word is broken (U+2010) looks like the one that is typed.
    """
    cmap = font.getBestCmap()
    taken = set()
    # Quotation marks keep the glyph that is kerned.
    for code in sorted(cmap, key=lambda code: (0x02B0 <= code <= 0x02FF, code)):
        if cmap[code] in taken:
            add_copy(font, chr(code), cmap[code])
        taken.add(cmap[code])
    add_copy(font, "\t", cmap[ord(" ")])
    add_copy(font, "\u2010", cmap[ord("-")])


def add_copy(font: TTFont, char: str, of: str) -> None:
    """Let `char` have a glyph of its own that looks like the glyph `of`."""
    pen = TTGlyphPen(font.getGlyphSet())
    font.getGlyphSet()[of].draw(pen)
    add_symbol(font, char, f"own{ord(char):04X}", pen.glyph(), font["hmtx"][of][0])


def transformed(font: TTFont, char: str, transform: Transform) -> Glyph:
    """The outline of `char`, transformed."""
    pen = TTGlyphPen(None)
    font.getGlyphSet()[font.getBestCmap()[ord(char)]].draw(TransformPen(pen, transform))
    return pen.glyph()


def swapped_arrows(font: TTFont) -> Glyph:
    """An arrow to the right above one to the left, as thick as the weight's minus sign."""
    minus = font["glyf"][font.getBestCmap()[ord("−")]]
    thick = minus.yMax - minus.yMin
    half, slant, head = thick / 2, thick / 2**0.5, 430
    length = 1480
    shaft = [(0, -half), (0, half), (length - half, half), (length - half, -half)]
    back = length - head
    arms = [(length, 0), (back, -head), (back - slant, slant - head)]
    arms += [(length - 2 * slant, 0), (back - slant, head - slant), (back, head)]
    pen = TTGlyphPen(None)
    for place in (Identity.translate(120, 1050), Identity.translate(1600, 320).scale(-1)):
        for outline in (shaft, arms):
            points = [place.transformPoint(point) for point in outline]
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
    return pen.glyph()


def rename(font: TTFont, style: str, bold: bool) -> None:
    """Give both weights a family of their own, as its regular and its bold style.

    A system that has Inter installed, in whatever version, would else draw that one. Systems that know only
    four styles a family find both weights, and none emboldens artificially.
    """
    names = font["name"]
    names.removeNames(nameID=16)
    names.removeNames(nameID=17)
    texts = {
        1: FAMILY,
        2: "Bold" if bold else "Regular",
        3: f"{names.getDebugName(5)};{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["head"].macStyle = 1 if bold else 0
    selection = font["OS/2"].fsSelection & ~0b1100001  # italic, bold and regular
    font["OS/2"].fsSelection = selection | (1 << 5 if bold else 1 << 6)


def advances(fonts: dict[str, TTFont]) -> dict[str, object]:
    """The advance of each character in font units by weight, with the measures that both weights share."""
    regular = fonts["regular"]
    cmap = regular.getBestCmap()
    chars = sorted(cmap)
    table: dict[str, object] = {
        "units-per-em": regular["head"].unitsPerEm,
        "ascent": regular["hhea"].ascent,
        "descent": -regular["hhea"].descent,
        "cap-height": regular["OS/2"].sCapHeight,
        "x-height": regular["OS/2"].sxHeight,
        "characters": "".join(map(chr, chars)),
    }
    for weight, font in fonts.items():
        if font.getBestCmap().keys() != cmap.keys():
            raise SystemExit(f"{weight} has other characters than regular")
        marks = {glyph for glyph, kind in font["GDEF"].table.GlyphClassDef.classDefs.items() if kind == 3}
        zero = marks | {cmap[ord(char)] for char in IGNORABLE if ord(char) in cmap}
        glyphs = (font.getBestCmap()[code] for code in chars)
        table[weight] = [0 if glyph in zero else font["hmtx"][glyph][0] for glyph in glyphs]
    return table


def main(regular: str, semibold: str) -> None:
    """Write both fonts and advances.json beside this script."""
    fonts = {}
    for weight, style, source in (("regular", "Regular", regular), ("semibold", "SemiBold", semibold)):
        font = subset(Path(source))
        add_symbols(font)
        part_characters(font)
        rename(font, style, bold=weight == "semibold")
        font.save(HERE / f"Inter-{style}.ttf", reorderTables=True)
        fonts[weight] = TTFont(HERE / f"Inter-{style}.ttf")
    text = json.dumps(advances(fonts), ensure_ascii=False, separators=(",", ":"))
    (HERE / "advances.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
