"""Plots go with their view, and leave nothing of Qt's to the collector of garbage."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from orgsim.app.metrics.bar_plot import Bar, BarPlot, Note


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
    parts = [plot, plot._plot, plot._plot.getPlotItem(), plot._area, plot._plot.scene()]
    gone = [weakref.ref(part) for part in parts]
    view.close()
    view.deleteLater()
    del view, plot, parts
    app_with_fonts.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [part() for part in gone] == [None] * 5
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        assert not [its for its in gc.garbage if isinstance(its, Shiboken.Object)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
