"""Decks of slides: which of them hold an organisation, and what each tells."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from orgsim.importing.records import CannotImport, Imported, Oddity, Place, Record
from orgsim.importing.slides.diagrams import LEAST_TIES, is_hierarchy, records_of_diagram
from orgsim.importing.slides.drawings import records_of_drawing
from orgsim.importing.slides.own import is_own, own_drafts, own_slide
from orgsim.importing.slides.packages import child, parsed, relations, slides
from orgsim.importing.slides.shapes import Canvas, Diagram, canvas_of
from orgsim.importing.slides.sorts import is_old
from orgsim.importing.zips import Parts, Relation
from orgsim.messages import message

_MOST_SLIDES = 2_000


class Slide(Struct, frozen=True):
    """A slide, and what it tells."""

    number: int
    """From 1, as it is shown."""
    imported: Imported
    ties: int
    """How many units stand below another by a line or a diagram."""
    hierarchy: bool
    """Whether it is an organisation by what it is drawn with; else a list or a process may be meant."""
    hidden: bool = False

    @property
    def is_chart(self) -> bool:
        """Whether it holds more than a box that points to another."""
        return self.ties >= LEAST_TIES


def read_deck(data: bytes, file: str = "", wanted: Iterable[int] | None = None) -> tuple[Imported, ...]:
    """The organisation on each slide of `wanted`, or on each that has a chart; CannotImport where there is none.

    Where some slides have charts of organisations by their kind, lists and processes on others are not read.
    """
    own = _own(data, file)
    if own and wanted is None:
        return tuple([imported for _, imported in own])
    every = every_slide(data, file)
    if wanted is not None:
        by_number = {slide.number: slide for slide in every}
        for number in wanted:
            if number not in by_number:
                raise CannotImport(message("import.no-slide", file=file, slide=number, n=len(every)))
        chosen_own = {its.place.slide: its for _, its in own}
        return tuple([chosen_own.get(number, by_number[number].imported) for number in dict.fromkeys(wanted)])
    charts = [slide for slide in every if slide.is_chart]
    shown = [slide for slide in charts if not slide.hidden] or charts
    chosen = [slide for slide in shown if slide.hierarchy] or shown
    if not chosen:
        raise CannotImport(message("import.no-chart", file=file))
    return tuple([slide.imported for slide in chosen])


def _own(data: bytes, file: str) -> tuple[tuple[frozenset[int], Imported], ...]:
    """The drafts of a deck that orgsim wrote; empty where it did not."""
    if is_old(data):
        return ()
    parts = Parts(data, file)
    if not is_own(parts):
        return ()
    found = []
    every = slides(parts)[:_MOST_SLIDES]
    for number, part in enumerate(every, start=1):
        canvas = canvas_of(child(parsed(parts, part), "cSld", "spTree"))
        leads = {id: its.part for id, its in relations(parts, part).items() if its.type == "slide"}
        if (slide := own_slide(canvas, number, every, leads, file)) is not None:
            found.append(slide)
    return own_drafts(found, file)


def every_slide(data: bytes, file: str = "") -> tuple[Slide, ...]:
    """What each slide tells; CannotImport where the file cannot be read."""
    if is_old(data):
        raise CannotImport(message("import.old-powerpoint", file=file))
    parts = Parts(data, file)
    if "content.xml" in parts.names and "ppt/presentation.xml" not in parts.names:
        raise CannotImport(message("import.impress", file=file))
    return tuple([_slide(parts, part, number) for number, part in enumerate(slides(parts)[:_MOST_SLIDES], start=1)])


def _slide(parts: Parts, part: str, number: int) -> Slide:
    root = parsed(parts, part)
    canvas = canvas_of(child(root, "cSld", "spTree"))
    place = Place(file=parts.file, slide=number)
    records: list[Record] = []
    odd: list[Oddity] = []
    ties = 0
    hierarchy = False
    refers = relations(parts, part) if canvas.diagrams else {}
    drawings = [its.part for its in refers.values() if its.type == "diagramDrawing"]
    for diagram in canvas.diagrams:
        model = _model(parts, refers, diagram)
        if model is not None:
            found = records_of_diagram(model, f"{diagram.id}:", replace(place, name=diagram.name))
            below = sum(record.parent is not None for record in found)
            hierarchy = hierarchy or (is_hierarchy(model) and below >= LEAST_TIES)
            records += found
            ties += below
        else:
            _add(canvas, _otherwise(parts, refers, drawings, diagram))
    drawn = records_of_drawing(canvas, "shape ", place)
    records += drawn.records
    odd += drawn.oddities
    hierarchy = hierarchy or (drawn.ties >= LEAST_TIES)
    imported = Imported(records=tuple(records), oddities=tuple(odd), title=" ".join(canvas.titles), place=place)
    return Slide(number, imported, ties + drawn.ties, hierarchy, root.get("show") in ("0", "false"))


def _model(parts: Parts, refers: dict[str, Relation], diagram: Diagram) -> etree._Element | None:
    relation = refers.get(diagram.data or "")
    if relation is None or relation.part not in parts.names:
        return None
    try:
        return parsed(parts, relation.part)
    except CannotImport:
        # A diagram whose data are damaged may still be drawn.
        return None


def _otherwise(parts: Parts, refers: dict[str, Relation], drawings: list[str], diagram: Diagram) -> Canvas:
    """What is drawn of a diagram whose data are not there: by PowerPoint itself, or for programs without SmartArt."""
    relation = refers.get(diagram.data or "")
    if relation is not None:
        wanted = relation.part.replace("/data", "/drawing")
        drawings = sorted(drawings, key=lambda its: its != wanted)
    for part in drawings:
        if part in parts.names:
            drawings.remove(part)
            return canvas_of(child(parsed(parts, part), "spTree"), diagram.by)
    return canvas_of(diagram.otherwise)


def _add(canvas: Canvas, other: Canvas) -> None:
    canvas.boxes += other.boxes
    canvas.lines += other.lines
    canvas.pictures += other.pictures
