"""The distances of a chart, in pixels at a zoom of 1."""

from __future__ import annotations

from typing import Final

GAP: Final = 12.0
"""Between boxes that stand side by side."""
SIBLING_GAP: Final = 8.0
"""Between boxes that stand one below the other in a column, in a chart that goes from left to right."""
FAMILY_GAP: Final = 4.0
"""What is free there above the first and below the last box of a family, beyond half of that."""
ROW_GAP: Final = 20.0
"""Between a parent and the row of its children; the line that joins them runs in its middle."""
STACK_GAP: Final = 6.0
"""Between the boxes of a stack."""
INDENT: Final = 16.0
"""How far a stacked box begins to the right of its parent; the line that joins them runs in its middle."""
STEM_GAP: Final = 24.0
"""Between two columns of boxes that hang on a stem between them, and where a trunk passes between boxes."""
PAIR_DROP: Final = 4.0
"""How much more than in a stack is free above two columns beside a stem."""
SIDE_GAP: Final = 22.0
"""Between a box and what stands beside it."""
LABEL_SIZE: Final = 13.0
"""Pixel size of the bands' labels: that of names, or a chart could be no larger than its labels let it be."""
LABEL_HEIGHT: Final = 18.0
"""What a label takes above or below the line between the bands."""
LABEL_LINE: Final = 15.0
"""From one line of a label to the next, where it takes several."""
BAND_MARGIN: Final = 10.0
"""Between the boxes and the labels."""
BAND_HEIGHT: Final = 2 * BAND_MARGIN + 2 * LABEL_HEIGHT
"""Between the boxes of the two bands, where no trunk has to bend."""
TRACK: Final = 8.0
"""Between lines that run side by side where trunks are led to their units."""
EDGE: Final = 2.0
"""Kept free around the drawing, for the strokes of what stands at its edge."""
