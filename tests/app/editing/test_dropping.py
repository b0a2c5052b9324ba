from __future__ import annotations

from pathlib import Path

from orgsim.app.editing.editor import editor_of
from orgsim.drawing.landing.dropped import Dropped
from orgsim.messages import Message, message


def test_what_its_draft_has_no_longer_when_it_is_dropped_is_refused(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    document = window.document
    home, here = (file.path for file in document.state.files)
    editor, told = editor_of(document), list[Message]()
    editor.refused.connect(told.append)
    editor.switch(here, True)
    dropped = Dropped(here, ("gone",), "city-board", None, (), message("edit.undone", what="x"), home=home)
    window.structure.dropped.emit(dropped)
    assert told == [message("edit.unit.not-there", id="gone")]
    assert not document.state.session.histories
