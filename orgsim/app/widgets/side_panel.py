"""A panel beside a view that tells all about what was chosen in it: a head that stays, and a body that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import Letter, clear, label, plain_tip
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.drawing.theme import Theme

MARGIN = 14
_LETTER = 26


class SidePanel(QFrame):
    """Holds what a view tells: whoever inherits fills `body`, and says by `begin` what it is about."""

    unit_asked = Signal(str)
    """A unit that is named was clicked."""
    closed = Signal()

    def __init__(self, role: str = "unit", parent: QWidget | None = None) -> None:
        """`role`: the look of its title (see the style sheet)."""
        super().__init__(parent)
        self.setObjectName("panel")
        self._letter = QHBoxLayout()
        self.group = label(role="caption", wrap=True)
        self.group.hide()
        self.title = label(role=role, wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = CloseButton()
        self.close_button.clicked.connect(self.closed)
        self.aside = QHBoxLayout()
        """What stands in the head behind the title."""
        self.body = QVBoxLayout()
        self.inside = QWidget()
        """What scrolls: it holds the body."""
        self.area = QScrollArea()
        self._head = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.group)
        texts.addWidget(self.title)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(MARGIN, 10, 6, 6)
        head.setSpacing(10)
        head.addLayout(self._letter)
        head.addLayout(texts, 1)
        head.addLayout(self.aside)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(MARGIN, 0, MARGIN, 12)
        self.body.setSpacing(4)
        self.inside.setLayout(self.body)
        # Else the scroll area takes the height that wrapped text has at its narrowest, and scrolls into blank space.
        self.inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        scroll_down(self.area)
        self.area.setWidget(self.inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.area, 1)

    def begin(self, name: str, close: str, theme: Theme, *, column: int | None = None, closable: bool = True) -> None:
        """Say what the panel is called, what its button does, and of which scenario it tells, if of one."""
        clear(self._letter)
        if column is not None:
            self._letter.addWidget(Letter(column, theme, _LETTER), 0, Qt.AlignmentFlag.AlignTop)
        self.close_button.tell(close, theme)
        self.close_button.setVisible(closable)
        self.setAccessibleName(name)
        self.area.verticalScrollBar().setValue(0)

    def tell_group(self, said: str) -> None:
        """Say above the title what it belongs to."""
        self.group.setText(said)
        self.group.setVisible(bool(said))

    def wanted_height(self, width: int) -> int:
        """Pixels that it takes to show everything at that width, or a line more: a scroll bar would take its place."""
        head = self._head.heightForWidth(width - 2)
        head = head if head > 0 else self._head.sizeHint().height()
        body = self.inside.heightForWidth(width - 2 - self.area.verticalScrollBar().sizeHint().width())
        return head + (body if body > 0 else self.inside.sizeHint().height()) + 2

    @property
    def text(self) -> str:
        """All that it says, from top to bottom: for tests, and for copying."""
        said = [each.text() for each in self._present() if isinstance(each, QLabel | QPushButton)]
        return "\n".join(each for each in (self.group.text(), self.title.text(), *said) if each)

    def links(self) -> list[QPushButton]:
        """What can be followed."""
        return [each for each in self._present() if isinstance(each, QPushButton) and each.objectName() == "link"]

    def _present(self) -> list[QWidget]:
        """What is told now: what was cleared away is hidden until Qt deletes it, what is new may not be shown yet."""
        gone = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        children = self.inside.findChildren(QWidget)
        return [each for each in children if not (each.isHidden() and each.testAttribute(gone))]


class CloseButton(QToolButton):
    """Closes what it stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flat")

    def tell(self, said: str, theme: Theme) -> None:
        """Say what it does."""
        self.setIcon(icon("close", theme, colour=theme.muted_text))
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(said)
