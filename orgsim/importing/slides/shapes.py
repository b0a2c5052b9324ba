"""What is drawn on a slide: boxes, lines, diagrams and pictures, out of all groups, with where each lies."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from orgsim.importing.slides.geometry import PLAIN, Affine, Area, Point, after, around, at, placed, scaled
from orgsim.importing.slides.lettering import paragraphs
from orgsim.importing.slides.packages import attribute, child, local

_LINES = ("line", "straightConnector", "bentConnector", "curvedConnector")
_ARROWS = {"rightArrow": 0, "leftArrow": 0, "leftRightArrow": 0, "downArrow": 1, "upArrow": 1, "upDownArrow": 1}
_TITLES = ("title", "ctrTitle")
_MARGINS = ("ftr", "sldNum", "dt", "hdr")
_THIN = 45_000
"""A filled shape without text that is no thicker is a line: some 1.2 mm."""
_MOST = 20_000
"""Shapes of a slide: more are a picture in vectors, and no chart."""
_FAR = 1e12


class Box(Struct):
    """A shape that may stand for a unit."""

    id: str
    name: str
    area: Area
    lines: tuple[str, ...] = ()
    """Its paragraphs."""
    framed: bool = True
    """Whether it has an outline or a fill: text without may be the label of something else."""
    body: bool = False
    """Whether it is the text of a slide's layout."""
    cells: tuple[str, ...] = ()
    """Of a table."""
    told: str = ""
    """Its alternative text."""
    heads: tuple[str, ...] = ()
    """Of each paragraph what stands before a tab; only of those of which something is told."""
    link: str = ""
    """The id of the reference to the slide that it leads to."""


class Line(Struct):
    """A line, or several that are drawn as one."""

    id: str
    points: tuple[Point, ...]
    start: str | None = None
    """The id of the shape that it is glued to."""
    end: str | None = None
    dashed: bool = False
    name: str = ""
    told: str = ""


class Diagram(Struct):
    """SmartArt: its parts, by the ids of the slide's references, and where it is drawn."""

    id: str
    name: str
    data: str | None
    by: Affine
    """From the drawing of the diagram to the slide."""
    otherwise: etree._Element | None = None
    """What is drawn by programs that do not know SmartArt."""


class Canvas(Struct):
    """All that is drawn on one slide, in its order."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    diagrams: list[Diagram] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """Their names."""
    titles: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    """Texts that lie where the slide's layout says."""
    left: int = _MOST


def canvas_of(tree: etree._Element | None, by: Affine = PLAIN) -> Canvas:
    """What is in a tree of shapes, of a slide or of a diagram's drawing."""
    canvas = Canvas()
    if tree is not None:
        _walk(tree, by, canvas)
    return canvas


def _walk(group: etree._Element, by: Affine, canvas: Canvas) -> None:
    for each in group:
        if canvas.left <= 0:
            return
        canvas.left -= 1
        name = local(each)
        if name == "AlternateContent":
            _either(each, by, canvas)
        elif name in ("sp", "cxnSp", "grpSp", "graphicFrame", "pic", "contentPart") and not _hidden(each):
            _shape(name, each, by, canvas)


def _either(each: etree._Element, by: Affine, canvas: Canvas) -> None:
    """What is drawn by programs that know all, or else by the others."""
    otherwise = child(each, "Fallback")
    for choice in each:
        if local(choice) == "Choice":
            had = len(canvas.boxes) + len(canvas.lines) + len(canvas.diagrams)
            known = len(canvas.diagrams)
            pictures = len(canvas.pictures)
            _walk(choice, by, canvas)
            for diagram in canvas.diagrams[known:]:
                diagram.otherwise = otherwise
            if len(canvas.boxes) + len(canvas.lines) + len(canvas.diagrams) > had:
                return
            del canvas.pictures[pictures:]
    if otherwise is not None:
        _walk(otherwise, by, canvas)


def _hidden(each: etree._Element) -> bool:
    about = _about(each)
    return about is not None and about.get("hidden") in ("1", "true")


def _about(each: etree._Element) -> etree._Element | None:
    """Where its id and its name stand."""
    first = next((its for its in each if local(its).startswith("nv")), None)
    return child(first, "cNvPr")


def _shape(name: str, each: etree._Element, by: Affine, canvas: Canvas) -> None:
    about = _about(each)
    id = (about.get("id") if about is not None else None) or each.get("modelId") or ""
    called = (about.get("name") if about is not None else None) or ""
    told = (about.get("descr") if about is not None else None) or ""
    if name == "grpSp":
        inner = _group(each, by)
        if inner is not None:
            _walk(each, inner, canvas)
        return
    if name in ("pic", "contentPart"):
        canvas.pictures.append(called)
        return
    holder = child(each, "nvSpPr", "nvPr", "ph")
    if holder is None:
        holder = child(each, "nvGraphicFramePr", "nvPr", "ph")
    role = holder.get("type", "obj") if holder is not None else None
    text = paragraphs(child(each, "txBody"))
    if role in _TITLES:
        canvas.titles += [" ".join(text)] if text else []
        return
    if role in _MARGINS:
        return
    where = _where(child(each, "xfrm") if name == "graphicFrame" else child(each, "spPr", "xfrm"))
    if name == "graphicFrame":
        _frame(each, id, called, where, by, canvas)
        return
    if where is None:
        canvas.unplaced += text
        return
    own, size = where
    own = after(by, own)
    if name == "cxnSp":
        found = _line(each, id, own, size)
        found.name, found.told = called, told
        canvas.lines.append(found)
        return
    drawn = None if text else _as_line(each, own, size)
    if drawn is not None:
        canvas.lines.append(Line(id, drawn, dashed=_dashed(each)))
        return
    area = _area(own, size)
    if area is not None:
        canvas.boxes.append(Box(id, called, area, text, framed=_framed(each), body=role is not None))
        click = child(about, "hlinkClick")
        canvas.boxes[-1].told = told
        if told:
            canvas.boxes[-1].heads = paragraphs(child(each, "txBody"), heads=True)
        canvas.boxes[-1].link = (attribute(click, "id") or "") if click is not None else ""


def _frame(
    each: etree._Element, id: str, called: str, where: tuple[Affine, Point] | None, by: Affine, canvas: Canvas
) -> None:
    """A diagram, a table, or what is a picture to us: charts, embedded objects."""
    data = child(each, "graphic", "graphicData")
    own, size = where if where is not None else (PLAIN, (0.0, 0.0))
    own = after(by, own)
    table = child(data, "tbl")
    refers = child(data, "relIds")
    if refers is not None:
        canvas.diagrams.append(Diagram(id, called, attribute(refers, "dm"), own))
    elif table is not None:
        area = _area(own, size)
        cells = tuple([text for text in map(" ".join, _cells(table)) if text])
        if area is not None and cells:
            canvas.boxes.append(Box(id, called, area, cells=cells))
    else:
        canvas.pictures.append(called)


def _cells(table: etree._Element) -> Iterator[tuple[str, ...]]:
    for row in table:
        if local(row) == "tr":
            for cell in row:
                if local(cell) == "tc":
                    yield paragraphs(child(cell, "txBody"))


# where


def _number(element: etree._Element, name: str) -> float:
    try:
        found = float(element.get(name, "0"))
    except ValueError:
        return 0.0
    return min(max(found, -_FAR), _FAR) if math.isfinite(found) else 0.0


def _pair(element: etree._Element | None, first: str, second: str) -> Point | None:
    return None if element is None else (_number(element, first), _number(element, second))


def _true(element: etree._Element, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _where(xfrm: etree._Element | None) -> tuple[Affine, Point] | None:
    off, ext = _pair(child(xfrm, "off"), "x", "y"), _pair(child(xfrm, "ext"), "cx", "cy")
    if xfrm is None or off is None or ext is None:
        return None
    size = (abs(ext[0]), abs(ext[1]))
    return placed(off, size, _number(xfrm, "rot") / 60_000, _true(xfrm, "flipH"), _true(xfrm, "flipV")), size


def _group(each: etree._Element, by: Affine) -> Affine | None:
    xfrm = child(each, "grpSpPr", "xfrm")
    where = _where(xfrm)
    if where is None:
        return by
    off, ext = _pair(child(xfrm, "chOff"), "x", "y"), _pair(child(xfrm, "chExt"), "cx", "cy")
    if off is None or ext is None:
        return after(by, after(where[0], scaled((0.0, 0.0), (1.0, 1.0), (1.0, 1.0))))
    found = after(by, after(where[0], scaled(off, ext, where[1])))
    return found if all(math.isfinite(its) and abs(its) < _FAR * _FAR for its in found) else None


def _area(own: Affine, size: Point) -> Area | None:
    area = around([at(corner, own) for corner in ((0.0, 0.0), (size[0], 0.0), size, (0.0, size[1]))])
    return area if max(map(abs, (area.left, area.top, area.right, area.bottom))) < _FAR else None


# lines


def _line(each: etree._Element, id: str, own: Affine, size: Point) -> Line:
    points = _path(each, own, size, _preset(each))
    glue = child(each, "nvCxnSpPr", "cNvCxnSpPr")
    start, end = child(glue, "stCxn"), child(glue, "endCxn")
    return Line(
        id,
        points,
        None if start is None else start.get("id"),
        None if end is None else end.get("id"),
        _dashed(each),
    )


def _preset(each: etree._Element) -> str:
    geometry = child(each, "spPr", "prstGeom")
    return geometry.get("prst", "") if geometry is not None else ""


def _path(each: etree._Element, own: Affine, size: Point, preset: str) -> tuple[Point, ...]:
    """The points of a line, with the corners of elbows."""
    free = child(each, "spPr", "custGeom")
    if free is not None:
        drawn = _free(free, size)
        if drawn is not None:
            return tuple([at(point, own) for point in drawn[0]])
    width, height = size
    first, second, third = (_adjusted(each, number) for number in (1, 2, 3))
    inner: tuple[Point, ...] = ()
    if preset.endswith("Connector2"):
        inner = ((width, 0.0),)
    elif preset.endswith("Connector3"):
        inner = ((first * width, 0.0), (first * width, height))
    elif preset.endswith("Connector4"):
        inner = ((first * width, 0.0), (first * width, second * height), (width, second * height))
    elif preset.endswith("Connector5"):
        inner = (
            (first * width, 0.0),
            (first * width, second * height),
            (third * width, second * height),
            (third * width, height),
        )
    ends = ((0.0, height), (width, 0.0)) if preset == "lineInv" else ((0.0, 0.0), size)
    return tuple([at(point, own) for point in (ends[0], *inner, ends[1])])


def _adjusted(each: etree._Element, number: int) -> float:
    """How far along an elbow turns: half way, unless it was pulled."""
    guides = child(each, "spPr", "prstGeom", "avLst")
    for guide in guides if guides is not None else ():
        if guide.get("name") in (f"adj{number}", "adj" if number == 1 else None):
            try:
                found = float(guide.get("fmla", "").removeprefix("val").strip()) / 100_000
            except ValueError:
                return 0.5
            return min(max(found, -20.0), 20.0) if math.isfinite(found) else 0.5
    return 0.5


def _free(free: etree._Element, size: Point) -> tuple[tuple[Point, ...], bool] | None:
    """The points of a free form, scaled to its size, and whether it is closed; `None` where they are not numbers."""
    points: list[Point] = []
    closed = False
    paths = child(free, "pathLst")
    for path in paths if paths is not None else ():
        wide, high = _number(path, "w") or size[0], _number(path, "h") or size[1]
        for step in path:
            closed = closed or local(step) == "close"
            last = [each for each in step if local(each) == "pt"][-1:]
            for each in last:
                try:
                    x, y = float(each.get("x", "")), float(each.get("y", ""))
                except ValueError:
                    return None
                if not (math.isfinite(x) and math.isfinite(y)) or max(abs(x), abs(y)) > _FAR:
                    return None
                points.append((x * size[0] / wide if wide else 0.0, y * size[1] / high if high else 0.0))
    return (tuple(points), closed) if len(points) > 1 else None


def _as_line(each: etree._Element, own: Affine, size: Point) -> tuple[Point, ...] | None:
    """The points of a shape without text that is a line to who looks at it; `None` where it is none."""
    preset = _preset(each)
    width, height = size
    if preset.startswith(_LINES):
        return _path(each, own, size, preset)
    if preset in _ARROWS:
        ends = ((width / 2, 0.0), (width / 2, height)) if _ARROWS[preset] else ((0.0, height / 2), (width, height / 2))
        return tuple([at(point, own) for point in ends])
    free = child(each, "spPr", "custGeom")
    if free is not None:
        drawn = _free(free, size)
        if drawn is not None and not drawn[1]:
            return tuple([at(point, own) for point in drawn[0]])
    if min(width, height) <= _THIN and max(width, height) > 4 * min(width, height):
        ends = ((0.0, height / 2), (width, height / 2)) if width > height else ((width / 2, 0.0), (width / 2, height))
        return tuple([at(point, own) for point in ends])
    return None


def _dashed(each: etree._Element) -> bool:
    dash = child(each, "spPr", "ln", "prstDash")
    return dash is not None and dash.get("val", "solid") != "solid"


def _framed(each: etree._Element) -> bool:
    looks = child(each, "spPr")
    if looks is None:
        return False
    fill = next((local(its) for its in looks if local(its).endswith("Fill")), None)
    if fill is not None and fill != "noFill":
        return True
    outline = child(looks, "ln")
    stroke = None
    if outline is not None:
        stroke = next((local(its) for its in outline if local(its).endswith("Fill")), None)
        if stroke is not None and stroke != "noFill":
            return True
    style = child(each, "style")
    return (fill is None and _styled(style, "fillRef")) or (stroke is None and _styled(style, "lnRef"))


def _styled(style: etree._Element | None, name: str) -> bool:
    found = child(style, name)
    return found is not None and found.get("idx", "0") not in ("", "0")
