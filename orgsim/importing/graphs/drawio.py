"""Drawings of draw.io (diagrams.net): boxes, the lines that are tied to them, and containers; a page each."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from orgsim.importing.elements import root_of
from orgsim.importing.graphs.hierarchies import Edge, Node, records
from orgsim.importing.naming import name_and_notes, one_line
from orgsim.importing.records import CannotImport, Imported, Oddity, Place
from orgsim.messages import message

_HEAD_BYTES = 4_000
_LARGEST_PAGE = 64_000_000
_NEW_LINE = re.compile(r"<br\s*/?>|</?(?:div|p|li|h[1-6]|tr)(?:\s[^>]*)?>", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%([^%\s]+)%")
_TAG = re.compile(r"<[^>]*>")


class _Cell(Struct, frozen=True):
    """A cell of a page."""

    key: str
    lines: tuple[str, ...]
    holder: str
    """The key of the cell that it lies in."""
    source: str
    target: str
    is_edge: bool
    is_box: bool
    solid: bool
    kind: str = ""
    area: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom within what it lies in."""


def is_drawio(data: bytes) -> bool:
    """Whether a file begins as draw.io's do."""
    start = data[:_HEAD_BYTES]
    return b"<mxfile" in start or b"<mxGraphModel" in start


def read_drawio(data: bytes, file: str = "") -> tuple[Imported, ...]:
    """What each page with a box on it tells; CannotImport where there is none, or the file is damaged."""
    root = root_of(data, file)
    pages = [each for each in root.iter() if each.tag == "diagram"]
    models = [(_model(page, file), page.get("name", "")) for page in pages] if pages else [(root, "")]
    found = [_page(model, file, title if len(models) > 1 else "") for model, title in models if model is not None]
    told = tuple([its for its in found if its.records])
    if not told:
        raise CannotImport(message("import.no-units", file=file))
    return told


def _model(page: Any, file: str) -> Any:
    """The cells of a page: as elements, or packed as older versions save them."""
    inner = next((each for each in page if each.tag == "mxGraphModel"), None)
    packed = (page.text or "").strip()
    if inner is not None or not packed:
        return inner
    try:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        text = unpacking.decompress(base64.b64decode(packed), _LARGEST_PAGE)
    except (ValueError, zlib.error) as error:
        raise CannotImport(message("import.damaged", file=file)) from error
    if unpacking.unconsumed_tail:
        raise CannotImport(message("import.too-large", file=file))
    return root_of(unquote(text.decode("utf-8", "replace")).encode(), file)


def _page(model: Any, file: str, title: str) -> Imported:
    cells = {cell.key: cell for cell in _cells(model)}
    ends = frozenset([end for cell in cells.values() if cell.is_edge for end in (cell.source, cell.target)])
    boxes = _lettered([cell for cell in cells.values() if cell.is_box and not _of_edge(cell, cells)], ends)
    holders = frozenset([cell.holder for cell in boxes])
    nodes = {
        cell.key: Node(cell.key, cell.lines, cell.holder, cell.key in holders, cell.kind)
        for cell in boxes
        if cell.lines or cell.key in holders or cell.key in ends
    }
    for node in nodes.values():
        if node.group not in nodes:
            # What it lies in is a layer or the label of a line, or nothing is written there and nothing leads to it.
            node.group = None
    said = {cell.holder: cell.lines[0] for cell in cells.values() if _of_edge(cell, cells) and cell.lines}
    lines = [cell for cell in cells.values() if cell.is_edge]
    tied = [cell for cell in lines if cell.source in nodes and cell.target in nodes]
    edges = [Edge(cell.source, cell.target, said.get(cell.key, " ".join(cell.lines)), cell.solid) for cell in tied]
    found, odd = records(nodes, edges, file)
    odd += tuple([Oddity(what="line-loose", place=Place(file=file)) for _ in range(len(lines) - len(tied))])
    if edges:
        # Titles, legends and notes are lettered as boxes are: what no line leads to is seen in the tray.
        lost = {key for key, node in nodes.items() if key not in ends | holders and node.group is None}
        odd += tuple(
            [
                Oddity(what="unconnected", place=its.place, key=its.key, args={"name": its.place.name})
                for its in found
                if its.key in lost
            ]
        )
        found = tuple([replace(its, placed=its.key not in lost) for its in found])
    return Imported(records=found, oddities=odd, title=one_line(title), place=Place(file=file, sheet=title))


def _lettered(boxes: Sequence[_Cell], ends: frozenset[str]) -> list[_Cell]:
    """The boxes, those without a text with what is written on them: lines lead to a frame, texts lie in or over it."""
    plain = {box.key: box for box in boxes if not box.lines and box.key in ends}
    written: dict[str, list[str]] = {}
    left = []
    for box in boxes:
        frame = None if box.key in ends else _frame(box, plain)
        if frame is None:
            left.append(box)
        else:
            written.setdefault(frame, []).extend(box.lines)
    return [replace(box, lines=tuple(written[box.key])) if box.key in written else box for box in left]


def _frame(box: _Cell, plain: Mapping[str, _Cell]) -> str | None:
    """The box without a text that this one lies in, or whose middle it covers with its own."""
    if box.holder in plain:
        return box.holder
    if box.area is None or not box.lines:
        return None
    x, y = (box.area[0] + box.area[2]) / 2, (box.area[1] + box.area[3]) / 2
    for key, its in plain.items():
        area = its.area
        if its.holder == box.holder and area is not None and area[0] <= x <= area[2] and area[1] <= y <= area[3]:
            return key
    return None


def _cells(model: Any) -> list[_Cell]:
    found = []
    for cell in (each for each in model.iter() if each.tag == "mxCell"):
        # What has data of its own is wrapped, and has its id and its text there.
        around = cell.getparent()
        its = around if around is not None and around.tag in ("object", "UserObject") else cell
        style = f";{cell.get('style', '')};"
        said = its.get("label" if its is around else "value", "")
        if its.get("placeholders") == "1":
            said = _filled(said, its)
        if ";html=1;" in style or "<" in said:
            said = unescape(_TAG.sub("", _NEW_LINE.sub("\n", said)))
        # A post whose holder is shown has both among its data: people are counted, never named.
        post = its.get("position") if its.get("name") else None
        lines = [post] if post else [line.strip() for line in said.replace("\u00a0", " ").splitlines()]
        name, notes = name_and_notes(lines)
        found.append(
            _Cell(
                key=its.get("id", ""),
                lines=(name, *notes) if name else (),
                holder=cell.get("parent", ""),
                source=cell.get("source", ""),
                target=cell.get("target", ""),
                is_edge=cell.get("edge") == "1",
                is_box=cell.get("vertex") == "1",
                solid=";dashed=1;" not in style,
                kind="post" if post else "",
                area=_area(cell),
            )
        )
    return found


def _filled(said: str, its: Any) -> str:
    """The text with what its placeholders stand for."""
    return _PLACEHOLDER.sub(lambda found: str(its.get(found[1], found[0])), said)


def _area(cell: Any) -> tuple[float, float, float, float] | None:
    its = next((each for each in cell if each.tag == "mxGeometry"), None)
    if its is None:
        return None
    try:
        x, y, width, height = (float(its.get(name, "0")) for name in ("x", "y", "width", "height"))
    except ValueError:
        return None
    return (x, y, x + width, y + height) if width > 0 and height > 0 else None


def _of_edge(cell: _Cell, cells: dict[str, _Cell]) -> bool:
    """Whether it is a label of a line."""
    return cell.holder in cells and cells[cell.holder].is_edge
