"""The bundled font for a page, as data within it: the letters that nearly all pages have, or just those of the page."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from typing import Final

from orgsim.resources import resource

FAMILY = "Orgsim Inter"
WEIGHTS: Final = (("Inter-Regular", 400), ("Inter-SemiBold", 600))
COMMON: Final = frozenset(
    [
        *map(chr, range(0x20, 0x7F)),
        *map(chr, range(0xA0, 0x100)),
        *"ČčĐđŊŋŠšŦŧŽžΔ\u200b\u2009\u202f‐‑–—‘’‚“”„•…€←↑→↓↗⇄−≈≤≥▸▾",
    ]
)
"""What Finnish, Swedish, English and Northern Sámi are written with, and the signs of charts and figures."""
_UNWRITTEN = frozenset("\t\n\r\v\f")
"""Browsers make spaces of them."""


def font_faces(letters: Iterable[str]) -> str:
    """The rules of CSS that bring the font in both its weights, with all of `letters` that it has.

    Most pages take the letters that lie ready: to make a font of fewer takes as long as a third of a large page, and
    saves some kilobytes.
    """
    wanted = frozenset(letters) - _UNWRITTEN
    rules = []
    for name, weight in WEIGHTS:
        ready = wanted <= COMMON
        data = resource("fonts", f"{name}.woff").read_bytes() if ready else subset(name, wanted)
        encoded = base64.b64encode(data).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
            f"src:url(data:font/woff;base64,{encoded}) format('woff')}}"
        )
    return "\n".join(rules)


def subset(name: str, letters: Iterable[str]) -> bytes:
    """The font of that name, without what no letter of `letters` and of ASCII needs, as a file.

    WOFF: zlib, which is there, where WOFF2 would be a quarter smaller and would need a library more.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=["tnum"], hinting=False, notdef_outline=True)
    # Pairs of letters are most of the work. Charts are laid out without kerning anyway, and at this size of text
    # nobody sees the difference.
    options.drop_tables += ["GPOS"]
    with TTFont(resource("fonts", f"{name}.ttf"), lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted({ord(letter) for letter in letters} | set(range(0x20, 0x7F))))
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(data := io.BytesIO())
    return data.getvalue()
