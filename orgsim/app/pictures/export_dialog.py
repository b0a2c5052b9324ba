"""The dialog that saves a view as a picture: what, in which format, size and theme, with a preview."""

from __future__ import annotations

from pathlib import Path
from typing import Final, get_args

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.folders import pictures_folder, places
from orgsim.app.document.open_files import open_paths_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State, ThemeName
from orgsim.app.pictures.shown import picture_of, suggested_name
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.fields import Choice, NumberField
from orgsim.app.widgets.labels import label
from orgsim.app.widgets.picture_preview import PicturePreview
from orgsim.export.page.errors import ExportError
from orgsim.export.page.picture import A3, A4, FULL_HD, LONGEST_SIDE, READABLE, SHORTEST_SIDE, ULTRA_HD, Picture, Size
from orgsim.export.page.writing import FORMATS, Format, write_picture
from orgsim.messages import Catalog, catalog, message
from orgsim.model.views import ViewName


class Preset(msgspec.Struct, frozen=True):
    """A size to choose."""

    name: str
    """The catalogs have its text as `export.size.NAME`."""
    size: Size | None = None
    """`None`: told by the view, the window or the user."""
    pixels: float = 1.0
    """How many pixels of a PNG there are to one of the page."""


_PRINTED = 300 / 96
"""A PNG for paper has 300 dots to the inch."""

PRESETS: Final = (
    Preset("auto"),
    Preset("full-hd", FULL_HD),
    Preset("ultra-hd", ULTRA_HD),
    Preset("a4", A4, _PRINTED),
    Preset("a3", A3, _PRINTED),
    Preset("window"),
    Preset("custom"),
)


class ExportDialog(QDialog):
    """Asks for the picture and its file, and writes it."""

    saved = Signal(object)
    """The path of the file that was written."""

    def __init__(self, state: State, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._speech = catalog(state.language)
        self._picture: Picture | None = None
        speech, look = self._speech, theme_of(state)
        self.setWindowTitle(speech("export.title"))
        self._what = Choice([(speech(f"export.view.{view}"), view) for view in get_args(ViewName)], state.view, look)
        self._format = Choice([(speech(f"export.format.{each}"), each) for each in FORMATS], "png", look)
        self._size = Choice([(speech(f"export.size.{preset.name}"), preset) for preset in PRESETS], PRESETS[0], look)
        self._theme = Choice([(speech(f"theme.{theme}"), theme) for theme in get_args(ThemeName)], state.theme, look)
        self._width = _side(speech("export.width"), FULL_HD[0])
        self._height = _side(speech("export.height"), FULL_HD[1])
        self._told = label(role="muted", wrap=True)
        self._error = label(role="warning", wrap=True)
        self._error.hide()
        self._preview = PicturePreview()
        self._buttons = dialog_buttons(QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel)
        self._lay_out(speech)
        for field in (self._what, self._format, self._size, self._theme):
            field.currentIndexChanged.connect(self._renew)
        for side in (self._width, self._height):
            side.changed.connect(self._renew)
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        self._renew()
        self.resize(920, 500)

    # what is chosen

    @property
    def view(self) -> ViewName:
        """What is to be drawn."""
        view: ViewName = self._what.currentData()
        return view

    @property
    def format(self) -> Format:
        """The format of the file, unless its name says another."""
        format: Format = self._format.currentData()
        return format

    @property
    def picture(self) -> Picture:
        """The picture as it is chosen, which the preview shows."""
        assert self._picture is not None
        return self._picture

    def choose(
        self,
        *,
        view: ViewName | None = None,
        format: Format | None = None,
        size: str | None = None,
        theme: ThemeName | None = None,
    ) -> None:
        """Choose as a user would; `size` is the name of a preset."""
        preset = next((each for each in PRESETS if each.name == size), None)
        for field, value in ((self._what, view), (self._format, format), (self._size, preset), (self._theme, theme)):
            if value is not None:
                field.choose(value)

    def save_to(self, path: Path) -> bool:
        """Write the picture to `path` and close, or say what keeps it from being written."""
        if self._picture is None:
            return False
        suffix = path.suffix.lower().removeprefix(".")
        try:
            if suffix not in FORMATS:
                path = path.with_name(f"{path.name}.{self.format}")
                if path.exists():
                    # The name that was asked about is another one, so nobody has agreed to lose this file.
                    raise ExportError(message("export.error.exists", name=path.name))
            elif suffix != self.format:
                self.choose(format=next(each for each in FORMATS if each == suffix))
            write_picture(self.picture, path, pixels=self._pixels(), sources=open_paths_of(self._state))
        except ExportError as error:
            self._error.setText(self._speech.say(error.message))
            self._error.show()
            return False
        self._settings.pictures_folder = path.parent
        self.saved.emit(path)
        self.accept()
        return True

    # within

    def _lay_out(self, speech: Catalog) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(speech("export.what"), self._what)
        form.addRow(speech("export.format"), self._format)
        form.addRow(speech("export.size"), self._size)
        sides = QHBoxLayout()
        sides.setSpacing(6)
        sides.addWidget(self._width, 1)
        sides.addWidget(QLabel("×"))
        sides.addWidget(self._height, 1)
        form.addRow("", sides)
        form.addRow(speech("export.theme"), self._theme)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addSpacing(8)
        left.addWidget(self._told)
        left.addStretch(1)
        left.addWidget(self._error)
        left_side = QWidget()
        left_side.setLayout(left)
        left_side.setFixedWidth(360)
        left.setContentsMargins(0, 0, 0, 0)
        above = QHBoxLayout()
        above.setSpacing(18)
        above.addWidget(left_side)
        above.addWidget(self._preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(above, 1)
        layout.addWidget(self._buttons)
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(speech("export.save"))
        save.setDefault(True)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("export.cancel"))
        self._preview.setAccessibleName(speech("export.preview"))

    def _renew(self) -> None:
        self._error.hide()
        preset = self._preset()
        custom = preset.name == "custom"
        paper = self.format == "pdf"
        try:
            picture = picture_of(
                self._state, view=self.view, theme=self._theme.currentData(), size=self._page(preset), pages=paper
            )
        except ExportError as error:
            self._show_none(error)
            return
        self._picture = picture
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(True)
        for field, side in ((self._width, picture.width), (self._height, picture.height)):
            field.setEnabled(custom)
            if not custom:
                field.show_value(round(side * self._pixels()))
        speech = self._speech
        pages = speech("export.pages", n=len(picture.pages)) if paper else ""
        self._told.setText(" ".join(part for part in (speech(f"export.format.{self.format}.about"), pages) if part))
        smallest = picture.smallest_text
        if self.format == "png" and smallest is not None and smallest * self._pixels() < READABLE:
            # It is written all the same: it may be meant to be looked at enlarged.
            rounded = round(smallest * self._pixels())
            self._error.setText(speech("export.small", n=rounded, auto=speech("export.size.auto")))
            self._error.show()
        self._preview.show_picture(picture)
        self._preview.setAccessibleDescription(picture.description)

    def _show_none(self, why: ExportError) -> None:
        """Say why there is no picture of that view."""
        self._picture = None
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
        self._preview.show_picture(None)
        self._preview.setAccessibleDescription("")
        self._told.clear()
        self._error.setText(self._speech.say(why.message))
        self._error.show()

    def _preset(self) -> Preset:
        preset: Preset = self._size.currentData()
        return preset

    def _page(self, preset: Preset) -> Size | None:
        match preset.name:
            case "auto":
                return A4 if self.format == "pdf" else None
            case "window":
                window = self.parentWidget()
                size = window.size() if window is not None else QSize(round(FULL_HD[0]), round(FULL_HD[1]))
                return float(max(size.width(), SHORTEST_SIDE)), float(max(size.height(), SHORTEST_SIDE))
            case "custom":
                return float(self._width.value), float(self._height.value)
            case _:
                return preset.size

    def _pixels(self) -> float:
        return self._preset().pixels if self.format == "png" else 1.0

    def _ask(self) -> None:
        speech = self._speech
        chooser = QFileDialog(self, speech("export.title"), str(pictures_folder(self._settings)))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setNameFilter(f"{speech(f'export.format.{self.format}')} (*.{self.format})")
        chooser.setDefaultSuffix(self.format)
        chooser.setSidebarUrls(places())
        chooser.selectFile(f"{suggested_name(self._state, self.view)}.{self.format}")
        chooser.fileSelected.connect(lambda file: self.save_to(Path(file)))
        chooser.open()


def export_dialog(parent: QWidget, state: State, settings: Settings) -> ExportDialog:
    """Open the dialog over `parent`; whoever calls it may listen to its `saved`."""
    dialog = ExportDialog(state, settings, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _side(name: str, value: float) -> NumberField:
    field = NumberField(round(value), SHORTEST_SIDE, LONGEST_SIDE)
    field.setAccessibleName(name)
    return field
