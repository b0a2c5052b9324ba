"""The distances of an outline, in pixels at a zoom of 1."""

from __future__ import annotations

from typing import Final

STEP: Final = 10.0
"""How far a unit is set in from its parent."""
CHAIN_STEP: Final = 3.0
"""The same where each of both is all that its parent has: a chain is read downwards, and should not run away."""
DEEPEST: Final = 0.4
"""The share of a column that indents take at most."""
GUTTER: Final = 16.0
"""Between two columns."""
MARGIN: Final = 8.0
"""Left of the first column, where badges of differences may stand."""
LINE_GAP: Final = 1.0
"""Between two lines of the list."""
HEAD_GAP: Final = 4.0
"""Above a unit that has others below it."""
TOP_GAP: Final = 9.0
"""Above one of those that the whole is divided into."""
HEAD_PAD: Final = 2.0
"""How much higher than its text the line of a unit is that has others below it."""
TOP_PAD: Final = 7.0
"""The same of those that the whole is divided into."""
NOTE: Final = 17.0
"""The height of a line that repeats a parent's name at the head of a column, or tells whom those below it serve."""
HEADING: Final = 6.0
"""How much higher than its text the name of a band is."""
HEADING_GAP: Final = 12.0
"""Above the line that parts bands within a column, and above what is said at the end."""
NARROWEST: Final = 70.0
"""No column is narrower."""
EDGE: Final = 2.0
"""Kept free at the other sides, for the strokes of what stands there."""
