"""The units of a draft as nested lists: what the chart shows, for who hears it, reads it on a phone or searches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from orgsim.analysis.differences.words import role
from orgsim.export.sheets.subject import Subject
from orgsim.export.web.markup import anchor, plain, said, said_in, toward
from orgsim.messages import Catalog
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.units import Unit

_FEW = 400
"""Units up to which a list is open down to `_OPEN` layers, and each leads to where it is the same in another draft.

A longer one opens to its second layer, and there only what differs has a link that needs no script.
"""
_OPEN = 3
_PIECE = 2_000
"""Parts of markup that are joined to a piece."""


class Elsewhere(msgspec.Struct, frozen=True):
    """Where a unit is found in another draft, and what became of it."""

    letter: str
    unit: Unit | None
    """`None`: it is not there."""
    words: str
    """What differs; empty: nothing."""


def elsewhere_of(subject: Subject, texts: Catalog) -> tuple[Mapping[int, Sequence[Elsewhere]], ...]:
    """By column and by the index of a unit where it is found in the reference, or in all others."""
    found: list[dict[int, list[Elsewhere]]] = [{} for _ in subject.scenarios]
    first = subject.reference
    for column, differences in enumerate(subject.differences()):
        if differences is None:
            continue
        letters = subject.letters[first], subject.letters[column]
        ones, others = hierarchy(subject.scenarios[first]).units, hierarchy(subject.scenarios[column]).units
        words = {"same": ""}
        for row in differences.rows:
            if row.status not in words:
                its = role(row.status, baseline=subject.baseline)
                words[row.status] = texts(f"web.difference.{its}", a=letters[0], b=letters[1])
            there = ones[row.a[0]] if row.a else None, others[row.b[0]] if row.b else None
            for unit in row.a:
                found[first].setdefault(unit, []).append(Elsewhere(letters[1], there[1], words[row.status]))
            for unit in row.b:
                found[column].setdefault(unit, []).append(Elsewhere(letters[0], there[0], words[row.status]))
    return tuple(found)


def units_list(
    subject: Subject, column: int, elsewhere: Mapping[int, Sequence[Elsewhere]], texts: Catalog
) -> Iterator[str]:
    """The units of a draft, each with its kind, seats and remit; what stands below one can be folded without script.

    In pieces of some hundreds of units, which are made as they are taken.
    """
    return _Lists(subject, column, elsewhere, texts).written()


class _Lists:
    def __init__(
        self, subject: Subject, column: int, elsewhere: Mapping[int, Sequence[Elsewhere]], texts: Catalog
    ) -> None:
        self._flat: Hierarchy = hierarchy(subject.scenarios[column])
        self._letter = subject.letters[column]
        self._elsewhere = elsewhere
        self._texts = texts
        self._language = texts.language
        self._few = len(self._flat.units) <= _FEW
        self._open = _OPEN if self._few else 1
        self._remit = plain(texts("unit-column.remit"))
        self._none = plain(texts("difference.none.remit"))
        self._question = plain(texts("unit-column.open"))
        self._kinds: dict[str, str] = {}

    def written(self) -> Iterator[str]:
        others = dict.fromkeys([each.letter for told in self._elsewhere.values() for each in told])
        lazy = "" if self._few else f' data-others="{plain(" ".join(others))}"'
        said = plain(self._texts("web.elsewhere", letter="{}"))
        yield f'<ul class="units" id="units-{plain(self._letter.lower())}"{lazy} data-said="{said}">'
        yield from self._added([*self._flat.roots()])
        yield "</ul>"

    def _added(self, units: Sequence[int]) -> Iterator[str]:
        """Each unit with all below it."""
        flat = self._flat
        done: list[str] = []
        left: list[int | str] = [*reversed(units)]
        while left:
            if len(done) > _PIECE:
                leave_if_abandoned()
                yield "".join(done)
                done.clear()
            here = left.pop()
            if isinstance(here, str):
                done.append(here)
                continue
            unit = flat.units[here]
            done.append(f'<li id="{anchor(self._letter, unit.id)}">')
            below = flat.children[here]
            if below:
                shown = " open" if flat.layers[here] <= self._open else ""
                done.append(f"<details{shown}><summary>{self._head(here, unit)}</summary>")
                self._about(here, unit, done)
                done.append("<ul>")
                left.append("</ul></details></li>")
                left += reversed(below)
            else:
                done.append(f"<div>{self._head(here, unit)}</div>")
                self._about(here, unit, done)
                done.append("</li>")
        yield "".join(done)

    def _head(self, here: int, unit: Unit) -> str:
        kind = self._kinds.get(unit.kind)
        if kind is None:
            kind = self._kinds[unit.kind] = said(self._flat.kinds[here].name, self._language)
        words = [kind, *self._numbers(here, unit)]
        name = said_in("b", unit.name, self._language, ' class="n"')
        return f'{name} <span class="k">{" · ".join(words)}</span>'

    def _numbers(self, here: int, unit: Unit) -> list[str]:
        texts, found = self._texts, []
        kind = self._flat.kinds[here]
        if unit.count is not None:
            key = "fact.count.fte" if isinstance(unit.count, float) else "fact.count.value"
            found.append(plain(texts(key, n=unit.count, kind=kind.plural or kind.name)))
        seats = unit.seats
        if seats is not None and seats.total is not None:
            found.append(plain(texts("fact.seats.value", n=seats.total)))
        if seats is not None and seats.deputies is not None:
            found.append(plain(texts("fact.deputies.value", n=seats.deputies)))
        return found

    def _about(self, here: int, unit: Unit, done: list[str]) -> None:
        language = self._language
        if unit.purpose is not None:
            done.append(said_in("p", unit.purpose, language, ' class="m"'))
        if unit.remit:
            matters = "".join([said_in("li", matter.name, language) for matter in unit.remit])
            done.append(f'<p class="m">{self._remit}:</p><ul class="m">{matters}</ul>')
        elif unit.remit is not None:
            done.append(f'<p class="m">{self._remit}: {self._none}</p>')
        if unit.open is not None:
            done.append(f'<p class="q">{self._question}: {said(unit.open, language)}</p>')
        told = [self._there(each, unit) for each in self._elsewhere.get(here, ()) if self._few or each.words]
        if told:
            done.append(f'<p class="e">{" ".join(told)}</p>')

    def _there(self, there: Elsewhere, unit: Unit) -> str:
        """A link that names the unit as well, since who hears links in a row hears nothing else."""
        texts = self._texts
        if there.unit is None:
            return f"<span>{plain(there.words)}</span>"
        # Of what has another name there that is seen; of all others it is only heard.
        other = there.unit.name
        hidden = "" if other.in_language(self._language) != unit.name.in_language(self._language) else ' class="v"'
        name = f"<span{hidden}>: {said(other, self._language)}</span>"
        words = plain(texts("web.elsewhere", letter=there.letter))
        address = toward(there.letter, there.unit.id)
        if there.words:
            return f'<span><a href="{address}">{words}{name}</a> ({plain(there.words)})</span>'
        return f'<a class="s" href="{address}">{words}{name}</a>'
