"""Sheets as tables that are read aloud with their headings, and become lists of rows where the page is narrow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from orgsim.analysis.figures.comparison import compare_figures, of_what_is_told
from orgsim.analysis.figures.cost import basis
from orgsim.export.sheets.figures import reasons
from orgsim.export.sheets.sheet import Cell, Form, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.web.markup import lines, plain
from orgsim.messages import Catalog

_RIGHT: frozenset[Form] = frozenset(("whole", "plain", "euros", "money"))

_LONG = 24
"""Letters of what stands at the right from which on it may have several lines, as the number of units on each layer."""
_MANY = 5
"""Columns beyond which a tablet has no room for a table, and shows it as a phone does."""


def table_of(sheet: Sheet, caption: str, texts: Catalog, *, head: int) -> str:
    """The rows of a sheet under their headings; `head` is the column that says what a row is about.

    What only programs need is left out, and columns in which nothing stands.
    """
    columns = [
        place
        for place, column in enumerate(sheet.columns)
        if not column.key and (place == head or any(row[place] is not None for row in sheet.rows))
    ]
    titles = [plain(sheet.columns[place].title) for place in columns]
    forms = [sheet.columns[place].form for place in columns]
    rows = ([_cell(row[place], form, texts) for place, form in zip(columns, forms, strict=True)] for row in sheet.rows)
    right = frozenset([place for place, form in enumerate(forms) if form in _RIGHT])
    return table(caption, titles, rows, head=columns.index(head), right=right) + noted(sheet.notes)


def figures_table(subject: Subject, caption: str, texts: Catalog) -> str:
    """The figures with their differences, by group, and below them why some are not known or only in part."""
    rows = of_what_is_told(compare_figures(subject.scenarios, subject.assumptions, subject.reference))
    letters, first = subject.letters, subject.letters[subject.reference]
    titles = [texts("figure-column.name"), *letters]
    titles += [texts("figure-column.difference", letter=letters[other], reference=first) for other in subject.others]
    groups: dict[str, list[list[str]]] = {}
    told: list[str] = []
    for row in rows:
        title = texts.say(row.metric.title)
        cells = [title, *[row.metric.written(figure, texts) for figure in row.figures]]
        cells += [row.difference_text(other, texts) for other in subject.others]
        groups.setdefault(row.metric.group, []).append([plain(cell) for cell in cells])
        if any(not figure.absent for figure in row.figures):
            told += [f"{title}: {reason}" for reason in reasons(row.figures, letters, texts)]
    right = frozenset(range(1, len(titles)))
    bodies = [(plain(texts(f"metric.group.{group}")), cells) for group, cells in groups.items()]
    made = _table(caption, [*map(plain, titles)], bodies, head=0, right=right)
    costs = basis(subject.scenarios, subject.assumptions)
    notes = [] if costs is None else [texts.say(costs)]
    if not told:
        return made + noted(notes)
    reasoned = "".join([f"<li>{plain(each)}</li>" for each in told])
    why = plain(texts("figure-column.why"))
    return f"{made}<details><summary>{why}</summary><ul>{reasoned}</ul></details>{noted(notes)}"


def noted(notes: Iterable[str]) -> str:
    """Sentences below a table."""
    return "".join([f'<p class="note">{plain(note)}</p>' for note in notes])


def table(
    caption: str,
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    head: int = 0,
    right: frozenset[int] = frozenset(),
) -> str:
    """A table of markup; empty where it has no row."""
    return _table(caption, titles, [("", rows)], head=head, right=right)


def _table(
    caption: str,
    titles: Sequence[str],
    bodies: Iterable[tuple[str, Iterable[Sequence[str]]]],
    *,
    head: int,
    right: frozenset[int],
) -> str:
    # Roles are told as browsers forget them of tables that are laid out as lists.
    many = ' class="many"' if len(titles) > _MANY else ""
    made = [f'<table role="table"{many}><caption>{plain(caption)}</caption><thead role="rowgroup"><tr role="row">']
    made += [
        f'<th scope="col" role="columnheader"{_at_right(place, right)}>{title}</th>'
        for place, title in enumerate(titles)
    ]
    made.append("</tr></thead>")
    for group, rows in bodies:
        made.append('<tbody role="rowgroup">')
        if group:
            over = f'scope="rowgroup" role="rowheader" colspan="{len(titles)}"'
            made.append(f'<tr role="row" class="g"><th {over}>{group}</th></tr>')
        made += _rows(rows, titles, head, right)
        made.append("</tbody>")
    made.append("</table>")
    return "".join(made)


def _rows(rows: Iterable[Sequence[str]], titles: Sequence[str], head: int, right: frozenset[int]) -> Iterator[str]:
    marks = [f' data-l="{title}"{_at_right(place, right)}' for place, title in enumerate(titles)]
    wide = [f' data-l="{title}"{_at_right(place, right, "r l")}' for place, title in enumerate(titles)]
    for row in rows:
        yield '<tr role="row">'
        for place, cell in enumerate(row):
            if place == head and cell:
                yield f'<th scope="row" role="rowheader">{cell}</th>'
            elif cell:
                yield f'<td role="cell"{(wide if len(cell) > _LONG else marks)[place]}>{cell}</td>'
            else:
                yield '<td role="cell"></td>'
        yield "</tr>"


def _at_right(place: int, right: frozenset[int], classes: str = "r") -> str:
    return f' class="{classes}"' if place in right else ""


def _cell(cell: Cell, form: Form, texts: Catalog) -> str:
    match cell:
        case None:
            return ""
        case str():
            return lines(cell)
        case Number(value, decimals, euros):
            return plain(texts.euros(value, decimals) if euros else texts.number(value, decimals))
        case dt.date():
            return plain(texts.date(cell))
        case _ if form in ("euros", "money"):
            return plain(texts.euros(cell, 0 if cell == int(cell) else 2))
        case _:
            return plain(texts.number(cell))
