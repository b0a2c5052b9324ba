"""What each row of a table is: a unit, a post, or somebody who is counted in one."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.importing.tables.cells import text_of, texts_of
from orgsim.importing.tables.mapping import Column, Parents, Rows, by_role
from orgsim.importing.tables.sheets import Cell


def what_rows_are(columns: Sequence[Column], parents: Parents, body: Sequence[Sequence[Cell]]) -> Rows:
    """What each row of a table tells of: a unit, a post that stands below another, or somebody in a unit."""
    # An empty column of posts, as in a form that was not filled in, tells of none.
    roles = {its.role for n, its in enumerate(columns) if its.role not in ("title", "holder") or texts_of_all(body, n)}
    if "title" not in roles and "holder" not in roles:
        return "units"
    if "level-name" in roles and roles.isdisjoint(("parent", "parent-name")):
        return "people"
    if "name" in roles and _are_persons(columns, parents, body):
        return "people"
    return "posts" if "title" in roles or "name" not in roles else "units"


def _are_persons(columns: Sequence[Column], parents: Parents, body: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows are of persons, who are counted in the unit that each names, and not of units or of tied posts."""
    at = by_role(columns)
    names = texts_of_all(body, at["name"])
    again = len(set(names)) < len(names)
    if "people" in at and not again:
        return False
    if parents == "id" and "id" in at and "holder" not in at:
        # Posts that are tied have an id each; codes of units come again.
        ids = texts_of_all(body, at["id"])
        return again and len(set(ids)) < len(ids)
    if parents == "layer" and "level" in at and "title" in at:
        # The same unit on several layers: boxes of posts that lie in each other, whatever units they name.
        layers = {(name, _text(row, at["level"])) for row in body if (name := _text(row, at["name"]))}
        if len(layers) > len(set(names)):
            return False
    who = not {"holder", "personal"}.isdisjoint(at)
    if parents == "name" and "title" in at and not who:
        # Posts may be tied by their titles.
        above = {text for role in ("parent", "parent-name") if role in at for text in texts_of_all(body, at[role])}
        if len(above & set(texts_of_all(body, at["title"]))) > len(above & set(names)):
            return False
    return again if "title" not in at or not who else True


def texts_of_all(body: Sequence[Sequence[Cell]], place: int) -> list[str]:
    """What the cells of the column at `place` say, but for those that say nothing."""
    return [*filter(None, texts_of([row[place] for row in body if place < len(row)]))]


def _text(row: Sequence[Cell], place: int) -> str:
    return text_of(row[place]) if place < len(row) else ""
