"""Which files are decks, told without what reads them."""

from __future__ import annotations

from orgsim.importing.zips import OLE, ZIP, holds

_BINARY = "PowerPoint Document".encode("utf-16-le")


def is_old(data: bytes) -> bool:
    """Whether a file is a deck of PowerPoint's old, binary format."""
    return data.startswith(OLE) and _BINARY in data


def is_deck(data: bytes) -> bool:
    """Whether a file is one of PowerPoint's or Impress's, of any age."""
    if not data.startswith(ZIP):
        return is_old(data)
    return b"application/vnd.oasis.opendocument.presentation" in data[:200] or holds(
        data, "ppt/presentation.xml", "ppt/slides/"
    )


def is_document(data: bytes) -> bool:
    """Whether a file is one of Word's."""
    return data.startswith(ZIP) and holds(data, "word/document.xml")
