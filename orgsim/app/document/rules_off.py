"""Which rules the open comparison switches off, and which breaches it answers."""

from __future__ import annotations

from collections.abc import Mapping

from orgsim.app.document.state import State
from orgsim.model.comparison import Answer, clear_answers
from orgsim.model.text import Text


def rules_off(state: State) -> Mapping[str, Text]:
    """The rules that are switched off, with the reasons."""
    return state.comparison.comparison.rules_off if state.comparison is not None else {}


def answers(state: State) -> tuple[Answer, ...]:
    """The breaches that are answered, with the reasons, where it is clear whose they are."""
    given = state.comparison.comparison.answers if state.comparison is not None else ()
    return clear_answers(given, [file.scenario.id for file in state.open_files])
