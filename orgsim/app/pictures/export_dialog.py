"""The dialog that saves a view as a picture or several as a handout, with a preview, or the drafts as a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.aside import Aside
from orgsim.app.document.folders import pictures_folder, places
from orgsim.app.document.open_files import open_paths_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.pictures.contents import Contents, about
from orgsim.app.pictures.export_choices import ExportChoices
from orgsim.app.pictures.pages_preview import PagesPreview
from orgsim.app.pictures.preparing import Preparing
from orgsim.app.pictures.presets import PRESETS, Preset
from orgsim.app.pictures.shown import (
    made,
    making_handout_of,
    making_picture_of,
    subject_of,
    suggested_name,
    told_in,
)
from orgsim.app.pictures.stepping import Stepping, Work
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.export.documents import document, writing_document
from orgsim.export.errors import ExportError
from orgsim.export.formats import (
    PictureFormat,
    document_format,
    picture_format,
)
from orgsim.export.page.picture import A4, FULL_HD, READABLE, SHORTEST_SIDE, Picture, Size
from orgsim.export.page.writing import writing_picture
from orgsim.export.progress import Done
from orgsim.messages import Catalog, catalog, message

_STEPS = 1_000
"""Of the bar that shows how far a document is."""


class ExportDialog(QDialog):
    """Asks for the picture and its file, and writes it."""

    saved = Signal(object)
    """The path of the file that was written."""

    presets: Sequence[Preset] = PRESETS
    """The sizes that it offers."""

    fixed: PictureFormat | None = None
    """The format, where there is none to choose."""

    def __init__(self, state: State, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._speech = speech = catalog(state.language)
        self._picture: Picture | None = None
        self._then: Callable[[], None] | None = None
        """What is to be done with the picture once it is made."""
        self._saving: Path | None = None
        self._making = Aside(self)
        self._making.told.connect(self._tell_making)
        self._making.ended.connect(self._show)
        self._preparing = Preparing(self)
        self._writing = Stepping(ExportError, parent=self)
        self._writing.progressed.connect(self._tell_progress)
        self._writing.told.connect(self._tell_done)
        self._writing.failed.connect(self._refuse)
        self._writing.ended.connect(self._ended)
        self.setWindowTitle(speech("export.title"))
        self.choices = ExportChoices(state, settings, self.presets, self.fixed)
        """What is chosen."""
        self._told = label(role="muted", wrap=True)
        self._error = label(role="warning", wrap=True)
        self._error.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._preview = PagesPreview()
        self._shown = QStackedWidget()
        self._shown.addWidget(self._preview)
        self._contents = Contents(state, speech)
        self._shown.addWidget(self._contents)
        self._left = QWidget()
        self._buttons = dialog_buttons(QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel)
        self._save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self._lay_out(speech)
        self.choices.changed.connect(self._renew)
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        self._renew()
        self.resize(920, 500)

    # what becomes of it

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
    def is_prepared(self) -> bool:
        """Whether a document is made already, before it is known where it goes."""
        return self._preparing.prepared is not None and not self._preparing.is_running

    @property
    def is_writing(self) -> bool:
        """Whether the file is being written."""
        return self._writing.is_running

    def save_to(self, path: Path) -> bool:
        """Begin to write the picture to `path`, and close once it is whole; or say what keeps it from being written.

        The picture may still have to be made before. `saved` tells the end.
        """
        if self._picture is None and self.is_ready and not self.choices.is_document:
            return False
        named = picture_format(path) or document_format(path)
        if named is None:
            path = path.with_name(f"{path.name}.{self.choices.format}")
            if path.exists():
                # The name that was asked about is another one, so nobody has agreed to lose this file.
                self._refuse(ExportError(message("export.error.exists", name=path.name)))
                return False
        elif self.choices.is_handout and named != "pdf":
            self._refuse(ExportError(message("handout.error.format", found=path.name)))
            return False
        elif named != self.choices.format:
            self.choices.choose(format=named)

        sources = open_paths_of(self._state)
        if self.choices.is_document:
            subject = subject_of(told_in(self._state, self.choices.format))
            template, prepared = self.choices.template, self._preparing.prepared
            work = writing_document(subject, path, self._speech, sources=sources, template=template, prepared=prepared)
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
        self._preparing.leave()
        self._preview.show_picture(None)
        super().done(result)

    # within

    def _lay_out(self, speech: Catalog) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.choices)
        left.addSpacing(8)
        left.addWidget(self._told)
        left.addStretch(1)
        left.addWidget(self._error)
        left.addWidget(self._progress)
        self._left.setFixedWidth(360)
        above = QHBoxLayout()
        above.setSpacing(18)
        above.addWidget(self._left)
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

    def _renew(self) -> None:
        """Make the picture that is chosen now."""
        self._error.hide()
        self._preparing.leave()
        self._shown.setCurrentIndex(1 if self.choices.is_document else 0)
        if self.choices.is_document:
            self._offer_document()
        else:
            self._make(self._page(self.choices.preset))

    def _offer_document(self) -> None:
        """A document has no preview: it is told what will be in it."""
        self._making.leave()
        self._progress.hide()
        self._picture, self._then = None, None
        self._preview.show_picture(None)
        self._preview.setAccessibleDescription("")
        self._told.setText(self._about())
        self._contents.tell(self._state, self.choices.format, self._speech)
        self._save.setEnabled(bool(self._state.files))
        if self.choices.format == "html" and self._state.files:
            # As pictures are: its name takes longer to choose than it takes to make.
            subject, texts = subject_of(self._state), self._speech
            self._preparing.begin(lambda: document(subject, "html", texts))

    def _make(self, size: Size | None) -> None:
        """Make the picture for a page of that size, beside the window's own work: it may take long."""
        chosen = self.choices
        self._picture, self._then = None, None
        self._progress.hide()
        self._save.setEnabled(False)
        self._told.setText(self._speech("export.making"))
        if chosen.is_handout and size is not None:
            today = dt.date.today()
            handout = making_handout_of(self._state, chosen.parts, theme=chosen.theme, size=size, day=today)
            self._making.begin(made(handout))
            return
        making = making_picture_of(
            self._state,
            view=chosen.view,
            theme=chosen.theme,
            size=size,
            pages=chosen.format == "pdf",
            tiles=chosen.tiles,
        )
        self._making.begin(made(making))

    def _do(self, then: Callable[[], None]) -> None:
        """Do that with the picture, as soon as there is one."""
        if self._picture is not None:
            then()
        else:
            self._then = then

    def _begin(self, work: Work, saved: Path | None = None) -> None:
        """Do what the picture is made for, a part at a time, and close then."""
        self._left.setEnabled(False)
        self._save.setEnabled(False)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._saving = saved
        self._writing.begin(work)

    def _tell_progress(self, done: int, count: int) -> None:
        self._progress.setRange(0, count)
        self._progress.setValue(done)
        self._told.setText(self._speech("export.progress", n=done, count=count))

    def _tell_making(self, done: tuple[int, int]) -> None:
        """Of pages that are laid out one by one; a handout has several such parts."""
        n, count = done
        self._told.setText(self._speech("export.making.units", n=n, count=count))
        if not self.choices.is_handout:
            self._progress.setRange(0, count)
            self._progress.setValue(n)
            self._progress.show()

    def _tell_done(self, done: Done) -> None:
        self._progress.setRange(0, _STEPS)
        self._progress.setValue(round(done.share * _STEPS))
        self._told.setText(self._speech(f"export.progress.{done.what}", n=done.number, count=done.count))

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
        self._left.setEnabled(True)
        self._save.setEnabled(self._picture is not None or self.choices.is_document)
        self._tell()

    def _show(self, made: Picture | ExportError) -> None:
        self._progress.hide()
        if isinstance(made, ExportError):
            self._then = None
            self._show_none(made)
            return
        picture = self._picture = made
        self._save.setEnabled(True)
        self.choices.show_sides(picture.width * self._pixels(), picture.height * self._pixels())
        self._tell()
        smallest = picture.smallest_text
        if self.choices.format == "png" and smallest is not None and smallest * self._pixels() < READABLE:
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
        if self.choices.is_document:
            self._told.setText(self._about())
        if self._picture is None:
            return
        pages = self._speech("export.pages", n=len(self._picture.pages)) if self.choices.format == "pdf" else ""
        self._told.setText(" ".join(part for part in (self._about(), pages) if part))

    def _about(self) -> str:
        if self.choices.is_handout:
            return self._speech("handout.about")
        return about(self._state, self.choices.format, self._speech)

    def _show_none(self, why: ExportError) -> None:
        """Say why there is no picture of that view."""
        self._picture = None
        self._save.setEnabled(False)
        self._preview.show_picture(None)
        self._preview.setAccessibleDescription("")
        self._told.clear()
        self._error.setText(self._speech.say(why.message))
        self._error.show()

    def _page(self, preset: Preset) -> Size | None:
        match preset.name:
            case "auto":
                return A4 if self.choices.format == "pdf" else None
            case "window":
                window = self.parentWidget()
                size = window.size() if window is not None else QSize(round(FULL_HD[0]), round(FULL_HD[1]))
                return float(max(size.width(), SHORTEST_SIDE)), float(max(size.height(), SHORTEST_SIDE))
            case "custom":
                return self.choices.sides
            case _:
                return preset.size

    def _pixels(self) -> float:
        return self.choices.preset.pixels if self.choices.format == "png" else 1.0

    def _ask(self) -> None:
        speech, chosen = self._speech, self.choices
        chooser = QFileDialog(self, speech("export.title"), str(pictures_folder(self._settings)))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setNameFilter(f"{speech(f'export.format.{chosen.format}')} (*.{chosen.format})")
        chooser.setDefaultSuffix(chosen.format)
        chooser.setSidebarUrls(places())
        drawn = "handout" if chosen.is_handout else chosen.view
        name = suggested_name(told_in(self._state, chosen.format), None if chosen.is_document else drawn)
        chooser.selectFile(f"{name}.{chosen.format}")
        chooser.fileSelected.connect(lambda file: self.save_to(Path(file)))
        chooser.open()


def export_dialog(parent: QWidget, state: State, settings: Settings) -> ExportDialog:
    """Open the dialog over `parent`; whoever calls it may listen to its `saved`."""
    dialog = ExportDialog(state, settings, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
