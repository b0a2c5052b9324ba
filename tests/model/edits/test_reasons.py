"""A reason is added to what the note says already."""

from __future__ import annotations

import pytest

from orgsim.model.edits.edits import Remarked, Set
from orgsim.model.edits.reasons import as_comment, as_note
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text
from orgsim.model.units import Unit

KINDS = {"unit": Kind(side="administration", name=Text(en="Unit"))}


@pytest.mark.parametrize(
    ("note", "language", "wanted"),
    [
        (None, "fi", Text(fi="Syy.")),
        (None, None, Text(und="Syy.")),
        (Text(und="Ennen."), "fi", Text(und="Ennen. Syy.")),
        (Text(fi="Ennen.\n", sv="Förr."), "fi", Text(fi="Ennen. Syy.", sv="Förr.")),
        (Text(sv="Förr."), "fi", Text(fi="Syy.", sv="Förr.")),
        (Text(sv="Förr."), None, Text(sv="Förr. Syy.")),
    ],
)
def test_a_reason_follows_what_the_note_says(note: Text | None, language: Language | None, wanted: Text) -> None:
    unit = Unit(id="a", kind="unit", name=Text(fi="A"), note=note)
    town = Scenario(id="t", title=Text(und="T"), kinds=KINDS, units=(unit,))
    assert as_note(town, "a", " Syy. ", language) == Set("a", "note", wanted)
    assert as_comment("a", " Syy. ") == Remarked("a", "Syy.")
    with pytest.raises(KeyError):
        as_note(town, "b", "Syy")
