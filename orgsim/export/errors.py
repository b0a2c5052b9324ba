"""Why a picture was not written, to be told to its user."""

from __future__ import annotations

from orgsim.messages import Message


class ExportError(Exception):
    """A picture cannot be written; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class UnknownFormatError(ExportError):
    """The name of the file does not end as that of a format that can be written."""


class UnwritableError(ExportError):
    """The file cannot be written where it should be."""


class UnsuitableSizeError(ExportError):
    """A picture of that size cannot be made."""


class NothingOpenedError(ExportError):
    """None of the files could be opened, so there is nothing to draw."""


class TooManyError(ExportError):
    """More scenarios than a picture has columns for."""


class TooFewError(ExportError):
    """Fewer scenarios than there must be to be compared."""


class NothingToShowError(ExportError):
    """The scenarios say nothing of what the view is about."""


class UnprintableError(ExportError):
    """The printer takes no page."""


class UnsuitableTemplateError(ExportError):
    """A template that slides cannot be put into."""
