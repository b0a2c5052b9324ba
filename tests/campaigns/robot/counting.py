"""Numbers that stand in the window, counted anew of drafts that are read again from their texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from PySide6.QtWidgets import QToolButton

from orgsim.analysis.checks.table import findings
from orgsim.analysis.deciding.claimable import claims_any
from orgsim.analysis.figures.headline import figure_text, headline
from orgsim.app.document.assuming import beside_of
from orgsim.app.document.rules_off import answers, rules_off
from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.scenario_file import ScenarioFile, read_scenario_text
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_MOST_UNITS = 150
"""Of all drafts together: more would take longer to be counted than all else that is looked at."""
_COUNTED = deque[tuple[tuple[object, ...], int, tuple[tuple[str, ...], ...]]](maxlen=3)
"""For the last few rows of drafts, and what is decided of rules, how much they break, and what their cards have."""
_READ = deque[tuple[ScenarioFile, Scenario]](maxlen=8)


def miscounted(window: MainWindow) -> Iterator[str]:
    """What the badge of the checks and the figures of the cards say that the drafts do not."""
    state = window._document.state
    if not state.files or sum(len(hierarchy(each).units) for each in state.scenarios) > _MOST_UNITS:
        return
    broken, figures = _counted(state)
    badge = window._checks_badge
    now = badge._counted
    is_current = now is not None and now.files is state.files and now.comparison is state.comparison
    # What is claimed of decisions in time is known once it is simulated.
    is_known = not any(map(claims_any, state.scenarios))
    if is_current and is_known and not badge._waiting and badge._number != broken:
        yield f"the badge counts {badge._number} breaches, and there are {broken}"
    if window.cards.isVisible():
        for card, own, file in zip(window.cards.cards, figures, state.files, strict=False):
            said = [one.text() for one in card.findChildren(QToolButton) if one.objectName() == "figure"]
            if {*said[: len(own)]} != {*own}:
                yield f"the card of {file.path.name} has the figures {said}, and they are {own}"


def _counted(state: State) -> tuple[int, tuple[tuple[str, ...], ...]]:
    of: tuple[object, ...] = (*state.files, state.comparison, state.language)
    for known, broken, figures in _COUNTED:
        if len(known) == len(of) and all(map(_is, known, of)):
            return broken, figures
    anew = tuple(map(_read_anew, state.files))
    found = [each for one in anew for each in findings(one, rules_off(state), answers(state), beside_of(state))]
    broken = sum(each.result == "breach" for each in found)
    speech = catalog(state.language)
    figures = tuple([tuple([figure_text(key, speech) for key in headline(each, anew)]) for each in anew])
    _COUNTED.append((of, broken, figures))
    return broken, figures


def _is(one: object, other: object) -> bool:
    return one is other


def _read_anew(file: ScenarioFile) -> Scenario:
    for known, scenario in _READ:
        if known is file:
            return scenario
    scenario = read_scenario_text(file.data, file.path).scenario
    _READ.append((file, scenario))
    return scenario
