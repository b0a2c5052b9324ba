"""Pages that lie one upon the other."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.widgets.pages import Pages, with_empty_state


def test_a_page_takes_the_room_that_is_left_and_is_not_asked_how_much_it_needs(qtbot: QtBot) -> None:
    window, above, pages, page = QWidget(), QLabel("above"), Pages(), QWidget()
    qtbot.addWidget(window)
    text = QLabel("sana " * 100, wordWrap=True)
    inside = QVBoxLayout(page)
    inside.addWidget(text)
    inside.addStretch(1)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(pages, 1)
    pages.addWidget(QLabel("before"))
    pages.addWidget(page)
    window.resize(300, 400)
    window.show()
    pages.setCurrentWidget(page)
    # What is written on it is broken into lines all the same.
    assert page.hasHeightForWidth()
    assert text.height() > text.fontMetrics().lineSpacing() * 3
    assert not column.hasHeightForWidth()
    assert pages.height() == 400 - above.height() == page.height()


def test_a_hint_stands_in_the_place_of_what_is_empty(qtbot: QtBot) -> None:
    content, hint = QLabel("content"), QLabel("hint")
    pages = with_empty_state(content, hint)
    qtbot.addWidget(pages)
    pages.show()
    assert content.isVisible()
    assert not hint.isVisible()
    pages.setCurrentIndex(1)
    assert hint.isVisible()
    assert not content.isVisible()
