"""The headers of drafts: figures stay within their card, whatever its width."""

from __future__ import annotations

from orgsim.export.page.cards import STRIPE, cards
from orgsim.files.reading.opening import Opened
from orgsim.messages import catalog


def test_figures_give_way_where_a_card_is_narrow(lohja: Opened) -> None:
    drafts = [file.scenario for file in lohja.files]
    shown = {}
    for width in (600, 235, 180, 120):
        made = cards(drafts, width, catalog("fi"))
        for card in made:
            gaps = 10.0 * (len(card.figures) - 1)
            assert sum(its.width for its in card.figures) + gaps <= width - STRIPE or len(card.figures) == 1
        shown[width] = [(its.value, bool(its.difference)) for its in made[1].figures]
    assert shown[600] == [("4", True), ("15", True), ("≥\u2009106", True)]
    assert shown[235] == [("4", False), ("15", False), ("≥\u2009106", False)], "first how they differ"
    assert len(shown[180]) == 2 and len(shown[120]) == 1, "then those at the end"
