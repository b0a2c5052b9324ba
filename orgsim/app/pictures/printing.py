"""The picture of the window onto paper."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.pictures.export_dialog import ExportDialog
from orgsim.app.pictures.presets import PRESETS, Preset
from orgsim.export.errors import UnprintableError
from orgsim.export.formats import PictureFormat
from orgsim.export.page.picture import PER_INCH, VECTOR, Picture, Size, painting_page
from orgsim.export.page.steps import Step
from orgsim.messages import catalog, message

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGIN_MM = 8.0
_TO_PIXELS = PER_INCH / 72


class PrintingDialog(ExportDialog):
    """Shows the pages before they are printed, and prints them."""

    presets = tuple([preset for preset in PRESETS if preset.name.startswith(("a4", "a3"))])
    fixed: PictureFormat | None = "pdf"
    """Paper has the pages of one."""

    def __init__(self, state: State, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(state, settings, parent)
        speech = catalog(state.language)
        self.setWindowTitle(speech("export.print.title"))
        self._save.setText(speech("export.print"))
        if state.theme == "dark":
            # Paper is white, and ink is dear.
            self.choices.choose(theme="light")

    def print_on(self, printer: QPrinter) -> None:
        """Begin to print on the printer's paper, be it that of the preview or another."""
        room = printer.pageLayout().paintRect(QPageLayout.Unit.Point)
        size = room.width() * _TO_PIXELS, room.height() * _TO_PIXELS
        picture = self._picture
        if picture is None or max(abs(picture.width - size[0]), abs(picture.height - size[1])) > 1:
            self._make(size)
        self._do(lambda: self._begin(_printing(self.picture, printer)))

    def _page(self, preset: Preset) -> Size | None:
        """What a printer prints on that sheet, whose edges it does not reach."""
        assert preset.size is not None, "sheets of paper have sizes"
        margins = 2 * _MARGIN_MM / 25.4 * PER_INCH
        return preset.size[0] - margins, preset.size[1] - margins

    def _about(self) -> str:
        return catalog(self._state.language)("export.print.about")

    def _ask(self) -> None:
        # Imported late: QtPrintSupport is needed only by who prints.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lay_out(printer, self.choices.preset)
        asking = QPrintDialog(printer, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(self.windowTitle())
        asking.accepted.connect(lambda: self.print_on(printer))
        asking.setWindowModality(Qt.WindowModality.WindowModal)
        asking.show()


def print_picture(parent: QWidget, state: State, settings: Settings) -> PrintingDialog:
    """Show the pages of the view that is shown, to be printed."""
    dialog = PrintingDialog(state, settings, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def lay_out(printer: QPrinter, preset: Preset) -> None:
    """Set the printer to that sheet, which the user may change."""
    assert preset.size is not None, "sheets of paper have sizes"
    width, height = preset.size
    sheet = QPageSize.PageSizeId.A4 if preset.name.startswith("a4") else QPageSize.PageSizeId.A3
    lies = width > height
    printer.setPageLayout(
        QPageLayout(
            QPageSize(sheet),
            QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )


def _printing(picture: Picture, printer: QPrinter) -> Generator[Step, None, None]:
    """Print the pages, a part at a time. Left before its end, it withdraws what went to the printer, if it can."""
    printer.setDocName(picture.title)
    painter = QPainter()
    if not painter.begin(printer):
        raise UnprintableError(message("export.error.printer"))
    whole = False
    try:
        scale = printer.resolution() / PER_INCH
        painter.scale(scale, scale)
        for number in range(len(picture.pages)):
            if number:
                printer.newPage()
                yield number, len(picture.pages)
            yield from painting_page(picture, painter, number, pixels=VECTOR)
        whole = True
    finally:
        if not whole:
            printer.abort()
        painter.end()
