"""When a body meets, when its agenda closes, and what a meeting can take."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from orgsim.analysis.meeting_text import meets_text
from orgsim.app.document.state import State
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.section import Fields
from orgsim.app.editing.form.stating import Subject
from orgsim.app.widgets.labels import label

_EXAMPLE = "11 · {every: 2 weeks, on: monday} · 2027-01-11"


class Meetings(Fields):
    """The rule as a file has it, and below it in words."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.meets = self.add_plain("meets", "form.meets")
        if isinstance(self.meets.editor, QLineEdit):
            self.meets.editor.setPlaceholderText(_EXAMPLE)
        self.told = label(role="muted", wrap=True)
        self.column.addWidget(self.meets)
        self.column.addWidget(self.told)
        self.add_grid(
            (self.add_plain("agenda-closes", "difference.field.agenda-closes"),),
            (self.add_plain("hours", "difference.field.hours"),),
            (self.add_plain("items", "difference.field.items"),),
        )

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        super().tell(of, state, anew=anew)
        meets = of.unit.meets
        self.told.setText("" if meets is None else self.hand.speech.say(meets_text(meets)))
        self.told.setVisible(meets is not None)
