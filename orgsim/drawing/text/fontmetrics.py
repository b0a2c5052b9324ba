"""How much room a text takes in the bundled font, known without Qt.

The layout needs the width of every name before anything is drawn, also where there is no window. The
advances come from `resources/fonts/advances.json`, which `resources/fonts/make.py` reads from the very fonts
that are drawn. A width is the sum of the characters' advances, so a painter must draw in the family `FAMILY`,
without kerning and hinting (Qt: `QFont.setKerning(False)`, `PreferNoHinting`); then its widths are these.
"""

import unicodedata
from functools import cache
from typing import Final

import msgspec

from orgsim.resources import resource

FAMILY: Final = "Inter Orgsim"
"""The family name of the bundled fonts: their own, since an installed Inter may be of another version."""

REGULAR: Final = 400
SEMIBOLD: Final = 600
"""The weights of the family, as CSS and Qt count them: of ordinary and of bold text."""

# What a character of a fallback font takes, in ems; rather too much than that a name is clipped.
_LETTER = 0.65
_IDEOGRAPH = 1.0
_EMOJI = 1.3


class _Advances(dict[str, float]):
    """Character → advance in ems, with an estimate for characters that the font lacks."""

    def __missing__(self, char: str) -> float:
        category = unicodedata.category(char)
        if category in {"Mn", "Me", "Cc", "Cf", "Zl", "Zp"}:
            return 0.0
        if unicodedata.east_asian_width(char) in {"W", "F"}:
            return _EMOJI if category == "So" else _IDEOGRAPH
        return _LETTER


class Font(msgspec.Struct, frozen=True, eq=False):
    """The measures of the bundled font. Sizes are the size of the em in pixels, and so are all results."""

    regular: _Advances
    """Advances of the regular weight, in ems."""
    semibold: _Advances
    """Advances of the semibold weight, which bold text is drawn in."""
    em_ascent: float
    em_descent: float
    em_cap_height: float
    em_x_height: float

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of `text`, taken as one line; a soft hyphen takes no room."""
        advances = self.semibold if bold else self.regular
        return sum(map(advances.__getitem__, text), 0.0) * size

    def ascent(self, size: float) -> float:
        """From the baseline up to the top of the line."""
        return self.em_ascent * size

    def descent(self, size: float) -> float:
        """From the baseline down to the bottom of the line, a positive number."""
        return self.em_descent * size

    def line_height(self, size: float) -> float:
        """From one baseline to the next where the lines are set solid."""
        return (self.em_ascent + self.em_descent) * size

    def cap_height(self, size: float) -> float:
        """The height of a capital letter: what centring a label in a box should go by."""
        return self.em_cap_height * size

    def x_height(self, size: float) -> float:
        """The height of a small letter: what can be read across a room depends on it."""
        return self.em_x_height * size


class _Table(msgspec.Struct, frozen=True, rename="kebab"):
    """The file `advances.json`: font units, and the characters in the order of the advances."""

    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    characters: str
    regular: list[int]
    semibold: list[int]


@cache
def load_font() -> Font:
    """The bundled font's measures, read once (about a millisecond)."""
    table = msgspec.json.decode(resource("fonts", "advances.json").read_bytes(), type=_Table)
    em = table.units_per_em

    def ems(advances: list[int]) -> _Advances:
        return _Advances(zip(table.characters, [advance / em for advance in advances], strict=True))

    return Font(
        regular=ems(table.regular),
        semibold=ems(table.semibold),
        em_ascent=table.ascent / em,
        em_descent=table.descent / em,
        em_cap_height=table.cap_height / em,
        em_x_height=table.x_height / em,
    )
