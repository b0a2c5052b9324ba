"""A unit is stated in the form of a real window: typed, told what is wrong, undone, saved."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.basics import Standing
from orgsim.app.editing.form.form import UnitForm
from orgsim.app.editing.form.ordering import as_read
from orgsim.app.editing.form.unentered import unentered_of
from orgsim.app.shell.window import MainWindow
from orgsim.files.writing.units import unit_lines
from orgsim.messages import Message, catalog, message
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy, unit_of
from tests.app.clipped import faults_in
from tests.app.settling import meet, rest

NOW, NEW = "hopeavesi-nyt.yaml", "hopeavesi-elamankaari.yaml"
ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window, tmp_path: Path, scenarios_dir: Path) -> MainWindow:
    for name in (NOW, NEW):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    made: MainWindow = open_window(tmp_path / NOW, tmp_path / NEW, size=(1366, 768))
    made.document.change(active=1)
    editor_of(made.document).switch(tmp_path / NEW, True)
    return made


def stated(window: MainWindow, id: str):
    return unit_of(window.document.state.files[1].scenario, id)


def form_of(window: MainWindow, id: str) -> UnitForm:
    window.document.change(selected=id)
    QApplication.processEvents()
    form = window.inspector.form
    assert form is not None
    assert form.isVisible()
    return form


def write(field: QWidget, text: str) -> None:
    """Type `text`, of which QTest has keys for ASCII alone."""
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def retype(qtbot: QtBot, form: UnitForm, where: str, text: str, key: Qt.Key = ENTER) -> None:
    editor = form.entry(where).editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    write(editor, text)
    qtbot.keyClick(editor, key)
    QApplication.processEvents()


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "+-"]


def test_what_cannot_be_is_told_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    form = form_of(window, "staff-section")
    for where in ("seats.total", "seats.women"):
        retype(qtbot, form, where, "99999999999")
        told = "99999999999 on liian suuri; kirjoita enintään 10\u00a0000"
        assert form.entry(where).wrong.text() == told
    assert stated(window, "staff-section").seats.total == 5
    form.sections["money"].head.click()
    retype(qtbot, form, "staff.people", "12,5")
    told = (
        "`12,5` ei ole kokonaisluku; henkilöt lasketaan kokonaisina: "
        "kirjoita henkilötyövuodet kenttään Henkilötyövuosia"
    )
    assert form.entry("staff.people").wrong.text() == told
    next(section for section in form.sections.values() if section.name == "ties").head.click()
    retype(qtbot, form, "from", "1.6.2029")
    retype(qtbot, form, "until", "2028")
    # It may be that the other is to be mended: it is stated, and told.
    assert stated(window, "staff-section").until.text == "2028"
    until = form.entry("until")
    told = "Se päättyy (2028) ennen kuin alkaa (1.6.2029); korjaa toinen päivämäärä"
    assert until.wrong.text() == until.editor.accessibleDescription() == told
    retype(qtbot, form, "from", "2027")
    assert until.wrong.isHidden() and not until.editor.property("wrong")


def test_a_field_has_labels_for_what_is_said_of_it_and_no_others(window: MainWindow, qtbot: QtBot) -> None:
    """Qt dresses what is hidden too, and a form has a field for each matter of a remit."""
    form = form_of(window, "staff-section")
    assert form.findChildren(QLabel, "wrong") == []
    assert all(row.findChildren(QLabel) == [] for row in form.sections["remit"].fields.rows.values())
    retype(qtbot, form, "seats.total", "viisi")
    field = form.entry("seats.total")
    assert form.findChildren(QLabel, "wrong") == [field.wrong]
    shown = [field.caption, field.editor, field.wrong]
    assert [each for each in field.children() if isinstance(each, QWidget)] == shown, "they are read out as they stand"
    assert sorted(shown, key=lambda each: each.y()) == shown
    assert all(each.isVisible() for each in shown)


def test_a_body_is_stated_and_the_file_reads_as_written_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    path = window.document.state.files[1].path
    before = path.read_bytes()
    form = form_of(window, "staff-section")
    assert form.entry("name.fi").editor.text() == "Konserni- ja henkilöstöjaosto"
    assert form.entry("name.sv").editor.accessibleName() == "Nimi (ruotsiksi)"
    assert form.entry("seats.total").caption.buddy() is form.entry("seats.total").editor
    # Narrow panels do not scroll sideways.
    assert form.minimumSizeHint().width() <= 306
    retype(qtbot, form, "name.fi", "Henkilöstöjaosto")
    assert stated(window, "staff-section").name.fi == "Henkilöstöjaosto"
    assert window.inspector._title.text() == "Henkilöstöjaosto"
    assert window.document.state.session.done[-1].words.key == "edit.words.renamed"
    # Wrong input is told at the field and kept, while everything else goes on.
    retype(qtbot, form, "seats.total", "viisi", TAB)
    entry = form.entry("seats.total")
    assert entry.editor.text() == "viisi"
    assert entry.wrong.isVisible()
    assert entry.editor.accessibleDescription() == entry.wrong.text() != ""
    assert entry.editor.property("wrong") is True
    assert not form.entry("seats.deputies").wrong.isVisible()
    retype(qtbot, form, "seats.deputies", "6")
    assert entry.editor.text() == "viisi"
    # Another unit is looked at meanwhile: that it is not entered is said, and it is there again.
    form_of(window, "city-board")
    said = window.status._said.accessibleName()
    assert said.startswith("Kesken jäi: Henkilöstöjaosto, Paikat. `viisi` ei ole kokonaisluku")
    assert form.entry("seats.total").editor.text() == "11"
    assert not form.entry("seats.total").wrong.isVisible()
    form_of(window, "staff-section")
    assert form.entry("seats.total").editor.text() == "viisi"
    assert form.entry("seats.total").wrong.isVisible()
    qtbot.keyClick(form.entry("seats.total").editor, ESCAPE)
    assert form.entry("seats.total").editor.text() == "5"
    assert not form.entry("seats.total").wrong.isVisible()
    # A quota, in two strokes: the body is found, its number typed.
    quotas = form.sections["seats"].fields.drawn
    quotas.adder.setFocus()
    write(quotas.adder, "tarkastus")
    qtbot.keyClick(quotas.adder, ENTER)
    assert quotas.numbers["audit-committee"].editor.hasFocus()
    retype(qtbot, form, "seats.drawn-from.audit-committee", "2")
    assert stated(window, "staff-section").seats.drawn_from == {"city-board": 5, "audit-committee": 2}
    # Taken out by keys, the next one is at hand.
    quotas.buttons["city-board"].setFocus()
    qtbot.keyClick(quotas.buttons["city-board"], Qt.Key.Key_Space)
    assert window.focusWidget() is quotas.buttons["audit-committee"]
    qtbot.keyClick(quotas.buttons["audit-committee"], Qt.Key.Key_Space)
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert stated(window, "staff-section").seats.drawn_from == {"city-board": 5, "audit-committee": 2}
    # A matter.
    retype(qtbot, form, "remit", "paikalliset virkaehtosopimukset")
    assert [each.name.fi for each in stated(window, "staff-section").remit][-1] == "paikalliset virkaehtosopimukset"
    assert form.entry("remit").editor.text() == ""
    window.actions_by_name["save"].trigger()
    assert changed_lines(before, path.read_bytes()) == [
        "- name: {fi: Konserni- ja henkilöstöjaosto, sv: Koncern- och personalsektion, en: Group and staff section}",
        "+ name: {fi: Henkilöstöjaosto, sv: Koncern- och personalsektion, en: Group and staff section}",
        "- seats: {total: 5, women: 2, men: 3, drawn-from: {city-board: 5}}",
        "+ seats: {total: 5, deputies: 6, women: 2, men: 3, drawn-from: {city-board: 5, audit-committee: 2}}",
        "+ - {id: paikalliset-virkaehtosopimukset, name: {fi: paikalliset virkaehtosopimukset}}",
    ]


def test_undo_elsewhere_updates_fields_and_an_unfinished_one_is_entered_before_saving(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = window.document.state.files[1].path
    form = form_of(window, "city-board")
    retype(qtbot, form, "seats.total", "13")
    editor = form.entry("seats.total").editor
    editor.setFocus()
    # Nothing is typed now, so Ctrl+Z is not the field's.
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == "11"
    assert stated(window, "city-board").seats.total == 11
    qtbot.keyClick(editor, Qt.Key.Key_Y, CONTROL)
    QApplication.processEvents()
    assert editor.text() == "13"
    write(editor, "5")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == "13"
    assert stated(window, "city-board").seats.total == 13
    form.entry("seats.deputies").editor.selectAll()
    form.entry("seats.deputies").editor.setFocus()
    write(form.entry("seats.deputies").editor, "12")
    qtbot.keyClick(form.entry("seats.deputies").editor, Qt.Key.Key_S, CONTROL)
    assert b"seats: {total: 13, deputies: 12, women: 5, men: 6, eligible: councillors}" in path.read_bytes()
    # What is typed when the unit is left is entered.
    form.entry("seats.men").editor.selectAll()
    write(form.entry("seats.men").editor, "8")
    form_of(window, "council")
    QApplication.processEvents()
    assert stated(window, "city-board").seats.men == 8
    assert stated(window, "council").seats.men == 22
    # A name is not taken away.
    form_of(window, "city-board")
    for language in ("sv", "en", "fi"):
        retype(qtbot, form, f"name.{language}", "")
    assert stated(window, "city-board").name.every() == ("Kaupunginhallitus",)
    assert form.entry("name.fi").wrong.text() == "Yksiköllä on oltava nimi"
    # In another language it is named again, and the one that was cleared goes.
    retype(qtbot, form, "name.sv", "Stadsstyrelse")
    assert stated(window, "city-board").name.every() == ("Stadsstyrelse",)
    assert form.entry("name.fi").wrong.text() == ""


def test_saving_tells_what_is_typed_and_not_in_the_file(window: MainWindow, qtbot: QtBot) -> None:
    path = window.document.state.files[1].path
    form = form_of(window, "city-board")
    card = window.cards.cards[1]
    retype(qtbot, form, "seats.total", "abc")
    form.entry("seats.deputies").editor.setFocus()
    retype(qtbot, form, "seats.deputies", "12")
    said: list[Message] = []
    editor_of(window.document).said.connect(said.append)
    window.actions_by_name["save"].trigger()
    QApplication.processEvents()
    assert b"deputies: 12" in path.read_bytes()
    told = catalog("fi").say(said[-1])
    assert told == f"Tallennettu: {NEW}; kesken jäi: Paikat"
    assert card._caption._whole.startswith("Tallentamatta")
    # Where nothing else is to be saved, that is told instead of nothing.
    assert window.actions_by_name["save"].isEnabled() and window.actions_by_name["save-all"].isEnabled()
    for action in ("save", "save-all"):
        said.clear()
        window.edit_actions.said.connect(said.append)
        window.actions_by_name[action].trigger()
        QApplication.processEvents()
        assert catalog("fi").say(said[0]) == "Ei tallennettu; kesken jäi: Paikat"
    # Given up, all that there is stands in the file.
    form.entry("seats.total").give_up()
    QApplication.processEvents()
    assert not card._caption._whole.startswith("Tallentamatta")
    assert not window.actions_by_name["save"].isEnabled()


def test_what_is_typed_of_a_unit_that_others_take_away_is_told(window: MainWindow, qtbot: QtBot) -> None:
    path = window.document.state.files[1].path
    text = path.read_text("utf-8")
    editor = editor_of(window.document)
    line = "\nunits:\n  - {id: passing, kind: board, name: {fi: Ohimenevä}}\n"
    assert "\nunits:\n" in text
    path.write_text(text.replace("\nunits:\n", line, 1), "utf-8")
    window.actions_by_name["reload"].trigger()
    qtbot.waitUntil(lambda: "passing" in hierarchy(window.document.state.files[1].scenario).index)
    form = form_of(window, "passing")
    write(form.entry("seats.total").editor, "11")
    said: list[Message] = []
    editor.refused.connect(said.append)
    path.write_text(text, "utf-8")
    window.actions_by_name["reload"].trigger()
    qtbot.waitUntil(lambda: "passing" not in hierarchy(window.document.state.files[1].scenario).index)
    # It stays in its field, should the unit come back, until another one is stated there.
    form_of(window, "city-board")
    QApplication.processEvents()
    assert catalog("fi").say(said[0]) == "Jäi pois: Ohimenevä, Paikat: ”11”. Yksikköä ei enää ole luonnoksessa."


def test_lineage_links_sources_and_choices(window: MainWindow, qtbot: QtBot) -> None:
    form = form_of(window, "staff-section")
    ties, notes = form.sections["ties"], form.sections["notes"]
    assert ties.fields is None
    ties.head.click()
    notes.head.click()
    earlier = ties.fields.earlier
    earlier.setFocus()
    write(earlier, "tekninen lautakunta")
    qtbot.keyClick(earlier, ENTER)
    (id,) = stated(window, "staff-section").continues[-1:]
    assert unit_of(window.document.state.files[0].scenario, id).name.fi == "Tekninen lautakunta"
    ties.fields.continued.buttons[-1].click()
    assert id not in stated(window, "staff-section").continues
    number = len(window.document.state.files[1].scenario.links)
    ties.fields.other.setFocus()
    write(ties.fields.other, "kaupunginjohtaja")
    qtbot.keyClick(ties.fields.other, ENTER)
    link = window.document.state.files[1].scenario.links[-1]
    assert (link.kind, link.from_) == ("steers", "staff-section")
    ties.fields.links.buttons[-1].click()
    assert len(window.document.state.files[1].scenario.links) == number
    notes.fields.adder._take("group")
    assert "group" in stated(window, "staff-section").source
    form.sections["basics"].fields.kind._take("committee")
    assert stated(window, "staff-section").kind == "committee"
    for _ in range(len(window.document.state.session.done)):
        window.actions_by_name["undo"].trigger()
    assert window.document.state.files[1].data == window.document.state.files[1].path.read_bytes()
    assert form.sections["basics"].fields.kind.choice.currentData() == "section"
    # What all drafts say of the unit is a press away.
    window.inspector.all_drafts.click()
    assert not form.isVisible()
    window.inspector.all_drafts.click()
    assert form.isVisible()
    # Off again, the panel tells of all drafts.
    window.actions_by_name["edit"].trigger()
    assert not form.isVisible()


def test_what_is_pasted_of_several_lines_is_a_name_in_one(window: MainWindow, qtbot: QtBot) -> None:
    form = form_of(window, "staff-section")
    editor = form.entry("name.fi").editor
    # A heading of two lines as a word processor copies it, and the cell behind it.
    QApplication.clipboard().setText(" Konserni\u00adja\u00a0henkilöstö \r\n\u2028jaosto\t")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(editor, ENTER)
    QApplication.processEvents()
    # What stands within a line stays.
    assert stated(window, "staff-section").name.fi == editor.text() == "Konserni\u00adja\u00a0henkilöstö jaosto"


def test_matters_are_renamed_moved_and_removed(window: MainWindow, qtbot: QtBot) -> None:
    form = form_of(window, "city-board")
    remit = form.sections["remit"].fields
    ids = [matter.id for matter in stated(window, "city-board").remit]
    retype(qtbot, form, f"remit.{ids[0]}", "päätösten valmistelu")
    assert stated(window, "city-board").remit[0].name.fi == "päätösten valmistelu"
    assert stated(window, "city-board").remit[0].name.sv == "beredning av fullmäktiges beslut"
    editor = form.entry(f"remit.{ids[0]}").editor
    qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [matter.id for matter in stated(window, "city-board").remit] == [ids[1], ids[0], *ids[2:]]
    assert editor.hasFocus()
    remit._ask(ids[0])
    write(remit.to, "konserni- ja henk")
    qtbot.keyClick(remit.to, ENTER)
    assert [matter.id for matter in stated(window, "staff-section").remit][-1] == ids[0]
    assert ids[0] not in remit.rows
    assert not remit.to.isVisible()
    for id in ids[1:]:
        remit._remove(id)
    assert stated(window, "city-board").remit == ()
    assert remit.nothing.choice.currentText() == "ei toimivaltaa"
    remit.nothing._take(None)
    assert stated(window, "city-board").remit is None


def test_a_matter_is_moved_by_what_leads_to_another_unit_at_once(window: MainWindow, qtbot: QtBot) -> None:
    form, document = form_of(window, "city-board"), window.document
    first, second, *_ = [matter.id for matter in stated(window, "city-board").remit]

    def go_elsewhere(before: State, after: State) -> None:
        if before.files is not after.files:
            document.change(selected="staff-section")

    document.changed.connect(go_elsewhere)
    editor = form.entry(f"remit.{first}").editor
    # Whose keyboard is in the form has it told of another unit at once.
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert [matter.id for matter in stated(window, "city-board").remit][:2] == [second, first]
    assert document.state.selected == "staff-section"
    assert first not in form.sections["remit"].fields.rows


def test_tab_leads_through_all_fields_as_they_are_read(window: MainWindow, qtbot: QtBot) -> None:
    form = form_of(window, "staff-section")
    for name in ("money", "ties", "standing", "notes"):
        form.sections[name].head.click()
    QApplication.processEvents()
    pane = window.structure.panes[1]
    pane.setFocus()
    qtbot.keyClick(pane, ENTER, Qt.KeyboardModifier.AltModifier)
    assert form.entry("name.fi").editor.hasFocus()
    qtbot.keyClick(form.entry("name.fi").editor, ESCAPE)
    assert pane.hasFocus()
    assert window.document.state.selected == "staff-section"
    form.sections["basics"].head.setFocus()
    places = []
    while (focused := QApplication.focusWidget()) is not None and form.isAncestorOf(focused):
        assert focused.accessibleName() or focused is form.sections[focused.parent().name].head
        at = focused.mapTo(form, focused.rect().topLeft())
        # Fields beside one another begin at about the same height.
        places.append((round(at.y() / 25), at.x()))
        # What has the keyboard is scrolled to.
        assert not focused.visibleRegion().isEmpty()
        qtbot.keyClick(focused, TAB)
    assert len(places) > 50
    assert places == sorted(places)


def test_fields_are_put_in_order_for_tab_in_a_round_after_another_unit_is_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(window, "staff-section")
    for name in ("notes", "ties"):
        form.sections[name].head.click()
    window.document.change(selected="city-board")
    assert form._ordering.is_waiting
    qtbot.waitUntil(lambda: not form._ordering.is_waiting)
    fields = [*as_read(form._column)]
    led = [form.sections["basics"].head]
    while (following := led[-1].nextInFocusChain()) is not led[0]:
        led.append(following)
    assert [its for its in led if its in fields] == fields


def test_what_a_field_cannot_show_is_not_taken_for_typed(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(
        "orgsim: 1\nid: odd\ntitle: Odd\nunits:\n"
        '  - {id: board, kind: board, name: "Lauta\\u00a0kunta", note: "a\\u00a0b\\u2028c\\nd"}\n'
        "  - {id: other, kind: board, name: Toinen}\n",
        "utf-8",
    )
    before = path.read_bytes()
    window: MainWindow = open_window(path)
    editor_of(window.document).switch(path, True)
    form = form_of(window, "board")
    form.sections["notes"].head.click()
    for where in ("name.und", "note.und"):
        form.entry(where).editor.setFocus()
        qtbot.keyClick(form.entry(where).editor, ENTER)
        qtbot.keyClick(form.entry(where).editor, TAB)
    form_of(window, "other")
    QApplication.processEvents()
    assert window.document.state.files[0].data == before
    form_of(window, "board")
    form.entry("note.und").editor.setFocus()
    write(form.entry("note.und").editor, "x")
    # Whatever the key, what is typed is in the draft before that is saved.
    qtbot.keyClick(form.entry("note.und").editor, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert path.read_bytes() == window.document.state.files[0].data != before
    assert "\u00a0b" in unit_of(window.document.state.scenarios[0], "board").note.und


def test_what_cannot_be_entered_is_asked_about_before_it_goes(window: MainWindow, qtbot: QtBot) -> None:
    path = window.document.state.files[1].path
    form = form_of(window, "staff-section")
    retype(qtbot, form, "seats.total", "seven")
    window.document.change(selected="education-board", view="matters")
    QApplication.processEvents()
    # Of another draft nothing is asked; of this one the field is named, and leads back.
    assert not window.files.leaving.asks_for(window.document.state.files[0].path, lambda: None)
    window.files.close(1)
    dialog = window.files.leaving.dialog
    assert dialog is not None
    said = dialog.text.splitlines()[1].replace("\u00a0", " ")
    assert said.startswith(
        "•  Konserni- ja henkilöstöjaosto, Paikat: ”seven” ei voi tallentaa. `seven` ei ole kokonaisluku"
    )
    assert not dialog.save.isVisible()
    assert dialog.back.isDefault()
    dialog.back.click()
    QApplication.processEvents()
    state = window.document.state
    assert (state.view, state.active, state.selected) == ("structure", 1, "staff-section")
    assert form.entry("seats.total").editor.text() == "seven"
    # The window has the keyboard again once its system says so.
    assert window.focusWidget() is form.entry("seats.total").editor
    assert form.entry("seats.total").wrong.isVisible()
    # Given up, it is asked about no more.
    qtbot.keyClick(form.entry("seats.total").editor, ESCAPE)
    assert not window.files.leaving.asks_for(path, lambda: None)
    # Thrown away it is gone, and the draft with it.
    retype(qtbot, form, "seats.total", "seven")
    window.files.close(1)
    assert window.files.leaving.dialog is not None
    window.files.leaving.dialog.discard.click()
    QApplication.processEvents()
    assert [file.path.name for file in window.document.state.files] == [NOW]
    assert not form.hand.unentered.kept


def test_where_a_unit_stands_and_what_it_handles(window: MainWindow, qtbot: QtBot) -> None:
    path = window.document.state.files[1].path
    before = path.read_bytes()
    form = form_of(window, "finance")
    form.sections["standing"].head.click()
    fields = form.sections["standing"].fields
    assert isinstance(fields, Standing)
    assert fields.side.choice.currentText() == "kuten tyypillä: viranhaltijaorganisaatio"
    assert fields.place.choice.currentText() == "kuten tyypillä: yläyksikön alla"
    retype(qtbot, form, "count", "2,5")
    # A decimal is of posts only: told at the field.
    assert form.entry("count").wrong.isVisible()
    assert "2,5" in form.entry("count").wrong.text()
    retype(qtbot, form, "count", "3")
    for choice, value in ((fields.side, "programme"), (fields.place, "beside"), (fields.language, "sv")):
        choice.choice.activated.emit(choice.choice.findData(value))
    for area in ("education", "building-permits"):
        fields.adder.choice.activated.emit(fields.adder.choice.findData(area))
    fields.areas.buttons[0].click()
    unit = stated(window, "finance")
    assert (unit.count, unit.side, unit.place, unit.language) == (3, "programme", "beside", "sv")
    assert unit.area == ("building-permits",)
    after = window.document.state.files[1].data
    assert [line for line in changed_lines(before, after) if line.startswith("-")] == []
    assert sorted(line[2:] for line in changed_lines(before, after)) == [
        "area: building-permits",
        "count: 3",
        "language: sv",
        "place: beside",
        "side: programme",
    ]


def test_what_is_stated_shows_its_texts_whole(open_window, tmp_path: Path, scenarios_dir: Path) -> None:
    """As it was seen: the name of the unit was cut in its middle, and so was the example of when a body meets."""
    path = tmp_path / "lohja-lautakuntamalli.yaml"
    shutil.copyfile(scenarios_dir / path.name, path)
    window = open_window(path, size=(1366, 768))
    editor_of(window.document).switch(path, True)
    window.document.change(selected="urban-development-board")
    panel = window.inspector
    form = panel.form
    assert form is not None
    form.sections["meetings"].head.click()
    meets = form.entry("meets").editor
    faults: list[str] = []
    for language in ("fi", "sv", "en"):
        window.document.change(language=language)
        QApplication.processEvents()
        faults += [f"{language}: {fault}" for fault in faults_in(window)]
        assert meets.fontMetrics().horizontalAdvance(meets.placeholderText()) < meets.width() - 24
        # Languages that could be added are offered in the order in which they stand everywhere.
        offered = [its for its in form.sections["basics"].findChildren(QPushButton) if its.text()[:2] == "+ "]
        said = [its.text()[2:] for its in sorted(offered, key=lambda its: its.x()) if its.isVisible()]
        assert said == [each for each in ("fi", "sv", "en") if each != language]
    assert not faults, "\n".join(faults)
    window.document.change(language="fi")
    assert panel._title.accessibleName() == "Kaupunkikehityslautakunta"
    assert panel._title.text() == "Kaupunki\u00adkehitys\u00adlautakunta"
    # A name of many lines leaves room for what stands below it, and is whole in its tip.
    long = " ".join(["Kaupunkikehityslautakunta"] * 20)
    panel._name(long, catalog("fi"))
    assert panel._title.text().replace("\u00ad", "") == long[:139] + "…"
    assert long in panel._title.toolTip()
    assert panel._title.accessibleName() == long
    # The letter, the name and the buttons stand on one line.
    window.document.change(selected="permits-section")
    rest()
    assert panel._title.text() == "Lupajaosto"
    middles = {its.geometry().center().y() for its in (panel._letter, panel._title, panel.all_drafts, panel._close)}
    assert max(middles) - min(middles) <= 1
    # A text of several lines begins where one of one line does.
    form.sections["notes"].head.click()
    QApplication.processEvents()
    lines, line = form.entry("note.fi").editor, form.entry("name.fi").editor
    begins = lines.viewport().x() + lines.document().documentMargin()
    assert abs(begins - 12) <= 1, line.textMargins()


def test_another_unit_is_stated_in_a_round_of_its_own_and_what_is_entered_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(window, "staff-section")
    rest()
    first = form.entry("name.fi").editor
    before = first.text()
    window.structure.panes[1].setFocus()
    window.document.change(selected="council")
    assert first.text() == before, "all else that is to be seen of a unit is work enough for one round"
    rest()
    council = str(stated(window, "council").name.fi)
    assert first.text() == council
    # Whoever asks for the form finds it told of the unit that is chosen.
    window.document.change(selected="staff-section")
    assert window.inspector.form.entry("name.fi").editor.text() == before
    # Nor does anybody type into the fields of the unit before.
    first.setFocus()
    window.document.change(selected="council")
    assert first.text() == council
    retype(qtbot, form, "name.fi", " Toinen nimi ")
    assert stated(window, "council").name.fi == "Toinen nimi" == first.text()


def test_who_returns_to_what_cannot_be_entered_is_in_its_field_at_once_though_another_unit_was_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(window, "city-board")
    first = stated(window, "city-board").remit[0].id
    retype(qtbot, form, f"remit.{first}", "")
    assert form.entry(f"remit.{first}").is_wrong
    retype(qtbot, form, "seats.total", "7,5")
    for where, text in ((f"remit.{first}", ""), ("seats.total", "7,5")):
        window.structure.panes[1].setFocus()
        window.document.change(selected="staff-section")
        rest()
        window.structure.panes[1].setFocus()
        assert window.inspector.form.hand.subject.unit.id == "staff-section"
        unentered_of(window.document).return_asked.emit((window.document.state.files[1].path, "city-board", where))
        meet(lambda: window.document.state.selected == "city-board")
        field = QApplication.focusWidget()
        assert field is form.entry(where).editor and field.text() == text
        rest()
        assert QApplication.focusWidget() is field and field.text() == text


def test_what_is_found_out_of_the_unit_that_all_drafts_told_does_not_take_the_place_of_the_form(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_lines, "_LONG", 1_000)
    form, panel = form_of(window, "staff-section"), window.inspector
    renamed = [Renamed("council", "Kunnanvaltuusto", "fi")]
    assert editor_of(window.document).act({window.document.state.files[1].path: renamed}, message("edit.off")) is None
    panel.all_drafts.click()
    assert panel._placing.is_running, "at which line the unit stands is found in a thread"
    panel.all_drafts.click()
    window.document.change(selected="council")
    assert window.inspector.form is form and form.hand.subject.unit.id == "council"
    rest()
    assert form.hand.subject.unit.id == "council" and panel._title.accessibleName() == "Kunnanvaltuusto"
