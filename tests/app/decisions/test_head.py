"""The head of decisions in time and the line below its picture say what they have room for, and cut nothing."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from orgsim.app.widgets.fields import Choice
from tests.app.conftest import OpenWindow
from tests.app.decisions.test_decisions_view import decisions, drafts, settled
from tests.app.settling import rest


def test_the_chooser_stands_below_the_tabs_where_they_would_be_shortened_for_it(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(drafts(tmp_path, runs=20))
    view = decisions(window)
    settled(qtbot, view)
    head = view.head
    tabs = [*head.tabs.values()]
    for width, is_beside in ((1920, True), (1000, False), (1366, True), (1000, False)):
        window.resize(width, 768)
        rest()
        chooser = next(its for its in head.findChildren(Choice) if its.isVisible())
        assert (chooser.y() < tabs[0].geometry().bottom()) == is_beside, width
        assert chooser.width() >= chooser.sizeHint().width(), "what is chosen can be read"
        assert chooser.geometry().bottom() <= head.height()
        if is_beside:
            assert all(tab.width() >= tab.sizeHint().width() for tab in tabs)
    # Where nothing is to be chosen, the tabs stand alone.
    high = head.height()
    tabs[3].click()
    rest()
    assert not [its for its in head.findChildren(Choice) if its.isVisible()]
    assert head.height() < high


def test_in_a_narrow_window_the_slowest_are_named_by_their_letters_and_days(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(drafts(tmp_path, runs=20))
    view = decisions(window)
    settled(qtbot, view)
    line = view.slowest

    def links() -> list[QPushButton]:
        return [its for its in line.findChildren(QPushButton) if its.isVisible()]

    (caption,) = [its for its in line.findChildren(QLabel) if its.text() == "Hitain, keskiarvo:"]
    wide = [link.text() for link in links()]
    assert caption.isVisible() and len(wide) == 2
    assert all(text.startswith(f"{letter} ") and "," in text for letter, text in zip("AB", wide, strict=True))
    line.setFixedWidth(190)
    rest()
    assert not caption.isVisible()
    assert all(re.fullmatch(r"[AB] \d+ pv( \(\+\d+\))?", link.text()) for link in links())
    assert all(link.geometry().right() < 190 and link.width() >= link.sizeHint().width() for link in links())
    names = [text.split(",")[0].split(" ", 1)[1] for text in wide]
    assert all(name in link.toolTip() for name, link in zip(names, links(), strict=True)), "the whole is at the pointer"
    line.setFixedWidth(900)
    rest()
    assert caption.isVisible() and [link.text() for link in links()] == wide
