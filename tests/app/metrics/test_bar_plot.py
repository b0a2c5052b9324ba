"""A plot is drawn once for all that has changed since it was seen, and leaves nothing of Qt's to the collector."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QGraphicsTextItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from orgsim.app.document.state import State, with_files
from orgsim.app.metrics.bar_plot import Bar, BarPlot, Note
from orgsim.app.metrics.span_plot import SpanPlot
from orgsim.app.metrics.spans import Spans
from orgsim.drawing.themes import THEMES
from orgsim.export.page.fonts import font
from orgsim.files.reading.opening import open_paths
from orgsim.resources import scenarios_folder


def draw(plot: BarPlot, height: float) -> None:
    bar = Bar(scenario=0, key=1, x=0, y=0, width=1, height=height, tip="", beyond=1)
    note = Note(text="1", x=1, y=1, colour="#000000")
    plot.draw([bar], [note], x_range=(0, 3), y_range=(0, 9), axis=True, grid=[1, 2])
    QApplication.processEvents()


def test_a_plot_is_taken_apart_with_its_view(app_with_fonts: QApplication) -> None:
    gc.collect()
    view = QWidget()
    plot = BarPlot(view)
    plot.resize(300, 200)
    view.show()
    for height in range(1, 9):
        draw(plot, height)
    parts = [plot, plot._plot, plot._area, plot._plot.scene()]
    gone = [weakref.ref(part) for part in parts]
    view.close()
    view.deleteLater()
    del view, plot, parts
    app_with_fonts.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [part() for part in gone] == [None] * 4
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        assert not [its for its in gc.garbage if isinstance(its, Shiboken.Object)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()


class Counted(BarPlot):
    """One bar as high as half of the plot, which counts how often it was drawn."""

    drawn = 0

    def redraw(self) -> None:
        self.drawn += 1
        bar = Bar(scenario=0, key=1, x=0, y=0, width=self.width(), height=self.height() / 2, tip="")
        self.draw([bar], [], x_range=(0, self.width()), y_range=(0, self.height()))


def resize(plot: BarPlot, *sizes: tuple[int, int]) -> None:
    for size in sizes:
        plot.resize(*size)
        QApplication.sendPostedEvents()


def come_to_rest(qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.wait(50)


def test_only_what_is_seen_is_drawn(app_with_fonts: QApplication, qtbot: QtBot) -> None:
    plot = Counted()
    qtbot.addWidget(plot)
    resize(plot, (300, 200), (310, 200))
    plot.outdate()
    come_to_rest(qtbot)
    assert plot.drawn == 0
    plot.show()
    qtbot.waitExposed(plot)
    come_to_rest(qtbot)
    assert plot.drawn == 1
    plot.outdate()
    plot.outdate()
    plot.resize(320, 200)
    plot.resize(330, 220)
    come_to_rest(qtbot)
    assert plot.drawn == 2
    assert plot.bars[0].height == 110
    come_to_rest(qtbot)
    assert plot.drawn == 2, "nothing is drawn at rest"
    plot.hide()
    resize(plot, (400, 300))
    plot.outdate()
    come_to_rest(qtbot)
    assert plot.drawn == 2


def test_who_asks_before_it_is_painted_is_told_what_will_be(app_with_fonts: QApplication, qtbot: QtBot) -> None:
    plot = Counted()
    qtbot.addWidget(plot)
    plot.show()
    qtbot.waitExposed(plot)
    come_to_rest(qtbot)
    plot.resize(200, 100)
    assert plot.bars[0].width == 200
    assert plot.place_of(plot.bars[0]).x() == 100
    drawn = plot.drawn
    come_to_rest(qtbot)
    assert plot.drawn == drawn


def test_numbers_at_the_lines_across_stand_beside_the_bars(app_with_fonts: QApplication) -> None:
    plot = SpanPlot()
    plot.resize(480, 300)
    state = with_files(State(), open_paths([scenarios_folder() / "lohja-2016.yaml"]).files)
    plot.tell(Spans(9, False, ((247,) * 9, (240,) * 9)), state)
    right = max(bar.x + bar.width for bar in plot.bars)
    pixels = plot.place_of(plot.bars[0]).x() / (plot.bars[0].x + plot.bars[0].width / 2)
    room = plot.width() - right * pixels
    assert room >= QFontMetrics(font(11)).horizontalAdvance("200") + 4


def test_what_is_drawn_so_already_stays(app_with_fonts: QApplication, qtbot: QtBot) -> None:
    plot = Counted()
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.show()
    come_to_rest(qtbot)
    drawn, picture, there = plot.drawn, plot._picture, list(plot._area.addedItems)
    assert there and picture is not None
    # Another edit, of which the bars come to be as they are.
    plot.outdate()
    come_to_rest(qtbot)
    assert plot.drawn == drawn + 1
    assert plot._picture is picture and plot._area.addedItems == there
    # In other colours, or as large as another pane, they are another picture.
    plot.theme = THEMES["dark"]
    plot.outdate()
    come_to_rest(qtbot)
    assert plot._picture is not picture and plot._area.addedItems != there
    dark = plot._picture
    assert dark.toImage().pixelColor(150, 10).name() == THEMES["dark"].surface
    plot.resize(310, 200)
    come_to_rest(qtbot)
    assert plot._picture.size().width() == 310 and plot.bars[0].width == 310


def test_words_are_written_into_the_picture_and_are_no_documents_of_the_scene(app_with_fonts: QApplication) -> None:
    plot = BarPlot()
    plot.resize(300, 180)
    words = [Note(text="▇", x=x, y=y, colour="#ff0000", anchor=at) for x, y, at in ((0, 9, (0, 0)), (3, 0, (1, 1)))]
    plot.draw([], words, x_range=(0, 3), y_range=(0, 9))
    picture = plot.grab().toImage()
    red = [(x, y) for x in range(300) for y in range(180) if picture.pixelColor(x, y).name() == "#ff0000"]
    # One at the top left and one at the bottom right: neither is cut, nor stands in the middle.
    line = QFontMetrics(font(11)).height()
    assert red
    assert all((x < line and y < line) or (x >= 300 - line and y >= 180 - line) for x, y in red)
    assert len([at for at in red if at[0] < line]) == len([at for at in red if at[0] >= line])
    documents = [its for its in plot._plot.scene().items() if isinstance(its, QGraphicsTextItem)]
    assert "▇" not in [its.toPlainText() for its in documents]
