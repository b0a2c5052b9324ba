"""What is told of a unit of a large draft follows from all units below it, which are added up beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from benchmarks.organisations import generate
from orgsim.analysis.facts import facts
from orgsim.messages import catalog
from tests.app.settling import meet, rest, settle


def test_the_inspector_says_that_it_adds_up_and_tells_the_unit_that_was_chosen_last(
    open_window, tmp_path: Path
) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(generate(20_100), "utf-8")
    window = open_window(path)
    meet(lambda: window.document.state.files)
    settle(window)
    (scenario,) = window.document.state.scenarios
    first, last = scenario.units[0], scenario.units[0].units[-1]
    said, speech = catalog("fi")("inspector.adding-up"), catalog("fi")
    window.document.change(selected=first.id)
    inspector = window.inspector

    def seen() -> list[str]:
        return [its.text() for its in inspector.findChildren(QLabel) if its.isVisibleTo(inspector)]

    assert said in seen()
    window.document.change(selected=last.id)
    assert window.inspector._title.accessibleName() == speech.value(last.name), "the name is of what is told"
    rest()
    told = seen()
    assert said not in told
    words = [speech.value(fact.value) for fact in facts(scenario, last.id) if fact.label == "kind"]
    assert words and set(words) <= set(told)
    # From now on all is told at once.
    window.document.change(selected=first.id)
    assert window.inspector._title.accessibleName() == speech.value(first.name)
    assert said not in seen()
