from __future__ import annotations

import pytest

from orgsim.importing.slides.reading import read_deck
from tests.importing.slides.making import box, deck, group, line, outline, table

TREE = ["Kaupunki", "Koulut < Kaupunki", "Lukiot < Koulut", "Tekniikka < Kaupunki"]
BOXES = (
    box(4, "Kaupunki", 200, 0) + box(5, "Tekniikka", 350, 100) + box(6, "Koulut", 50, 100) + box(7, "Lukiot", 50, 200)
)


def only(slide: str) -> list[str]:
    (found,) = read_deck(deck(slide), wanted=[1])
    return outline(found)


def test_lines_that_are_glued_tie_whatever_end_they_were_drawn_from() -> None:
    lines = (
        line(11, 0, 0, 1, 1, start=4, end=5)
        + line(12, 0, 0, 1, 1, start=6, end=4)
        + line(13, 0, 0, 1, 1, start=6, end=7)
    )
    (found,) = read_deck(deck(BOXES + lines))
    assert outline(found) == TREE
    assert [its.inferred for its in found.records] == [(), ("parent-by-place",), (), ()]


def test_lines_that_are_not_glued_tie_where_they_end_even_a_little_early_or_inside() -> None:
    lines = line(11, 250, 43, 390, 97) + line(12, 110, 92, 245, 30) + line(13, 100, 141, 100, 199, shape="sp")
    (found,) = read_deck(deck(BOXES + lines))
    assert outline(found) == TREE
    assert [its.inferred for its in found.records] == [(), *[("parent-by-line",)] * 3]


def test_a_trunk_a_bar_and_stubs_are_one_tie() -> None:
    lines = (
        line(11, 250, 40, 250, 70)
        + line(12, 100, 70, 400, 70)
        + line(13, 100, 70, 100, 100)
        + line(14, 400, 70, 400, 100)
    )
    assert only(BOXES + lines + line(15, 100, 140, 100, 200)) == TREE
    # The same with a gap of seven points between the rows, where the bar is near all boxes.
    near = box(4, "Kaupunki", 200, 0) + box(5, "Tekniikka", 350, 47) + box(6, "Koulut", 50, 47)
    bar = (
        line(11, 250, 40, 250, 43)
        + line(12, 100, 43, 400, 43)
        + line(13, 100, 43, 100, 47)
        + line(14, 400, 43, 400, 47)
    )
    assert only(near + bar) == ["Kaupunki", "Koulut < Kaupunki", "Tekniikka < Kaupunki"]


def test_lines_that_cross_are_not_one() -> None:
    boxes = box(4, "A", 0, 0) + box(5, "B", 300, 0) + box(6, "C", 0, 200) + box(7, "D", 300, 200)
    assert only(boxes + line(11, 50, 40, 350, 200) + line(12, 350, 40, 50, 200)) == ["A", "D < A", "B", "C < B"]


def test_units_in_a_column_hang_from_a_spine_beside_them_and_assistants_from_the_trunk() -> None:
    boxes = box(4, "Kaupunki", 200, 0) + "".join(box(5 + n, name, 280, 80 + 60 * n) for n, name in enumerate("ABC"))
    spine = line(11, 250, 40, 250, 220) + "".join(line(20 + n, 250, 100 + 60 * n, 280, 100 + 60 * n) for n in range(3))
    assert only(boxes + spine) == ["Kaupunki", "A < Kaupunki", "B < Kaupunki", "C < Kaupunki"]
    boxes = (
        box(4, "Kaupunki", 200, 0) + box(5, "Sihteeri", 50, 70) + box(6, "Koulut", 100, 160) + box(7, "Tiet", 300, 160)
    )
    lines = (
        line(11, 250, 40, 250, 130)
        + line(12, 150, 90, 250, 90)
        + line(13, 150, 130, 350, 130)
        + line(14, 150, 130, 150, 160)
        + line(15, 350, 130, 350, 160)
    )
    assert only(boxes + lines) == ["Kaupunki", "+Sihteeri < Kaupunki", "Koulut < Kaupunki", "Tiet < Kaupunki"]


def test_a_chart_that_grows_rightwards_has_its_top_at_the_left() -> None:
    boxes = box(4, "Kaupunki", 0, 100) + box(5, "Tiet", 200, 200) + box(6, "Koulut", 200, 0) + box(7, "Lukiot", 400, 0)
    lines = (
        line(11, 100, 120, 200, 220, form="bentConnector3")
        + line(12, 100, 120, 200, 20, form="bentConnector3")
        + line(13, 300, 20, 400, 20)
    )
    assert only(boxes + lines) == ["Kaupunki", "Koulut < Kaupunki", "Lukiot < Koulut", "Tiet < Kaupunki"]


def test_groups_move_scale_and_turn_what_is_in_them() -> None:
    inside = box(5, "Koulut", 0, 0) + line(11, 50, -60, 50, 0)
    half = group(inside, (100, 100, 50, 50), (0, -60, 100, 100))  # the line from (125, 100) down to (125, 130)
    assert only(box(4, "Kaupunki", 80, 58) + half) == ["Kaupunki", "Koulut < Kaupunki"]
    upside = group(line(11, 300, 300, 300, 380), (200, 40, 100, 80), (300, 300, 100, 80), 'rot="10800000"')
    below = box(4, "Kaupunki", 250, 0) + box(5, "Koulut", 250, 120)
    assert only(below + upside) == ["Kaupunki", "Koulut < Kaupunki"]
    nested = group(group(line(11, 0, 0, 0, 10), (5, 5, 1, 10), (0, 0, 1, 10)), (300, 40, 1, 80), (5, 5, 1, 10))
    assert only(below + nested) == ["Kaupunki", "Koulut < Kaupunki"]


def test_lines_and_boxes_that_are_turned_lie_where_they_are_seen() -> None:
    below = box(4, "Kaupunki", 250, 0) + box(5, "Koulut", 250, 120)
    # A line 80 wide, turned by a quarter about its middle (300, 80), runs downwards.
    turned = line(11, 260, 80, 340, 80).replace("<a:xfrm ", '<a:xfrm rot="5400000" ')
    assert only(below + turned) == ["Kaupunki", "Koulut < Kaupunki"]
    # A box 100 by 40 that stands on its end reaches from 70 to 170.
    upright = box(4, "Kaupunki", 250, 0) + box(5, "Koulut", 250, 100, turned='rot="16200000"')
    assert only(upright + line(11, 300, 40, 300, 70)) == ["Kaupunki", "Koulut < Kaupunki"]


@pytest.mark.parametrize("off", [0.03, -0.03])
def test_a_few_hundred_emu_from_saving_in_libreoffice_change_nothing(off: float) -> None:
    lines = (
        line(11, 250, 40 + off, 250, 70) + line(12, 100, 70 + off, 400, 70 + off) + line(13, 100 + off, 70, 100, 100)
    )
    assert only(BOXES + lines + line(14, 400, 70, 400, 100 - off) + line(15, 100, 140, 100, 200 + off)) == TREE


def test_labels_name_the_box_that_they_lie_on_and_lines_glued_to_them_end_at_it() -> None:
    boxes = (
        box(4, "", 200, 0)
        + box(14, "Kaupunki", 210, 10, 80, 20, frame=False)
        + box(5, "Koulut", 200, 100)
        + box(15, "12 htv", 210, 120, 80, 18, frame=False)
    )
    (found,) = read_deck(deck(boxes + line(11, 250, 100, 250, 30, start=5, end=14)), wanted=[1])
    assert outline(found) == ["Kaupunki", "Koulut < Kaupunki"]
    assert found.records[0].inferred == (), "as if it were the box's own text"
    assert found.records[1].notes == ("12 htv",)
    aside = box(24, "", 200, 200, 300, 100) + box(25, "Alue", 210, 202, 60, 18, frame=False)
    (found,) = read_deck(deck(boxes + aside), wanted=[1])
    assert [its.inferred for its in found.records][2:] == [("name-by-place",)]


def test_what_lies_in_a_box_or_in_a_column_below_one_stands_below_it() -> None:
    frame = box(4, "Sivistys", 0, 0, 300, 200) + box(5, "Koulut", 20, 60) + box(6, "Lukiot", 150, 60)
    (found,) = read_deck(deck(frame), wanted=[1])
    assert outline(found) == ["Sivistys", "Koulut < Sivistys", "Lukiot < Sivistys"]
    assert found.records[1].inferred == ("parent-by-place",)
    tree = BOXES + line(11, 250, 40, 400, 100) + line(12, 250, 40, 100, 100)
    column = box(21, "Tiet", 355, 145, 90, 25) + box(22, "Puistot", 355, 175, 90, 25)
    assert only(tree + column) == [
        "Kaupunki", "Koulut < Kaupunki", "Tekniikka < Kaupunki", "Tiet < Tekniikka", "Puistot < Tekniikka", "?Lukiot",
    ]  # fmt: skip


def test_cells_of_a_table_stand_below_the_box_that_it_touches_and_else_are_told() -> None:
    tree = BOXES + line(11, 250, 40, 400, 100) + line(12, 250, 40, 100, 100) + line(13, 100, 140, 100, 200)
    rows = [["Tiet"], ["Puistot"], [""]]
    (found,) = read_deck(deck(tree + table(30, rows, 350, 140, 100, 60)))
    assert outline(found) == [*TREE, "Tiet < Tekniikka", "Puistot < Tekniikka"]
    (found,) = read_deck(deck(tree + table(30, rows, 350, 340, 100, 60)))
    assert outline(found) == TREE
    assert [(its.what, its.args["found"]) for its in found.oddities] == [("not-read", "Tiet"), ("not-read", "Puistot")]


def test_what_found_no_place_goes_to_the_tray_and_titles_and_footers_are_no_units() -> None:
    lines = line(11, 250, 40, 400, 100) + line(12, 250, 40, 100, 100) + line(13, 100, 140, 100, 200)
    rest = (
        box(30, "Tytäryhtiö", 500, 300)
        + box(31, "Luonnos 3", 600, 0, holder="ftr")
        + box(32, "Lähde: kaupunki", 500, 400, frame=False)
        + line(33, 600, 100, 650, 100)
        + '<p:pic><p:nvPicPr><p:cNvPr id="34" name="Vaakuna"/></p:nvPicPr></p:pic>'
    )
    (found,) = read_deck(deck(BOXES + lines + rest, title="Organisaatio"))
    assert outline(found) == [*TREE, "?Tytäryhtiö"]
    assert [(its.what, its.place.name) for its in found.oddities] == [
        ("line-loose", "33"),
        ("unconnected", "Rectangle 30"),
        ("not-read", "Rectangle 32"),
        ("picture", "Vaakuna"),
    ]


def test_of_two_lines_to_a_box_the_solid_one_tells_what_it_stands_below() -> None:
    boxes = (
        box(4, "Kaupunki", 200, 0)
        + box(5, "Sivistys", 100, 100)
        + box(6, "Tekniikka", 300, 100)
        + box(7, "Tilat", 200, 200)
    )
    lines = line(11, 240, 40, 150, 100) + line(12, 260, 40, 350, 100) + line(13, 340, 140, 260, 200)
    (found,) = read_deck(deck(boxes + line(14, 150, 140, 240, 200, dash="dash") + lines))
    assert outline(found) == ["Kaupunki", "Sivistys < Kaupunki", "Tekniikka < Kaupunki", "Tilat < Tekniikka"]
    assert [(its.what, dict(its.args)) for its in found.oddities] == [
        ("two-parents", {"name": "Tilat", "first": "Tekniikka"})
    ]


def test_a_bar_behind_a_row_of_boxes_puts_them_below_what_one_of_them_stands_below() -> None:
    boxes = box(4, "Kaupunki", 200, 0) + box(5, "A", 50, 100) + box(6, "B", 200, 100) + box(7, "C", 350, 100)
    lines = line(11, 250, 40, 250, 100) + line(12, 150, 120, 350, 120)
    assert only(lines + boxes) == ["Kaupunki", "A < Kaupunki", "B < Kaupunki", "C < Kaupunki"]


def test_samples_of_lines_with_what_they_mean_are_a_legend_and_no_part_of_the_chart() -> None:
    chart = BOXES + line(11, 250, 40, 100, 100) + line(12, 250, 40, 400, 100) + line(13, 100, 140, 100, 200)
    legend = (
        box(20, "Johtaa", 0, 300, 60, 20, frame=False)
        + line(21, 62, 310, 98, 310)
        + box(22, "Avustaa", 100, 300, 60, 20, frame=False)
    )
    (found,) = read_deck(deck(chart + legend))
    assert outline(found) == TREE
    assert [odd.args["found"] for odd in found.oddities if odd.what == "not-read"] == ["Johtaa", "Avustaa"]
    # A text that hangs below a box stays, with what hangs below it, and so does a chart of texts alone.
    below = (
        box(20, "Kirjastot", 200, 300, 100, 20, frame=False)
        + line(21, 100, 240, 250, 300)
        + box(22, "Lainaus", 200, 380, 100, 20, frame=False)
        + line(23, 250, 320, 250, 380)
    )
    assert only(chart + below)[:5] == [*TREE[:3], "Kirjastot < Lukiot", "Lainaus < Kirjastot"]
    texts = "".join(box(id, said, x, y, frame=False) for id, said, x, y in ((4, "A", 100, 0), (5, "B", 100, 100)))
    assert only(texts + line(11, 150, 40, 150, 100)) == ["A", "B < A"]
