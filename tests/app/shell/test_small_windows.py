"""However little room a desktop leaves for the window, nothing is painted on a picture that has no size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.chart.backing import Backing
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import ElidedLabel
from orgsim.drawing.themes import THEMES
from orgsim.drawing.viewport import Viewport
from orgsim.model.views import VIEWS
from tests.app.settling import rest


def test_a_window_of_hardly_any_size_paints_without_a_word_from_qt(
    open_window, scenarios_dir: Path, qtbot: QtBot, qtlog
) -> None:
    window: MainWindow = open_window(scenarios_dir / "lohja-2016.yaml")
    window.setMinimumSize(0, 0)
    for view in VIEWS:
        window.resize(1440, 900)
        window.document.change(view=view)
        for width, height in ((1, 1), (800, 500), (0, 0), (50, 3000)):
            window.resize(width, height)
            qtbot.wait(30)
        # What Qt warns of fails a test by itself, see pyproject.toml.
        assert not [record.message for record in qtlog.records if "QPainter" in record.message], view


@pytest.mark.parametrize("size", [QSize(0, 0), QSize(0, 16), QSize(16, 0)])
def test_an_icon_of_no_size_is_no_picture(app_with_fonts, size: QSize) -> None:
    made = icon("close", THEMES["light"])
    assert made.pixmap(size, QIcon.Mode.Normal).isNull()


def test_a_chart_of_no_size_is_painted_by_nobody(app_with_fonts) -> None:
    page = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(page)
    for size, ratio in ((QSize(0, 40), 1.0), (QSize(40, 40), 0.0)):
        # A scene that would be asked for is missing.
        assert Backing().paint(painter, size, ratio, Viewport(), None, THEMES["light"], (), hurry=False)
    painter.end()


def test_cards_in_a_small_window_keep_their_names_and_the_width_of_their_panes(
    open_window, koskenlahti_dir: Path
) -> None:
    window: MainWindow = open_window(
        *[koskenlahti_dir / f"koskenlahti-{its}.yaml" for its in ("nyt", "malli-1", "malli-2")]
    )
    window.document.change(view="differences")
    window.resize(960, 540)
    rest()
    cards = window.cards.cards
    names = [card.findChild(ElidedLabel, "heading") for card in cards]
    assert [name.text().split()[0] for name in names] == ["Koskenlahti,", "Malli", "Malli"]
    assert all("\n" in name.text() for name in names), "two lines each, below their letters"
    assert max(card.width() for card in cards) - min(card.width() for card in cards) <= 1
    figures = [[its for its in card.findChildren(QToolButton, "figure") if its.isVisible()] for card in cards]
    assert all(its.width() >= its.sizeHint().width() for own in figures for its in own), "none is cut"
    assert all(len(own) == len(figures[0]) >= 2 for own in figures)


def test_four_cards_beside_a_list_keep_their_names_and_what_their_figures_are(
    open_window, koskenlahti_dir: Path, scenarios_dir: Path
) -> None:
    """On a laptop each has 240 pixels: the buttons in its corner would leave its name nine letters."""
    files = [koskenlahti_dir / f"koskenlahti-{its}.yaml" for its in ("nyt", "malli-1", "malli-2")]
    window: MainWindow = open_window(*files, scenarios_dir / "hopeavesi-nyt.yaml")
    window.document.change(view="differences")
    window.resize(1440, 900)
    rest()
    cards = window.cards.cards
    assert {card.width() for card in cards} <= {241, 242, 243, 244}
    names = [card.findChild(ElidedLabel, "heading") for card in cards]
    # Only one of 43 letters loses a few.
    assert ["…" in name.text() for name in names] == [False, True, False, False]
    assert len(names[1].text()) > 35
    captions = [caption for card in cards for caption in card.figures.captions.values()]
    assert len(captions) == 12 and all(caption.isVisible() for caption in captions)
    assert not any("…" in caption.text() for caption in captions), [caption.text() for caption in captions]


def test_four_cards_say_in_fewer_words_what_their_figures_are_where_all_of_them_have_no_room(
    open_window, scenarios_dir: Path
) -> None:
    names = ("valiokuntamalli", "lautakuntamalli", "virkaorganisaatio-v10", "konsepti-2015")
    window: MainWindow = open_window(*[scenarios_dir / f"lohja-{name}.yaml" for name in names])
    window.resize(1366, 768)
    for view in ("structure", "differences"):
        window.document.change(view=view)
        rest()
        for card in window.cards.cards:
            captions = list(card.figures.captions.values())
            assert [each.text() for each in captions] == ["tasoa", "yksikköä", "johtamisjänne"]
            assert "hallintoyksikköä" in captions[1].toolTip()
    window.resize(1920, 1080)
    window.document.change(view="structure")
    rest()
    said = [each.text() for each in window.cards.cards[0].figures.captions.values()]
    assert said == ["hallintotasoa", "hallintoyksikköä", "alayksikköä / johtava yksikkö"]


def test_cards_have_the_room_of_a_list_that_goes_at_once(open_window, scenarios_dir: Path) -> None:
    names = ("nykytila", "konsepti-2015", "lautakuntamalli", "hyvinvointi")
    window: MainWindow = open_window(*[scenarios_dir / f"lohja-{name}.yaml" for name in names])

    def parts() -> list[list[tuple[int, ...]]]:
        return [
            [its.geometry().getRect() for its in (card, *card.findChildren(QWidget)) if its.isVisible()]
            for card in window.cards.cards
        ]

    rest()
    wide, height = parts(), window.cards.height()
    window.document.change(view="differences")
    rest()
    assert parts() != wide and window.cards.height() != height
    for view in ("structure", "differences", "checks"):
        window.document.change(view=view)
        there = parts(), window.cards.height()
        rest()
        assert (parts(), window.cards.height()) == there, view
    assert parts() == wide
