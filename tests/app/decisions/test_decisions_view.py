"""The view of decisions over real files: it shows what `orgsim simulate` gives, and leaves no process behind."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.decisions import simulation
from orgsim.app.decisions.head import Head
from orgsim.app.decisions.view import DecisionsView
from orgsim.app.document.assuming import known_decisions
from orgsim.app.document.look import Look
from orgsim.app.document.seen import hiding, showing_again, theme_of
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import Letter
from orgsim.cli import main
from orgsim.drawing.decisions.drawing import Thing
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.story import PAGES
from orgsim.model.text import Language, Text
from tests.app.clipped import faults_in
from tests.app.conftest import OpenWindow

_DRAFT = """\
orgsim: 1
id: {id}
title: {title}
units:
  - id: council
    kind: council
    name: Valtuusto
    seats: 27
    units:
      - id: city-board
        kind: city-board
        name: Hallitus
        seats: 9
        remit:
          - {{id: land, name: Maakaupat, a-year: 12}}
        units:
          - id: lautakunta
            kind: {kind}
            name: Lautakunta
            seats: 9
            remit:
              - {{id: grants, name: Avustukset, a-year: 20}}
              - {{id: fees, name: Maksut, a-year: 6}}
"""
_COMPARISON = """\
orgsim: 1
comparison:
  title: Kaksi
  scenarios: [a.yaml, b.yaml]
  assumptions:
    # kokoukset
    meetings: {{city-board: 26, board: {board}}}
    runs: {runs}
    tabled: 0
"""


def drafts(folder: Path, *, runs: int, kind: str = "board", board: int = 12) -> Path:
    """A comparison of two drafts, in the second of which another sort of body decides."""
    (folder / "a.yaml").write_text(_DRAFT.format(id="a", title="Nyt", kind="board"), "utf-8")
    (folder / "b.yaml").write_text(_DRAFT.format(id="b", title="Uusi", kind=kind), "utf-8")
    path = folder / "vertailu.yaml"
    path.write_text(_COMPARISON.format(runs=runs, board=board), "utf-8")
    return path


def decisions(window: MainWindow) -> DecisionsView:
    window.document.change(view="decisions")
    view = window.views.made["decisions"]
    assert isinstance(view, DecisionsView)
    return view


def settled(qtbot: QtBot, view: DecisionsView) -> None:
    qtbot.waitUntil(lambda: view.is_settled and bool(view.results))


def colours(view: DecisionsView) -> set[str]:
    """All that are painted."""
    picture = view.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(memoryview(picture.constBits()).cast("I"))}


def lives(pid: int) -> bool:
    """Whether that process is there and is no child that has ended."""
    try:
        os.kill(pid, 0)
        # It may end between the one and the other.
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False


def median(view: DecisionsView, column: int = 0) -> float:
    its = view.results[column].common.decision
    assert its is not None
    return its.median


def mean(view: DecisionsView, matter: str) -> float:
    its = next(times.decision for times in view.results[0].matters if times.matter == matter)
    assert its is not None
    return its.mean


def test_it_shows_what_simulate_gives_and_follows_a_slider(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = drafts(tmp_path, runs=120)
    assert main(["simulate", str(path), "--format", "json"]) == 0
    given = json.loads(capsys.readouterr().out)
    window = open_window(path)
    view = decisions(window)
    settled(qtbot, view)
    assert round(median(view), 4) == given["scenarios"][0]["common"]["median"]
    assert [its.runs for its in view.results] == [120, 120]
    known = known_decisions(window.document.state)
    assert known is not None and known.found.results == view.results, "pictures and presentations have it too"
    assert "120 vuotta" in view.status.said.accessibleName()

    # Both drafts are the same, so that their cases take the same in every run: on the page, and where all are opened.
    assert [its["mean"] for its in given["differences"]] == [0.0]
    assert "B − A: ±0,0 pv (±0,0 … ±0,0)" in [line for its in view.canvas.drawing.texts for line in its.lines]
    view.choose(Thing(kind="matter", column=1))
    assert "B − A: ±0,0 pv (±0,0 … ±0,0)" in view.panel.text

    # Every figure opens: the matter, its way, and a case with its dates.
    thing = next(hit.of for hit in view.canvas.drawing.hits if hit.of.kind == "matter" and hit.of.matter == "grants")
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=view.canvas.point_of(thing).toPoint())
    assert "Lautakunta" in view.panel.text
    assert view.canvas.accessibleDescription()
    qtbot.waitUntil(lambda: view.is_settled and view.panel.timeline.drawing is not None)
    assert view.panel.timeline.accessibleDescription()

    # Twelve meetings a year are about 30 days apart, 26 are 14: the board is waited for as much less.
    before = median(view)
    board = view.assumed.rows["meetings", "board"]
    board.field.slider.setValue(26)
    board.rested.emit()
    qtbot.waitUntil(lambda: not view.is_settled)
    view.canvas.grab()
    settled(qtbot, view)
    # What was pale while it was worked out anew has not made its colour pale wherever it is painted with.
    assert colour(theme_of(window.document.state).surface).alphaF() == 1
    assert median(view) < before - 4
    data = path.read_bytes()
    assumed = read_comparison_text(data, path).comparison.assumptions
    assert assumed is not None and assumed.meetings["board"] == 26 and b"# kokoukset" in data
    # It is taken back as one step, in the field and in the file, though the slider passed many numbers; and done again.
    view.choose(None)
    for number in (5, 8, 10):
        board.field.slider.setValue(number)
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    assert "oletuksen" in undo.text() and undo.isEnabled()
    for action, wanted in ((undo, 26), (undo, 12), (undo, 12), (redo, 26), (redo, 10), (redo, 10), (undo, 26)):
        action.trigger()
        qtbot.waitUntil(lambda wanted=wanted: board.field.value == wanted)
        assert f"board: {wanted}".encode() in path.read_bytes()
    settled(qtbot, view)
    more = view.assumed.rows["tabled", None]
    more.field.slider.setValue(30)
    more.rested.emit()
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert b"tabled: 0.3\n" in path.read_bytes()
    assert view.results[0].common.parts is not None
    assert sum(wait.tabled for wait in view.results[0].common.parts.waits) > 1

    # Where the agenda closes on the day of the meeting and not five days before, cases wait as much less.
    before = mean(view, "grants")
    view.assumed.rows["agenda-closes", "board"].field.slider.setValue(0)
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert mean(view, "grants") == pytest.approx(before - 5, abs=1.5)

    # The way of a matter is lit in the structure.
    view.choose(thing)
    next(link for link in view.panel.links() if "kaaviossa" in link.text()).click()
    state = window.document.state
    assert state.view == "structure"
    flat = hierarchy(state.scenarios[0])
    assert state.together == frozenset({"lautakunta"}) and "lautakunta" in flat.index


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_it_can_be_ended_at_any_time_and_leaves_no_process(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(drafts(tmp_path, runs=100_000))
    view = decisions(window)
    qtbot.waitUntil(lambda: bool(view.results))
    assert median(view) > 0, "a first picture is there long before all is done"
    qtbot.waitUntil(lambda: "noin" in view.status.said.accessibleName())
    view.status.button.click()
    # Pressed once more it goes on coming to its end.
    assert "Lopetetaan" in view.status.said.accessibleName() and view.simulation.is_stopping
    view.status.button.click()
    settled(qtbot, view)
    assert not view.simulation.is_stopping
    assert 100 <= view.results[0].runs < 100_000
    assert "Keskeytetty" in view.status.said.accessibleName()

    def begin_again() -> int:
        view.status.button.click()
        qtbot.waitUntil(lambda: view.simulation.running.pid is not None)
        pid = view.simulation.running.pid
        assert pid is not None and lives(pid)
        return pid

    def is_gone(pid: int) -> None:
        qtbot.waitUntil(lambda: not lives(pid))

    pid = begin_again()
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: view.is_settled)
    assert "−9" in view.status.said.accessibleName(), "what ended it is told"
    pid = begin_again()
    window.document.change(view="structure")
    is_gone(pid)
    window.document.change(view="decisions")
    qtbot.waitUntil(lambda: view.simulation.running.pid is not None or view.is_settled)
    pid = view.simulation.running.pid or begin_again()
    window.close()
    is_gone(pid)


def test_every_page_shows_its_texts_whole_in_every_language(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(drafts(tmp_path, runs=20), size=(1366, 768))
    view = decisions(window)
    settled(qtbot, view)
    faults: list[str] = []
    for page, language in zip(PAGES, ("fi", "sv", "en", "fi", "sv"), strict=True):
        window.document.change(language=language)
        view.show_page(page)
        qtbot.waitUntil(lambda: view.is_settled)
        assert view.canvas.drawing is not None and view.canvas.drawing.hits, page
        for _ in range(4):
            QApplication.processEvents()
        faults += [f"{page}, {language}: {fault}" for fault in faults_in(window)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_numbers_stand_on_is_seen_whole_in_the_smallest_window(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = open_window(drafts(tmp_path, runs=20), language=language, size=(800, 500))
    view = decisions(window)
    settled(qtbot, view)
    assert view.assumed.isVisible()
    assert view.rect().contains(view.assumed.rect().translated(view.assumed.mapTo(view, QPoint())))


def test_what_is_missing_is_told_instead_of_a_number(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = drafts(tmp_path, runs=20, kind="board-of-directors")
    view = decisions(open_window(path))
    settled(qtbot, view)
    times = {its.matter: its for its in view.results[1].matters}
    assert times["grants"].decision is None and times["land"].decision is not None
    assert "B: Kuinka usein Lautakunta kokoontuu, ei kerrota." in view.assumed.text
    # It stands below all fields, of which none is part of it.
    inside = view.assumed.area.widget()
    lowest = max(row.mapTo(inside, row.rect().bottomLeft()).y() for row in view.assumed.rows.values())
    assert view.assumed.lacking.mapTo(inside, QPoint(0, 0)).y() > lowest
    # Its meetings a year are asked for, and once they are stated it is known.
    view.assumed.rows["meetings", "board-of-directors"].field.box.setValue(10)
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert next(its for its in view.results[1].matters if its.matter == "grants").decision is not None


def test_nothing_at_all_is_known_of_a_draft_without_matters(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("orgsim: 1\nid: a\ntitle: Nyt\nunits: [{id: council, kind: council, name: Valtuusto}]\n", "utf-8")
    view = decisions(open_window(path))
    settled(qtbot, view)
    assert "Luonnokset eivät kerro tarpeeksi" in view.hint.text()
    alone = [said for each in view.assumed.findChildren(QLabel) if (said := each.text()).startswith("Vertailua ei ole")]
    assert alone, "whose assumptions hold"
    assert view.hint.isVisible() and not view.canvas.isVisible()


def test_all_cases_are_listed_sorted_and_each_opens(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(drafts(tmp_path, runs=200))
    view = decisions(window)
    settled(qtbot, view)
    thing = next(hit.of for hit in view.canvas.drawing.hits if hit.of.kind == "matter" and hit.of.matter == "grants")
    view.choose(thing)
    # Of the figure it is told what it stands on: what concerns its own body, and what concerns all.
    assert "Kokouksia vuodessa 12: Lautakunta." in view.panel.text
    assert "Hallitus" not in view.panel.text and "Asioista pannaan pöydälle" in view.panel.text
    link = next(link for link in view.panel.links() if "luettelona" in link.text())
    assert "4\u00a0000" in link.text(), "20 a year in 200 years"
    link.click()
    settled(qtbot, view)
    table = view.cases.table
    assert table.isVisible() and table.model().rowCount() == 4000
    heads = [table.model().headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert heads == ["Vuosi ↑", "Valmis", "Kokousta", "Päätökseen", "Lainvoimaan", "Päättäjä"]
    times = next(its for its in view.results[0].matters if its.matter == "grants").decision
    assert times is not None
    # The longest comes first once the heading was clicked twice, and what was chosen is followed to its new place.
    table.setCurrentIndex(table.model().index(7, 0))
    chosen = table.chosen
    head = table.horizontalHeader()
    for _ in range(2):
        QTest.mouseClick(
            head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(head.sectionViewportPosition(3) + 20, 10)
        )
    assert table.chosen == chosen
    assert table.model().index(0, 3).data() == f"{times.most:.1f}".replace(".", ",")
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.waitUntil(lambda: view.is_settled and view.panel.timeline.isVisible())
    assert "Avustukset" in view.panel.text
    assert view.panel.timeline.accessibleDescription().count("Lautakunta päättää") == 2, "in both drafts"
    # Thousands of rows are not asked for one that begins with what is typed: the window would stand still.
    QTest.keyClick(table, Qt.Key.Key_2)
    assert table.currentIndex().row() == 0 and view.is_settled
    # Up to when days are counted says nothing of the list: it stays, with its row and what is told of it; in words of
    # another language too, and so it is copied.
    chosen, choosers = table.chosen, view.head.findChildren(Choice)
    QTest.keyClick(next(each for each in choosers if each.isVisible()), Qt.Key.Key_Down)
    assert view.head.measure == "finality" and view.is_settled and table.chosen == chosen and view.panel.isVisible()
    window.document.change(language="sv")
    settled(qtbot, view)
    assert table.chosen == chosen and view.panel.isVisible()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.is_settled)
    data = QApplication.clipboard().mimeData()
    lines = data.text().split("\r\n")
    assert lines[0].split("\t")[1:4] == ["Klart", "På sammanträde", "Till beslut"] and len(lines) == 1 + 4000 + 1
    assert lines[1].split("\t") == [table.model().index(0, column).data() for column in range(6)]
    assert data.html().count("<tr>") == 4001 and not data.hasImage()
    # What is told of a row is closed and asked for once more.
    QTest.keyClick(view.panel, Qt.Key.Key_Escape)
    assert not view.panel.isVisible()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.currentIndex()).center())
    assert view.panel.isVisible()
    # Every cell stands whole in its column, apart from its neighbours: in English months are written out.
    window.document.change(language="en")
    settled(qtbot, view)
    for column in range(6):
        wide = [table.sizeHintForIndex(table.model().index(row, column)).width() for row in range(0, 4000, 40)]
        text = table.fontMetrics().horizontalAdvance(table.model().index(0, column).data())
        assert max(wide) <= table.columnWidth(column) and wide[0] >= text + 12, column
    window.document.change(language="fi")
    view.panel.closed.emit()
    # Other numbers, other cases, with the keyboard still where they are chosen; Escape goes back to the picture.
    slider = view.assumed.rows["meetings", "board"].field.slider
    slider.setValue(26)
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert table.isVisible() and table.model().rowCount() == 4000
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert slider.value() == 27 and view.focusWidget() is slider
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert view.canvas.isVisible() and not table.isVisible()


def test_every_figure_opens_to_what_it_stands_on(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    view = decisions(open_window(drafts(tmp_path, runs=20)))
    settled(qtbot, view)

    def opened(**of: object) -> str:
        hits = view.canvas.drawing.hits if view.canvas.drawing is not None else ()
        view.choose(next(hit.of for hit in hits if all(getattr(hit.of, name) == its for name, its in of.items())))
        assert view.panel.isVisible()
        return view.panel.text

    # All cases: the matters, the slowest first, each of which opens.
    said = opened(kind="matter", matter=None, column=1)
    assert "Pöytäkirja on nähtävillä 7 päivän" in said
    names = [link.text().split(":")[0] for link in view.panel.links()]
    means = {its.name.in_language("fi"): its.decision.mean for its in view.results[1].matters if its.decision}
    assert names == sorted(means, key=lambda name: -means[name]) and len(names) == 3
    view.panel.links()[0].click()
    thing = view.canvas.thing
    assert thing is not None and thing.column == 1 and "luettelona" in view.panel.text
    assert next(its.name.in_language("fi") for its in view.results[1].matters if its.matter == thing.matter) == names[0]
    # Of a matter in one draft, what the picture says and how long it is until the other end, all of it once.
    said = opened(kind="matter", matter="grants", column=1)
    assert "Päätökseen:" not in said and said.count("Lainvoimaan:") == 1
    assert len(set(said.splitlines())) == len(said.splitlines())
    view.show_look(Look(page="times", until="finality"))
    said = opened(kind="matter", matter="grants", column=1)
    assert "Lainvoimaan:" not in said and said.count("Päätökseen:") == 1
    # Where the days go, how many evenings that is, and how often a body meets, of both drafts.
    view.show_page("parts")
    said = opened(kind="part", part="notice", column=0)
    assert "[Kuntalaki 140 §]" in said and "pöydälle" not in said
    assert "Esityslista suljetaan 5 päivää ennen kokousta: Lautakunta. [Iitti]" in opened(body="lautakunta", column=0)
    view.show_page("agendas")
    assert "Kokouksia vuodessa 26: Hallitus." in opened(kind="load", column=0)
    said = opened(kind="body", body="lautakunta", column=None)
    assert said.count("Kokouksia vuodessa 12: Lautakunta.") == 2 and "Hallitus" not in said

    def letters() -> list[str]:
        return [each.accessibleName() for each in view.panel.inside.findChildren(Letter) if each.isVisible()]

    qtbot.waitUntil(lambda: letters() == ["A", "B"])


def test_matters_that_follow_a_body_can_be_left_unknown_and_runs_are_asked_for(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = drafts(tmp_path, runs=20)
    silent = "".join(
        line
        for line in (tmp_path / "b.yaml").read_text("utf-8").splitlines(keepends=True)
        if "remit" not in line and "a-year" not in line
    )
    (tmp_path / "b.yaml").write_text(silent, "utf-8")
    view = decisions(open_window(path))
    settled(qtbot, view)
    assert {its.matter for its in view.results[1].matters if its.assumed} == {"land", "grants", "fees"}
    assert median(view, 1) == median(view, 0), "the same bodies meet as often"
    assert "B: Luonnos ei kerro, kuka nämä asiat ratkaisee." in view.assumed.text
    assert view.assumed.follow.isVisible() and view.assumed.follow.isChecked()
    view.assumed.follow.click()
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert view.results[1].overall.decision is None and view.assumed.follow.isVisible()
    assert b"    remits-continue: false\n" in path.read_bytes()
    view.assumed.follow.click()
    runs, seed = view.assumed.rows["runs", None], view.assumed.rows["seed", None]
    assert (runs.field.value, seed.field.value) == (20, 1)
    runs.field.box.setValue(1)
    seed.field.box.setValue(7)
    seed.rested.emit()
    qtbot.waitUntil(lambda: not view.is_settled)
    settled(qtbot, view)
    assert (view.results[0].runs, view.results[0].seed) == (1, 7)
    assert view.results[1].overall.decision is not None
    data = path.read_bytes()
    assert b"remits-continue" not in data and b"runs: 1\n" in data and b"seed: 7\n" in data


def test_it_is_looked_at_as_a_step_says_and_a_matter_that_is_gone_is_left_out(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    view = decisions(open_window(drafts(tmp_path, runs=20)))
    # Before anything is known: what a step says holds once it is.
    view.show_look(Look(page="parts", matter="grants"))
    settled(qtbot, view)
    assert view.look() == Look(page="parts", matter="grants")
    assert view.canvas.drawing is not None
    said = " ".join(hit.said for hit in view.canvas.drawing.hits)
    assert "Lautakunta" in said and "Hallitus" not in said, "grants come to the board alone"
    view.show_look(Look(until="finality"))
    assert view.look() == Look(until="finality") and view.head.page == "times"
    view.show_look(Look(page="parts", matter="gone"))
    view.simulation.again()
    settled(qtbot, view)
    assert view.look() == Look(page="parts")


def test_a_draft_is_hidden_and_the_colours_change_while_another_view_is_seen(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """What is known of both drafts is not told under the letter of the one that is left."""
    window = open_window(drafts(tmp_path, runs=20))
    view = decisions(window)
    settled(qtbot, view)
    assert len(view.results) == 2
    drawing = view.canvas.drawing
    window.document.change(theme="projector")
    assert view.canvas.drawing is drawing, "no drawing has colours"
    window.document.change(language="sv")
    assert view.canvas.drawing is not drawing
    window.document.change(view="checks")
    window.document.show(hiding(window.document.state, 0))
    window.document.change(theme="dark")
    decisions(window)
    settled(qtbot, view)
    assert window.document.state.letters == "B"
    assert len(view.results) == 1
    its = [tone.fill for tone in THEMES["dark"].scenario]
    assert its[0] not in colours(view) and its[1] in colours(view)
    # The drafts that come into view have their own colours, though no other theme was chosen since.
    window.document.show(showing_again(window.document.state))
    settled(qtbot, view)
    assert len(view.results) == 2
    assert {*its[:2]} <= colours(view)
    window.document.show(hiding(window.document.state, 0))
    settled(qtbot, view)
    assert its[0] not in colours(view) and its[1] in colours(view)


def test_of_thousands_of_cases_the_first_figures_come_of_few_years_and_say_so(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = drafts(tmp_path, runs=60)
    for name in ("a.yaml", "b.yaml"):
        text = (tmp_path / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("a-year: 12", "a-year: 4974"), "utf-8")
    window = open_window(path)
    window.document.change(language="en")
    told: list[tuple[int, str]] = []
    view = decisions(window)
    view.simulation.found.connect(lambda _: told.append((view.results[0].runs, view.status.said.accessibleName())))
    settled(qtbot, view)
    # 4 974 + 20 + 6 cases a year: 50 000 cases are those of ten years.
    assert told[0] == (10, "Simulating… The figures so far are those of 10 years.")
    assert told[-1][0] == 60
    assert view.status.said.accessibleName().startswith("60 years simulated")


def test_other_numbers_are_soon_seen_though_of_fewer_years_where_all_of_them_take_long(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulation, "_PATIENCE_MS", 0)
    path = drafts(tmp_path, runs=100_000)
    for name in ("a.yaml", "b.yaml"):
        text = (tmp_path / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("a-year: 12", "a-year: 4974"), "utf-8")
    view = decisions(open_window(path))
    qtbot.waitUntil(lambda: bool(view.results) and view.results[0].runs >= 200)
    view.simulation.stop()
    settled(qtbot, view)
    before = median(view)

    shown, then = view.simulation.processes, []
    view.simulation.running.resolved.connect(lambda _: then.append(view.simulation.processes))
    board = view.assumed.rows["meetings", "city-board"]
    board.field.slider.setValue(52)
    board.rested.emit()
    assert view.simulation.is_stale and view.results[0].runs >= 200, "what is known is seen as it was, pale"
    qtbot.waitUntil(lambda: not view.simulation.is_stale)
    # 5 000 cases a year: 50 000 are those of ten years.
    assert view.results[0].runs == 10 and view.simulation.running.is_running
    assert then == [shown], "a case of what is seen is found by the numbers that it is of"
    assert view.simulation.processes is not shown
    assert median(view) < before
    assert "10 vuoden" in view.status.said.accessibleName()


def test_what_is_told_of_a_figure_is_what_the_picture_says_that_is_drawn_aside(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = drafts(tmp_path, runs=100)
    for name in ("a.yaml", "b.yaml"):
        its = tmp_path / name
        # With three of the drafts' own, of both, 54 rows.
        more = "".join(f"              - {{id: m{n}, name: Asia {n}, a-year: {n}}}\n" for n in range(1, 25))
        its.write_text(its.read_text("utf-8") + more, "utf-8")
    window = open_window(path)
    view = decisions(window)
    settled(qtbot, view)
    view.show_page("parts")
    settled(qtbot, view)

    def said(thing: Thing) -> list[str]:
        """What the picture says of it, which is all in the panel too."""
        hit = view.canvas.hit_of(thing)
        assert hit is not None and set(hit.said.split("\n")) <= set(view.panel.text.split("\n")), view.panel.text
        return hit.said.split("\n")

    def choose(body: str) -> Thing:
        found = next(hit.of for hit in view.canvas.drawing.hits if hit.of.body == body)
        view.choose(found)
        return found

    def meet_so_often(times: int) -> None:
        board = view.assumed.rows["meetings", "board"]
        board.field.slider.setValue(times)
        board.rested.emit()
        qtbot.waitUntil(lambda: not view.simulation.is_stale)
        settled(qtbot, view)

    def days(line: str) -> float:
        found = re.search(r"\d+,\d", line)
        assert found is not None, line
        return float(found[0].replace(",", "."))

    # 97 of 100 cases wait for half of 30.4 days and the five that the agenda closes before: of 9.1 with 40 meetings.
    wait = choose("lautakunta")
    assert days(said(wait)[1]) == pytest.approx(19.6, abs=0.5) and " pv " in said(wait)[1]
    window.document.change(language="sv")
    settled(qtbot, view)
    assert days(said(wait)[1]) == pytest.approx(19.6, abs=0.5) and said(wait)[1].endswith(" d")
    meet_so_often(40)
    assert days(said(wait)[1]) == pytest.approx(9.3, abs=0.5)

    # What is drawn no more is told of no more: a day on which nobody meets by now, what was gained by meetings then.
    view.show_page("calendar")
    settled(qtbot, view)
    often = {hit.of for hit in view.canvas.drawing.hits if hit.of.kind == "day"}
    meet_so_often(12)
    gone = sorted(often - {hit.of for hit in view.canvas.drawing.hits}, key=str)[0]
    meet_so_often(40)
    view.choose(gone)
    assert view.panel.isVisible()
    meet_so_often(12)
    assert not view.panel.isVisible() and view.canvas.thing is None
    view.show_page("gains")
    settled(qtbot, view)
    choose("lautakunta")
    meet_so_often(40)
    assert not view.panel.isVisible()


def test_a_matter_that_has_no_case_in_few_years_is_shown_again_once_there_are_more(qtbot: QtBot) -> None:
    speech, head = catalog("fi"), Head(THEMES["light"])
    qtbot.addWidget(head)
    head.speak(speech, THEMES["light"])
    names = {id: Text(fi=name) for id, name in (("land", "Maakaupat"), ("fees", "Maksut"))}
    few = {"land": names["land"]}
    shown = next(each for each in head.findChildren(Choice) if each.accessibleName() == speech("decisions-view.matter"))

    head.offer(names, speech)
    head.be("parts", "decision", "fees")
    assert (head.matter, shown.currentText(), head.is_as_asked) == ("fees", "Maksut", True)
    # The first figures of another assumption are of so few years that none of its cases is among them.
    head.offer(few, speech)
    assert (head.matter, shown.currentData(), head.is_as_asked) == (None, None, False)
    head.offer(names, speech)
    assert (head.matter, shown.currentText()) == ("fees", "Maksut")
    # Who looks at all of them meanwhile, as in the next step of a presentation, does not come back to it by himself.
    head.offer(few, speech)
    head.be("parts", "decision", None)
    head.offer(names, speech)
    assert (head.matter, shown.currentData(), head.is_as_asked) == (None, None, True)
    # Nor does who chooses another one.
    head.be("parts", "decision", "fees")
    head.offer(few, speech)
    shown.setCurrentIndex(shown.findData("land"))
    shown.activated.emit(shown.currentIndex())
    head.offer(names, speech)
    assert (head.matter, shown.currentText()) == ("land", "Maakaupat")
