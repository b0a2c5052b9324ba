"""Sections of the form that were folded again are made anew once they are needed, and lose nothing meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.form import UnitForm
from orgsim.app.editing.form.unentered import unentered_of
from orgsim.app.shell.window import MainWindow
from tests.app.settling import rest

DRAFT, UNIT = "hopeavesi-elamankaari.yaml", "staff-section"


@pytest.fixture
def window(open_window, tmp_path: Path, scenarios_dir: Path) -> MainWindow:
    shutil.copy(scenarios_dir / DRAFT, tmp_path / DRAFT)
    made: MainWindow = open_window(tmp_path / DRAFT, size=(1366, 768))
    editor_of(made.document).switch(tmp_path / DRAFT, True)
    made.document.change(selected=UNIT)
    rest()
    return made


def form_of(window: MainWindow) -> UnitForm:
    (form,) = window.findChildren(UnitForm)
    for section in form.sections.values():
        if not section.head.isChecked():
            section.head.click()
    return form


def made(form: UnitForm) -> set[str]:
    return {name for name, section in form.sections.items() if section.fields is not None}


def test_what_is_folded_need_not_be_dressed_in_another_theme_and_is_made_again_when_it_is_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(window)
    everything = set(form.sections)
    assert made(form) == everything
    for name in ("ties", "notes", "seats"):
        form.sections[name].head.click()
    until = form.entry("until").editor
    until.setText("2030")
    window.document.change(language="sv")
    assert made(form) == everything, "they are dressed as they were"
    window.document.change(theme="dark")
    rest()
    # Seats are open at first, and soon asked for of the next unit.
    assert made(form) == everything - {"ties", "notes"}
    ties = form.sections["ties"]
    ties.head.click()
    rest()
    assert form.entry("until").editor.isVisible()
    assert form.entry("until").editor.text() == "", "what nobody typed was not entered"
    editor = form.entry("until").editor
    editor.setFocus()
    qtbot.keyClicks(editor, "2031")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    rest()
    assert str(window.document.state.session.done[-1]) and form.entry("until").editor.text() == "2031"


def test_what_was_typed_and_cannot_be_entered_is_led_back_to_though_its_section_was_folded(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(window)
    editor = form.entry("until").editor
    editor.setFocus()
    qtbot.keyClicks(editor, "joskus")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # As a screen reader presses it: the keyboard stays in the field until that is gone.
    form.sections["ties"].head.click()
    rest()
    window.document.change(theme="dark")
    rest()
    path = window.document.state.files[0].path
    unentered_of(window.document).return_asked.emit((path, UNIT, "until"))
    rest()
    field = QApplication.focusWidget()
    assert field is form.entry("until").editor
    assert field.text() == "joskus"
    assert form.entry("until").wrong.isVisible()


def test_a_row_in_which_something_is_wrong_is_led_back_to_though_it_is_made_anew_as_its_section_opens(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(window)
    seats = form.sections["seats"]
    where = "seats.drawn-from.city-board"
    editor = form.entry(where).editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "monta")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    seats.head.click()
    rest()
    path = window.document.state.files[0].path
    unentered_of(window.document).return_asked.emit((path, UNIT, where))
    rest()
    assert QApplication.focusWidget() is form.entry(where).editor
    assert form.entry(where).editor.text() == "monta"


def test_what_all_drafts_say_need_not_be_dressed_behind_the_form_and_is_there_when_it_is_asked_for(
    window: MainWindow,
) -> None:
    panel = window.inspector
    panel.all_drafts.click()
    rest()

    def said() -> list[str]:
        labels = [its for its in panel.findChildren(QLabel) if its.isVisible() and its.text()]
        return [its.text() for its in labels]

    before = said()
    assert len(before) > 5 and panel._blocks
    window.document.change(theme="dark")
    rest()
    assert panel._blocks and said() == before, "who looks at it sees it in the other theme"
    panel.all_drafts.click()
    rest()
    assert panel._blocks
    window.document.change(theme="light")
    assert not panel._blocks
    rest()
    assert form_of(window).isVisible()
    panel.all_drafts.click()
    rest()
    assert said() == before
    # In a panel that is closed and opened again too.
    window.document.change(selected=None)
    rest()
    window.document.change(theme="projector")
    rest()
    window.document.change(selected=UNIT)
    rest()
    assert said() == before
