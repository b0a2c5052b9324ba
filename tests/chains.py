"""A chain of units, each below the one before, through which nothing that calls itself for what lies within comes."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.model.scenario import Scenario

LAYERS = 3000


def chain_text(id: str = "chain", layers: int = LAYERS) -> str:
    """The file of a draft of so many layers, in brackets: on lines it would be 36 MB."""
    units = ", units: [".join(f"{{id: u{n}, kind: unit, name: Yksikkö {n}" for n in range(layers))
    return f"orgsim: 1\nid: {id}\ntitle: Ketju\nunits:\n  - {units}{'}' + ']}' * (layers - 1)}\n"


def chain(layers: int = LAYERS) -> Scenario:
    """The draft."""
    return read_scenario_text(chain_text(layers=layers).encode(), Path("chain.yaml")).scenario
