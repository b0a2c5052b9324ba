"""What can be moved is what the figures stand on."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import simulate
from orgsim.app.decisions.sliders import Slider, SliderRow, sliders
from orgsim.app.decisions.slowest import Slowest
from orgsim.drawing.themes import THEMES
from orgsim.messages import catalog
from orgsim.model.comparison import Assumptions
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from tests.analysis.deciding.drafts import draft, matter, unit


def test_a_number_that_no_draft_takes_has_no_slider() -> None:
    assumed = Assumptions(meetings={"city-board": 26, "board": 10}, agenda_closes={"board": 6})
    board = unit("culture", "board", remit=(matter("fees"),), meets=Meets(every=1, period="month", on="monday", nth=2))
    other = unit("sports", "board", remit=(matter("grants"),))
    top = unit("city-board", "city-board", board, meets=Meets(every=2, period="week", on="monday"))
    stated = draft(unit("council", "council", top))
    # In the other draft one of two boards leaves to the comparison how often it meets.
    open_ = draft(unit("council", "council", top, other), id="other")

    def keys(*drafts_: object) -> set[tuple[str, str | None]]:
        scenarios = [each for each in (stated, open_) if each in drafts_]
        simulated = simulate(processes(scenarios, assumed), 2, 1)
        return {(each.measure, each.key) for each in sliders(scenarios, simulated.results, assumed)}

    assert ("meetings", "city-board") not in keys(stated, open_), "both state its days"
    assert ("meetings", "board") not in keys(stated)
    assert ("meetings", "board") in keys(stated, open_)
    assert ("agenda-closes", "board") in keys(stated), "that is not stated"


def test_a_body_whose_only_matter_has_no_cases_still_states_when_it_meets() -> None:
    # No default is there for a committee of its own kind.
    monthly = Meets(every=1, period="month", on="monday", nth=2)
    none = matter("roads", a_year=0.0)
    for meets in (monthly, None):
        roads = unit("roads", "odd", remit=(none,), meets=meets)
        town = draft(unit("council", "council", roads, remit=(matter("plans", a_year=2.0),)))
        town = replace(town, kinds={**town.kinds, "odd": Kind(side="elected", name=plain("odd"), body=True)})
        simulated = simulate(processes([town]), 2, 1)
        its = {(each.measure, each.key) for each in sliders([town], simulated.results, None)}
        assert (("meetings", "odd") in its) == (meets is None)


def test_when_minutes_are_public_and_how_many_cases_come_can_be_moved() -> None:
    board = unit("culture", "board", remit=(matter("fees", a_year=9.0),))
    silent = unit("sports", "board", remit=(matter("grants"),))
    council = unit("council", "council", board, remit=(matter("plans", a_year=2.0),))

    def shown(assumed: Assumptions, *drafts_: Scenario) -> dict[tuple[str, str | None], tuple[float | None, bool]]:
        simulated = simulate(processes(drafts_, assumed), 2, 1)
        found = sliders(drafts_, simulated.results, assumed)
        return {(each.measure, each.key): (each.value, each.stated) for each in found}

    stated, open_ = draft(council), draft(silent, id="other")
    its = shown(Assumptions(meetings={"board": 11}), stated)
    # Of the council Mynämäki's three days, of a board Juva's seven.
    assert (its["minutes", "council"], its["minutes", "board"]) == ((3, False), (7, False))
    assert ("a-year", None) not in its, "the draft counts its cases"
    its = shown(Assumptions(minutes={"board": 4}, a_year=6), stated, open_)
    assert its["minutes", "board"] == (4, True) and its["a-year", None] == (6, True)
    assert shown(Assumptions(), open_)["a-year", None] == (1, False)


def test_what_is_no_whole_number_is_told_at_its_slider(qtbot: QtBot) -> None:
    runs = Slider(measure="runs", key=None, name=None, value=1000, stated=False, source=None, about=None)
    row = SliderRow(runs)
    qtbot.addWidget(row)
    row.tell(runs, catalog("fi"), THEMES["light"])
    assert (row.field.box.text(), row.field.wrong) == ("1000", None)
    came: list[float | None] = []
    row.changed.connect(lambda edit: came.append(edit.value))
    for typed in ("12,5", "0", "100001", "1e3", "9" * 20):
        row.field.box.selectAll()
        qtbot.keyClicks(row.field.box, typed)
        row.settle()
        assert row.field.wrong is not None and row.field.wrong.text() == "Kirjoita kokonaisluku väliltä 1–100\u00a0000"
        assert (row.field.box.text(), came) == (typed, [])
    row.field.box.selectAll()
    qtbot.keyClicks(row.field.box, "10 000")
    row.settle()
    assert came == [10000] and row.field.wrong is not None and row.field.wrong.isHidden()


def test_the_slowest_is_named_with_how_many_are_as_slow(qtbot: QtBot) -> None:
    # Two matters go to the one board, and take the same; the third goes to the city board, which meets more often.
    board = unit("culture", "board", remit=(matter("fees", a_year=9.0), matter("grants", a_year=9.0)))
    top = unit("city-board", "city-board", board, remit=(matter("land", a_year=9.0),))
    its = processes([draft(unit("council", "council", top))], Assumptions(meetings={"city-board": 40, "board": 8}))
    line = Slowest()
    qtbot.addWidget(line)
    line.tell(simulate(its, 40, 1).results, "A", catalog("fi"))
    (link,) = line.findChildren(QPushButton)
    assert link.text().endswith("pv (+1)") and "(1 muu on yhtä hidas)" in link.toolTip()


def test_the_line_of_the_slowest_keeps_to_the_window_and_its_tips_name_all(qtbot: QtBot) -> None:
    # Of the letters that are written, m is twice as wide as the mean of them.
    for name in ("hankinnat ja urakat, joiden arvo on suuri " * 3, "m" * 80):
        board = unit("culture", "board", remit=(replace(matter("fees", a_year=9.0), name=plain(name)),))
        its = processes([draft(unit("council", "council", board))], Assumptions(meetings={"board": 8}))
        results = simulate(its, 10, 1).results
        around = QWidget()
        qtbot.addWidget(around)
        around.show()
        for letters in ("ABC", "ABCD"):
            line = Slowest(around)
            line.tell(results * len(letters), letters, catalog("sv"))
            links = [each for each in line.findChildren(QPushButton) if each.text()]
            lengths = []
            # The first is what a window of 1366 leaves beside the assumptions.
            for width in (888, 1776, 888):
                line.resize(width, 30)
                assert all("…" in link.text() and name in link.toolTip() for link in links)
                assert 0.85 * width <= line.sizeHint().width() <= width, (letters, width)
                lengths.append([len(link.text()) for link in links])
            # Twice as much room has more letters of the names, and goes again.
            assert all(longer > before for before, longer in zip(lengths[0], lengths[1], strict=True))
            assert lengths[0] == lengths[2]
