"""The panel of the selected unit: what all drafts say of it, or the form while the active draft is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from orgsim.app.chart.inspecting.inspector import Inspector
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.editing.form.stating import subject
from orgsim.app.editing.form.unentered import Key, unentered_of
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.style import bare
from orgsim.export.page.colours import colour
from orgsim.messages import catalog

if TYPE_CHECKING:
    from orgsim.app.editing.form.form import UnitForm


class UnitPanel(Inspector):
    """An inspector that becomes a form, from which one can look at what all drafts say."""

    left = Signal()
    """Escape was pressed in the form, where nothing is typed: the keyboard is to go back."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.form: UnitForm | None = None
        """Made when a unit is first edited, or at leisure before."""
        self.all_drafts = QToolButton()
        self.all_drafts.setObjectName("flat")
        self.all_drafts.setCheckable(True)
        self.all_drafts.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.all_drafts.clicked.connect(lambda: self.tell(document.state))
        self.all_drafts.hide()
        self._head.insertWidget(self._head.count() - 1, self.all_drafts, 0, Qt.AlignmentFlag.AlignTop)
        for host in (self, *self._hosts):
            bare(host)
        document.changed.connect(self._spare)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the style sheet would, were it put on all of it: the form is dressed part by part."""
        theme = theme_of(self._document.state)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(theme.surface))
        painter.fillRect(0, 0, 1, self.height(), colour(theme.hairline))

    def tell(self, state: State) -> None:
        """Show the selected unit."""
        of = subject(state)
        self.all_drafts.setVisible(of is not None)
        if of is None or self.all_drafts.isChecked():
            if self.form is not None:
                self.form.leave()
            self.show_other(None)
            super().tell(state)
            self._tell_button(state)
            return
        form = self.form or self._make_form()
        self.tell_head(state, of.unit.name, of.column)
        form.tell(of, state)
        self.show_other(form)
        self._tell_button(state)

    def _spare(self, before: State, after: State) -> None:
        """Have what all drafts say go where it is not seen: in another theme it is made anew, not dressed."""
        if before.theme != after.theme and (self._pages.currentIndex() or not self.isVisible()):
            theme = theme_of(after)
            made = [its for its in self._blocks.keys if isinstance(its, tuple) and any(part is theme for part in its)]
            self._blocks.keep(made)

    def get_ready(self) -> bool:
        """Make a part of the form before it is needed; whether there is more to be made."""
        if self.form is not None:
            return self.form.get_ready()
        self.show_other(self._make_form())
        self.show_other(None)
        return True

    def _make_form(self) -> UnitForm:
        from orgsim.app.editing.form.form import UnitForm

        self.form = made = UnitForm(self._document)
        made.left.connect(self.left)
        # Later, when the question is gone that had the keyboard.
        asked = unentered_of(self._document).return_asked
        asked.connect(self._return_to, Qt.ConnectionType.QueuedConnection)
        return made

    def enter(self) -> None:
        """Bring the keyboard to the first field of the form, where there is one."""
        if self.all_drafts.isChecked():
            self.all_drafts.click()
        if self.form is not None and self.form.isVisible():
            self.form.enter()

    def _return_to(self, key: Key) -> None:
        """Lead to a field in which something is typed that cannot be entered."""
        path, unit, where = key
        state = self._document.state
        column = state.column_of(path)
        if column is None:
            return
        if self.all_drafts.isChecked():
            self.all_drafts.click()
        self._document.change(library=False, view="structure", active=column, selected=unit)
        # Whoever shows it may leave that to a round of its own: its fields are of another unit until then.
        self.tell(self._document.state)
        if self.form is not None:
            self.form.go_to(where)

    def _tell_button(self, state: State) -> None:
        theme, said = theme_of(state), catalog(state.language)("form.all-drafts")
        self.all_drafts.setIcon(icon("eye", theme, colour=theme.muted_text, chosen=theme.accent.fill))
        self.all_drafts.setToolTip(plain_tip(said))
        self.all_drafts.setAccessibleName(said)
