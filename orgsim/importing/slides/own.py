"""Decks that orgsim wrote itself: each shape is called as its unit's id, each line as the ids that it ties.

A chart that is too large for one slide goes on where its boxes lead to: all of these slides are one draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.yaml.scalars import is_id
from orgsim.importing.kinds import guesses
from orgsim.importing.records import Imported, Place, Record
from orgsim.importing.slides.packages import child, parsed
from orgsim.importing.slides.shapes import Box, Canvas
from orgsim.importing.zips import Parts
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES

_CORE = "docProps/core.xml"
_TIES = " – "
_LETTER = re.compile(r"[A-Z] (?=\S)")
_FURTHER = re.compile(r"\((?!1/)\d+/\d+\)\s*\Z")
"""Ends the title of a slide on which that before it goes on."""
_MARKS = ("?", "↗")
"""What may stand behind a name, beside numbers."""
_LOOSE = re.compile(r"[\s\u2010\u00ad-]+")


class OwnSlide(Struct, frozen=True):
    """What one of orgsim's own slides tells."""

    number: int
    records: tuple[Record, ...]
    renamed: frozenset[str]
    """Those of the units that stand on it under another name than they were written with."""
    leads: tuple[str, ...]
    """The parts of the slides on which its units go on."""
    title: str
    part: str


def is_own(parts: Parts) -> bool:
    """Whether orgsim wrote a deck: its properties say so."""
    if _CORE not in parts.names:
        return False
    told = child(parsed(parts, _CORE), "description")
    return told is not None and told.text == "orgsim"


def own_slide(
    canvas: Canvas, number: int, parts: Sequence[str], leads: Mapping[str, str], file: str
) -> OwnSlide | None:
    """The units of a slide; `None` where it has none, or charts of several drafts.

    `parts` are those of all slides, `leads` those that the slide refers to, by the ids of its references.
    """
    boxes = {box.name: box for box in canvas.boxes if is_id(box.name) and box.told and box.lines}
    if len(boxes) < 2 or sum(box.name in boxes and bool(box.told) for box in canvas.boxes) > len(boxes):
        return None
    names = {id: _name(box) for id, box in boxes.items()}
    shown = {id: _shown(box, names[id]) for id, box in boxes.items()}
    above = _parents(canvas, boxes, names)
    known = guesses({})
    place = Place(file=file, slide=number)
    records = []
    for id, box in boxes.items():
        said = box.told.removeprefix(names[id]).removeprefix(". ").partition(". ")[0]
        record = Record(key=id, names=((None, shown[id]),), parent=above.get(id), place=replace(place, name=id))
        records.append(replace(record, kind=known.by_word(said)) if said else record)
    further = [leads[box.link] for box in canvas.boxes if box.link in leads]
    labels = {" ".join(box.lines) for box in canvas.boxes if not box.told}
    further += [parts[n - 1] for n in range(number + 1, len(parts) + 1) if not labels.isdisjoint(_goes_on(n))]
    renamed = frozenset([id for id in boxes if shown[id] != names[id]])
    return OwnSlide(number, tuple(records), renamed, tuple(further), " ".join(canvas.titles), parts[number - 1])


@cache
def _goes_on(number: int) -> frozenset[str]:
    """What stands below a chart that goes on at that slide, in every language."""
    return frozenset(catalog(language)("slides.goes-on", n=number) for language in LANGUAGES)


def _name(box: Box) -> str:
    """What the unit is called: as much of the beginning of what is told of its shape as stands in it too."""
    seen = _bare("".join(box.lines))
    found = box.told.partition(". ")[0]
    for stop in re.finditer(r"\. |\Z", box.told):
        if seen.startswith(_bare(box.told[: stop.start()])):
            found = box.told[: stop.start()]
    return found


def _shown(box: Box, name: str) -> str:
    """What the unit is called on the slide, where somebody has written another name into its shape since.

    The name stands below the word for its kind, where that is there, and before a tab, behind which its marks are.
    """
    rest = box.told.removeprefix(name)
    said = rest.removeprefix(". ").partition(". ")[0]
    lines = box.heads[1:] if len(box.heads) > 1 and box.heads[0] == said else box.heads
    # A name that is shown short is told as well; and a unit may be called as its kind is.
    as_told = any(_bare(line) == _bare(name) for line in (*box.heads[:1], *lines[:1]))
    if not lines or as_told or f":{_bare(lines[0])}" in _bare(rest):
        return name
    # Programs may have made spaces of the tab: then the marks are seats and the like, which are told as well.
    behind = lines[0].removeprefix(name)
    if behind != lines[0] and all(word in (*_MARKS, *rest.replace(".", " ").split()) for word in behind.split()):
        return name
    return lines[0]


def _bare(text: str) -> str:
    return _LOOSE.sub("", text)


def _parents(canvas: Canvas, boxes: Mapping[str, Box], names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in canvas.lines:
        upper, between, lower = line.name.partition(_TIES)
        # A line of which something is told is a link beside the hierarchy.
        if between and not line.told and upper in boxes and lower in boxes:
            found.setdefault(lower, upper)
    called: dict[str, list[str]] = {}
    for id, name in names.items():
        called.setdefault(name, []).append(id)
    for id, box in boxes.items():
        if id not in found:
            last = box.told.removeprefix(names[id])
            uppers = [its for name, ids in called.items() if last.endswith(f": {name}") for its in ids if its != id]
            if len(uppers) == 1:
                found[id] = uppers[0]
    return found


def own_drafts(every: Sequence[OwnSlide], file: str) -> tuple[tuple[frozenset[int], Imported], ...]:
    """The drafts of a deck, each with the numbers of its slides: what a slide leads to is part of it."""
    numbers = {slide.part: slide.number for slide in every}
    # What leads back says from where a slide goes on.
    every = [
        replace(its, leads=tuple([part for part in its.leads if numbers.get(part, 0) > its.number])) for its in every
    ]
    for place, (before, slide) in enumerate(pairwise([*every])):
        if _FURTHER.search(slide.title):
            every[place] = replace(before, leads=(*before.leads, slide.part))
    by_part = {slide.part: slide for slide in every}
    led = {part for slide in every for part in slide.leads}
    tops = [slide for slide in every if slide.part not in led]
    found = []
    for top in tops:
        several = [*_closure(top, by_part)]
        title = _LETTER.sub("", top.title, count=1) if len(tops) > 1 and _LETTER.match(top.title) else top.title
        imported = Imported(records=_joined(several), title=title, place=Place(file=file, slide=top.number))
        found.append((frozenset(slide.number for slide in several), imported))
    return tuple(found)


def _closure(top: OwnSlide, by_part: Mapping[str, OwnSlide]) -> Iterator[OwnSlide]:
    left, seen = [top], {top.part}
    while left:
        slide = left.pop()
        yield slide
        for part in reversed(slide.leads):
            if part in by_part and part not in seen:
                seen.add(part)
                left.append(by_part[part])


def _joined(several: Sequence[OwnSlide]) -> tuple[Record, ...]:
    """Each unit once, with what stands above it where any slide shows that, and under its new name where it has one."""
    found: dict[str, Record] = {}
    renamed: set[str] = set()
    for slide in several:
        for record in slide.records:
            known = found.get(record.key)
            if record.key in slide.renamed and record.key not in renamed:
                renamed.add(record.key)
                known = known and replace(known, names=record.names)
                found[record.key] = known or record
            if known is None or known.parent is None:
                parent = record.parent if known is None or record.parent is not None else known.parent
                found[record.key] = replace(known or record, parent=parent)
    return tuple(found.values())
