"""When a body meets, when its agenda closes, and what a meeting can take."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from orgsim.analysis.meeting_text import meets_text
from orgsim.app.document.state import State
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.section import Fields
from orgsim.app.editing.form.stating import Subject, shown
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.model.meeting import Meets

_EXAMPLE = Meets(every=1, period="week", on="monday")
_LONGER = Meets(every=2, period="week", on="monday", from_=dt.date(2027, 1, 11))


class Meetings(Fields):
    """The rule in words; one that words do not tell whole as files have it, and below it in words."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.meets = self.add_plain("meets", "form.meets")
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
        meets, speech = of.unit.meets, self.hand.speech
        if isinstance(self.meets.editor, QLineEdit):
            self.meets.editor.setPlaceholderText(f"11 · {speech.say(meets_text(_EXAMPLE))}")
            self.meets.editor.setToolTip(plain_tip(speech.say(meets_text(_LONGER))))
        said = "" if meets is None else speech.say(meets_text(meets))
        self.told.setText(said)
        self.told.setVisible(said != shown(of, "meets", None, speech))
