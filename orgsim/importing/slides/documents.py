"""Documents of Word: the SmartArt in them, which is that of slides."""

from __future__ import annotations

from orgsim.importing.records import CannotImport, Imported, Place
from orgsim.importing.slides.diagrams import LEAST_TIES, is_hierarchy, records_of_diagram
from orgsim.importing.slides.packages import attribute, parsed, relations
from orgsim.importing.zips import Parts
from orgsim.messages import message

_DOCUMENT = "word/document.xml"


def read_document(data: bytes, file: str = "") -> tuple[Imported, ...]:
    """The organisations that are drawn in SmartArt, in their order; CannotImport where there is none.

    Tables and lists of a document are to be copied: which of them tells of an organisation is seen by whoever reads it.
    """
    parts = Parts(data, file)
    refers = relations(parts, _DOCUMENT)
    shown = [
        relation.part
        for element in parsed(parts, _DOCUMENT).iter("{*}relIds")
        if (relation := refers.get(attribute(element, "dm") or "")) is not None
    ]
    found = []
    for part in dict.fromkeys(shown):
        if part not in parts.names:
            continue
        model = parsed(parts, part)
        place = Place(file=file)
        records = records_of_diagram(model, f"{part}:", place)
        if is_hierarchy(model) and sum(record.parent is not None for record in records) >= LEAST_TIES:
            found.append(Imported(records=records, oddities=(), place=place))
    if not found:
        raise CannotImport(message("import.other.text", file=file))
    return tuple(found)
