"""The sizes of a transition's text and signs, in pixels at a zoom of 1."""

from __future__ import annotations

from typing import Final

NAME: Final = 13
NAME_LINE: Final = 16.0
WORD_LINE: Final = 15.0
HEADING: Final = 12
TITLE: Final = 15
TITLE_LINE: Final = 19.0
CAPTION: Final = 12
WORD: Final = 12
"""Pixel sizes of fonts, and distances between baselines."""
BADGE: Final = 8.0
"""Radius of the disc that tells a fate."""
BAR: Final = 11.0
"""Width of a bar."""
STUB: Final = 46.0
"""Length of a band that leads nowhere or comes from nowhere, where there is room."""
LEAST_STUB: Final = BADGE + 8.0
"""The least that it is: its disc then stands where other discs do."""
WORD_GAP: Final = BADGE + 6.0
"""Between the middle of a disc and its word."""
