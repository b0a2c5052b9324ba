"""Edits of a comparison file's text that are read again before anybody writes them.

Every edit leaves all other bytes as they are. A file of which it would not come to say just what it should is refused
with CannotEdit, one that is no comparison with UnreadableFile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from time import sleep

from msgspec.structs import asdict

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.reading.document import load
from orgsim.files.yaml.atomic import ChangedMeanwhileError, write_atomically
from orgsim.files.yaml.editing import CannotEdit, Edit, edited_text
from orgsim.files.yaml.locking import LockedError, alone
from orgsim.messages import message
from orgsim.model.comparison import Comparison
from orgsim.resources import is_shipped

Saying = Callable[[Comparison], bool]
"""Whether a comparison says what it should."""


_PAUSES = (0.01, 0.01)
"""Seconds in which an editor that has emptied a file, or put it aside, writes it anew."""
_TRIES = 4
"""How often an edit is made anew because somebody has saved the file while it was made."""


def save_edited(path: Path, edit: Callable[[bytes], bytes]) -> ComparisonFile:
    """Edit the comparison file at `path`, as it is on disk now.

    What is written is an edit of just the text that it takes the place of: where somebody saves the file meanwhile,
    the edit is made anew of what they saved, so `edit` may be called several times. UnreadableFile or CannotEdit where
    that cannot be done, OSError where it cannot be written, LockedError where others write all the time; the file is
    as before. One that ships is never edited: it is everybody's example, and the next version would take the change
    away.
    """
    return reading(written_over(path, edit, "edit.shipped"), path)


def written_over(path: Path, edit: Callable[[bytes], bytes], shipped: str) -> bytes:
    """What the file at `path` holds after `edit` of what is on disk now, as `save_edited` says.

    `shipped` is the text that tells that a file of orgsim's own is not written to.
    """
    with alone(path):
        for _ in range(_TRIES):
            data = _at_rest(path)
            edited = edit(data)
            if edited != data:
                refuse_shipped(path, shipped)
                try:
                    write_atomically(path, edited, instead_of=data)
                except ChangedMeanwhileError:
                    continue
            return edited
    raise LockedError(path)


@lru_cache(maxsize=2)
def reading(data: bytes, path: Path) -> ComparisonFile:
    """The comparison of these bytes, read once for an edit, its verifying, what is shown of it, and the next edit."""
    return read_comparison_text(data, path)


def _at_rest(path: Path) -> bytes:
    """The bytes of a file, once it is there and not empty, if that comes soon."""
    for pause in _PAUSES:
        try:
            if data := load(path):
                return data
        except UnreadableFile:
            if path.exists():
                raise
        sleep(pause)
    return load(path)


def refuse_shipped(path: Path, told: str = "edit.shipped") -> None:
    """CannotEdit, with the text `told`, where the file at `path` belongs to orgsim itself."""
    if is_shipped(path):
        raise CannotEdit(message(told))


def exactly(wanted: Comparison) -> Saying:
    """Saying just what `wanted` says."""
    plain = asdict(wanted)
    return lambda comparison: asdict(comparison) == plain


def verified(edited: bytes, path: Path, saying: Saying) -> bytes:
    """`edited` where it is a comparison that says what it should, else CannotEdit."""
    try:
        comparison = reading(edited, path).comparison
    except UnreadableFile as error:
        raise CannotEdit(message("edit.not-foreseen")) from error
    if not saying(comparison):
        raise CannotEdit(message("edit.not-foreseen"))
    return edited


def verified_edit(data: bytes, path: Path, edit: Edit, saying: Saying) -> bytes:
    """`data` after an edit of its text by which it comes to say what it should, else CannotEdit."""
    return verified(edited_text(data, edit), path, saying)


def first_verified(data: bytes, path: Path, edits: Iterable[Edit], saying: Saying) -> bytes | None:
    """`data` after the first of the edits by which it comes to say what it should; `None` where none does."""
    for edit in edits:
        try:
            return verified_edit(data, path, edit, saying)
        except CannotEdit:
            continue
    return None
