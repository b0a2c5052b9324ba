"""What is chosen of a picture or a document before it is made: its view, format, size and look."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from orgsim.app.document.folders import pictures_folder, places
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State, ThemeName
from orgsim.app.pictures.handout_parts import PartsField
from orgsim.app.pictures.presets import Preset
from orgsim.app.pictures.shown import told_in_handouts
from orgsim.app.widgets.fields import Choice, NumberField
from orgsim.app.widgets.labels import plain_tip
from orgsim.export.formats import DOCUMENTS, PICTURES, DocumentFormat, PictureFormat, Use, use_of
from orgsim.export.handout.parts import Part
from orgsim.export.page.picture import FULL_HD, LONGEST_SIDE, SHORTEST_SIDE, Size
from orgsim.messages import Catalog, catalog
from orgsim.model.views import CHART_VIEWS, ViewName

_HANDOUT: Final[Literal["handout"]] = "handout"
"""What is chosen in place of a view for several of them in one file."""


class ExportChoices(QWidget):
    """A form; only what matters to the rest of what is chosen is shown in it."""

    changed = Signal()
    """Something else is chosen."""

    def __init__(
        self,
        state: State,
        settings: Settings,
        presets: Sequence[Preset],
        fixed: PictureFormat | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`fixed`: the format where there is none to choose."""
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._speech = speech = catalog(state.language)
        self._presets = presets
        self._fixed = fixed
        self._parts_offered = False
        look = theme_of(state)
        views = [(speech(f"export.view.{view}"), view) for view in (*get_args(ViewName), _HANDOUT)]
        self._what = Choice(views, state.view, look)
        self._parts = PartsField(speech, look)
        self._format = Choice((), None, look)
        _offer_formats(self._format, speech)
        decks = [(speech("export.template.none"), None), (speech("export.template.choose"), "")]
        self._template = Choice(decks, None, look)
        self._size = Choice([(speech(f"export.size.{each.name}"), each) for each in presets], presets[0], look)
        divisions = [(speech(f"export.division.{name}"), name == "tiles") for name in ("branches", "tiles")]
        self._tiles = Choice(divisions, False, look)
        self._theme = Choice([(speech(f"theme.{theme}"), theme) for theme in get_args(ThemeName)], state.theme, look)
        self._width = _side(speech("export.width"), FULL_HD[0])
        self._height = _side(speech("export.height"), FULL_HD[1])
        self._sides = QHBoxLayout()
        self._form = QFormLayout()
        self._lay_out()
        self._what.currentIndexChanged.connect(self._suit_format)
        self._format.currentIndexChanged.connect(self._suit_view)
        self._template.activated.connect(self._choose_template)
        fields = (self._what, self._format, self._size, self._tiles, self._theme)
        for changed in [self._parts.changed, *[field.currentIndexChanged for field in fields]]:
            changed.connect(self._suit_rows)
        for side in (self._width, self._height):
            side.changed.connect(self._suit_rows)
        self._suit_rows()

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
        format: PictureFormat | DocumentFormat = self._fixed or self._format.currentData()
        return format

    @property
    def is_document(self) -> bool:
        """Whether it is to be a document of all that is known, and not a picture."""
        return self.format in DOCUMENTS

    @property
    def preset(self) -> Preset:
        """The size."""
        preset: Preset = self._size.currentData()
        return preset

    @property
    def sides(self) -> Size:
        """The width and the height that are typed."""
        return float(self._width.value), float(self._height.value)

    @property
    def theme(self) -> ThemeName:
        """The colours."""
        theme: ThemeName = self._theme.currentData()
        return theme

    @property
    def tiles(self) -> bool:
        """Whether a chart is cut into sheets that are put together, and not at its branches."""
        return self.format == "pdf" and self.view in CHART_VIEWS and bool(self._tiles.currentData())

    @property
    def parts(self) -> Sequence[Part]:
        """What a handout consists of: only such as there is anything to tell of, found out when it is first asked."""
        if not self._parts_offered:
            self._parts_offered = True
            with QSignalBlocker(self._parts):
                self._parts.offer(told_in_handouts(self._state))
        return self._parts.parts

    @property
    def template(self) -> Path | None:
        """The deck that a presentation is to look like."""
        return self._template.currentData() if self.format == "pptx" else None

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
        preset = next((each for each in self._presets if each.name == size), None)
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

    def take_template(self, path: Path) -> None:
        """Have a presentation look like that deck."""
        if self._template.count() > 2:
            self._template.removeItem(2)
        self._template.addItem(path.name, path)
        self._template.choose(path)

    def show_sides(self, width: float, height: float) -> None:
        """Tell how large the picture has become, where that is not typed."""
        if self.preset.name != "custom":
            self._width.show_value(round(width))
            self._height.show_value(round(height))

    # within

    def _lay_out(self) -> None:
        form, speech = self._form, self._speech
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(speech("export.what"), self._what)
        form.addRow(self._parts)
        form.addRow(speech("export.format"), self._format)
        form.addRow(speech("export.template"), self._template)
        form.addRow(speech("export.size"), self._size)
        self._sides.setSpacing(6)
        self._sides.addWidget(self._width, 1)
        self._sides.addWidget(QLabel("×"))
        self._sides.addWidget(self._height, 1)
        form.addRow("", self._sides)
        form.addRow(speech("export.division"), self._tiles)
        form.addRow(speech("export.theme"), self._theme)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(form)

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

    def _suit_rows(self) -> None:
        """Show what there is to choose now, and tell that something was chosen."""
        form, custom = self._form, self.preset.name == "custom"
        picture, pdf = not self.is_document, self.format == "pdf"
        form.setRowVisible(self._parts, self.is_handout)
        form.setRowVisible(self._format, self._fixed is None)
        form.setRowVisible(self._template, self.format == "pptx")
        for row in (self._what, self._size, self._theme):
            form.setRowVisible(row, picture)
        for side in (self._width, self._height):
            side.setEnabled(custom)
        form.setRowVisible(self._sides, picture and (custom or not pdf))
        form.setRowVisible(self._tiles, pdf and self.view in CHART_VIEWS and not self.is_handout)
        self.changed.emit()


def _offer_formats(field: Choice, speech: Catalog) -> None:
    """The formats, by what files of them are for."""
    for use in get_args(Use):
        here = [each for each in (*PICTURES, *DOCUMENTS) if use_of(each) == use]
        if here:
            field.add_heading(speech(f"export.use.{use}"))
        for each in here:
            field.addItem(speech(f"export.format.{each}"), each)
            about = plain_tip(speech(f"export.format.{each}.about"))
            field.setItemData(field.count() - 1, about, Qt.ItemDataRole.ToolTipRole)
    field.setMaxVisibleItems(field.count())
    field.choose("png")


def _side(name: str, value: float) -> NumberField:
    field = NumberField(round(value), SHORTEST_SIDE, LONGEST_SIDE)
    field.setAccessibleName(name)
    return field
