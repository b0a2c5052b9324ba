"""Pairs of units that look alike: offered, confirmed, refused, remembered, and never matched silently."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.pairs import offers
from orgsim.app.document.deciding import decide
from orgsim.app.document.keeping import keeper_of, unkept
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.model.comparison import Pairing
from tests.app.differences.test_differences_view import MODELS, listed, view_of
from tests.app.document.test_keeping import nothing_can_be_written
from tests.app.settling import settle

SECTION, BOARD = "social-health-section", "social-health-board"
BETWEEN = ("lohja-valiokuntamalli", "lohja-lautakuntamalli")


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in ("lohja-2016.yaml", *MODELS):
        shutil.copy(scenarios_dir / name, tmp_path)
    return tmp_path


@pytest.fixture
def lohja(open_window, folder: Path) -> MainWindow:
    return shown(open_window(folder / "lohja-2016.yaml"))


def shown(window: MainWindow) -> MainWindow:
    window.document.change(view="differences")
    view_of(window).panel.pairs_tab.click()
    settle(window)
    return window


def look_at(window: MainWindow, row: int = 0) -> None:
    pairs = view_of(window).panel.pairs.list
    pairs.setFocus()
    pairs.setCurrentIndex(pairs.model().index(row, 0))
    settle(window)


def counts(window: MainWindow) -> dict[str, int]:
    return {heading: len(entries) for heading, entries in listed(window).items()}


def said(window: MainWindow) -> str:
    return window.status._said.accessibleName()


def test_units_that_look_alike_are_offered_with_the_reason_and_not_matched(lohja: MainWindow) -> None:
    panel = view_of(lohja).panel
    assert panel.pairs_tab.text() == "Ehdotetut parit 1"
    (row,) = panel.pairs.list.rows
    assert (row.a, row.b) == (SECTION, BOARD)
    assert row.names == ("Sosiaali- ja terveysjaosto", "Sosiaali- ja terveyslautakunta")
    assert (row.score, row.said) == ("85 %", "nimi muuten sama, eri tyyppi")
    assert counts(lohja)["Vain luonnoksessa A"] == 5
    assert not panel.pairs.confirm.isEnabled(), "nothing is chosen yet"


def test_looking_at_a_pair_shows_both_units(lohja: MainWindow) -> None:
    lohja.view_actions.fold_to(3)
    settle(lohja)
    look_at(lohja)
    first, second = view_of(lohja).charts.panes
    assert lohja.document.state.selected == SECTION
    assert first.box(SECTION) is not None
    assert second.box(BOARD) is not None
    assert second.meant.lit == {BOARD}


def test_enter_confirms_and_the_comparison_file_remembers(qtbot: QtBot, lohja: MainWindow, folder: Path) -> None:
    before = (folder / "lohja-2016.yaml").read_text("utf-8")
    look_at(lohja)
    qtbot.keyClick(view_of(lohja).panel.pairs.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    after = (folder / "lohja-2016.yaml").read_text("utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.strip() for line in added] == [
        "pairs:",
        f"- {{between: [{', '.join(BETWEEN)}], same: [{SECTION}, {BOARD}]}}",
    ]
    assert said(lohja) == "Päätös on tallennettu tiedostoon lohja-2016.yaml"
    # One only in A and one only in B less. The section stood below a committee that B does not have: it has moved.
    assert counts(lohja) == {
        "Vain luonnoksessa A": 4,
        "Vain luonnoksessa B": 6,
        "Siirtyneet": 5,
        "Uudelleen nimetyt": 1,
        "Muuttuneet": 2,
    }
    (row,) = view_of(lohja).panel.pairs.list.rows
    assert row.said == "vahvistettu samaksi yksiköksi"
    assert lohja.document.state.decided == (), "the file has it"


def test_the_buttons_stay_where_they_are_and_leave_the_keyboard_to_the_list(qtbot: QtBot, lohja: MainWindow) -> None:
    pairs = view_of(lohja).panel.pairs
    before = pairs.confirm.mapTo(lohja, QPoint())
    look_at(lohja)
    assert view_of(lohja).panel.inspector.isVisible()
    assert pairs.confirm.mapTo(lohja, QPoint()) == before
    pairs.confirm.setFocus()
    qtbot.mouseClick(pairs.confirm, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert counts(lohja)["Vain luonnoksessa A"] == 4
    assert lohja.focusWidget() is pairs.list
    look_at(lohja)
    pairs.undo.setFocus()
    qtbot.mouseClick(pairs.undo, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert counts(lohja)["Vain luonnoksessa A"] == 5
    assert lohja.focusWidget() is pairs.list


def test_the_confirmed_pair_lights_up_together(qtbot: QtBot, lohja: MainWindow) -> None:
    look_at(lohja)
    view_of(lohja).panel.pairs.confirm.click()
    view_of(lohja).go_to(BOARD)
    settle(lohja)
    first, second = view_of(lohja).charts.panes
    assert (first.chosen, second.chosen) == (SECTION, BOARD)
    names = {first.box(SECTION).id, second.box(BOARD).id}
    assert names == {SECTION, BOARD}
    lohja.document.change(joined=True)
    assert view_of(lohja).charts.joined == ((SECTION,), (BOARD,))


def test_delete_refuses_and_it_is_not_offered_again(qtbot: QtBot, lohja: MainWindow, folder: Path) -> None:
    look_at(lohja)
    qtbot.keyClick(view_of(lohja).panel.pairs.list, Qt.Key.Key_Delete)
    QApplication.processEvents()
    (pairing,) = read_comparison(folder / "lohja-2016.yaml").comparison.pairs
    assert pairing == Pairing(between=BETWEEN, different=(SECTION, BOARD))
    panel = view_of(lohja).panel
    assert panel.pairs_tab.text() == "Ehdotetut parit 0"
    assert [row.said for row in panel.pairs.list.rows] == ["todettu eri yksiköiksi"]
    assert counts(lohja)["Vain luonnoksessa A"] == 5


def test_a_decision_can_be_taken_back(qtbot: QtBot, lohja: MainWindow, folder: Path) -> None:
    look_at(lohja)
    panel = view_of(lohja).panel
    panel.pairs.confirm.click()
    QApplication.processEvents()
    assert panel.pairs.undo.isVisible()
    assert not panel.pairs.confirm.isVisible()
    panel.pairs.undo.click()
    QApplication.processEvents()
    assert read_comparison(folder / "lohja-2016.yaml").comparison.pairs == ()
    assert panel.pairs_tab.text() == "Ehdotetut parit 1"
    assert said(lohja) == "Päätös on peruttu"
    assert counts(lohja)["Vain luonnoksessa A"] == 5


def test_what_others_decided_otherwise_meanwhile_is_not_taken_back(lohja: MainWindow, folder: Path) -> None:
    look_at(lohja)
    panel = view_of(lohja).panel
    panel.pairs.confirm.click()
    QApplication.processEvents()
    path = folder / "lohja-2016.yaml"
    others = path.read_bytes().replace(b", same: [", b", different: [")
    path.write_bytes(others)
    panel.pairs.undo.click()
    QApplication.processEvents()
    assert path.read_bytes() == others
    assert said(lohja) == "Joku muu on sillä välin päättänyt näistä yksiköistä toisin. Se päätös jää voimaan."
    assert [row.said for row in panel.pairs.list.rows] == ["todettu eri yksiköiksi"]


def test_without_a_comparison_file_the_decision_holds_for_the_session(open_window, folder: Path) -> None:
    window = shown(open_window(*(folder / name for name in MODELS)))
    panel = view_of(window).panel
    assert panel.pairs._where.isVisible()
    look_at(window)
    panel.pairs.confirm.click()
    QApplication.processEvents()
    assert said(window) == "Päätös on voimassa, kunnes orgsim suljetaan"
    assert window.document.state.decided == (Pairing(between=BETWEEN, same=(SECTION, BOARD)),)
    assert counts(window)["Vain luonnoksessa A"] == 4
    panel.pairs.undo.click()
    QApplication.processEvents()
    assert window.document.state.decided == ()
    assert counts(window)["Vain luonnoksessa A"] == 5


def test_the_order_of_the_drafts_does_not_matter(open_window, folder: Path) -> None:
    window = shown(open_window(folder / "lohja-2016.yaml"))
    look_at(window)
    view_of(window).panel.pairs.confirm.click()
    window.files.move(1, 0)
    QApplication.processEvents()
    assert counts(window)["Vain luonnoksessa A"] == 6
    (row,) = view_of(window).panel.pairs.list.rows
    assert (row.a, row.b, row.said) == (BOARD, SECTION, "vahvistettu samaksi yksiköksi")


def test_a_file_that_cannot_be_written_keeps_the_decision_for_the_session(lohja: MainWindow, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    path.write_text("orgsim: 1\ncomparison: [broken\n")
    state, words = decide(lohja.document.state, Pairing(between=BETWEEN, same=(SECTION, BOARD)))
    assert state.decided == (Pairing(between=BETWEEN, same=(SECTION, BOARD)),)
    assert state.comparison is lohja.document.state.comparison
    assert words.key == "differences-view.pair.not-saved"
    path.unlink()
    state, words = decide(lohja.document.state, Pairing(between=BETWEEN, same=(SECTION, BOARD)))
    assert words.key == "differences-view.pair.not-saved"
    assert len(state.decided) == 1


def test_a_decision_that_meets_a_lock_is_written_when_it_goes(lohja: MainWindow, folder: Path, qtbot: QtBot) -> None:
    path, panel, keeper = folder / "lohja-2016.yaml", view_of(lohja).panel, keeper_of(lohja.document)
    before, told = path.read_bytes(), []
    keeper.said.connect(lambda message: told.append(message.key))
    look_at(lohja)
    with nothing_can_be_written():
        panel.pairs.confirm.click()
        assert said(lohja) == "Tiedostoon lohja-2016.yaml ei voi juuri nyt kirjoittaa; yritetään uudelleen …"
        qtbot.waitUntil(lambda: keeper._again.tries > 1)
        assert path.read_bytes() == before
        assert counts(lohja)["Vain luonnoksessa A"] == 4, "it holds meanwhile"
    decision = Pairing(between=BETWEEN, same=(SECTION, BOARD))
    qtbot.waitUntil(lambda: not lohja.document.state.decided)
    assert read_comparison(path).comparison.pairs == (decision,)
    assert told == ["differences-view.pair.saved"]
    assert not keeper._again.pending
    assert not unkept(lohja.document.state)


def test_a_decision_of_a_broken_file_is_written_when_that_is_mended(
    lohja: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    path = folder / "lohja-2016.yaml"
    good = path.read_text("utf-8")
    path.write_text("orgsim: 1\ncomparison: [broken\n", "utf-8")
    look_at(lohja)
    view_of(lohja).panel.pairs.confirm.click()
    assert said(lohja).startswith("Tiedostoon lohja-2016.yaml ei voitu kirjoittaa")
    path.write_text(good, "utf-8")
    qtbot.waitUntil(lambda: bool(read_comparison(path).comparison.pairs))


def test_a_decision_of_no_comparison_is_put_into_none_that_is_opened_later(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    path = folder / "lohja-2016.yaml"
    before = path.read_bytes()
    window = shown(open_window(*(folder / name for name in MODELS)))
    look_at(window)
    view_of(window).panel.pairs.confirm.click()
    window.files.open([path], add=False)
    assert len(window.document.state.decided) == 1
    keeper_of(window.document).finish()
    assert path.read_bytes() == before


def test_a_later_decision_takes_the_place_of_an_earlier_one(open_window, folder: Path) -> None:
    window = shown(open_window(*(folder / name for name in MODELS)))
    state = window.document.state
    state, _ = decide(state, Pairing(between=BETWEEN, same=(SECTION, BOARD)))
    state, _ = decide(state, Pairing(between=BETWEEN[::-1], different=(BOARD, SECTION)))
    assert state.decided == (Pairing(between=BETWEEN[::-1], different=(BOARD, SECTION)),)


# two drafts that share nothing, and large ones


def organisation(path: Path, id: str, names: list[str]) -> Path:
    units = "".join(f"    - {{id: {id}-{number}, kind: unit, name: {name}}}\n" for number, name in enumerate(names))
    path.write_text(
        f"orgsim: 1\nid: {id}\ntitle: {id}\nunits:\n"
        f"- id: {id}-top\n  kind: city-manager\n  name: Johtaja {id}\n  units:\n{units}"
    )
    return path


def test_where_nothing_is_shared_the_offered_pairs_come_first(open_window, tmp_path: Path) -> None:
    window = open_window(
        organisation(tmp_path / "one.yaml", "one", ["Kirjasto", "Museo"]),
        organisation(tmp_path / "two.yaml", "two", ["Museo", "Kirjasto"]),
    )
    window.document.change(view="differences")
    QApplication.processEvents()
    panel = view_of(window).panel
    assert panel.pairs_tab.isChecked()
    assert panel.pairs.list.isVisible()
    offered = {row.names for row in panel.pairs.list.rows}
    assert {("Kirjasto", "Kirjasto"), ("Museo", "Museo")} <= offered
    assert counts(window) == {"Vain luonnoksessa A": 3, "Vain luonnoksessa B": 3}


def test_the_chosen_pair_stays_chosen_when_others_decide(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    """Enter would decide the one that has come to its place, and write that into the file."""
    names = ["Kirjasto", "Museo", "Teatteri"]
    for id in ("one", "two"):
        organisation(tmp_path / f"{id}.yaml", id, names)
    path = tmp_path / "c.yaml"
    path.write_text("comparison:\n  title: C\n  scenarios: [one.yaml, two.yaml]\n", "utf-8")
    window = shown(open_window(path))
    pairs = view_of(window).panel.pairs.list
    first, chosen, last = (row for row in pairs.rows if row.names[0] == row.names[1])
    look_at(window, [*pairs.rows].index(chosen))
    theirs = f"  pairs:\n    - {{between: [one, two], same: [{first.a}, {first.b}]}}\n"
    path.write_text(path.read_text("utf-8") + theirs, "utf-8")
    qtbot.waitUntil(lambda: pairs.rows[-1].decided is not None)
    assert (pairs.pair.a, pairs.pair.b) == (chosen.a, chosen.b)
    # Others decide the very one that is chosen: Enter means none of those that are left.
    theirs += f"    - {{between: [one, two], different: [{chosen.a}, {chosen.b}]}}\n"
    path.write_text(path.read_text("utf-8").partition("  pairs:")[0] + theirs, "utf-8")
    qtbot.waitUntil(lambda: sum(row.decided is not None for row in pairs.rows) == 2)
    qtbot.keyClick(pairs, Qt.Key.Key_Return)
    assert read_comparison(path).comparison.pairs[-1].units == (chosen.a, chosen.b)
    # One's own decision is followed by the next.
    look_at(window, next(at for at, row in enumerate(pairs.rows) if row.a == last.a))
    qtbot.keyClick(pairs, Qt.Key.Key_Return)
    assert read_comparison(path).comparison.pairs[-1].units == (last.a, last.b)
    assert pairs.currentIndex().isValid()


@pytest.fixture
def large(open_window, tmp_path: Path) -> MainWindow:
    names = [
        f"{first}{second} {number}" for number in range(8) for first in "KLMNPRST" for second in ("ala", "iri", "oso")
    ]
    assert len(set(names)) == 192
    two = [f"Yksikkö {name}" for name in names] + [f"Muu {name}" for name in names]
    return open_window(
        organisation(tmp_path / "one.yaml", "one", two), organisation(tmp_path / "two.yaml", "two", two[::-1])
    )


def test_many_pairs_are_looked_for_beside_the_windows_work(qtbot: QtBot, large: MainWindow) -> None:
    large.document.change(view="differences")
    view = view_of(large)
    assert view._search.is_running
    assert view.panel.pairs_tab.text() == "Ehdotetut parit …"
    assert not view.panel.pairs.progress.isHidden()
    qtbot.waitUntil(lambda: not view._search.is_running, timeout=60_000)
    a, b = large.document.state.scenarios
    assert view._offers == offers(a, b, compare(a, b).matching)
    assert view.panel.pairs_tab.text() == f"Ehdotetut parit {len(view._offers)}"
    assert view.panel.pairs.progress.isHidden()


def test_a_search_can_be_cancelled(qtbot: QtBot, large: MainWindow) -> None:
    large.document.change(view="differences")
    view = view_of(large)
    view.panel.pairs.cancel.click()
    assert not view._search.is_running
    assert view.panel.pairs.progress.isHidden()
    assert view.panel.pairs.list.rows == ()


def test_leaving_the_view_ends_the_search_and_coming_back_begins_it_anew(qtbot: QtBot, large: MainWindow) -> None:
    large.document.change(view="differences")
    view = view_of(large)
    assert view._search.is_running
    large.document.change(view="metrics")
    assert not view._search.is_running
    large.document.change(view="differences")
    assert view._search.is_running
    large.close()
    assert not view._search.is_running
