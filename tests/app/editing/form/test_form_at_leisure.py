"""What a unit is stated in is made while nothing is asked for, once a draft is edited."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.basics import Basics
from orgsim.app.editing.form.form import UnitForm
from orgsim.app.editing.form.panel import UnitPanel
from tests.app.settling import rest


def test_the_form_is_there_before_a_unit_is_chosen_and_is_seen_once_one_is(
    open_window, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "hopeavesi-nyt.yaml"
    shutil.copy(scenarios_dir / path.name, path)
    window = open_window(path, size=(1366, 768), leisure=True)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    assert window.findChildren(UnitPanel) == [], "who only looks at drafts needs no form"
    editor_of(window.document).switch(path, True)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    rest()
    (panel,) = window.findChildren(UnitPanel)
    (form,) = panel.findChildren(UnitForm)
    # A section that stays folded at first is made once it is opened.
    made = {name for name, section in form.sections.items() if section.fields is not None}
    assert made == {"basics", "seats", "remit", "money"}
    assert panel.isHidden() and not panel.is_open and not form.isVisible()
    basics = form.sections["basics"].fields
    unit = window.document.state.scenarios[0].units[0]
    window.document.change(selected=unit.id)
    rest()
    assert panel.isVisible() and form.isVisible() and panel.form is form
    assert isinstance(basics, Basics) and form.sections["basics"].fields is basics and basics.isVisible()
    assert form.entry("name.fi").editor.text() in str(unit.name)
    assert form.sections["money"].fields.isHidden(), "a body has no money of its own at first"
    assert window.findChildren(UnitPanel) == [panel]
