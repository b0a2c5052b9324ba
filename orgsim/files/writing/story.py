"""Writing the story of a presentation into the text of a comparison file.

Edits are verified (`verified_editing`). `path` is for messages and for the paths of the scenarios; nothing here touches
a file. Steps are named by what they hold, as they may stand elsewhere in the text than where they were seen: of a step
that is not there any more, CannotEdit tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields, replace

from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.verified_editing import exactly, verified_edit
from orgsim.files.yaml.editing import CannotEdit, Edit, with_item, with_item_moved, with_value, without_item
from orgsim.files.yaml.flow import Plain, flow
from orgsim.messages import message
from orgsim.model.story import Step
from orgsim.model.text import LANGUAGES, Language, Text

_STORY = ("comparison", "story")


class Which(Struct, frozen=True):
    """One step of a story, wherever it stands."""

    step: Step
    nth: int = 0
    """How many that are the same stand before it."""


def which(story: Sequence[Step], position: int) -> Which:
    """The step at `position`; IndexError where there is none."""
    return Which(story[position], story[:position].count(story[position]))


def position_of(story: Sequence[Step], step: Which) -> int | None:
    """Where that step stands; `None` where it is not there."""
    same = [position for position, each in enumerate(story) if each == step.step]
    return same[step.nth] if step.nth < len(same) else None


def with_step(data: bytes, path: Path, step: Step) -> bytes:
    """With `step` as the last of the story."""
    story = _story(data, path)
    return _changed(data, path, partial(with_item, path=_STORY, item=flow(_written(step))), (*story, step))


def without_step(data: bytes, path: Path, step: Which) -> bytes:
    """Without that step."""
    story = _story(data, path)
    position = _position(story, step, path)
    wanted = (*story[:position], *story[position + 1 :])
    return _changed(data, path, partial(without_item, path=_STORY, position=position), wanted)


def with_step_moved(data: bytes, path: Path, step: Which, to: Which) -> bytes:
    """With that step standing where `to` stands, which makes room for it."""
    wanted = list(_story(data, path))
    position, new = _position(wanted, step, path), _position(wanted, to, path)
    wanted.insert(new, wanted.pop(position))
    return _changed(data, path, partial(with_item_moved, path=_STORY, position=position, to=new), tuple(wanted))


def with_caption(data: bytes, path: Path, step: Which, caption: str, language: Language) -> bytes:
    """With `caption` as what that step says in `language`; its wordings in other languages stay.

    Space around it is left out; an empty caption takes that wording away.
    """
    caption = caption.strip()
    story = _story(data, path)
    position = _position(story, step, path)
    old = story[position].caption
    wanted = captioned(old, caption, language)
    if wanted == old:
        return data
    steps = (*story[:position], replace(story[position], caption=wanted), *story[position + 1 :])
    here = (*_STORY, position, "caption")
    edit = partial(with_value, path=here, value=flow(wanted) if wanted is not None else "null")
    try:
        return _changed(data, path, edit, steps)
    except CannotEdit:
        if old is None or old.und is not None or not caption:
            raise
        # Several languages on lines of their own: only the one line changes.
        return _changed(data, path, partial(with_value, path=(*here, language), value=flow(caption)), steps)


def captioned(old: Text | None, caption: str, language: Language) -> Text | None:
    """`old` saying `caption` in `language`; what a file says in no language in particular stays so."""
    if old is not None and old.und is not None:
        return Text(und=caption) if caption else None
    wanted = replace(old or Text(), **{language: caption or None})
    return wanted if any(getattr(wanted, its) is not None for its in LANGUAGES) else None


def _story(data: bytes, path: Path) -> tuple[Step, ...]:
    return read_comparison_text(data, path).comparison.story


def _position(story: Sequence[Step], step: Which, path: Path) -> int:
    position = position_of(story, step)
    if position is None:
        raise CannotEdit(message("story.changed-meanwhile", name=path.name))
    return position


def _written(stated: Struct) -> dict[str, Plain]:
    """What differs from what holds where nothing is written, in the order of the format."""
    written: dict[str, Plain] = {}
    for field in fields(stated):
        value = getattr(stated, field.name)
        if not field.required and value == field.default:
            continue
        written[field.encode_name] = _plain(value)
    return written


def _plain(value: object) -> Plain:
    match value:
        case Text() | str() | int() | float():
            return value
        case Struct():
            return _written(value)
        case tuple():
            return [_plain(item) for item in value]
    raise TypeError(f"a step cannot hold {value!r}")


def _changed(data: bytes, path: Path, edit: Edit, story: tuple[Step, ...]) -> bytes:
    """`data` after an edit of its text that changes nothing but the story, into `story`."""
    before = read_comparison_text(data, path).comparison
    try:
        return verified_edit(data, path, edit, exactly(replace(before, story=story)))
    except CannotEdit as error:
        raise CannotEdit(message("story.by-hand")) from error
