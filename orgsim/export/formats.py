"""Which files can be made: the ending of a name tells the format. The one place that lists them."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, get_args

PictureFormat = Literal["png", "svg", "pdf"]
"""Of a view, as it looks."""
DocumentFormat = Literal["xlsx", "csv", "pptx", "html", "ttl", "graphml", "json", "mmd", "dot", "txt"]
"""Of all that is known of the drafts, to go on working with, or to be read."""
PICTURES: Final[tuple[PictureFormat, ...]] = get_args(PictureFormat)
DOCUMENTS: Final[tuple[DocumentFormat, ...]] = get_args(DocumentFormat)

Use = Literal["picture", "document", "table", "data"]
"""What a file is for: to be looked at, to be read, to be computed with, to be read by other programs."""
_USED: Final[dict[str, Use]] = {"pptx": "document", "html": "document", "xlsx": "table", "csv": "table"}


def use_of(format: PictureFormat | DocumentFormat) -> Use:
    """What a file of that format is for."""
    return "picture" if format in PICTURES else _USED.get(format, "data")


def endings() -> tuple[str, ...]:
    """Of the names of all files that can be made."""
    return tuple([f".{each}" for each in (*PICTURES, *DOCUMENTS)])


def picture_format(path: Path) -> PictureFormat | None:
    """That of a picture, by the file's name; `None` where it is none."""
    return next((each for each in PICTURES if path.suffix.lower() == f".{each}"), None)


def document_format(path: Path) -> DocumentFormat | None:
    """That of a document, by the file's name; `None` where it is none."""
    return next((each for each in DOCUMENTS if path.suffix.lower() == f".{each}"), None)
