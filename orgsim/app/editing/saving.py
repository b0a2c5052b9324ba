"""Edited drafts are written into their files: the whole text, or nothing, and only over what was read of it."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.writing.verified_editing import refuse_shipped
from orgsim.files.yaml.atomic import why_unwritten, write_atomically, write_new
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.locking import alone
from orgsim.messages import Message


def written(path: Path, data: bytes, instead_of: bytes) -> Message | str | None:
    """Put `data` into the file at `path`, which is to hold `instead_of` until then; why it could not be, or `None`.

    A file that is not there any more is made anew.
    """
    try:
        refuse_shipped(path, "edit.unit.shipped")
        with alone(path):
            if path.exists():
                write_atomically(path, data, instead_of=instead_of)
            else:
                write_new(path, data)
    except CannotEdit as error:
        return error.message
    except OSError as error:
        return why_unwritten(error)
    return None
