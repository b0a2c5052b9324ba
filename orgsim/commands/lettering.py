"""The letters that stand for scenarios: A, B, C …, as in the window."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.commands.output import printable
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario
from orgsim.model.views import letter


def legend(scenarios: Sequence[Scenario], texts: Catalog) -> list[str]:
    """One line a scenario: its letter, title and id."""
    return [
        f"{letter(position)}  {printable(scenario.title.in_language(texts.language))}  ({scenario.id})"
        for position, scenario in enumerate(scenarios)
    ]
