"""What says a great deal of one unit is told in parts, so that selecting it stays quick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from orgsim.app.shell.window import MainWindow
from tests.app.settling import settle

_LAYERS = 260


def chain() -> str:
    """Each unit below the one before it."""
    units = "".join(f"[{{id: u{at}, kind: division, name: Yksikkö {at}, units: " for at in range(_LAYERS))
    return f"orgsim: 1\nid: chain\ntitle: Ketju\nunits: {units}[]{'}]' * _LAYERS}\n"


def buttons(window: MainWindow) -> list[QPushButton]:
    """What can be followed, from above."""
    found = window.inspector.findChildren(QPushButton, "link")
    return sorted([its for its in found if its.isVisible() and its.text()], key=lambda its: its.y())


def named(window: MainWindow) -> list[str]:
    return [button.text() for button in buttons(window)]


def pressed(window: MainWindow, said: str) -> QPushButton:
    return next(button for button in buttons(window) if button.text() == said)


def test_of_a_way_through_hundreds_of_units_both_ends_are_told_and_the_rest_on_demand(
    open_window, tmp_path: Path
) -> None:
    path = tmp_path / "chain.yaml"
    path.write_text(chain(), "utf-8")
    window = open_window(path)
    window.document.change(selected=f"u{_LAYERS - 1}")
    # The way leads through 259, of which the last 50 stand behind what the other 109 are asked for with.
    ends = [f"Yksikkö {at}" for at in range(209, 259)]
    settle(window)
    assert named(window) == [*[f"Yksikkö {at}" for at in range(100)], "… ja 109 muuta", *ends]
    pressed(window, "… ja 109 muuta").click()
    settle(window)
    assert named(window) == [*[f"Yksikkö {at}" for at in range(200)], "… ja 9 muuta", *ends]
    pressed(window, "… ja 9 muuta").click()
    settle(window)
    assert named(window) == [f"Yksikkö {at}" for at in range(259)]
    pressed(window, "Yksikkö 108").click()
    assert window.document.state.selected == "u108"
    settle(window)
    # Up to a half more than that all are told at once.
    assert named(window) == [f"Yksikkö {at}" for at in range(108)]
