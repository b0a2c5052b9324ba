"""Blocks stand in the order that is wanted, whatever stood there before and however much of it was made."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.chart.inspecting.blocks import Blocks, Fill
from tests.app.settling import meet, rest


class Panel(QWidget):
    """A column of blocks, each of which says the letter that it is known by, above what keeps them at the top."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.addStretch(1)
        self.blocks = Blocks(self.column, self)
        self.filled: list[str] = []

    def show_letters(self, letters: Sequence[str], *, at_once: bool = False, slow: bool = False) -> None:
        wanted: dict[str, Fill] = {letter: partial(self._fill, letter, slow) for letter in letters}
        self.blocks.show(wanted, at_once=at_once)

    def _fill(self, letter: str, slow: bool, column: QVBoxLayout) -> None:
        self.filled.append(letter)
        column.addWidget(QLabel(letter))
        until = time.thread_time() + (0.02 if slow else 0.0)
        while time.thread_time() < until:
            pass

    @property
    def said(self) -> str:
        """The letters as they stand in the layout; all that is in it is a block or the stretch at its end."""
        found = {self.column.indexOf(block): block.findChild(QLabel) for block in self.blocks.widgets}
        assert sorted(found) == list(range(self.column.count() - 1))
        return "".join(label.text() for _, label in sorted(found.items()) if label is not None)


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_seen_first_comes_at_once_and_the_rest_by_itself(panel: Panel) -> None:
    panel.show_letters("abcdef", slow=True)
    assert panel.said == "a" and panel.blocks.is_making
    meet(lambda: len(panel.blocks) == 3)
    assert panel.said == "abc"
    rest()
    assert panel.said == "abcdef" and not panel.blocks.is_making
    panel.show_letters("ghi", at_once=True, slow=True)
    assert panel.said == "ghi"


def test_what_says_the_same_stays_and_what_says_nothing_more_goes_at_once(panel: Panel) -> None:
    panel.show_letters("abcd", at_once=True)
    b, d = [*panel.blocks.widgets][1::2]
    panel.show_letters("xdyb", slow=True)
    assert panel.said[:2] in ("xb", "xd") and set(panel.said) == set("xbd"), "what was said before is not mixed with it"
    rest()
    assert panel.said == "xdyb"
    assert [*panel.blocks.widgets][1::2] == [d, b]
    assert panel.filled == [*"abcdxy"], "nothing was made twice"


def test_what_was_still_to_come_does_not_where_something_else_is_told_or_nothing(panel: Panel) -> None:
    panel.show_letters("abcdef", slow=True)
    panel.show_letters("dx", slow=True)
    panel.blocks.finish()
    assert panel.said == "dx"
    panel.show_letters("abcdef", slow=True)
    panel.blocks.keep("d")
    rest()
    assert panel.said == "d"
    panel.blocks.finish()
    assert panel.said == "d"
    panel.blocks.keep("")
    assert len(panel.blocks) == 0 and panel.column.count() == 1


@given(st.lists(st.tuples(st.lists(st.sampled_from("abcdefg"), unique=True), st.booleans(), st.booleans())))
def test_the_last_that_was_wanted_stands_there(asked: list[tuple[list[str], bool, bool]]) -> None:
    panel = Panel()
    for letters, at_once, goes_on in asked:
        panel.show_letters(letters, at_once=at_once)
        if goes_on:
            QApplication.processEvents()
        assert set(panel.said) <= set(letters)
    panel.blocks.finish()
    assert panel.said == "".join(asked[-1][0] if asked else [])
    panel.deleteLater()
