from __future__ import annotations

from PySide6.QtWidgets import QApplication

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.model.views import ViewName


def test_what_is_changed_on_hearing_of_a_held_step_stays(qapp: QApplication) -> None:
    document = Document(State())
    views: list[tuple[ViewName, ViewName]] = []
    document.changed.connect(lambda before, after: views.append((before.view, after.view)))

    def remark(before: State, after: State) -> None:
        if after.view == "checks" != before.view:
            document.change(remits=True)

    document.changed.connect(remark)
    for view in ("goals", "matters", "checks"):
        document.show_swiftly(State(view=view))
    assert views == [("structure", "goals")]
    document.change(language="sv")
    # Each step was told by itself, that of the language behind the one that was held back.
    assert (document.state.view, document.state.language, document.state.remits) == ("checks", "sv", True)
    assert views == [("structure", "goals"), ("goals", "checks"), *[("checks", "checks")] * 2]
