"""Drawings as SVG that lies within a page: its colours are the page's, so that they follow light and dark.

The same picture as `export/page/painter.py` paints, without Qt: a drawing's data are enough, and text stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import dist

from orgsim.drawing.boxes.boxes import OPEN_DIAMETER, SHEET_OFFSET, text_runs
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.chart import mark_places
from orgsim.drawing.chart.marks import MERGED, SPLIT, Mark, Marks
from orgsim.drawing.drawing import Box, Drawing, Line, Point
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Look
from orgsim.drawing.themes import LIGHT
from orgsim.export.web.markup import anchor, plain

_CORNER = 4.0
_BAR = 2.5
_TIP = 7.0
"""Pixels of an arrowhead."""
MARGIN = 12.0
"""Around the drawing, where badges may stand."""


def svg_of(
    drawing: Drawing, letter: str, title: str, description: str, marks: Marks | None, links: Sequence[Line] = ()
) -> str:
    """The drawing as an element with a title and a description; with `marks`, what differs has its badges.

    `links` are a group of their own, which the page's style may hide.
    """
    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    name = f"chart-{plain(letter.lower())}"
    done = [
        f'<svg class="chart" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="{_n(-MARGIN)} {_n(-MARGIN)} {_n(width)} {_n(height)}" width="{_n(width)}" height="{_n(height)}" '
        f'font-size="{_n(drawing.name_size)}">'
        f'<title id="{name}-title">{plain(title)}</title><desc id="{name}-desc">{plain(description)}</desc>'
    ]
    for area in drawing.areas:
        place = _rectangle(area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1, _CORNER)
        done.append(f'<g class="{_class(area.look)}"><rect class="area" {place}/></g>')
    done += [_line(line) for line in drawing.lines]
    if links:
        done.append(f'<g class="links">{"".join(map(_line, links))}</g>')
    for box in drawing.boxes:
        own = None if marks is None else marks.get(box.id)
        back = marks is not None and (own is None or own[0].quiet)
        done += _box(box, drawing, letter, back=back)
    if marks is not None:
        # Over all boxes, so that no neighbour covers a badge.
        for box in drawing.boxes:
            done += _marks(box, marks.get(box.id, ()))
    for label in drawing.labels:
        bold = "" if label.style == "continued" else " b"
        done.append(
            f'<text class="label{bold}" x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(LABEL_SIZE)}">'
            f"{plain(label.text)}</text>"
        )
    done.append("</svg>")
    return "".join(done)


def badge(mark: Mark | None) -> str:
    """A mark as it stands in the charts, for their legend, where words tell it: of no meaning by itself."""
    drawn = '<rect class="back" x="1" y="3" width="14" height="10" rx="2"/>' if mark is None else _badge(mark, 8, 8, 8)
    return f'<svg class="mark" aria-hidden="true" viewBox="0 0 16 16" width="16" height="16">{drawn}</svg>'


def tone_class(mark: Mark) -> str:
    """The class of its colour in the page's style."""
    return f"t-{mark.tone}" if isinstance(mark.tone, str) else f"t-{mark.tone % len(LIGHT.scenario)}"


def _class(look: str) -> str:
    """The class of a look: only of one that there is, since files may name others."""
    return f"k-{look}" if look in LIGHT.looks else "k-plain"


def _box(box: Box, drawing: Drawing, letter: str, *, back: bool) -> Iterator[str]:
    look = LIGHT.look(box.look)
    classes = f"{_class(box.look)} back" if back else _class(box.look)
    yield f'<g class="{classes}" data-u="{anchor(letter, box.id)}">'
    if box.whole:
        yield f"<title>{plain(box.whole)}</title>"
    if box.outlined in ("leaf", "head"):
        yield f'<rect class="entry" {_rectangle(box.x, box.y, box.width, box.height, 0)}/>'
        if box.outlined == "leaf" or back:
            x = _n(box.x + _BAR / 2)
            yield f'<path class="bar" d="M{x} {_n(box.y)}V{_n(box.y + box.height)}"{_dashes(look)}/>'
    else:
        if box.stacked:
            for sheet in (2, 1):
                yield from _sheet(box, look, sheet * SHEET_OFFSET)
        yield from _sheet(box, look, 0.0)
    for run in text_runs(box, drawing):
        if run.tone == "open":
            middle = run.baseline - load_font().cap_height(run.size) / 2
            radius = _n(OPEN_DIAMETER / 2)
            yield f'<circle class="t-warning disc" cx="{_n(run.x)}" cy="{_n(middle)}" r="{radius}"/>'
            yield (
                f'<text class="t-warning sign b" x="{_n(run.x)}" y="{_n(run.baseline)}" font-size="{_n(run.size)}">'
                f"{plain(run.text)}</text>"
            )
            continue
        words = ["m"] if run.tone in ("muted", "hidden") else []
        words += ["b"] if run.bold else []
        words += [] if run.anchor == "left" else [run.anchor]
        named = f' class="{" ".join(words)}"' if words else ""
        size = "" if run.size == drawing.name_size else f' font-size="{_n(run.size)}"'
        yield f'<text{named} x="{_n(run.x)}" y="{_n(run.baseline)}"{size}>{plain(run.text)}</text>'
    yield "</g>"


def _sheet(box: Box, look: Look, shift: float) -> Iterator[str]:
    inset = look.border_width / 2 - shift
    width, height = box.width - look.border_width, box.height - look.border_width
    stroke = "" if look.border_width == 1.0 else f' stroke-width="{_n(look.border_width)}"'
    place = _rectangle(box.x + inset, box.y + inset, width, height, look.corner)
    yield f'<rect class="box" {place}{stroke}{_dashes(look)}/>'
    if look.border_style == "double":
        inner = _rectangle(box.x + inset + 2.5, box.y + inset + 2.5, width - 5, height - 5, look.corner - 1)
        yield f'<rect class="box" {inner}{stroke}/>'


def _dashes(look: Look) -> str:
    return {"dashed": ' stroke-dasharray="4 2"', "dotted": ' stroke-dasharray="1 2"'}.get(look.border_style, "")


def _line(line: Line) -> str:
    style = LIGHT.line(line.style)
    dashes = {"dashed": ' stroke-dasharray="4 2"', "dotted": ' stroke-dasharray="1 2"'}.get(style.style, "")
    known = line.style if line.style in LIGHT.lines else "hierarchy"
    name = f"l-{known.replace('.', '-')}"
    path = _path(line.points, 0.0 if line.style == "band" else _CORNER)
    width = style.width * 3 if style.style == "double" else style.width
    drawn = f'<path class="{name}" d="{path}" stroke-width="{width:g}"{dashes}/>'
    if style.style == "double":
        drawn += f'<path class="between" d="{path}" stroke-width="{style.width:g}"/>'
    if line.arrow and len(line.points) > 1:
        drawn += f'<path class="{name} tip" d="{_arrowhead(line.points[-2], line.points[-1])}"/>'
    return drawn


def line_sample(style: str) -> str:
    """A line of that style as it stands in the charts, for their legend: of no meaning by itself."""
    drawn = _line(Line(points=((1.0, 8.0), (31.0, 8.0)), style=style, arrow=True))
    return f'<svg class="chart mark" aria-hidden="true" viewBox="0 0 32 16" width="32" height="16">{drawn}</svg>'


def _arrowhead(before: Point, tip: Point) -> str:
    back = _toward(tip, before, _TIP)
    across = (back[1] - tip[1]) * 0.45, (tip[0] - back[0]) * 0.45
    sides = [(back[0] + side * across[0], back[1] + side * across[1]) for side in (1, -1)]
    return f"M{_p(tip)}L{_p(sides[0])}L{_p(sides[1])}Z"


def _marks(box: Box, marks: tuple[Mark, ...]) -> Iterator[str]:
    if not marks:
        return
    first = marks[0]
    x, y, width, height, line = mark_places.frame_of(box, first)
    place = _rectangle(x, y, width, height, mark_places.CORNER)
    dashes = ' stroke-dasharray="4 2"' if first.quiet else ""
    yield f'<rect class="{tone_class(first)} frame" {place} stroke-width="{_n(line)}"{dashes}/>'
    radius = mark_places.badge_radius(box)
    for mark, centre in mark_places.badges_of(box, marks, radius):
        yield _badge(mark, *centre, radius)


def _badge(mark: Mark, x: float, y: float, radius: float) -> str:
    kind = "ring" if mark.quiet else "disc"
    stroke = radius * 0.16
    drawn = (
        f'<g class="{tone_class(mark)} {kind}"><circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius - stroke / 2)}" '
        f'stroke-width="{_n(stroke)}"/>'
    )
    if mark.sign in (MERGED, SPLIT):
        far, up = radius * (-0.55 if mark.sign == SPLIT else 0.55), radius * 0.42
        forks = "".join([f"M{_n(x - far)} {_n(y + side)}L{_n(x)} {_n(y)}" for side in (-up, up)])
        path = f"M{_n(x)} {_n(y)}H{_n(x + far)}{forks}"
        return f'{drawn}<path class="fork" d="{path}" stroke-width="{_n(radius * 0.24)}"/></g>'
    size = mark_places.sign_size(mark, radius)
    baseline = y + load_font().cap_height(size) / 2
    return (
        f'{drawn}<text class="sign b" x="{_n(x)}" y="{_n(baseline)}" font-size="{size}">{plain(mark.sign)}</text></g>'
    )


def _path(points: tuple[Point, ...], radius: float) -> str:
    """The polyline with its corners rounded by up to `radius`."""
    done = [f"M{_p(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        here = min(radius, dist(before, corner) / 2, dist(corner, after) / 2)
        if here > 0:
            done.append(f"L{_p(_toward(corner, before, here))}Q{_p(corner)} {_p(_toward(corner, after, here))}")
        else:
            done.append(f"L{_p(corner)}")
    done.append(f"L{_p(points[-1])}")
    return "".join(done)


def _toward(start: Point, end: Point, far: float) -> Point:
    share = far / (dist(start, end) or 1.0)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _rectangle(x: float, y: float, width: float, height: float, corner: float) -> str:
    rounded = f' rx="{_n(corner)}"' if corner else ""
    return f'x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 0))}" height="{_n(max(height, 0))}"{rounded}'


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def number(length: float) -> str:
    """A length to a hundredth of a pixel."""
    return f"{round(length, 2):g}" if abs(length) < 1e5 else f"{length:.0f}"


_n = number
