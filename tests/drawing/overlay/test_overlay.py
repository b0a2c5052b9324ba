"""Charts in the colours of an overlay: boxes, lines and the legend that says what they mean."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from orgsim.analysis.overlays.overlaid import overlaid
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.drawing import Box
from orgsim.drawing.overlay.legend import overlay_legend, shaded_links
from orgsim.drawing.overlay.lines import overlay_lines
from orgsim.drawing.overlay.shading import shade_boxes
from orgsim.drawing.theme import base_of, shade_of, shaded
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.model.scenario import LINK_KINDS, Scenario
from tests.analysis.drafts import body, scenario, steers, unit


def town() -> Scenario:
    """The library works with the schools of the other division: four steps; the museum is tied to nobody."""
    culture = unit("culture", "division", unit("library", "unit"), unit("museum", "unit"))
    learning = unit("learning", "division", unit("schools", "unit"), unit("daycare", "unit"))
    manager = unit("manager", "city-manager", culture, learning)
    return scenario(unit("council", "council", manager), links=(steers("library", "schools"),))


def boxes(draft: Scenario, folded: tuple[str, ...] = (), gathered: tuple[str, ...] = ()) -> dict[str, Box]:
    options = ChartOptions(folded=frozenset(folded), gathered=frozenset(gathered))
    drawn = shade_boxes(draw_chart(draft, options), draft, overlaid([draft], "distance"), 0)
    return {box.id: box for box in drawn.boxes}


def test_boxes_take_a_colour_and_keep_their_shape_and_place() -> None:
    draft = town()
    plain = draw_chart(draft, ChartOptions())
    shaded_boxes = boxes(draft)
    for box in plain.boxes:
        own = shaded_boxes[box.id]
        assert base_of(own.look) == box.look
        assert replace(own, look=box.look, signs=()) == box
    shades = {id: shade_of(box.look) for id, box in shaded_boxes.items()}
    # Four steps are of the third class: ≤ 2, ≤ 3, ≤ 4.
    assert shades["library"] == shades["schools"] == "3"
    assert shades["museum"] == shades["council"] == "0"
    assert LIGHT.look("council/3").bold and not LIGHT.look("unit/3").bold
    assert LIGHT.look("advisory/unknown").border_style == "dashed"
    assert LIGHT.look("council/3").fill == LIGHT.shades["3"].fill
    assert LIGHT.look("nonsense/nonsense") == LIGHT.looks["plain"]


def test_what_hides_units_shows_the_highest() -> None:
    draft = town()
    assert shade_of(boxes(draft, folded=("culture",))["culture"].look) == "3"
    assert shade_of(boxes(draft, folded=("culture",))["learning"].look) == "0"
    gathering = boxes(draft, gathered=("schools", "daycare"))
    (holder,) = [box for box in gathering.values() if box.gathers]
    assert shade_of(holder.look) == "3"


def test_links_take_the_colour_of_their_ties_wherever_their_units_are_hidden() -> None:
    draft = town()
    overlay = overlaid([draft], "distance")
    for folded, ends in ((), {"library", "schools"}), (("learning",), {"library", "learning"}):
        drawing = draw_chart(draft, ChartOptions(folded=frozenset(folded)))
        (line,) = overlay_lines(drawing, draft, LINK_KINDS, None, overlay, 0)
        assert line.style == "link.steers/3", ends
    assert LIGHT.line("link.appoints/3").style == "dashed"
    assert LIGHT.line("link.appoints/3").colour == LIGHT.shades["3"].ink
    (quiet,) = overlay_lines(drawing, draft, LINK_KINDS, None, overlaid([draft], "contradictions"), 0)
    assert quiet.style == "link.steers", "nothing is said of ties"
    assert overlay_lines(drawing, draft, LINK_KINDS, None, None, 0)[0].style == "link.steers"


def test_links_that_do_not_cross_stand_back_beside_a_draft_in_which_some_do() -> None:
    inner = scenario(*town().units, links=(steers("library", "museum"),), id="inner")
    overlay = overlaid([town(), inner], "boundaries")
    both = [
        overlay_lines(draw_chart(draft, ChartOptions()), draft, LINK_KINDS, None, overlay, column)[0].style
        for column, draft in enumerate((town(), inner))
    ]
    assert both == ["link.steers/3", "link.steers/0"]


def test_seats_that_are_drawn_have_lines_of_their_own() -> None:
    section = body("section", "section", 6, drawn_from={"committee": 6})
    draft = scenario(body("council", "council", 20, body("committee", "committee", 12, section)))
    (line,) = overlay_lines(draw_chart(draft, ChartOptions()), draft, (), None, overlaid([draft], "seats"), 0)
    assert line.ends == ("committee", "section") and line.style == "link.appoints/2"


def test_the_legend_tells_classes_unknown_signs_and_folds() -> None:
    draft, silent = town(), scenario(unit("manager", "city-manager"), id="silent")
    overlay = overlaid([draft, silent], "distance")
    options = ChartOptions(folded=frozenset({"culture"}))
    drawings = [
        shade_boxes(draw_chart(its, options), its, overlay, column) for column, its in enumerate((draft, silent))
    ]
    entries = overlay_legend(overlay, drawings)
    assert entries[0].heading and entries[0].words.key == "overlay.hidden"
    assert [shade_of(entry.look) for entry in entries[1:]] == ["0", "1", "2", "3", "4", "5", "unknown"]
    assert {box.look for box in drawings[1].boxes} == {"executive/unknown"}
    assert len(overlay_legend(overlay, None)) >= len(entries)
    narrow = overlaid([draft], "bottlenecks")
    shown = [shade_boxes(draw_chart(draft, ChartOptions()), draft, narrow, 0)]
    assert [entry.sign for entry in overlay_legend(narrow, shown) if entry.sign] == ["cut"]
    (link,) = shaded_links(overlay, [Legend(None, entries[1].words, "link.steers")])
    assert link.line == shaded("link.steers", "0")


def test_shades_are_told_apart_by_how_light_they_are() -> None:
    for theme in THEMES.values():
        ramp = [theme.shades[str(level)] for level in range(1, 6)]
        for property in ("fill", "ink"):
            lights = [_light(getattr(shade, property)) for shade in ramp]
            assert lights == sorted(lights, reverse=not theme.dark), (theme.name, property)
            least = 1.25 if property == "fill" else 1.15
            for one, other in pairwise(lights):
                assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= least, (theme.name, property)
        widths = [shade.width for shade in ramp]
        assert widths == sorted(set(widths)), "more is thicker, for who sees no colour"


def _light(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
