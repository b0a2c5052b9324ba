"""The presentation that slides are put into: our own plain one, or a city's template."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from orgsim.drawing.theme import Theme
from orgsim.export.errors import UnsuitableTemplateError
from orgsim.export.slides.shapes import EMU
from orgsim.export.slides.text import FONT
from orgsim.files.problems import shown
from orgsim.files.yaml.encoding import TooLargeError, bytes_at
from orgsim.messages import message

_WIDE: Final = (1280, 720)
"""Pixels of a slide of ours: 16 to 9."""
_MARGIN: Final = 32
_TITLE: Final = (_MARGIN, 20, _WIDE[0] - 2 * _MARGIN, 56)
_FOOT: Final = (_MARGIN, 684, _WIDE[0] - 2 * _MARGIN, 24)
_KEPT: Final = ("title", "titleOnly", "obj", "blank")
"""Layouts of python-pptx's own template that are of use."""
_GAP: Final = 8
_ACROSS: Final = 0.8
"""What of a slide's width a band takes at least."""
_BAND: Final = 0.1
"""What of its height at most."""
_TITLE_POINTS: Final = 18.0
"""Of a title of which nobody says how large it is (ECMA-376, 21.1.2.3.9)."""
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TEMPLATE: Final = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_MACROS: Final = re.compile(rb"application/vnd\.ms-powerpoint\.(?:template|presentation)\.macroEnabled\.main\+xml")
_DECK: Final = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_MOST: Final = 200 * 1024 * 1024
"""Bytes that a template may unpack to."""
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"


class Template(msgspec.Struct, frozen=True, eq=False):
    """A presentation without slides, and what of it is used."""

    presentation: Any
    first: Any
    """The layout of the first slide."""
    plain: Any
    """The layout of all others: a title, and room below it."""
    size: tuple[float, float]
    """Of a slide, in pixels."""
    room: tuple[float, float, float, float]
    """What is free on the plain layout: left, top, width and height in pixels."""
    title: tuple[float, float]
    """The title of the plain layout: its points, and its height in pixels."""


def own_template(theme: Theme) -> Template:
    """A plain one: wide slides, the title at the left, number, date and what it is about at the foot."""
    from pptx import Presentation

    presentation: Any = Presentation()
    presentation.slide_width, presentation.slide_height = [side * EMU for side in _WIDE]
    master = presentation.slide_master
    layouts = master.slide_layouts
    for layout in list(layouts):
        if layout._element.get("type") not in _KEPT:
            layouts.remove(layout)
    _themed(master, theme)
    _set_out(master)
    for layout in layouts:
        # What a layout does not say of its place is as the master has it.
        first = layout._element.get("type") == "title"
        for shape in layout.placeholders:
            kind = shape._element.ph.get("type")
            if first and kind in ("ctrTitle", "subTitle"):
                _put(shape, (96, 190, 1088, 150) if kind == "ctrTitle" else (96, 352, 1088, 240))
                for level in shape._element.iter(f"{_A}lvl1pPr"):
                    level.set("algn", "l")
            else:
                _unplaced(shape)
    return _found(presentation)


def template_at(path: Path) -> bytes:
    """The template in that file; UnsuitableTemplateError where it cannot be read, or is far too large."""
    try:
        return bytes_at(path, _MOST)
    except TooLargeError as error:
        raise UnsuitableTemplateError(message("export.error.template-large")) from error
    except (OSError, ValueError) as error:
        raise UnsuitableTemplateError(message("export.error.template-missing", path=shown(str(path)))) from error


def city_template(data: bytes) -> Template:
    """The template of a city, or a presentation that looks as all are to look; its slides are left out.

    Raises UnsuitableTemplateError where it cannot be read.
    """
    from pptx import Presentation

    try:
        presentation = Presentation(io.BytesIO(_as_deck(data)))
        _emptied(presentation)
        return _found(presentation)
    except UnsuitableTemplateError:
        raise
    except Exception as error:
        # The library raises whatever comes of a file that is none: of zip, XML, keys and packages.
        raise UnsuitableTemplateError(message("export.error.template")) from error


def _as_deck(data: bytes) -> bytes:
    """A template is a presentation that calls itself a template, which the library does not open."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        if sum(each.file_size for each in before.infolist()) > _MOST:
            raise UnsuitableTemplateError(message("export.error.template-large"))
        types = before.read("[Content_Types].xml")
        if _MACROS.search(types):
            raise UnsuitableTemplateError(message("export.error.template-macros"))
        if _TEMPLATE not in types:
            return data
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
            for each in before.infolist():
                own = before.read(each)
                after.writestr(each, own.replace(_TEMPLATE, _DECK) if each.filename == "[Content_Types].xml" else own)
    return made.getvalue()


def _emptied(presentation: Any) -> None:
    """Take its slides out, and the sections that name them."""
    ids = presentation.slides._sldIdLst
    for each in list(ids):
        presentation.part.drop_rel(each.get(f"{_R}id"))
        ids.remove(each)
    for extra in presentation.part._element.findall(".//{*}sectionLst"):
        holder = extra.getparent()
        holder.getparent().remove(holder)


def _found(presentation: Any) -> Template:
    _without_thumbnail(presentation)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    plain = _layout(layouts, "titleOnly")
    if plain is None:
        # The one with a title and the least beside it.
        titled = [each for each in layouts if any(_kind(shape) == "title" for shape in each.placeholders)]
        plain = min(titled, key=lambda each: len(each.placeholders), default=None)
    if plain is None:
        raise UnsuitableTemplateError(message("export.error.template-layout"))
    size = presentation.slide_width / EMU, presentation.slide_height / EMU
    return Template(presentation, _layout(layouts, "title") or plain, plain, size, _room(plain, size), _title(plain))


def _without_thumbnail(presentation: Any) -> None:
    """Of another presentation: file managers would show it for this one."""
    relations = presentation.part.package._rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(name)


def _layout(layouts: list[Any], kind: str) -> Any:
    return next((each for each in layouts if each._element.get("type") == kind), None)


def _kind(shape: Any) -> str:
    kind = shape._element.ph.get("type", "obj")
    return "title" if kind == "ctrTitle" else str(kind)


def _title(layout: Any) -> tuple[float, float]:
    """The points of a layout's title, as it or its master says, and the height that it has in pixels."""
    own = [shape for shape in layout.placeholders if _kind(shape) == "title"]
    its = [*own, *[shape for shape in layout.slide_master.placeholders if _kind(shape) == "title"]]
    styles = [shape._element.find(f".//{_A}lstStyle") for shape in its]
    styles.append(layout.slide_master._element.find(".//{*}titleStyle"))
    said = [style.find(f"{_A}lvl1pPr/{_A}defRPr") for style in styles if style is not None]
    points = next((int(each.get("sz")) / 100 for each in said if each is not None and each.get("sz")), _TITLE_POINTS)
    return points, next((shape.height / EMU for shape in own if shape.height), 0.0)


def _room(layout: Any, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """What lies between the title and the foot of a layout, as wide as its title."""
    title = next((shape for shape in layout.placeholders if _kind(shape) == "title"), None)
    left, right, top = _MARGIN * 1.0, size[0] - _MARGIN, 90.0
    if title is not None and title.width:
        left, right = title.left / EMU, (title.left + title.width) / EMU
        top = _below_bands(layout, (title.top + title.height) / EMU, size) + _GAP
    feet = [shape.top / EMU for shape in layout.placeholders if _kind(shape) in ("dt", "ftr", "sldNum") and shape.top]
    bottom = min([foot for foot in feet if foot > size[1] / 2], default=size[1] - _MARGIN) - _GAP
    if top > size[1] / 2 or right - left < size[0] / 2:
        # A title that stands at the side or below: what it leaves is not known, so it is covered rather than missed.
        left, right, top = _MARGIN * 1.0, size[0] - _MARGIN, 90.0
    return left, top, right - left, bottom - top


def _below_bands(layout: Any, top: float, size: tuple[float, float]) -> float:
    """The end of a title's place, or of the bands and rules that go right across the slide there."""
    for shape in (*layout.slide_master.shapes, *layout.shapes):
        if shape.is_placeholder or shape.width is None or shape.top is None:
            continue
        begin, end = shape.top / EMU, (shape.top + shape.height) / EMU
        if shape.width / EMU > size[0] * _ACROSS and end - begin < size[1] * _BAND and begin <= top + _GAP:
            top = max(top, end)
    return top


def _themed(master: Any, theme: Theme) -> None:
    """Our fonts and colours, which whatever is added later on takes too."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.target_part.content_type == _THEME)
    xml = part.blob
    for kind in ("major", "minor"):
        xml = re.sub(
            rb'(<a:%sFont>\s*<a:latin typeface=")[^"]*' % kind.encode(), rb"\g<1>" + FONT.encode(), xml, count=1
        )
    colours = [tone.fill for tone in theme.scenario] + [theme.success.fill, theme.moved.fill]
    for number, colour in enumerate(colours, 1):
        xml = re.sub(
            rb'(<a:accent%d>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}' % number, rb"\g<1>" + colour[1:].encode(), xml, count=1
        )
    part._blob = xml


def _set_out(master: Any) -> None:
    """Put the master's placeholders where they are on wide slides, and its title at the left, less large."""
    left, top, width, height = _FOOT
    places = {
        "title": _TITLE,
        "body": (_MARGIN, 90, _WIDE[0] - 2 * _MARGIN, 580),
        "dt": (left, top, 220, height),
        "ftr": (left + 228, top, width - 2 * 228, height),
        "sldNum": (left + width - 220, top, 220, height),
    }
    for shape in master.placeholders:
        _put(shape, places[_kind(shape)])
    style = master._element.find(".//{*}titleStyle")
    first = style.find(f"{_A}lvl1pPr")
    first.set("algn", "l")
    first.find(f"{_A}defRPr").set("sz", "2400")
    first.find(f"{_A}defRPr").set("b", "1")


def _put(shape: Any, place: tuple[int, int, int, int]) -> None:
    shape.left, shape.top, shape.width, shape.height = [side * EMU for side in place]


def _unplaced(shape: Any) -> None:
    frame = shape._element.spPr.find(f"{_A}xfrm")
    if frame is not None:
        frame.getparent().remove(frame)


def foot(layout: Any, numbers: Iterator[int], *, about: str, date: str, locale: str, size: int | None) -> Iterator[Any]:
    """What a slide has of what its layout has at its foot: its number, what it is about and a date, where there is one.

    The library copies no such placeholders to slides. They have the next of the ids `numbers`, and `size` hundredths
    of a point, or as many as the layout says.
    """
    for shape in layout.placeholders:
        kind = _kind(shape)
        said = {"dt": date, "ftr": about, "sldNum": "‹#›"}.get(kind, "")
        if not said:
            continue
        made = copy.deepcopy(shape._element)
        made.find(".//{*}cNvPr").set("id", str(next(numbers)))
        # Its place is the layout's.
        for own in list(made.spPr):
            made.spPr.remove(own)
        body = made.find("{*}txBody")
        for paragraph in body.findall(f"{_A}p"):
            body.remove(paragraph)
        body.append(_said(kind, said, locale, size))
        yield made


def _said(kind: str, text: str, locale: str, size: int | None) -> Any:
    from lxml import etree

    paragraph = etree.Element(f"{_A}p")
    if kind == "sldNum":
        field = {"id": "{C1FF6DA9-008F-8B48-92A6-B652298478BF}", "type": "slidenum"}
        run = etree.SubElement(paragraph, f"{_A}fld", field)
    else:
        run = etree.SubElement(paragraph, f"{_A}r")
    look = etree.SubElement(run, f"{_A}rPr", {"lang": locale})
    if size is not None:
        look.set("sz", str(size))
    # LibreOffice takes neither the font nor the size of a footer from its layout.
    etree.SubElement(look, f"{_A}latin", {"typeface": "+mn-lt"})
    etree.SubElement(run, f"{_A}t").text = text
    return paragraph
