"""Where the bands' names are written."""

from __future__ import annotations

import pytest

from orgsim.drawing.boxes.measures import EDGE, LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.band_names import band_names
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.model.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trunk", range(120, 260, 5))
def test_no_trunk_passes_through_a_name(language: Language, trunk: int) -> None:
    """Where a name has nearly room beside a trunk too: it is broken then."""
    wide = 1.5 * trunk
    names = band_names(ChartOptions(language=language), [float(trunk)], wide, wide)
    width = load_font().width
    for line in (*names.upper, *names.lower):
        left, right = names.x, names.x + width(line, LABEL_SIZE, bold=True)
        assert right < trunk or left > trunk, (line, left, right)
        assert right <= EDGE + max(wide, names.width) + 1e-6
