"""The dialog that saves a view as a picture or several as a handout, with a preview, or the drafts as a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Generator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, get_args

import msgspec
from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.aside import Aside
from orgsim.app.document.folders import pictures_folder, places
from orgsim.app.document.open_files import open_paths_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State, ThemeName
from orgsim.app.pictures.contents import contents
from orgsim.app.pictures.handout_parts import PartsField
from orgsim.app.pictures.pages_preview import PagesPreview
from orgsim.app.pictures.shown import (
    making_handout_of,
    making_picture_of,
    subject_of,
    suggested_name,
    told_in_handouts,
)
from orgsim.app.pictures.stepping import Stepping, Work
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.fields import Choice, NumberField
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.export.documents import writing_document
from orgsim.export.errors import ExportError
from orgsim.export.formats import (
    DOCUMENTS,
    PICTURES,
    DocumentFormat,
    PictureFormat,
    Use,
    document_format,
    picture_format,
    use_of,
)
from orgsim.export.handout.parts import Part
from orgsim.export.page.paper import upright
from orgsim.export.page.picture import A3, A4, FULL_HD, LONGEST_SIDE, READABLE, SHORTEST_SIDE, ULTRA_HD, Picture, Size
from orgsim.export.page.steps import Step
from orgsim.export.page.writing import writing_picture
from orgsim.messages import Catalog, catalog, message
from orgsim.model.views import CHART_VIEWS, ViewName


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
    Preset("a4-upright", upright(A4), _PRINTED),
    Preset("a3", A3, _PRINTED),
    Preset("a3-upright", upright(A3), _PRINTED),
    Preset("window"),
    Preset("custom"),
)


_HANDOUT: Final[Literal["handout"]] = "handout"
"""What is chosen in place of a view for several of them in one file."""


class ExportDialog(QDialog):
    """Asks for the picture and its file, and writes it."""

    saved = Signal(object)
    """The path of the file that was written."""

    presets: Sequence[Preset] = PRESETS
    """The sizes that it offers."""

    formats: Sequence[PictureFormat | DocumentFormat] = (*PICTURES, *DOCUMENTS)
    """The formats that it offers."""

    def __init__(self, state: State, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._speech = catalog(state.language)
        self._picture: Picture | None = None
        self._then: Callable[[], None] | None = None
        """What is to be done with the picture once it is made."""
        self._making = Aside(self)
        self._making.ended.connect(self._show)
        self._writing = Stepping(ExportError, parent=self)
        self._writing.progressed.connect(self._tell_progress)
        self._writing.failed.connect(self._refuse)
        speech, look = self._speech, theme_of(state)
        self.setWindowTitle(speech("export.title"))
        views = [(speech(f"export.view.{view}"), view) for view in (*get_args(ViewName), _HANDOUT)]
        self._what = Choice(views, state.view, look)
        self._parts = PartsField(speech, look)
        self._parts_offered = False
        self._format = Choice((), None, look)
        self._offer_formats(speech)
        decks = [(speech("export.template.none"), None), (speech("export.template.choose"), "")]
        self._template = Choice(decks, None, look)
        sizes = [(speech(f"export.size.{preset.name}"), preset) for preset in self.presets]
        self._size = Choice(sizes, self.presets[0], look)
        divisions = [(speech(f"export.division.{name}"), name == "tiles") for name in ("branches", "tiles")]
        self._tiles = Choice(divisions, False, look)
        self._theme = Choice([(speech(f"theme.{theme}"), theme) for theme in get_args(ThemeName)], state.theme, look)
        self._width = _side(speech("export.width"), FULL_HD[0])
        self._height = _side(speech("export.height"), FULL_HD[1])
        self._told = label(role="muted", wrap=True)
        self._error = label(role="warning", wrap=True)
        self._form = QFormLayout()
        self._error.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._preview = PagesPreview()
        self._shown = QStackedWidget()
        self._shown.addWidget(self._preview)
        self._shown.addWidget(contents(state, speech, look))
        self._choices = QWidget()
        self._buttons = dialog_buttons(QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel)
        self._save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self._saving: Path | None = None
        self._writing.ended.connect(self._ended)
        self._lay_out(speech)
        self._what.currentIndexChanged.connect(self._suit_format)
        self._format.currentIndexChanged.connect(self._suit_view)
        self._parts.changed.connect(self._renew)
        self._template.activated.connect(self._choose_template)
        for field in (self._what, self._format, self._size, self._tiles, self._theme):
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
        """What is to be drawn; of a handout, what the window shows."""
        view: ViewName = self._state.view if self.is_handout else self._what.currentData()
        return view

    @property
    def is_handout(self) -> bool:
        """Whether it is to be several views in one file."""
        return bool(self._what.currentData() == _HANDOUT) and not self.is_document

    @property
    def format(self) -> PictureFormat | DocumentFormat:
        """The format of the file, unless its name says another."""
        format: PictureFormat | DocumentFormat = self._format.currentData()
        return format

    @property
    def is_document(self) -> bool:
        """Whether it is to be a document of all that is known, and not a picture."""
        return self.format in DOCUMENTS

    @property
    def picture(self) -> Picture:
        """The picture as it is chosen, which the preview shows, once it is made."""
        assert self._picture is not None
        return self._picture

    @property
    def is_ready(self) -> bool:
        """Whether it is known what is shown, or why there is nothing."""
        return not self._making.is_running

    @property
    def is_writing(self) -> bool:
        """Whether the file is being written."""
        return self._writing.is_running

    def choose(
        self,
        *,
        view: ViewName | Literal["handout"] | None = None,
        parts: Collection[Part] | None = None,
        format: PictureFormat | DocumentFormat | None = None,
        size: str | None = None,
        theme: ThemeName | None = None,
        tiles: bool | None = None,
    ) -> None:
        """Choose as a user would; `size` is the name of a preset."""
        preset = next((each for each in self.presets if each.name == size), None)
        chosen = (
            (self._what, view),
            (self._format, format),
            (self._size, preset),
            (self._tiles, tiles),
            (self._theme, theme),
        )
        for field, value in chosen:
            if value is not None:
                field.choose(value)
        if parts is not None:
            self._parts.choose(parts)

    def save_to(self, path: Path) -> bool:
        """Begin to write the picture to `path`, and close once it is whole; or say what keeps it from being written.

        The picture may still have to be made before. `saved` tells the end.
        """
        if self._picture is None and self.is_ready and not self.is_document:
            return False
        named = picture_format(path) or document_format(path)
        if named is None:
            path = path.with_name(f"{path.name}.{self.format}")
            if path.exists():
                # The name that was asked about is another one, so nobody has agreed to lose this file.
                self._refuse(ExportError(message("export.error.exists", name=path.name)))
                return False
        elif self.is_handout and named != "pdf":
            self._refuse(ExportError(message("handout.error.format", found=path.name)))
            return False
        elif named != self.format:
            self.choose(format=named)

        sources = open_paths_of(self._state)
        if self.is_document:
            subject = subject_of(self._state)
            template = self._template.currentData() if self.format == "pptx" else None
            work = writing_document(subject, path, self._speech, sources=sources, template=template)
            self._begin(work, path)
            return True

        def write() -> None:
            self._begin(writing_picture(self.picture, path, pixels=self._pixels(), sources=sources), path)

        self._do(write)
        return True

    def reject(self) -> None:
        """Stop what is being written; where nothing is, close."""
        if not self.is_writing:
            super().reject()
            return
        self._writing.leave()
        self._rest()

    def done(self, result: int) -> None:
        """Close, and have nothing more done."""
        self._making.leave()
        self._writing.leave()
        self._preview.show_picture(None)
        super().done(result)

    # within

    def _lay_out(self, speech: Catalog) -> None:
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(speech("export.what"), self._what)
        form.addRow(self._parts)
        form.addRow(speech("export.format"), self._format)
        form.addRow(speech("export.template"), self._template)
        form.addRow(speech("export.size"), self._size)
        sides = self._sides = QHBoxLayout()
        sides.setSpacing(6)
        sides.addWidget(self._width, 1)
        sides.addWidget(QLabel("×"))
        sides.addWidget(self._height, 1)
        form.addRow("", sides)
        form.addRow(speech("export.division"), self._tiles)
        form.addRow(speech("export.theme"), self._theme)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addSpacing(8)
        left.addWidget(self._told)
        left.addStretch(1)
        left.addWidget(self._error)
        left.addWidget(self._progress)
        left_side = self._choices
        left_side.setLayout(left)
        left_side.setFixedWidth(360)
        left.setContentsMargins(0, 0, 0, 0)
        above = QHBoxLayout()
        above.setSpacing(18)
        above.addWidget(left_side)
        above.addWidget(self._shown, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(above, 1)
        layout.addWidget(self._buttons)
        self._save.setText(speech("export.save"))
        self._save.setDefault(True)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("export.cancel"))
        self._preview.setAccessibleName(speech("export.preview"))

    def _offer_formats(self, speech: Catalog) -> None:
        """The formats, by what files of them are for."""
        for use in get_args(Use):
            here = [each for each in self.formats if use_of(each) == use]
            if here:
                self._format.add_heading(speech(f"export.use.{use}"))
            for each in here:
                self._format.addItem(speech(f"export.format.{each}"), each)
                self._format.setItemData(
                    self._format.count() - 1,
                    plain_tip(speech(f"export.format.{each}.about")),
                    Qt.ItemDataRole.ToolTipRole,
                )
        self._format.setMaxVisibleItems(self._format.count())
        self._format.choose("png")

    def _choose_template(self) -> None:
        """Ask for the deck that a presentation is to look like, where that was chosen."""
        if self._template.currentData() != "":
            return
        before = self._template.itemData(2)
        self._template.choose(before)
        chooser = QFileDialog(self, self._speech("export.template.title"), str(pictures_folder(self._settings)))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(f"{self._speech('export.format.pptx')} (*.pptx *.potx)")
        chooser.setSidebarUrls(places())
        chooser.fileSelected.connect(lambda file: self.take_template(Path(file)))
        chooser.open()

    def take_template(self, path: Path) -> None:
        """Have a presentation look like that deck."""
        if self._template.count() > 2:
            self._template.removeItem(2)
        self._template.addItem(path.name, path)
        self._template.choose(path)

    def _suit_format(self) -> None:
        """A handout is a PDF, and in the dark only where one asks for it: it ends on paper."""
        if self._what.currentData() == _HANDOUT:
            self._format.choose("pdf")
            if self._theme.currentData() == "dark":
                self._theme.choose("light")

    def _suit_view(self) -> None:
        """Another picture is of one view."""
        if self.is_handout and self.format != "pdf":
            self._what.choose(self._state.view)

    def _renew(self) -> None:
        """Make the picture that is chosen now."""
        self._error.hide()
        self._form.setRowVisible(self._parts, self.is_handout)
        self._form.setRowVisible(self._template, self.format == "pptx")
        self._shown.setCurrentIndex(1 if self.is_document else 0)
        for row in (self._what, self._size, self._theme):
            self._form.setRowVisible(row, not self.is_document)
        if self.is_document:
            self._offer_document()
            return
        for side in (self._width, self._height):
            side.setEnabled(self._preset().name == "custom")
        paper = self.format == "pdf" and self._preset().name != "custom"
        self._form.setRowVisible(self._sides, not paper)
        charts = self.view in CHART_VIEWS and not self.is_handout
        self._form.setRowVisible(self._tiles, self.format == "pdf" and charts)
        self._make(self._page(self._preset()))

    def _offer_document(self) -> None:
        """A document has no preview: it is told what will be in it."""
        self._making.leave()
        self._picture, self._then = None, None
        self._form.setRowVisible(self._sides, False)
        self._form.setRowVisible(self._tiles, False)
        self._preview.show_picture(None)
        self._preview.setAccessibleDescription("")
        self._told.setText(self._about())
        self._save.setEnabled(bool(self._state.files))

    def _make(self, size: Size | None) -> None:
        """Make the picture for a page of that size, beside the window's own work: it may take long."""
        self._picture, self._then = None, None
        self._save.setEnabled(False)
        self._told.setText(self._speech("export.making"))
        paper = self.format == "pdf"
        if self.is_handout and size is not None:
            self._offer_parts()
            making = making_handout_of(
                self._state,
                self._parts.parts,
                theme=self._theme.currentData(),
                size=size,
                day=dt.date.today(),
            )
            self._making.begin(_made(making))
            return
        making = making_picture_of(
            self._state,
            view=self.view,
            theme=self._theme.currentData(),
            size=size,
            pages=paper,
            tiles=paper and self.view in CHART_VIEWS and self._tiles.currentData(),
        )
        self._making.begin(_made(making))

    def _offer_parts(self) -> None:
        """Let only such parts be chosen about which there is anything to tell: found out when it is first asked."""
        if not self._parts_offered:
            self._parts_offered = True
            with QSignalBlocker(self._parts):
                self._parts.offer(told_in_handouts(self._state))

    def _do(self, then: Callable[[], None]) -> None:
        """Do that with the picture, as soon as there is one."""
        if self._picture is not None:
            then()
        else:
            self._then = then

    def _begin(self, work: Work, saved: Path | None = None) -> None:
        """Do what the picture is made for, a part at a time, and close then."""
        self._choices.setEnabled(False)
        self._save.setEnabled(False)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._saving = saved
        self._writing.begin(work)

    def _tell_progress(self, done: int, count: int) -> None:
        self._progress.setRange(0, count)
        self._progress.setValue(done)
        self._told.setText(self._speech("export.progress", n=done, count=count))

    def _ended(self) -> None:
        if self._saving is not None:
            self._settings.pictures_folder = self._saving.parent
            self.saved.emit(self._saving)
        self.accept()

    def _refuse(self, error: ExportError) -> None:
        """Say why it could not be done."""
        self._rest()
        self._error.setText(self._speech.say(error.message))
        self._error.show()

    def _rest(self) -> None:
        """Be ready for another choice."""
        self._progress.hide()
        self._choices.setEnabled(True)
        self._save.setEnabled(self._picture is not None or self.is_document)
        self._tell()

    def _show(self, made: Picture | ExportError) -> None:
        if isinstance(made, ExportError):
            self._then = None
            self._show_none(made)
            return
        picture = self._picture = made
        self._save.setEnabled(True)
        custom = self._preset().name == "custom"
        if not custom:
            self._width.show_value(round(picture.width * self._pixels()))
            self._height.show_value(round(picture.height * self._pixels()))
        self._tell()
        smallest = picture.smallest_text
        if self.format == "png" and smallest is not None and smallest * self._pixels() < READABLE:
            # It is written all the same: it may be meant to be looked at enlarged.
            rounded = round(smallest * self._pixels())
            self._error.setText(self._speech("export.small", n=rounded, auto=self._speech("export.size.auto")))
            self._error.show()
        self._preview.show_picture(picture)
        self._preview.setAccessibleDescription(picture.description)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _tell(self) -> None:
        """Say what the format is good for, and how many pages there are."""
        if self.is_document:
            self._told.setText(self._about())
        if self._picture is None:
            return
        pages = self._speech("export.pages", n=len(self._picture.pages)) if self.format == "pdf" else ""
        self._told.setText(" ".join(part for part in (self._about(), pages) if part))

    def _about(self) -> str:
        return self._speech("handout.about" if self.is_handout else f"export.format.{self.format}.about")

    def _show_none(self, why: ExportError) -> None:
        """Say why there is no picture of that view."""
        self._picture = None
        self._save.setEnabled(False)
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
        name = suggested_name(self._state, None if self.is_document else _HANDOUT if self.is_handout else self.view)
        chooser.selectFile(f"{name}.{self.format}")
        chooser.fileSelected.connect(lambda file: self.save_to(Path(file)))
        chooser.open()


def _made(making: Generator[Step, Any, Picture]) -> Generator[Step, Any, Picture | ExportError]:
    """The picture, or why there is none."""
    try:
        return (yield from making)
    except ExportError as error:
        return error


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
