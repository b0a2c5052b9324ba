"""What the colours and signs of an overlay mean, with the numbers of each class."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from orgsim.analysis.overlays.overlaid import Overlaid
from orgsim.analysis.overlays.values import SIGNS
from orgsim.drawing.chart.links import link_legend
from orgsim.drawing.chart.marks import Legend, Marked
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.overlay.lines import SEATS
from orgsim.drawing.overlay.shading import signs_in
from orgsim.drawing.theme import UNKNOWN_SHADE, shade_of, shaded
from orgsim.messages import message
from orgsim.model.scenario import LinkKind

_BOX = "plain"
_LINES = ("boundaries", "contradictions", "seats")
"""Overlays whose lines mean something that the numbers of boxes do not say."""


def chart_legend(
    kinds: Collection[LinkKind],
    marked: Marked | None,
    overlay: Overlaid | None,
    drawings: Sequence[Drawing] | None,
) -> tuple[Legend, ...]:
    """What marks or else colours mean, and the lines of those kinds of links; `drawings` as `overlay_legend` has it."""
    if overlay is not None:
        return (*overlay_legend(overlay, drawings), *shaded_links(overlay, link_legend(kinds)))
    return (*(marked.legend if marked is not None else ()), *link_legend(kinds))


def overlay_legend(overlay: Overlaid, drawings: Sequence[Drawing] | None) -> tuple[Legend, ...]:
    """What the overlay is called, its classes, what is not known, and the signs that occur in its drawings.

    Without drawings, as long as it may become.
    """
    boxes = [box for drawing in drawings or () for box in drawing.boxes]
    units = [its for values in overlay.columns for its in values.units.values()]
    if drawings is None:
        unknown = any(values.unknown for values in overlay.columns) or any(its.value is None for its in units)
        there = {sign for its in units for sign in its.signs}
        signs = tuple([sign for sign in SIGNS if sign in there])
    else:
        unknown = any(shade_of(box.look) == UNKNOWN_SHADE for box in boxes)
        signs = signs_in(boxes)
    classes = overlay.classes
    scale = message(f"overlay.{overlay.name}.scale")
    if drawings is None or any(box.hidden for box in boxes):
        scale = message("overlay.hidden", scale=scale)
    found = [Legend(None, scale, heading=True)]
    if any(values.unknown is None for values in overlay.columns):
        found.append(Legend(None, message(f"overlay.{overlay.name}.nothing"), look=shaded(_BOX, "0")))
        found += [
            Legend(None, words, look=shaded(_BOX, str(level)))
            for level, words in zip(classes.levels, classes.words(), strict=True)
        ]
    if unknown:
        reasons = {values.unknown.key: values.unknown for values in overlay.columns if values.unknown is not None}
        words = message("overlay.unknown")
        if len(reasons) == 1:
            words = message("overlay.unknown-as", reason=next(iter(reasons.values())))
        found.append(Legend(None, words, look=shaded(_BOX, UNKNOWN_SHADE)))
    if overlay.name in _LINES and overlay.tells_ties:
        style = f"link.{SEATS}" if overlay.name == "seats" else "hierarchy"
        level = str(classes.levels[-1]) if classes.tops else "0"
        found.append(Legend(None, message(f"overlay.{overlay.name}.line"), line=shaded(style, level)))
    found += [Legend(None, message(f"overlay.sign.{sign}"), sign=sign) for sign in signs]
    return tuple(found)


def shaded_links(overlay: Overlaid, kinds: Sequence[Legend]) -> tuple[Legend, ...]:
    """What the lines of kinds of links are called where their colours tell something else: by their strokes alone."""
    if not overlay.tells_ties:
        return tuple(kinds)
    return tuple([replace(entry, line=shaded(entry.line, "0")) for entry in kinds])
