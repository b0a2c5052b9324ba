"""Small decks, written as PowerPoint writes them: lengths in points."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from orgsim.importing.records import Imported

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_NAMES = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}" xmlns:dgm="{_D}"'
_SHAPES = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'  # of the slide itself
)


def _emu(points: float) -> int:
    return round(points * 12_700)


def _place(x: float, y: float, w: float, h: float, turned: str = "") -> str:
    return f'<a:xfrm {turned}><a:off x="{_emu(x)}" y="{_emu(y)}"/><a:ext cx="{_emu(w)}" cy="{_emu(h)}"/></a:xfrm>'


def text(said: str) -> str:
    """Paragraphs, a line each; a line that was broken by Shift+Enter has \\v."""
    lines = [
        f"<a:r><a:t>{escape(line)}</a:t></a:r>".replace("\v", "</a:t></a:r><a:br/><a:r><a:t>")
        for line in said.split("\n")
    ]
    return "<p:txBody><a:bodyPr/>" + "".join(f"<a:p>{line}</a:p>" for line in lines) + "</p:txBody>"


def box(
    id: int, said: str, x: float, y: float, w: float = 100, h: float = 40, *, frame: bool = True, name: str = "",
    turned: str = "", holder: str = "",
) -> str:  # fmt: skip
    """A rectangle with text, with an outline or without."""
    line = '<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>' if frame else "<a:noFill/>"
    ph = f'<p:ph type="{holder}"/>' if holder else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(name or f"Rectangle {id}")}/><p:cNvSpPr/>'
        f"<p:nvPr>{ph}</p:nvPr></p:nvSpPr><p:spPr>{_place(x, y, w, h, turned)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</p:spPr>{text(said) if said else ""}</p:sp>'
    )


def line(
    id: int, x1: float, y1: float, x2: float, y2: float, *, start: int | None = None, end: int | None = None,
    form: str = "line", dash: str = "", shape: str = "cxnSp",
) -> str:  # fmt: skip
    """A line from one point to another, glued or not."""
    turned = ('flipH="1" ' if x2 < x1 else "") + ('flipV="1"' if y2 < y1 else "")
    glue = "".join(
        f'<a:{which} id="{to}" idx="0"/>' for which, to in (("stCxn", start), ("endCxn", end)) if to is not None
    )
    about = "CxnSp" if shape == "cxnSp" else "Sp"
    return (
        f'<p:{shape}><p:nv{about}Pr><p:cNvPr id="{id}" name="Line {id}"/>'
        f"<p:cNv{about}Pr>{glue}</p:cNv{about}Pr><p:nvPr/>"
        f"</p:nv{about}Pr><p:spPr>{_place(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), turned)}"
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom><a:ln><a:prstDash val="{dash or "solid"}"/></a:ln>'
        f"</p:spPr></p:{shape}>"
    )


def group(inside: str, off: tuple[float, ...], inner: tuple[float, ...], turned: str = "") -> str:
    """Shapes that are told in the rectangle `inner` and lie in the rectangle `off`: x, y, width, height."""
    x, y, w, h = map(_emu, inner)
    place = _place(*off, turned).removesuffix("</a:xfrm>")
    return (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f'{place}<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/></a:xfrm></p:grpSpPr>{inside}</p:grpSp>'
    )


def table(id: int, rows: list[list[str]], x: float, y: float, w: float, h: float) -> str:
    """A table."""
    cells = "".join(
        "<a:tr>" + "".join(f"<a:tc>{text(cell).replace('p:txBody', 'a:txBody')}</a:tc>" for cell in row) + "</a:tr>"
        for row in rows
    )
    return _frame(id, f"<a:tbl>{cells}</a:tbl>", x, y, w, h)


def diagram(id: int = 4) -> str:
    """Where a SmartArt of the part `ppt/diagrams/data1.xml` is drawn."""
    return _frame(id, '<dgm:relIds r:dm="rId1" r:lo="rId2"/>', 0, 0, 600, 400)


def _frame(id: int, data: str, x: float, y: float, w: float, h: float) -> str:
    place = _place(x, y, w, h).replace("a:xfrm", "p:xfrm")
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="Frame {id}"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr>{place}<a:graphic><a:graphicData>{data}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def model(points: str, ties: str, layout: str = "urn:microsoft.com/office/officeart/2005/8/layout/orgChart1") -> str:
    """A diagram's data. Points "a=Text, b*=Assistant", of which `~` has no text; ties "doc>a, a>b" in their order."""
    listed = [f'<dgm:pt modelId="doc" type="doc"><dgm:prSet loTypeId="{layout}" loCatId="hierarchy"/></dgm:pt>']
    for point in filter(None, points.split("; ")):
        id, said = point.split("=")
        kind = ' type="asst"' if id.endswith("*") else ""
        paragraph = text(said).replace("p:txBody", "dgm:t") if said != "~" else "<dgm:t><a:p/></dgm:t>"
        listed.append(f'<dgm:pt modelId="{id.rstrip("*")}"{kind}>{paragraph}</dgm:pt>')
        listed.append(f'<dgm:pt modelId="p{id}" type="pres"/><dgm:pt modelId="t{id}" type="parTrans"/>')
    joined = [
        f'<dgm:cxn modelId="c{number}" srcId="{tie.split(">")[0]}" destId="{tie.split(">")[1].split("@")[0]}" '
        f'srcOrd="{tie.partition("@")[2] or number}" destOrd="0"/>'
        f'<dgm:cxn modelId="q{number}" type="presOf" srcId="{tie.split(">")[0]}" destId="px" srcOrd="0" destOrd="0"/>'
        for number, tie in enumerate(filter(None, ties.split(", ")))
    ]
    return (
        f'<dgm:dataModel xmlns:dgm="{_D}" xmlns:a="{_A}"><dgm:ptLst>{"".join(listed)}</dgm:ptLst>'
        f"<dgm:cxnLst>{''.join(joined)}</dgm:cxnLst></dgm:dataModel>"
    )


def drawing(inside: str) -> str:
    """What is drawn of a diagram."""
    names = f'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="{_A}"'
    return f"<dsp:drawing {names}><dsp:spTree><dsp:grpSpPr/>{inside.replace('p:', 'dsp:')}</dsp:spTree></dsp:drawing>"


def deck(*slides: str, parts: Mapping[str, str] = {}, title: str = "") -> bytes:
    """A deck of slides, and the parts that all of them refer to: rId1 is the data of a diagram, rId3 its drawing."""
    head = box(2, title, 0, 0, holder="title") if title else ""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as packed:
        listed = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n in range(len(slides), 0, -1))
        # Slides are shown in the order of the list, whatever their files are called.
        packed.writestr(
            "ppt/presentation.xml", f"<p:presentation {_NAMES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
        )
        packed.writestr("_rels/.rels", _rels({"rId1": ("officeDocument", "ppt/presentation.xml")}))
        many = {f"rId{n}": ("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)}
        packed.writestr("ppt/_rels/presentation.xml.rels", _rels(many))
        refers = {
            "rId1": ("diagramData", "../diagrams/data1.xml"),
            "rId3": ("diagramDrawing", "../diagrams/drawing1.xml"),
        }
        for n, slide in zip(range(len(slides), 0, -1), slides, strict=True):
            tree = f"<p:spTree>{_SHAPES}{head}{slide}</p:spTree>"
            packed.writestr(f"ppt/slides/slide{n}.xml", f"<p:sld {_NAMES}><p:cSld>{tree}</p:cSld></p:sld>")
            packed.writestr(f"ppt/slides/_rels/slide{n}.xml.rels", _rels(refers))
        for name, part in parts.items():
            packed.writestr(name, part)
    return into.getvalue()


def _rels(of: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{id}" Type="{_R}/{type}" Target="{target}"/>' for id, (type, target) in of.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def outline(imported: Imported) -> list[str]:
    """Each unit with those above it, the nearest first, "+" before what stands beside, "?" before what has no place."""
    names = {record.key: (record.names[0][1] if record.names else "") for record in imported.records}
    return [
        f"{'+' if its.beside else ''}{'' if its.placed else '?'}{names[its.key]}"
        + (f" < {names[its.parent]}" if its.parent else "")
        for its in imported.records
    ]
