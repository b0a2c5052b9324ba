"""When a body meets and how its matters are handled, stated in the form of a real window."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.deciding.sizes import sizes_shown, sizes_typed
from orgsim.app.editing.form.form import UnitForm
from orgsim.app.editing.form.unentered import unentered_of
from orgsim.app.shell.window import MainWindow
from orgsim.files.writing.units.values import Unreadable
from orgsim.messages import catalog, message
from orgsim.model.dates import PartialDate
from orgsim.model.edits.edits import Renamed
from orgsim.model.meeting import Meets
from orgsim.model.text import Text
from orgsim.model.units import Amount, Delegation
from tests.app.editing.form.test_form import ENTER, form_of, retype, stated, write
from tests.app.settling import rest

WORDS = message("edit.unit.no-name")
NOW, NEW = "hopeavesi-nyt.yaml", "hopeavesi-elamankaari.yaml"


@pytest.fixture
def board(open_window, tmp_path: Path, scenarios_dir: Path) -> tuple[MainWindow, UnitForm]:
    """The city board of a draft that is edited, with its form."""
    shutil.copy(scenarios_dir / NEW, tmp_path / NEW)
    window = open_window(tmp_path / NEW, size=(1366, 768))
    editor_of(window.document).switch(tmp_path / NEW, True)
    return window, form_of(window, "city-board")


def test_meetings_and_the_handling_of_a_matter_are_stated(
    open_window, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    for name in (NOW, NEW):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    window = open_window(tmp_path / NOW, tmp_path / NEW, size=(1366, 768))
    window.document.change(active=1)
    editor_of(window.document).switch(tmp_path / NEW, True)
    form = form_of(window, "city-board")
    if not form.sections["meetings"].head.isChecked():
        form.sections["meetings"].head.click()
    meetings = form.sections["meetings"].fields
    # In words, which are read as they are shown; as files have it, it can be typed too.
    assert form.entry("meets").editor.text() == "parillisilla viikoilla, maanantaisin"
    assert not meetings.told.isVisible()
    retype(qtbot, form, "meets", "Parillisilla viikoilla,  tiistaisin, ei heinäkuu 2028")
    its = Meets(weeks="even", on="tuesday", except_=(PartialDate("2028-07"),))
    assert stated(window, "city-board").meets == its
    retype(qtbot, form, "meets", "{every: 2 weeks, on: monday, from: 2028-01-10}")
    assert stated(window, "city-board").meets == Meets(every=2, period="week", on="monday", from_=dt.date(2028, 1, 10))
    assert form.entry("meets").editor.text() == "2 viikon välein, maanantaisin, 10.1.2028 alkaen"
    # A year that is excepted has no words that could not mean something else.
    retype(qtbot, form, "meets", "{every: week, on: monday, except: [2029]}")
    assert (
        form.entry("meets").editor.text() == "{every: week, on: monday, except: [2029]}" and meetings.told.isVisible()
    )
    retype(qtbot, form, "meets", "2 viikon välein, maanantaisin, 10.1.2028 alkaen")
    assert stated(window, "city-board").meets == Meets(every=2, period="week", on="monday", from_=dt.date(2028, 1, 10))
    retype(qtbot, form, "meets", "joka toinen maanantai")
    assert "{every: 2 weeks, on: monday}" in form.entry("meets").wrong.text()
    qtbot.keyClick(form.entry("meets").editor, Qt.Key.Key_Escape)
    for field, told in (("hours", "1,5"), ("agenda-closes", "esimerkiksi 6")):
        retype(qtbot, form, field, "kauan")
        assert form.entry(field).wrong.text().endswith(told), "as the field takes it, not the file"
        qtbot.keyClick(form.entry(field).editor, Qt.Key.Key_Escape)
    retype(qtbot, form, "items", "2000")
    assert "1\N{NO-BREAK SPACE}000" in form.entry("items").wrong.text()
    retype(qtbot, form, "items", "1 000")
    assert stated(window, "city-board").items == 1000, "as the bound is told"
    retype(qtbot, form, "hours", "2,5")
    retype(qtbot, form, "agenda-closes", "6 days")
    assert (stated(window, "city-board").hours, stated(window, "city-board").agenda_closes) == (2.5, 6)
    assert form.minimumSizeHint().width() <= 306, "narrow panels do not scroll sideways"

    # A matter: what was stated is there, limits are typed as people write them.
    def land():
        return next(each for each in stated(window, "city-board").remit if each.id == "land-trade")

    remit = form.sections["remit"].fields
    remit._open("land-trade")
    QApplication.processEvents()
    handling = remit.handling
    assert handling.isVisible()
    assert form.entry("remit.land-trade.a-year").editor.text() == "24"
    assert form.entry("remit.land-trade.preparation").editor.text() == "15–60"
    assert handling.limits[0].editor.text() == "500\N{NO-BREAK SPACE}000"
    retype(qtbot, form, "remit.land-trade.a-year", "12,5")
    for wrong in ("kuukausi", "30–10"):
        retype(qtbot, form, "remit.land-trade.preparation", wrong)
        told = form.entry("remit.land-trade.preparation").wrong.text()
        assert "10–30" in told and "days" not in told, "in the words of the field, not of the file"
    retype(qtbot, form, "remit.land-trade.preparation", "12 - 40")
    assert land().preparation == (12, 40), "a hyphen is what keyboards have"
    retype(qtbot, form, "remit.land-trade.preparation", "10–30")
    retype(qtbot, form, "remit.land-trade.delegated.0", "200 000")
    assert (land().a_year, land().preparation, land().delegated[0].up_to) == (12.5, (10, 30), 200_000)
    retype(qtbot, form, "remit.land-trade.delegated.0", "paljon")
    assert handling.limits[0].wrong.text()
    assert land().delegated[0].up_to == 200_000
    qtbot.keyClick(handling.limits[0].editor, Qt.Key.Key_Escape)
    # For which cases only, and how large they are.
    retype(qtbot, form, "remit.land-trade.delegated.0.when", "asemakaava-alueella")
    assert land().delegated[0].when == Text(fi="asemakaava-alueella")
    assert (land().delegated[0].up_to, handling.limits[0].editor.text()) == (200_000, "200\N{NO-BREAK SPACE}000")
    retype(qtbot, form, "remit.land-trade.amounts", "500 000: 20; 50 000: 70 %")
    assert land().amounts == (Amount(up_to=50_000, share=0.7), Amount(up_to=500_000, share=0.2))
    assert (
        form.entry("remit.land-trade.amounts").editor.text()
        == "50\N{NO-BREAK SPACE}000: 70 %; 500\N{NO-BREAK SPACE}000: 20 %"
    )
    retype(qtbot, form, "remit.land-trade.amounts", "50 000: 70; 500 000: 40")
    assert "110 %" in form.entry("remit.land-trade.amounts").wrong.text()
    qtbot.keyClick(form.entry("remit.land-trade.amounts").editor, Qt.Key.Key_Escape)
    retype(qtbot, form, "remit.land-trade.delegated.0.when", "")
    assert land().delegated[0].when is None
    handling.way.setCurrentIndex(1)
    handling._pass_on("audit-committee")
    assert land().delegated[1] == Delegation(to="audit-committee", beside=True)
    # Whoever it leads to is called as it is called by now, and what is typed beside it stays.
    write(handling.limits[1].editor, "90")
    renamed = Renamed("audit-committee", "Valvontalautakunta", "fi")
    assert editor_of(window.document).act({tmp_path / NEW: [renamed]}, WORDS) is None
    QApplication.processEvents()
    told = [its.text() for its in handling.findChildren(QLabel)]
    assert "+ Valvontalautakunta" in told and "+ Tarkastuslautakunta" not in told
    assert handling.limits[1].editor.text() == "90"
    qtbot.keyClick(handling.limits[1].editor, Qt.Key.Key_Escape)
    editor_of(window.document).undo()
    QApplication.processEvents()
    handling._take_out(0)
    assert [step.to for step in land().delegated] == ["audit-committee"]
    handling._take_out(0)
    assert land().delegated is None
    # Nothing is between what it is called and whether it is passed on at all.
    QApplication.processEvents()
    assert handling.kept.choice.mapTo(handling, QPoint()).y() - handling._captions["passed"].geometry().bottom() < 12
    assert land().prepared_by == ("technical-board",)
    handling.preparer.setFocus()
    write(handling.preparer, "tarkastus")
    qtbot.keyClick(handling.preparer, ENTER)
    assert land().prepared_by == ("technical-board", "audit-committee")
    assert form.minimumSizeHint().width() <= 306
    # It is for one matter at a time, and the rows stay in their order.
    places = [remit.column.indexOf(row) for row in remit.rows.values()]
    assert places == sorted(places)
    remit._open("land-trade")
    assert not handling.isVisible()
    window.actions_by_name["save"].trigger()
    text = (tmp_path / NEW).read_text("utf-8")
    assert "meets: {every: 2 weeks, on: monday, from: 2028-01-10}" in text
    assert "preparation: 10..30 days" in text
    assert "amounts: [{up-to: 50000, share: 0.7}, {up-to: 500000, share: 0.2}]" in text


def test_what_is_typed_of_a_step_goes_with_the_step(board: tuple[MainWindow, UnitForm], qtbot: QtBot) -> None:
    window, form = board
    form.sections["remit"].fields._open("land-trade")
    QApplication.processEvents()
    handling = form.sections["remit"].fields.handling
    handling._pass_on("audit-committee")
    for at, wrong in ((0, "paljon"), (1, "vähän")):
        retype(qtbot, form, f"remit.land-trade.delegated.{at}", wrong)
    handling._take_out(0)
    # The other one stands in the first place now, with what was typed of it and is wrong.
    assert [limit.editor.text() for limit in handling.limits] == ["vähän"]
    assert "vähän" in handling.limits[0].wrong.text()
    kept = unentered_of(window.document).of()
    assert {key[2]: its.text for key, its in kept.items()} == {"remit.land-trade.delegated.0": "vähän"}
    # In other words it stays.
    window.document.change(language="en")
    assert [limit.editor.text() for limit in handling.limits] == ["vähän"]
    handling._take_out(0)
    assert not unentered_of(window.document).of()
    rest()
    # What went is asked nothing any more, whichever unit is stated next.
    form_of(window, "council")
    form_of(window, "city-board")


def test_a_matter_that_is_removed_takes_along_what_was_typed_of_it(
    board: tuple[MainWindow, UnitForm], qtbot: QtBot
) -> None:
    window, form = board
    remit = form.sections["remit"].fields
    remit._open("land-trade")
    QApplication.processEvents()
    retype(qtbot, form, "remit.land-trade.a-year", "usein")
    retype(qtbot, form, "remit.land-trade", "")
    assert {key[2] for key in unentered_of(window.document).of()} == {"remit.land-trade", "remit.land-trade.a-year"}
    remit._remove("land-trade")
    assert not unentered_of(window.document).of()
    rest()
    form_of(window, "council")


def test_seats_that_are_taken_out_take_along_what_was_typed_of_them(
    board: tuple[MainWindow, UnitForm], qtbot: QtBot
) -> None:
    window, form = board
    quotas = form.sections["seats"].fields.reserved
    quotas._add("outsiders")
    retype(qtbot, form, "seats.reserved.outsiders", "muutama")
    # In other words, in a row of its own again.
    window.document.change(language="en")
    assert quotas.numbers["outsiders"].editor.text() == "muutama"
    quotas._remove("outsiders")
    assert not unentered_of(window.document).of()
    rest()
    form_of(window, "council")


def test_sizes_are_read_as_they_are_shown() -> None:
    fi, en = catalog("fi"), catalog("en")
    sizes = (Amount(up_to=999.5, share=0.333), Amount(up_to=50_000, share=0.07))
    for speech in (fi, en):
        assert sizes_typed(sizes_shown(sizes, speech), speech) == sizes
    assert sizes_shown(sizes, en) == "999.5: 33.3 %; 50000: 7 %"
    assert sizes_typed("50,000 €=7%", en) == (Amount(up_to=50_000, share=0.07),)
    assert sizes_typed("  ", fi) is None
    for wrong in ("50 000", "50 000: paljon", "50 000: -1 %", "1: 5; 1: 6", "1: 101", "1e5: 3", "99999999999999: 1"):
        with pytest.raises(Unreadable):
            sizes_typed(wrong, fi)
