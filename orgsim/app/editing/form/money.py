"""Who leads a unit, who works in it, and what it costs."""

from __future__ import annotations

from orgsim.app.document.state import State
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.section import YES_NO, Fields, Wordings
from orgsim.app.editing.form.stating import Subject


class Money(Fields):
    """Leader, staff and budget."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.title = Wordings(hand, "leader.title", "fact.leader")
        self.people = self.add_plain("staff.people", "form.people")
        self.fte = self.add_plain("staff.fte", "form.fte")
        self.column.addWidget(self.title)
        self.add_grid(
            (self.add_chosen("leader.oto", "form.oto", YES_NO), self.add_chosen("staff.vacant", "form.vacant", YES_NO)),
            (self.people, self.fte),
            (self.add_plain("budget.expenses", "form.expenses"), self.add_plain("budget.income", "form.income")),
            (self.add_plain("budget.year", "form.year"), self.add_plain("code", "fact.code")),
        )

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        self.title.tell(of, anew=anew)
        super().tell(of, state, anew=anew)
