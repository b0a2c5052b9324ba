"""What leads through a PDF and Qt's writer does not write: bookmarks, links, its language, its title for the window.

Qt's file stays as it is; all this is appended to it, as the format provides for ("incremental update", ISO 32000-2,
7.5.6).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from orgsim.export.page.picture import PER_INCH, Picture

MOST: Final = 64 << 20
"""Bytes of a file that is completed so: all of it is in memory meanwhile."""

_POINT = 72 / PER_INCH


def complete(path: Path, picture: Picture) -> None:
    """Give the PDF at `path`, of the pages of `picture`, its bookmarks, its links and its language."""
    if path.stat().st_size > MOST or not (picture.language or picture.bookmarks or picture.links):
        return
    # Imported here: only PDFs need it.
    from pypdf import PdfWriter
    from pypdf.annotations import Link
    from pypdf.generic import BooleanObject, DictionaryObject, IndirectObject, NameObject, TextStringObject

    writer = PdfWriter(path, incremental=True)
    root = writer.root_object
    if picture.language is not None:
        root[NameObject("/Lang")] = TextStringObject(picture.language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    made: list[IndirectObject] = []
    for its in picture.bookmarks:
        above = made[its.below] if its.below is not None else None
        made.append(writer.add_outline_item(title=its.title, page_number=its.page, parent=above, is_open=False))
    for link in picture.links:
        left, top, right, bottom = (side * _POINT for side in link.place)
        high = picture.height * _POINT
        rect = left, high - bottom, right, high - top
        writer.add_annotation(link.page, Link(rect=rect, target_page_index=link.to, border=[0, 0, 0]))
    told = {key: value for key, value in (writer.metadata or {}).items() if value}
    # Poppler looks for the title in the last update alone, and pypdf names it there only where it is made anew.
    writer.metadata = None
    writer.add_metadata(told)
    completed = path.with_name(f"{path.name}.completed")
    writer.write(completed)
    completed.replace(path)
