"""Steps of a story that are coloured by ties keep that on their slides."""

from __future__ import annotations

import io
import zipfile

from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.writing import as_deck
from orgsim.messages import catalog
from orgsim.model.comparison import Comparison
from orgsim.model.story import Step
from orgsim.model.text import Text
from tests.analysis.drafts import body, scenario


def test_a_coloured_step_has_its_colours_lines_and_legend() -> None:
    section = body("section", "section", 6, drawn_from={"committee": 6})
    draft = scenario(body("council", "council", 20, body("committee", "committee", 12, section)))
    told = Comparison(title=Text(en="Seats"), scenarios=(), story=(Step(view="structure", overlay="seats"),))
    deck = as_deck(Subject(scenarios=(draft,), letters=("A",), decisions=told), catalog("en"))
    with zipfile.ZipFile(io.BytesIO(deck)) as parts:
        slides = [parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide")]
    (coloured,) = [slide for slide in slides if "members from another body" in slide]
    # Six of twelve members: of the second class, as is the line to the section.
    assert "FBD07A" in coloured.upper() and "A3701A" in coloured.upper()
    assert "≤ 0.5" in coloured and "Seats elsewhere for each member" in coloured
