"""Through which bodies matters pass before they are decided: ways that lead back to where they have been."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgsim.files.problems import Place, Report, shown
from orgsim.files.reading.reading import BROKEN, Seen, said, words_of
from orgsim.files.yaml.nodes import Mapping
from orgsim.files.yaml.nodes import Sequence as Items
from orgsim.model.units import Matter

_KEY = "prepared-by"
_Ways = dict[str, tuple[tuple[str, ...], Place]]
"""By the body that decides: the bodies before it, and where the file says so."""


def check_prepared(units: Iterable[Seen], report: Report) -> None:
    """Warn of a body that prepares what it decides, is named twice, or waits for one that waits for it.

    Such a draft opens: who takes a matter over from the body that prepared it has not yet thought of who does so now.
    """
    ways: dict[str, _Ways] = {}
    for unit, node in units:
        if "remit" not in node.entries:
            continue
        remit, body = said(unit, "remit"), said(unit, "id")
        if type(body) is not str or remit is BROKEN or not remit:
            continue
        listed = node.entries["remit"]
        assert type(listed) is Items
        for matter, item in zip(remit, listed.items, strict=True):
            if matter.prepared_by and type(item) is Mapping:
                _check_way(body, matter, item, report)
                ways.setdefault(matter.id, {})[body] = matter.prepared_by, item.entries[_KEY].mark
    for of_matter in ways.values():
        _check_circle(of_matter, report)


def _check_way(body: str, matter: Matter, item: Mapping, report: Report) -> None:
    seen: set[str] = set()
    for id_, place in words_of(item, _KEY):
        if id_ == body:
            report.warning(place, "prepared-by-itself", found=shown(id_))
        elif id_ in seen:
            report.warning(place, "prepared-twice", found=shown(id_))
        seen.add(id_)


def _check_circle(ways: _Ways, report: Report) -> None:
    """Of one matter that several bodies decide: that one of them comes before another, and behind it."""
    told: set[str] = set()
    for body, (_, place) in ways.items():
        circle = _way_back(body, ways)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            report.warning(place, "prepared-circle", way=" → ".join(map(shown, [*circle, body])))


def _way_back(body: str, ways: _Ways) -> Sequence[str]:
    """The bodies from `body` back to it; empty where none leads there."""
    left: list[tuple[str, ...]] = [(body,)]
    seen = {body}
    while left:
        way = left.pop()
        for before in ways[way[-1]][0]:
            if before == body and len(way) > 1:
                return way
            if before in ways and before not in seen:
                seen.add(before)
                left.append((*way, before))
    return ()
