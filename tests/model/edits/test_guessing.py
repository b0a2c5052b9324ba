"""The kind of a new unit is guessed as somebody who reads the chart would."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.edits.guessing import guessed_kind


@pytest.mark.parametrize(
    ("name", "below", "kind"),
    [
        # By its name, in each language, the longest ending first.
        ("Koululautakunta", "city-board", "board"),
        ("Uusi tarkastuslautakunta", "council", "audit-committee"),
        ("Elinvoimavaliokunta", "city-board", "committee"),
        ("Hankintajaosto", "technical-board", "section"),
        ("Sektionen för  Upphandling", "technical-board", "section"),
        ("Konsernin toimiala", "city-manager", "division"),
        # By its siblings: the technical board has a section and a board of directors, the library three units.
        ("Lehtisali", "library", "unit"),
        ("Logistiikka", "technical-division", "service-area"),
        # Nothing is below it yet: what stands below other units of its kind. Communications is a service area.
        ("Kuvapankki", "communications", "unit"),
        # Nothing tells.
        ("Jotain", "registry", "unit"),
        ("Jotain", None, "subsidiary"),
    ],
)
def test_what_a_unit_is(scenarios_dir: Path, name: str, below: str | None, kind: str) -> None:
    scenario = read_scenario(scenarios_dir / "hopeavesi-nyt.yaml").scenario
    assert guessed_kind(scenario, name, below) == kind
