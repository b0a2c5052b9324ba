"""The way of a matter in the structure: its bodies, selected together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.app.document.state import State, revealing
from orgsim.model.hierarchy import hierarchy


def lit(state: State, bodies: Sequence[str]) -> State:
    """`state` with the structure shown, and those units selected together and in view; those that are there."""
    there = [body for body in bodies if any(body in hierarchy(its).index for its in state.scenarios)]
    if not there:
        return state
    for body in there:
        state = revealing(state, body)
    return replace(state, view="structure", library=False, selected=there[-1], picked=frozenset(there))
