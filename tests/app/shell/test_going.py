"""Going to a unit that stands below more units than any pane has room for."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.app.settling import settle
from tests.app.shell.test_window import middle_of
from tests.chains import chain_text


def test_a_unit_below_hundreds_is_shown_among_all(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    path = tmp_path / "chain.yaml"
    path.write_text(chain_text(layers=2000), "utf-8")
    window = open_window(path)
    settle(window)
    pane = window.structure.panes[0]
    assert pane.box("u1250") is None
    window.go_to("u1250")
    settle(window)
    assert window.document.state.everything
    assert pane.viewport.zoom * pane.drawing.name_size >= 11
    assert pane.rect().contains(middle_of(pane, "u1250"))
    # What stands near the top is shown with what is above it alone.
    window.document.change(everything=False)
    window.go_to("u3")
    settle(window)
    assert not window.document.state.everything and pane.box("u3") is not None
