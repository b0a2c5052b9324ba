"""A transition on several pages: nothing is lost, what bands join stays together, bars are to one scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.fitting import draw_transition_on_pages
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.files.reading.opening import open_paths
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import scenario, unit

PAGE = (1000.0, 700.0)


def pages(a: Scenario, b: Scenario, page: tuple[float, float] = PAGE) -> tuple[TransitionDrawing, ...]:
    return draw_transition_on_pages(a, b, TransitionOptions(), language="fi", page=page, zoom=1.0)


def units(drawings: tuple[TransitionDrawing, ...], *, before: bool) -> list[int]:
    return [unit for drawing in drawings for node in drawing.nodes if node.before == before for unit in node.row.units]


def renamed(count: int) -> tuple[Scenario, Scenario]:
    """Each unit goes on under another name: as many rows as units."""
    a, b = ([unit(f"u{n}", name=f"{name} {n}") for n in range(count)] for name in ("vanha", "uusi"))
    return scenario(unit("top", "division", *a)), scenario(unit("top", "division", *b))


def test_forty_rows_go_on_to_further_pages() -> None:
    a, b = renamed(40)
    found = pages(a, b)
    assert [len(drawing.column(before=True)) for drawing in found] == [23, 18]
    assert all(drawing.height <= PAGE[1] for drawing in found)
    for before, draft in ((True, a), (False, b)):
        assert sorted(units(found, before=before)) == list(range(len(hierarchy(draft).units)))
    # What came to the first page stands above what came to the second.
    assert max(units(found[:1], before=True)) < min(units(found[1:], before=True))


def test_what_fits_is_on_one_page() -> None:
    assert len(pages(*renamed(12))) == 1


def test_what_bands_join_stays_on_one_page() -> None:
    ids = [f"u{n}" for n in range(60)]
    a = scenario(unit("top", "division", *map(unit, ids)))
    mergers = [unit(f"m{n}", continues=tuple(ids[5 * n : 5 * n + 5])) for n in range(12)]
    b = scenario(unit("top", "division", *mergers))
    found = pages(a, b)
    assert len(found) > 1
    # The manager, and each merger with the five units that it is made of.
    for drawing in found:
        ones, others = (units((drawing,), before=before) for before in (True, False))
        assert len([one for one in ones if one]) == 5 * len([other for other in others if other])
    assert sorted(units(found, before=True)) == list(range(61))


def test_bars_are_to_one_scale_on_all_pages(scenarios_dir: Path) -> None:
    opened = open_paths([scenarios_dir / "lohja-2016.yaml"])
    found = pages(*[file.scenario for file in opened.files], page=(900.0, 300.0))
    assert len(found) > 1
    heights = {
        round((node.bar_bottom - node.bar_top) / node.row.width, 6)
        for drawing in found
        for node in drawing.nodes
        if node.row.width and not node.broken
    }
    assert len(heights) == 1


def test_what_is_higher_than_a_page_is_cut_between_bands() -> None:
    ids = [f"u{n}" for n in range(60)]
    a = scenario(unit("top", "division", *map(unit, ids)))
    b = scenario(unit("top", "division", unit("all", name="Kaikki", continues=tuple(ids))))
    found = pages(a, b)
    assert len(found) > 2
    assert all(drawing.height <= PAGE[1] for drawing in found)
    assert sorted(units(found, before=True)) == list(range(61))
    merged = [node for drawing in found for node in drawing.nodes if not node.before and "Kaikki" in node.name]
    # It stands on each page, says so, and is as high there as what it has there.
    assert len(merged) == sum("Kaikki" in node.name for drawing in found for node in drawing.nodes)
    assert {node.name for node in merged} == {("Kaikki", "(jatkuu)")}
    assert sum(node.row.width or 0.0 for node in merged) == pytest.approx(1.0)


def test_groups_follow_each_other_on_pages() -> None:
    below = {top: [f"{top}-{n}" for n in range(15)] for top in ("x", "y", "z")}
    before, after = (
        scenario(*(unit(top, "division", *(unit(id, name=f"{said} {id}") for id in ids)) for top, ids in below.items()))
        for said in ("vanha", "uusi")
    )
    found = pages(before, after)
    order = [hierarchy(before).units[number].id[0] for drawing in found for number in units((drawing,), before=True)]
    assert order == sorted(order)
    # A group that goes on to another page has its heading there too.
    for drawing in found:
        groups = {drawing.rows.groups[0][node.row.group].key for node in drawing.nodes if node.before}
        assert groups == {heading.group.key for heading in drawing.headings if heading.before}
