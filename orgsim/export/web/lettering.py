"""The bundled font for a page: of its letters those that the page has, as data within it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable

from orgsim.resources import resource

FAMILY = "Orgsim Inter"
_WEIGHTS = (("Inter-Regular.ttf", 400), ("Inter-SemiBold.ttf", 600))


def font_faces(letters: Iterable[str]) -> str:
    """The rules of CSS that bring the font in both its weights, without what no letter of `letters` needs.

    WOFF: zlib, which is there, where WOFF2 would be a quarter smaller and would need a library more.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    wanted = sorted({ord(letter) for letter in letters} | set(range(0x20, 0x7F)))
    rules = []
    for name, weight in _WEIGHTS:
        options = Options(layout_features=["tnum"], hinting=False, notdef_outline=True)
        # Pairs of letters are most of the work. Charts are laid out without kerning anyway, and at this size of text
        # nobody sees the difference.
        options.drop_tables += ["GPOS"]
        with TTFont(resource("fonts", name), lazy=True, recalcTimestamp=False) as font:
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=wanted)
            subsetter.subset(font)
            font.flavor = "woff"
            font.save(data := io.BytesIO())
        encoded = base64.b64encode(data.getvalue()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
            f"src:url(data:font/woff;base64,{encoded}) format('woff')}}"
        )
    return "\n".join(rules)
