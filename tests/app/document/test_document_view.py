"""Views that follow the document."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.state import State


class Listing(DocumentView):
    """Lists what it was asked to show."""

    def __init__(self, document: Document) -> None:
        self.asked: list[State] = []
        super().__init__(document)

    def _refresh(self, _: State | None, state: State) -> None:
        self.asked.append(state)


def test_a_view_that_is_shown_upon_a_change_shows_it_once_whoever_heard_first(qtbot: QtBot) -> None:
    for shown_first in (True, False):
        document = Document(State(language="fi"))
        views: list[Listing] = []
        if shown_first:
            document.changed.connect(lambda _, after, views=views: views[0].setVisible(after.view == "checks"))
        views.append(Listing(document))
        qtbot.addWidget(views[0])
        if not shown_first:
            document.changed.connect(lambda _, after, views=views: views[0].setVisible(after.view == "checks"))
        for remits in (False, True):
            document.change(view="checks", remits=remits)
            document.change(language="sv")
            document.change(view="matters", language="fi")
        # Of another view it hears while it is still seen, where it hears first.
        once = [(its.view, its.language, its.remits) for its in views[0].asked if its.view == "checks"]
        assert once == [
            (view, language, on) for on in (False, True) for view, language in (("checks", "fi"), ("checks", "sv"))
        ]
