"""Where drafts differ is seen at first sight in the structure view too, by quiet dots."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.drawing.chart.dots import Dot
from tests.app.settling import settle


def test_dots_come_once_it_is_known_what_differs_and_go_with_their_switch(
    open_window, koskenlahti_dir: Path, qtbot: QtBot
) -> None:
    paths = [koskenlahti_dir / f"koskenlahti-{its}.yaml" for its in ("nyt", "malli-1")]
    window = open_window(*paths, leisure=True)
    charts = window.structure
    assert window.actions_by_name["dots"].isChecked()
    qtbot.waitUntil(lambda: charts.dotted > 0)
    now, draft = (pane.dots for pane in charts.panes)
    assert now["tekninen-lautakunta"].mark.status == "merged"
    assert draft["elinymparistovaliokunta"].mark.status == "merged"
    assert "tarkastuslautakunta" not in now, "it is the same"
    assert window.status._said.accessibleName().endswith("● 19 eroa")
    window.view_actions.fold_to(2)
    settle(window)
    assert charts.panes[0].dots["kaupunginhallitus"].mark is not None
    window.view_actions.fold_to(1)
    settle(window)
    assert charts.panes[0].dots["valtuusto"] == Dot(None), "what it hides differs"
    window.actions_by_name["dots"].trigger()
    assert not charts.dotted and "eroa" not in window.status._said.accessibleName()
    window.actions_by_name["dots"].trigger()
    assert charts.dotted
    window.draft_actions.hide(1)
    settle(window)
    assert not charts.dotted, "a single draft differs from nothing"
