"""What is to become a draft, seen before: its table, its chart, and what is odd in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.aside import Aside
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.importing.again_panel import AgainPanel
from orgsim.app.importing.asking import ask_place, ask_replacing
from orgsim.app.importing.chart_preview import ChartPreview
from orgsim.app.importing.odd_list import OddList, lines_of
from orgsim.app.importing.parts import named_field, panel_of, parted
from orgsim.app.importing.table_fields import TableFields
from orgsim.app.importing.table_preview import TablePreview
from orgsim.app.importing.working import (
    Asked,
    Before,
    Changes,
    Drawn,
    Read,
    counted,
    differing,
    drawing,
    finding,
    reading_files,
    reading_kept,
    saving,
    with_choice,
    with_columns,
)
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.fields import Check, Choice
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.importing.again import Kept
from orgsim.importing.drafting import Draft, paths_for, where
from orgsim.importing.tables.guessing import with_column
from orgsim.importing.tables.mapping import Mapping as Columns
from orgsim.importing.tables.mapping import Role
from orgsim.messages import Message, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_SIZE = (1180, 740)
_LEAST = (640, 430)
_FREE = (40, 90)
"""What of a screen is left free beside the dialog: its frame and the system's bars take some of it."""
_SEEN, _TOLD = 0, 1


class ImportDialog(QDialog):
    """Reads files, or what was copied, and writes the drafts that they become where one chooses.

    All that takes time is done beside the window's own work.
    """

    compared = Signal(object)
    """`Changes`: what the list changes in a draft that it has become before is to be shown."""
    written = Signal(object)
    """The paths of the files that were written: of a draft, or of several and of their comparison at the end."""

    def __init__(self, state: State, folder: Path, parent: QWidget | None = None) -> None:
        """`folder` is where the drafts would stand unless the user says otherwise."""
        super().__init__(parent)
        self._speech = speech = catalog(state.language)
        self._theme = theme = theme_of(state)
        self._language = state.language
        self._folder = folder
        self._files: Mapping[str, bytes] = {}
        self._asked = Asked()
        self._sheets: tuple[str, ...] = ()
        self.drafts: tuple[Draft, ...] = ()
        """What the files become, as it is chosen."""
        self.setWindowTitle(speech("importing.title"))
        self._state = state
        self._kept: Mapping[Path, tuple[Scenario, Kept]] | None = None
        self.before: tuple[Before, ...] = ()
        """Open drafts that the same list has become before."""
        self._aside = Aside(self)
        self._aside.ended.connect(self._take)
        self._drawing = Aside(self)
        self._drawing.ended.connect(self._draw)
        self._from = ElidedLabel(role="heading")
        self._again_panel = AgainPanel(speech)
        self.again = self._again_panel.show_button
        self.sheet = Choice((), None, theme)
        """Which sheet of a workbook is read; `None`: all that hold a list."""
        self.draft = Choice((), None, theme)
        """Which of several drafts is looked at, by its place."""
        self.alone = Check(theme)
        """Whether only the draft that is looked at is written."""
        self.fields = TableFields(theme, speech)
        self.table = TablePreview(theme, speech)
        self.chart = ChartPreview(theme, speech)
        self.odd = OddList(theme, speech)
        self._count = label(role="heading")
        self._error = label(role="warning", wrap=True)
        self._refused = label(wrap=True)
        self._buttons = dialog_buttons(QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel)
        self.save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self._lay_out()
        self._connect()
        self.setMinimumSize(*_LEAST)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - _FREE[0]), min(_SIZE[1], room.height() - _FREE[1]))

    # what is asked for

    @property
    def is_working(self) -> bool:
        """Whether what is shown is not yet what was chosen."""
        return self._aside.is_running or self._drawing.is_running

    @property
    def chosen(self) -> tuple[Draft, ...]:
        """The drafts that are to be written."""
        shown = self._shown
        alone = len(self.drafts) > 1 and self.alone.isChecked()
        return (shown,) if alone and shown is not None else self.drafts

    @property
    def refused(self) -> str:
        """Why nothing can be imported; empty where something can."""
        return self._refused.text() if self._pages.currentIndex() == _TOLD and not self.is_working else ""

    def read(self, paths: Sequence[Path]) -> None:
        """Show what these files become."""
        self._from.set_whole(", ".join(path.name for path in paths))
        self._wait()
        self._aside.begin(reading_files(paths))

    def show_files(self, files: Mapping[str, bytes]) -> None:
        """Show what this becomes: contents by their names."""
        self._files = files
        self._from.set_whole(", ".join(files))
        self._renew()

    def save_to(self, output: Path, *, replacing: bool = False) -> None:
        """Write the drafts, and close; where other files than `output` are in the way, ask before unless `replacing`.

        The file dialog has asked about `output` itself.
        """
        if output.suffix.lower() not in (".yaml", ".yml"):
            output = output.with_name(f"{output.name}.yaml")
            there = [output] if output.exists() else []
        else:
            there = []
        there += [path for path in paths_for(output, self.chosen) if path != output and path.exists()]
        if there and not replacing:
            ask_replacing(self, there, self._speech, lambda: self.save_to(output, replacing=True))
            return
        self.save.setEnabled(False)
        self._aside.begin(saving(output, self.chosen, self._asked, self._speech))

    def done(self, result: int) -> None:
        """Close, and have nothing more done."""
        self._aside.leave()
        self._drawing.leave()
        super().done(result)

    # within

    def _lay_out(self) -> None:
        speech = self._speech
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._from, 1)
        self._sheet_name = named_field(head, speech("importing.sheet"), self.sheet, 220)
        self._draft_name = named_field(head, speech("importing.draft"), self.draft, 260)
        self.alone.setText(speech("importing.alone"))
        head.addWidget(self.alone)
        self._left = panel_of(self.table, self.fields)
        self._odd_panel = panel_of(self.odd)
        both = parted(self._left, self.chart, self._odd_panel)
        self._pages = QStackedWidget()
        self._pages.addWidget(both)
        alone = QFrame()
        alone.setObjectName("panel")
        middle = QVBoxLayout(alone)
        middle.setContentsMargins(90, 0, 90, 0)
        self._refused.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self._refused)
        self._pages.addWidget(alone)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self._count)
        foot.addWidget(self._error, 1)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self._again_panel)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        self.save.setText(speech("importing.save"))
        self.save.setDefault(True)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("export.cancel"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._error.hide()
        for each in (self._sheet_name, self.sheet, self._draft_name, self.draft, self.alone):
            each.hide()
        order = [
            self.again,
            self.sheet,
            self.draft,
            self.alone,
            self.table,
            self.fields.parents,
            self.fields.named,
            self.odd,
            self.save,
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(lambda _: self._choose_sheet())
        self.draft.currentIndexChanged.connect(lambda _: self._show())
        self.fields.changed.connect(self._change)
        self.fields.named_changed.connect(self._choose_named)
        self.alone.clicked.connect(lambda _: self._tell_count())
        self.table.chosen.connect(self._choose_column)
        self.odd.chosen.connect(self._choose)
        self.odd.row_asked.connect(self.table.go_to)
        self.again.clicked.connect(lambda _=False: self._compare())
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)

    def _renew(self) -> None:
        """Read the files as it is chosen now."""
        self._error.hide()
        self._wait()
        if self._kept is None:
            self._kept = reading_kept(self._state.open_files)
        self._aside.begin(finding(self._files, self._asked, self._speech, self._kept))

    def _wait(self) -> None:
        self._drawing.leave()
        self.save.setEnabled(False)
        self._count.setText(self._speech("importing.reading"))

    def _take(self, found: object) -> None:
        match found:
            case Message():
                self._refuse(found)
            case Read():
                self._tell(found)
            case Changes():
                self._tell_count()
                self.compared.emit(found)
            case tuple():
                self.written.emit(found)
                self.accept()
            case dict():
                self._files = found
                self._renew()

    def _refuse(self, why: Message) -> None:
        if self.drafts and self._pages.currentIndex() == _SEEN and not self._asked.sheet:
            # It was read: it could not be written.
            self._error.setText(self._speech.say(why))
            self._error.show()
            self._tell_count()
            return
        self.drafts = ()
        self._refused.setText(self._speech.say(why))
        self._refused.setAccessibleName(self._refused.text())
        self._count.setText("")
        self._pages.setCurrentIndex(_TOLD)

    def _tell(self, read: Read) -> None:
        self.drafts, self.before = read.drafts, read.before
        if read.asked is not None:
            self._asked = read.asked
        self._pages.setCurrentIndex(_SEEN)
        speech = self._speech
        if read.sheets != self._sheets:
            self._sheets = read.sheets
            every = [(speech("importing.every-sheet"), None), *((name, name) for name in read.sheets)]
            self.sheet.offer(every, self._asked.sheet)
        for each in (self._sheet_name, self.sheet):
            each.setVisible(len(self._sheets) > 1)
        titles = [_title(draft, self._language) for draft in self.drafts]
        if [self.draft.itemText(place) for place in range(self.draft.count())] != titles:
            self.draft.offer([*zip(titles, range(len(titles)), strict=True)], 0)
        for its in (self._draft_name, self.draft, self.alone):
            its.setVisible(len(self.drafts) > 1)
        self._show()

    def _show(self) -> None:
        """Show the draft that is looked at."""
        draft = self._shown
        if draft is None:
            return
        found = draft.found
        self._left.setVisible(found.sheet is not None and found.mapping is not None)
        if found.sheet is not None and found.mapping is not None:
            self.table.show_table(found.sheet, found.mapping)
            self.fields.tell(found.sheet, found.mapping)
        before = self._before
        self._again_panel.tell(before)
        lines = lines_of(draft.built.oddities, self._speech)
        self.odd.show_lines(lines)
        self._odd_panel.setVisible(bool(lines))
        self._tell_count()
        self._drawing.begin(drawing(draft.built.scenario, self._language, self.chart.room))

    def _tell_count(self) -> None:
        speech = self._speech
        drafts = self.chosen
        self._count.setText(counted(drafts, speech))
        self.save.setEnabled(any(draft.built.scenario.units or draft.built.scenario.tray for draft in drafts))
        self.save.setDefault(True)
        if self.focusWidget() is self._buttons.button(QDialogButtonBox.StandardButton.Cancel):
            # It had the keyboard while there was nothing else.
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, found: object) -> None:
        assert isinstance(found, Drawn)
        self.chart.show_chart(found)

    @property
    def _shown(self) -> Draft | None:
        place = self.draft.currentData()
        return self.drafts[place] if isinstance(place, int) and place < len(self.drafts) else None

    @property
    def _before(self) -> Before | None:
        """The open draft that the list which is looked at has become before."""
        place = self.draft.currentData()
        return next((each for each in self.before if each.place == place), None)

    def _compare(self) -> None:
        before, draft = self._before, self._shown
        if before is None or draft is None:
            return
        self._wait()
        self._aside.begin(differing(before, draft, self._asked, before.scenario, self._speech))

    # what the planner chooses

    def _choose_sheet(self) -> None:
        self._asked = replace(self._asked, sheet=self.sheet.currentData())
        self._renew()

    def _choose(self, name: str, word: str) -> None:
        """Do `word` about what is called so; of a whole sort, it goes before what was chosen for one place of it."""
        self._asked = with_choice(self._asked, name, word)
        self._renew()

    def _choose_column(self, place: int, role: Role, language: Language | None) -> None:
        sheet = self._shown.found.sheet if self._shown is not None else None
        if sheet is not None:
            self._change(lambda its: with_column(sheet, its, place, role, language))

    def _change(self, change: Callable[[Columns], Columns], *, every: bool = False) -> None:
        """Read the table that is looked at, or `every` one, by its mapping as it is changed."""
        shown = self._shown
        self._asked = with_columns(self._asked, self.drafts if every else [shown] if shown is not None else [], change)
        self._renew()

    def _choose_named(self, on: bool) -> None:
        self._change(lambda its: replace(its, named=on), every=True)

    def _ask(self) -> None:
        if self.drafts:
            ask_place(self, self._folder, self.chosen, next(iter(self._files)), self._speech, self.save_to)


def _title(draft: Draft, language: Language) -> str:
    scenario = draft.built.scenario
    sheet = draft.found.imported.place.sheet
    return scenario.title.in_language(language) or sheet or where(draft.found.imported.place, catalog(language))
