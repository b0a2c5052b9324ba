"""Rule `not-placed`: what is put away, and so counted nowhere, is told."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.finding import Finding
from orgsim.messages import message
from orgsim.model.hierarchy import tray_of
from orgsim.model.scenario import Scenario

_MOST_NAMED = 3


def not_placed(scenario: Scenario) -> Iterator[Finding]:
    """A note for each branch that is put away, with what in the draft still names its units."""
    flat = tray_of(scenario)
    if not flat.units:
        return
    # Imported here, as most drafts have put nothing away, and edits are much that no check needs else.
    from orgsim.model.edits.refusing import naming, once
    from orgsim.model.edits.words import by_name

    for top in flat.roots():
        branch = [flat.units[unit] for unit in flat.subtree(top)]
        ids = {unit.id for unit in branch}
        said = message("check.not-placed", unit=flat.units[top].name, n=sum(unit.weight for unit in branch))
        named = once(naming(scenario, ids))
        if named:
            more = ("…",) if len(named) > _MOST_NAMED else ()
            said = message(
                "check.not-placed.named",
                said=said,
                where=(*[by_name(each, scenario) for each in named[:_MOST_NAMED]], *more),
            )
        yield Finding(
            scenario=scenario.id,
            rule="not-placed",
            severity="note",
            result="note",
            unit=flat.units[top].id,
            message=said,
            remedy=message("check.not-placed.place"),
        )
