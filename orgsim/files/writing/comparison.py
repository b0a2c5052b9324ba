"""Writing what a planner decides in the window into the text of a comparison file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec

from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.verified_editing import exactly, save_edited, verified
from orgsim.files.yaml.editing import CannotEdit, Edit, edited_text, with_item, with_key, without_entry, without_item
from orgsim.files.yaml.flow import Plain, flow
from orgsim.messages import message
from orgsim.model.comparison import Comparison, Pairing

_PAIRS = ("comparison", "pairs")


def save_pairing(path: Path, pairing: Pairing) -> ComparisonFile:
    """Put a decision into the comparison file at `path`, as it is on disk now.

    UnreadableFile or CannotEdit where that cannot be done, OSError where it cannot be written; the file is as before.
    """
    return save_edited(path, lambda data: with_pairing(data, path, pairing))


def remove_pairing(path: Path, pairing: Pairing) -> ComparisonFile:
    """Take that decision, and all earlier ones of the same two units, out of the comparison file at `path`.

    Where somebody has decided otherwise meanwhile, that stays. It raises as `save_pairing` does.
    """
    return save_edited(path, lambda data: without_pairing(data, path, pairing))


def with_pairing(data: bytes, path: Path, pairing: Pairing) -> bytes:
    """The bytes of a comparison file with a decision of two units; an earlier one of the same two is turned over.

    All other bytes stay. `path` is for messages. UnreadableFile where `data` is no comparison, CannotEdit where it is
    written in a way that is not foreseen.
    """
    before = read_comparison_text(data, path).comparison
    position = _position(before, pairing)
    verdict = "same" if pairing.same is not None else "different"
    line = flow(_written(pairing))
    if position is None:
        wanted = (*before.pairs, pairing)
        edited = _edited(data, partial(with_item, path=_PAIRS, item=line), line)
    else:
        known = before.pairs[position]
        if (known.same is None) == (pairing.same is None):
            return data
        was = "same" if known.same is not None else "different"
        turned = msgspec.structs.replace(known, **{was: None, verdict: known.units})
        wanted = (*before.pairs[:position], turned, *before.pairs[position + 1 :])
        edited = _edited(data, partial(with_key, path=(*_PAIRS, position, was), key=verdict), line)
    _verify(edited, path, msgspec.structs.replace(before, pairs=wanted), line)
    return edited


def without_pairing(data: bytes, path: Path, pairing: Pairing) -> bytes:
    """The bytes of a comparison file without the decisions of those two units, so that nothing is known of them.

    All stay if the last of them is not the one that is to go: somebody has turned it since. What `with_pairing` put in
    goes whole: a list that is left empty goes with its key, but for the sake of a comment.
    """
    before = read_comparison_text(data, path).comparison
    last = _position(before, pairing)
    if last is not None and (before.pairs[last].same is None) != (pairing.same is None):
        return data
    edited, wanted, line = data, before, flow(_written(pairing))
    while (position := _position(wanted, pairing)) is not None:
        edited = _edited(edited, partial(without_item, path=_PAIRS, position=position), line)
        pairs = (*wanted.pairs[:position], *wanted.pairs[position + 1 :])
        wanted = msgspec.structs.replace(wanted, pairs=pairs)
    if before.pairs and not wanted.pairs:
        edited = _without_empty_list(edited, line)
    if not data.endswith(b"\n") and edited.endswith(b"\n"):
        # The last line had no end, and the one that is last now has none either, unless its text would change by it.
        shorter = edited.removesuffix(b"\n").removesuffix(b"\r")
        if exactly(wanted)(read_comparison_text(shorter, path).comparison):
            return shorter
    _verify(edited, path, wanted, line)
    return edited


def _without_empty_list(data: bytes, line: str) -> bytes:
    shorter = _edited(data, partial(without_entry, path=_PAIRS), line)
    return shorter if shorter.count(b"#") == data.count(b"#") else data


def _position(comparison: Comparison, pairing: Pairing) -> int | None:
    """Where the last decision of the same two units stands, whichever of them it names first."""
    for position in reversed(range(len(comparison.pairs))):
        known = comparison.pairs[position]
        if (known.between, known.units) in (
            (pairing.between, pairing.units),
            (pairing.between[::-1], pairing.units[::-1]),
        ):
            return position
    return None


def _written(pairing: Pairing) -> dict[str, Plain]:
    verdict = "same" if pairing.same is not None else "different"
    written: dict[str, Plain] = {"between": pairing.between, verdict: pairing.units}
    return written if pairing.note is None else {**written, "note": pairing.note}


def _edited(data: bytes, edit: Edit, line: str) -> bytes:
    """`data` after an edit of its text; CannotEdit with the `line` to write by hand."""
    try:
        return edited_text(data, edit)
    except CannotEdit as error:
        raise _by_hand(line) from error


def _verify(edited: bytes, path: Path, wanted: Comparison, line: str) -> None:
    """Refuse an edit of which the file does not come to say just what it should."""
    try:
        verified(edited, path, exactly(wanted))
    except CannotEdit as error:
        raise _by_hand(line) from error


def _by_hand(line: str) -> CannotEdit:
    return CannotEdit(message("edit.pairs-by-hand", line=line))
