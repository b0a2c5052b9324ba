"""Which rules the open comparison switches off."""

from __future__ import annotations

from collections.abc import Mapping

from orgsim.app.document.state import State
from orgsim.model.text import Text


def rules_off(state: State) -> Mapping[str, Text]:
    """The rules that are switched off, with the reasons."""
    return state.comparison.comparison.rules_off if state.comparison is not None else {}
