"""Branches of units, and what they refer to that is not there."""

from __future__ import annotations

from orgsim.messages import Message, message
from orgsim.model.edits.facts import Units, facts_of, referred_to
from orgsim.model.units import Unit, every


def dangling(now: Units, branch: Unit) -> Message | None:
    """Which unit lacks that `branch` refers to."""
    known = now.units.keys() | {unit.id for unit in every(branch)}
    for unit in every(branch):
        for field, value in facts_of(unit).items():
            lost = next((id for id in referred_to(field, value) if id not in known), None)
            if lost is not None:
                return message("edit.unit.not-there", id=lost)
    return None
