"""The banner that says what is wrong with the files, above everything else and never in the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from orgsim.app.widgets.icons import icon, pixmap
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.app.widgets.scrolling import KeptSize
from orgsim.app.widgets.style import look_up
from orgsim.drawing.theme import Theme
from orgsim.files.problems import Problem, describe_to_reader
from orgsim.messages import Catalog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_MOST_LINES = 8


class Banner(QWidget):
    """Shows problems of files: how many, in which files, and on demand each with its place and remedy."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._problems: tuple[Problem, ...] = ()
        self._told: tuple[object, ...] = ()
        """What of it is said, in which language and which theme."""
        self._sign = label()
        self._summary = ElidedLabel()
        self._show = QPushButton()
        self._show.setCheckable(True)
        self._copy = QPushButton()
        self._close = QToolButton()
        self._close.setObjectName("flat")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._sign, self._summary, self._show, self._copy, self._close):
            row.addWidget(part, 1 if part is self._summary else 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 6, 10, 6)
        self._column.addLayout(row)
        self._copy.clicked.connect(self._copy_all)
        self._close.clicked.connect(self.dismissed)
        self.hide()

    @cached_property
    def _list(self) -> QPlainTextEdit:
        """Each problem with its place; made for the first one, as a window mostly begins without any."""
        from PySide6.QtWidgets import QPlainTextEdit

        made = QPlainTextEdit(self)
        made.setReadOnly(True)
        KeptSize(made)
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        made.hide()
        self._column.addWidget(made)
        self._show.toggled.connect(made.setVisible)
        return made

    def tell(self, problems: Sequence[Problem], catalog: Catalog, theme: Theme) -> None:
        """Show `problems`; nothing where there are none."""
        fresh = tuple(problems) != self._problems
        self._problems = tuple(problems)
        self.setVisible(bool(problems))
        if not problems:
            self._show.setChecked(False)
            return
        told = self._problems, catalog.language, theme
        if told != self._told:
            self._told = told
            self._say(catalog, theme)
        lines = min(len(problems), _MOST_LINES)
        self._list.setFixedHeight(lines * self._list.fontMetrics().lineSpacing() + 18)
        if fresh:
            self._show.setChecked(False)

    def _say(self, catalog: Catalog, theme: Theme) -> None:
        problems = self._problems
        errors = [problem for problem in problems if problem.severity == "error"]
        severe = bool(errors)
        if self.property("severe") != severe:
            self.setProperty("severe", severe)
            look_up(self)
        tone = theme.error if severe else theme.warning
        self._sign.setPixmap(pixmap("warning", tone.fill, 18, self.devicePixelRatioF()))
        counts = {"banner.errors": len(errors), "banner.warnings": len(problems) - len(errors)}
        first = (errors or problems)[0]
        told = ", ".join(catalog(key, n=number) for key, number in counts.items() if number)
        file, said = first.path.name, first.message
        if first.has_place:
            self._summary.set_whole(catalog("banner.summary", counts=told, file=file, line=first.line, said=said))
        else:
            self._summary.set_whole(catalog("banner.summary-of-file", counts=told, file=file, said=said))
        self._list.setPlainText("\n".join(describe_to_reader(problem, catalog) for problem in problems))
        self._show.setText(catalog("banner.show"))
        self._copy.setText(catalog("banner.copy"))
        self._close.setIcon(icon("close", theme))
        self._close.setToolTip(catalog("banner.close"))
        self._close.setAccessibleName(catalog("banner.close"))

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._list.toPlainText())
