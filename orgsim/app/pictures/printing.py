"""The picture of the window onto paper and onto the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from orgsim.app.document.state import State
from orgsim.app.pictures.shown import picture_of
from orgsim.export.page.picture import PER_INCH, VECTOR, image_of, paint_page
from orgsim.messages import catalog
from orgsim.model.views import CHART_VIEWS

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_SLIDE = (1280.0, 720.0)
_COPIED_WIDTH = 2560.0
"""Pixels: sharp on a slide that is shown on a large screen."""
_MARGIN_MM = 8.0


def copy_picture(state: State) -> None:
    """Put the shown view on the clipboard: as an image, and as SVG for programs that take it."""
    from orgsim.export.page.svg import svg_of

    picture = picture_of(state, size=_SLIDE if state.view in CHART_VIEWS else None)
    data = QMimeData()
    data.setImageData(image_of(picture, pixels=_COPIED_WIDTH / picture.width))
    data.setData("image/svg+xml", svg_of(picture))
    QGuiApplication.clipboard().setMimeData(data)


def print_picture(parent: QWidget, state: State) -> QPrintDialog:
    """Ask for a printer and print the shown view on it. ExportError where there is nothing to be printed."""
    # Imported late: QtPrintSupport is needed only by who prints.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    # Whether there is a picture is told before anybody is asked for a printer.
    picture_of(state)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lay_out(printer)
    speech = catalog(state.language)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(speech("export.print.title"))
    dialog.accepted.connect(lambda: print_on(printer, state))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def lay_out(printer: QPrinter) -> None:
    """Set the printer to a landscape A4, which the user may change."""
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )


def print_on(printer: QPrinter, state: State) -> bool:
    """Print the shown view on the printer's paper, figures on several sheets if need be; whether that began.

    A dark theme is printed light: paper is white, and ink is dear.
    """
    room = printer.pageLayout().paintRect(QPageLayout.Unit.Point)
    to_pixels = PER_INCH / 72
    picture = picture_of(
        state,
        theme="light" if state.theme == "dark" else state.theme,
        size=(room.width() * to_pixels, room.height() * to_pixels),
        pages=True,
    )
    printer.setDocName(picture.title)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / PER_INCH
    painter.scale(scale, scale)
    for number in range(len(picture.pages)):
        if number:
            printer.newPage()
        paint_page(picture, painter, number, pixels=VECTOR)
    painter.end()
    return True
