"""Shapes of a slide as XML.

python-pptx looks for the next free id among all shapes at each that it adds, and at each connector for the shapes that
it joins, which is quadratic. So these are written at once, with ids counted here, in the order of the elements that the
schema (ECMA-376 part 1, 19.3 and 20.1) asks for: PowerPoint mends or refuses files that have another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from orgsim.drawing.theme import Stroke
from orgsim.export.slides.routes import Route
from orgsim.export.slides.text import Paragraph, attribute, clean, paragraphs
from orgsim.messages import Catalog

EMU: Final = 9525
"""English metric units of a pixel, of which 96 are an inch."""
POINT: Final = 0.75
"""Points of a pixel."""
_DECORATION: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Tells readers of the screen that there is nothing to read."""
_DASHES: Final[dict[Stroke, str]] = {"dashed": "dash", "dotted": "sysDot"}

Frame = tuple[float, float, float, float]
"""Left, top, width and height in pixels of the slide."""
Anchor = Literal["t", "ctr", "b"]


class Ink(msgspec.Struct, frozen=True, gc=False):
    """How an outline is drawn."""

    colour: str
    width: float
    """Pixels."""
    style: Stroke = "solid"


class Look(msgspec.Struct, frozen=True, gc=False):
    """How a shape looks."""

    fill: str | None = None
    ink: Ink | None = None
    corner: float = 0.0
    """Pixels of the radius."""
    opacity: float = 1.0
    preset: str = ""
    """Of the shape; without it, a rectangle whose corners are round where they have a radius."""


class Words(msgspec.Struct, frozen=True, gc=False):
    """The text of a shape."""

    paragraphs: tuple[Paragraph, ...]
    insets: Frame = (0.0, 0.0, 0.0, 0.0)
    """Pixels at the left, top, right and bottom."""
    anchor: Anchor = "ctr"
    wrapped: bool = True
    shrunk: bool = False
    """Whether letters are made smaller where a font that is wider than was measured finds no room."""


class Glue(msgspec.Struct, frozen=True, gc=False):
    """What an end of a connector is glued to."""

    shape: int
    site: int


class Shapes:
    """Writes shapes of one slide; each has an id of its own."""

    def __init__(self, speech: Catalog, first: int = 2) -> None:
        self._speech = speech
        self._next = first

    def number(self) -> int:
        """An id that no shape has."""
        self._next += 1
        return self._next - 1

    def shape(
        self,
        frame: Frame,
        look: Look,
        *,
        id: int | None = None,
        name: str,
        told: str = "",
        words: Words | None = None,
        link: str | None = None,
    ) -> str:
        """A shape or, where it has neither a fill nor an outline, a box of text; without words it decorates.

        `link` is the relationship to a slide that it leads to.
        """
        number = self.number() if id is None else id
        decorates = "" if told or words is not None else _DECORATION
        kind = ' txBox="1"' if look.fill is None and look.ink is None else ""
        body = "" if words is None else self._words(words)
        return (
            f"<p:sp><p:nvSpPr>{_named(number, name, told, _link(link) + decorates)}<p:cNvSpPr{kind}/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{_frame(frame)}{_geometry(frame, look)}{_fill(look)}{_outline(look.ink)}</p:spPr>"
            f"{body}</p:sp>"
        )

    def connector(
        self,
        route: Route,
        ink: Ink,
        *,
        name: str,
        ends: tuple[Glue | None, Glue | None] = (None, None),
        arrow: bool = False,
        told: str = "",
    ) -> str:
        """A connector; `ends` and the `arrow`, which stands at the second, are those of the polyline."""
        start, end = ends[::-1] if route.backwards else ends
        glue = "".join(
            [
                f'<a:{tag} id="{its.shape}" idx="{its.site}"/>'
                for tag, its in (("stCxn", start), ("endCxn", end))
                if its is not None
            ]
        )
        across, down = route.mirrored
        turned = f' rot="{route.turn}"' if route.turn else ""
        turned += (' flipH="1"' if across else "") + (' flipV="1"' if down else "")
        frame = (route.x, route.y, route.width, route.height)
        guides = "".join(
            [f'<a:gd name="adj{number}" fmla="val {value}"/>' for number, value in enumerate(route.adjusted, 1)]
        )
        head = ("headEnd" if route.backwards else "tailEnd") if arrow else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{_named(self.number(), name, told, '' if told else _DECORATION)}"
            f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{_frame(frame, turned)}"
            f'<a:prstGeom prst="{route.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
            f"{_outline(ink, head)}</p:spPr></p:cxnSp>"
        )

    def polyline(
        self, points: Sequence[tuple[float, float]], ink: Ink, *, name: str, arrow: bool = False, told: str = ""
    ) -> str:
        """A line of any course, which is glued to nothing."""
        look = "<a:noFill/>" + _outline(ink, "tailEnd" if arrow else "")
        return self._freeform(points, look, name=name, told=told)

    def area(self, points: Sequence[tuple[float, float]], fill: str, opacity: float, *, name: str) -> str:
        """A ground of any shape, without an outline."""
        return self._freeform(points, _fill(Look(fill, opacity=opacity)) + _outline(None), name=name, closed=True)

    def _freeform(
        self, points: Sequence[tuple[float, float]], look: str, *, name: str, told: str = "", closed: bool = False
    ) -> str:
        left, top = min(x for x, _ in points), min(y for _, y in points)
        wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
        steps = [
            f'<a:{"lnTo" if number else "moveTo"}><a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>'
            f"</a:{'lnTo' if number else 'moveTo'}>"
            for number, (x, y) in enumerate(points)
        ]
        course = "".join(steps) + ("<a:close/>" if closed else "")
        unfilled = "" if closed else ' fill="none"'
        named = _named(self.number(), name, told, "" if told else _DECORATION)
        return (
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f"{_frame((left, top, wide, high))}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{_emu(wide)}" h="{_emu(high)}"{unfilled}>{course}</a:path></a:pathLst></a:custGeom>'
            f"{look}</p:spPr></p:sp>"
        )

    def group(self, frame: Frame, shapes: Iterable[str], *, name: str, told: str = "") -> str:
        """Shapes that are moved together; `frame` is the one around them."""
        return (
            f"<p:grpSp><p:nvGrpSpPr>{_named(self.number(), name, told)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{_frame(frame, inner=True)}</p:grpSpPr>{''.join(shapes)}</p:grpSp>"
        )

    def _words(self, words: Words) -> str:
        left, top, right, bottom = [_emu(each) for each in words.insets]
        wrap = "square" if words.wrapped else "none"
        fit = "norm" if words.shrunk else "no"
        return (
            f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
            f'anchor="{words.anchor}"><a:{fit}Autofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs(words.paragraphs, self._speech)}</p:txBody>"
        )


def _emu(pixels: float) -> int:
    return round(pixels * EMU)


def _named(number: int, name: str, told: str, more: str = "") -> str:
    described = f" descr={attribute(told)}" if told else ""
    named = f'<p:cNvPr id="{number}" name={attribute(clean(name))}{described}'
    return f"{named}>{more}</p:cNvPr>" if more else f"{named}/>"


def _link(relationship: str | None) -> str:
    if relationship is None:
        return ""
    return f'<a:hlinkClick r:id="{relationship}" action="ppaction://hlinksldjump"/>'


def _frame(frame: Frame, turned: str = "", *, inner: bool = False) -> str:
    """The place of a shape. Its far edges are rounded, and not its sides, so that neighbours meet."""
    left, top, right, bottom = _emu(frame[0]), _emu(frame[1]), _emu(frame[0] + frame[2]), _emu(frame[1] + frame[3])
    own = f'<a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{bottom - top}"/>'
    if inner:
        own += f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{right - left}" cy="{bottom - top}"/>'
    return f"<a:xfrm{turned}>{own}</a:xfrm>"


def _geometry(frame: Frame, look: Look) -> str:
    short = min(frame[2], frame[3])
    if look.preset or not look.corner or short <= 0:
        return f'<a:prstGeom prst="{look.preset or "rect"}"><a:avLst/></a:prstGeom>'
    corner = min(round(look.corner / short * 100_000), 50_000)
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {corner}"/></a:avLst></a:prstGeom>'


def _fill(look: Look) -> str:
    if look.fill is None:
        return "<a:noFill/>"
    alpha = "" if look.opacity >= 1 else f'<a:alpha val="{round(look.opacity * 100_000)}"/>'
    return f'<a:solidFill><a:srgbClr val="{look.fill[1:]}">{alpha}</a:srgbClr></a:solidFill>'


def _outline(ink: Ink | None, arrow: str = "") -> str:
    if ink is None:
        return "<a:ln><a:noFill/></a:ln>"
    double = ink.style == "double"
    wide = max(_emu(ink.width * (3 if double else 1)), 1)
    parts = [f'<a:ln w="{wide}" cmpd="dbl">' if double else f'<a:ln w="{wide}">']
    parts.append(f'<a:solidFill><a:srgbClr val="{ink.colour[1:]}"/></a:solidFill>')
    if ink.style in _DASHES:
        parts.append(f'<a:prstDash val="{_DASHES[ink.style]}"/>')
    parts.append("<a:round/>")
    if arrow:
        parts.append(f'<a:{arrow} type="triangle"/>')
    return "".join(parts) + "</a:ln>"
