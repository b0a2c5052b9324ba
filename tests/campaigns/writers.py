"""Two and more writers of one comparison, with a text editor beside: nothing is lost that was told as saved."""

from __future__ import annotations

import random
from pathlib import Path

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison
from tests.campaigns.campaign import Round
from tests.files.writing.test_writers import EDITOR, START, WRITER, Saved, started, told

ADDITIONS = 20
"""Of each writer in a round."""


def play(chance: random.Random, folder: Path, additions: int = ADDITIONS, writer: str = WRITER) -> Round:
    """A round of two to four that run `writer`, mostly with an editor that saves in one of three ways."""
    path = folder / "ours.yaml"
    path.write_text(START, "utf-8")
    names = "abcd"[: chance.randint(2, 4)]
    way = chance.choice(("in place", "anew", "slowly", "", ""))
    programs = [started(writer, path, name, additions) for name in names]
    programs += [started(EDITOR, path, additions, way)] if way else []
    said = told(programs)
    saved = {saved.what: saved for each in said[: len(names)] for saved in each}
    by_editor = said[len(names)] if way else []
    remarks = [one.what for one in by_editor]
    text = path.read_text("utf-8")
    faults = [f"what an editor saved is gone: {remark}" for remark in remarks if remark not in text.splitlines()]
    try:
        comparison = read_comparison(path).comparison
    except UnreadableFile as error:
        return Round(len(saved), (f"it cannot be read any more: {error!r}",))
    found = {goal.id for goal in comparison.goals} | {pair.same[0] for pair in comparison.pairs if pair.same}
    # An editor puts what it read a moment ago over whatever is there: nobody can keep it from that. All else is ours.
    gone = sorted(saved.keys() - found)
    over = [name for name in gone if any(was_put_over(saved[name], one) for one in by_editor)]
    faults += [f"told as saved and gone: {name}" for name in gone if name not in over]
    faults += [f"nobody was told: {name}" for name in sorted(found - saved.keys())]
    faults += [f"left beside it: {one.name}" for one in folder.iterdir() if one != path and one.name != "editor.tmp"]
    if not text.startswith(START):
        faults.append("the beginning is another")
    sums: dict[str, float] = {"writers": len(names), "editors": int(bool(way)), "put_over_by_editors": len(over)}
    return Round(len(saved) + len(remarks), tuple(faults), sums)


def was_put_over(one: Saved, by: Saved) -> bool:
    """Whether an editor has read the file before `one` was saved, and written it without that after it had begun to be.

    Whoever reads later and does not find it there any more has not lost it.
    """
    return one.what not in by.known and by.begun < one.ended and by.ended > one.begun
