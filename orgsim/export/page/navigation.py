"""What leads through a PDF and Qt's writer does not write: bookmarks, its language, its title for the window.

Qt's file stays as it is; all this is appended to it, as the format provides for ("incremental update", ISO 32000-2,
7.5.6).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from orgsim.export.page.picture import Picture

MOST: Final = 64 << 20
"""Bytes of a file that is completed so: all of it is in memory meanwhile."""


def complete(path: Path, picture: Picture) -> None:
    """Give the PDF at `path`, of the pages of `picture`, its bookmarks and its language."""
    if path.stat().st_size > MOST or (picture.language is None and not picture.bookmarks):
        return
    # Imported here: only PDFs need it.
    from pypdf import PdfWriter
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
    completed = path.with_name(f"{path.name}.completed")
    writer.write(completed)
    completed.replace(path)
