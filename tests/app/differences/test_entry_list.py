"""The list of differences while its rows are measured."""

from __future__ import annotations

import pytest

from orgsim.app.differences.entry_list import EntryList
from orgsim.drawing.chart.difference_entries import Entry, Group
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.themes import LIGHT

REMOVED = Mark("only-a", "−", 0)


def removed(number: int) -> Entry:
    return Entry(
        status="only-a",
        marks=(REMOVED,),
        title=f"Yksikkö {number}",
        place="Toimiala",
        changes=(),
        quiet=False,
        within=False,
        a=(f"unit-{number}",),
        b=(),
    )


@pytest.mark.usefixtures("app_with_fonts")
def test_the_first_rows_are_seen_before_all_are_measured(qtbot) -> None:
    """Of very many differences Qt paints none until it knows how high each is, which other work may put off."""
    entries = tuple(removed(number) for number in range(400))
    listed = EntryList(LIGHT)
    qtbot.addWidget(listed)
    listed.resize(330, 300)
    listed.show()
    listed.show_rows([Group(status="only-a", mark=REMOVED, heading="Poistetut", entries=entries), *entries], LIGHT)
    listed.doItemsLayout()
    last = listed.model().index(400, 0)
    assert listed.visualRect(last).isEmpty(), "the rest is measured in steps"
    begun = listed.viewport().grab().toImage()
    qtbot.waitUntil(lambda: not listed.visualRect(last).isEmpty())
    assert listed.viewport().grab().toImage() == begun
    listed.show_rows([], LIGHT)
    assert listed.viewport().grab().toImage() != begun
