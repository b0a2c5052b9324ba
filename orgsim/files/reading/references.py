"""What one part of a scenario says of another: ids that are there twice or not at all, kinds, sources, circles."""

from __future__ import annotations

import collections.abc as abc
from functools import partial

from orgsim.files.problems import Place, Report, shown
from orgsim.files.reading.meetings.far_years import check_years
from orgsim.files.reading.meetings.preparing import check_prepared
from orgsim.files.reading.nearest import did_you_mean, nearest, nearest_kind
from orgsim.files.reading.reading import BROKEN, PARENT_KEYS, Reading, Seen, said
from orgsim.files.reading.reading import words_of as _words
from orgsim.files.yaml.nodes import Mapping, Node, Scalar, Sequence, items_at, node_at, scalars_at
from orgsim.files.yaml.scalars import plain_decimal
from orgsim.messages import Message
from orgsim.model.dates import PartialDate
from orgsim.model.delegations import faults
from orgsim.model.delegations import limits as most_of
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Claim, Event, Goal, Link, Matrix
from orgsim.model.staffing import total
from orgsim.model.units import Matter, Seats, Unit

_NAMES = {"from": "from_"}
"""Of keys that are no names in Python."""


def check_references(reading: Reading, root: Mapping, kinds: abc.Mapping[str, Kind]) -> dict[str, int]:
    """Report whatever is named but not there, is there twice or goes in a circle; the line of each unit by its id.

    `kinds` are those that every file may use; the file's own are beside them.
    """
    report = reading.report
    units = reading.seen[Unit]
    used = set().union(*[node.entries for _, node in units])
    places = _places(units, "duplicate-unit", report)
    own_kinds = _keys(root, "kinds")
    for unit, node in units:
        kind, number, remit = said(unit, "kind"), said(unit, "count"), said(unit, "remit")
        if type(kind) is str and kind not in kinds and kind not in own_kinds:
            _unknown_kind(kind, node, kinds, own_kinds, report)
        elif type(number) is float and not _is_post(kind, kinds, root):
            _decimal_count(number, node, report)
        if remit and remit is not BROKEN:
            _check_remit(remit, node, report)
    if any(key.casefold() in PARENT_KEYS for key in used):
        _check_parents(units, places, report)
    for structure in (Event, Goal):
        _places(reading.seen[structure], f"duplicate-{structure.__name__.lower()}", report)
    _check_units_named(reading, places, report)
    _check_delegations(reading, report)
    _check_amounts(reading, report)
    _check_away_named(reading, _away(root), report)
    _check_matrix(reading, root, places, report)
    _check_sources(reading, _keys(root, "sources"), report)
    _check_dates(reading.seen[Event], "start", "end", report)
    if not used.isdisjoint(("from", "until", "sometime")):
        _check_dates(units, "from", "until", report)
    _check_partial(root, report)
    check_prepared(units, report)
    if "meets" in used:
        check_years(units, root, report)
    _check_circles(_drawn(units), "drawn-circle", places, report)
    return {id_: place.line + 1 for id_, place in places.items()}


def _places(seen: list[Seen], key: str, report: Report) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for structure, node in seen:
        id_ = said(structure, "id")
        if type(id_) is not str:
            continue
        if id_ in places:
            report.error(node.entries["id"].mark, key, id=shown(id_), line=str(places[id_].line + 1))
        else:
            places[id_] = node
    return places


def _check_parents(units: list[Seen], places: dict[str, Place], report: Report) -> None:
    """A key that names the unit above, as rows of a table have it, is refused where the unit stands elsewhere.

    Else it would stand at the top, and nobody would notice.
    """
    above: dict[int, object] = {}
    for unit, node in units:
        below = node.entries.get("units")
        for item in below.items if type(below) is Sequence else ():
            above[id(item)] = said(unit, "id")
    for _, node in units:
        for key in node.entries:
            value = node.entries[key]
            if key.casefold() not in PARENT_KEYS or type(value) is not Scalar or above.get(id(node)) == value.text:
                continue
            if value.text in places:
                own = shown(_as_written(node))
                report.error(node.place(key), "flat-parent", key=shown(key), id=own, above=shown(value.text))
            else:
                _check_unit(value.text, value.mark, shown(key), places, report)


def _as_written(node: Mapping) -> str:
    """The unit's id as the file has it, though it be none that can stand, or else its name; `…` with neither."""
    for key in ("id", "name"):
        for item in scalars_at(node, key):
            return item.text
    return "…"


def _unknown_kind(
    kind: str, node: Mapping, kinds: abc.Mapping[str, Kind], own: abc.Iterable[str], report: Report
) -> None:
    def remedy() -> Message:
        near = nearest(kind, own, 0.8) or nearest_kind(kind, kinds) or nearest(kind, own)
        return did_you_mean(near, Message("problem.remedy.kind"))

    report.error(node.entries["kind"].mark, "unknown-kind", found=shown(kind), remedy=remedy)


def _check_remit(remit: tuple[Matter, ...], node: Mapping, report: Report) -> None:
    if len({matter.id for matter in remit}) == len(remit):
        return
    list_ = node.entries["remit"]
    assert type(list_) is Sequence
    first: dict[str, Place] = {}
    for matter, item in zip(remit, list_.items, strict=True):
        if matter.id in first:
            line = str(first[matter.id].line + 1)
            report.error(item.mark, "duplicate-matter", id=shown(matter.id), line=line)
        else:
            first[matter.id] = item.mark


def _check_units_named(reading: Reading, units: dict[str, Place], report: Report) -> None:
    for _, node in reading.seen[Unit]:
        if "seats" in node.entries and (drawn := _mapping_below(node, "seats", "drawn-from")):
            for id_ in drawn.entries:
                _check_unit(id_, drawn.place(id_), "drawn-from", units, report)
    for _, node in reading.seen[Matter]:
        for key, id_, place in _steps(node):
            _check_unit(id_, place, key, units, report)
    for structure, keys in ((Link, ("from", "to")), (Claim, ("within",))):
        for _, node in reading.seen[structure]:
            for key in keys:
                for id_, place in _words(node, key):
                    _check_unit(id_, place, key, units, report)


def _check_delegations(reading: Reading, report: Report) -> None:
    """Chains that contradict themselves are told, and kept: what they mean is the planner's to decide."""
    owners: dict[int, str] | None = None
    for matter, node in reading.seen[Matter]:
        chain = said(matter, "delegated")
        if not isinstance(chain, tuple) or not chain:
            continue
        if owners is None:
            owners = {
                id(item): str(said(its, "id")) for its, unit in reading.seen[Unit] for item in items_at(unit, "remit")
            }
        items = items_at(node, "delegated")
        limits = most_of(chain)
        for fault in faults(chain, owners.get(id(node), "")):
            other = shown(chain[fault.other].to if fault.other >= 0 else owners.get(id(node), ""))
            step = chain[fault.at]
            told = {"id": shown(step.to), "other": other}
            if fault.name == "above-giver":
                told |= {"found": plain_decimal(step.up_to or 0), "most": plain_decimal(limits[fault.other] or 0)}
            report.warning(items[fault.at].mark, f"delegation-{fault.name}", **told)
        for step, item in zip(chain, items, strict=True):
            if step.unit is not None and step.up_to is None:
                report.warning(item.mark, "delegation-unit-alone", id=shown(step.to))


def _check_amounts(reading: Reading, report: Report) -> None:
    for matter, node in reading.seen[Matter]:
        amounts = said(matter, "amounts")
        if not isinstance(amounts, tuple):
            continue
        items = items_at(node, "amounts")
        for before, here, item in zip(amounts, amounts[1:], items[1:], strict=False):
            if here.up_to <= before.up_to:
                told = {"found": plain_decimal(here.up_to), "before": plain_decimal(before.up_to)}
                report.warning(item.mark, "amounts-order", **told)
        every = total(its.share for its in amounts)
        if every > 1:
            report.warning(node.place("amounts"), "amounts-over", found=plain_decimal(every))


def _away(root: Mapping) -> dict[str, Mapping]:
    """By its id each unit that is put away."""
    found: dict[str, Mapping] = {}
    left: list[Node] = [root.entries["tray"]] if "tray" in root.entries else []
    while left:
        listed = left.pop()
        for node in listed.items if type(listed) is Sequence else ():
            if type(node) is Mapping:
                found.update((id_, node) for id_, _ in _words(node, "id"))
                left += [node.entries["units"]] if "units" in node.entries else []
    return found


def _check_away_named(reading: Reading, away: dict[str, Mapping], report: Report) -> None:
    """What is placed may name what is put away: it is kept, without effect."""
    if not away:
        return
    inside = {id(node) for node in away.values()}
    named: list[tuple[str, str, Place]] = []
    for _, node in reading.seen[Unit]:
        if id(node) not in inside and (drawn := _mapping_below(node, "seats", "drawn-from")):
            named += [("drawn-from", id_, drawn.place(id_)) for id_ in drawn.entries]
        listed = node.entries["remit"] if "remit" in node.entries and id(node) not in inside else None
        for matter in listed.items if type(listed) is Sequence else ():
            if type(matter) is Mapping:
                named += _steps(matter)
    for structure, keys in ((Link, ("from", "to")), (Claim, ("within",))):
        for _, node in reading.seen[structure]:
            named += [(key, id_, place) for key in keys for id_, place in _words(node, key)]
    for key, id_, place in named:
        if id_ in away:
            report.warning(place, "names-not-placed", key=key, found=shown(id_))


def _check_matrix(reading: Reading, root: Mapping, units: dict[str, Place], report: Report) -> None:
    """The edges of a matrix are two units of the top level with others below them."""
    for _, node in reading.seen[Matrix]:
        at_top = _at_top(root)
        named: dict[str, str] = {}
        for key in ("columns", "rows"):
            for id_, place in _words(node, key):
                _check_unit(id_, place, key, units, report)
                if id_ not in units:
                    continue
                if id_ in named.values():
                    report.error(place, "matrix-edge-twice", key=key, found=shown(id_))
                elif id_ not in at_top:
                    report.error(place, "matrix-edge-below", key=key, found=shown(id_))
                elif not at_top[id_]:
                    report.warning(place, "matrix-edge-empty", key=key, found=shown(id_))
                named[key] = id_


def _at_top(root: Mapping) -> dict[str, bool]:
    """By the id of each unit of the top level whether it has others below it."""
    found: dict[str, bool] = {}
    listed = root.entries.get("units")
    for node in listed.items if type(listed) is Sequence else ():
        if type(node) is not Mapping:
            continue
        below = node.entries.get("units")
        for id_, _ in _words(node, "id"):
            found[id_] = type(below) is Sequence and bool(below.items)
    return found


def _check_unit(id_: str, place: Place, key: str, units: dict[str, Place], report: Report) -> None:
    if id_ not in units:
        remedy = partial(_near, id_, units, Message("problem.remedy.unit"))
        report.error(place, "unknown-unit", key=key, found=shown(id_), remedy=remedy)


def _check_sources(reading: Reading, sources: abc.Collection[str], report: Report) -> None:
    for seen in reading.seen.values():
        for _, node in seen:
            if "source" not in node.entries:
                continue
            for word, place in _words(node, "source"):
                if word not in sources:
                    remedy = partial(_near, word, sources, Message("problem.remedy.source"))
                    report.error(place, "unknown-source", found=shown(word), remedy=remedy)


def _near(word: str, words: abc.Iterable[str], otherwise: Message) -> Message:
    return did_you_mean(nearest(word, words), otherwise)


def _is_post(kind: object, kinds: abc.Mapping[str, Kind], root: Mapping) -> bool:
    own = _mapping_below(root, "kinds", str(kind))
    if own is None:
        return kind is BROKEN or (str(kind) in kinds and kinds[str(kind)].post)
    return any(word == "true" for word, _ in _words(own, "post"))


def _decimal_count(count: float, node: Mapping, report: Report) -> None:
    """A number of units is whole: what is a part of one can only be meant as work that is done."""
    found = plain_decimal(count)
    report.error(node.entries["count"].mark, "decimal-count", found=found)


def _check_dates(those: list[Seen], first: str, last: str, report: Report) -> None:
    for its, node in those:
        start, end = said(its, _NAMES.get(first, first)), said(its, last)
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last < start.first:
            report.warning(node.entries[last].mark, "ends-before-start", start=start.text, end=end.text)
        if said(its, "sometime") is True and (start is None or end is None):
            report.warning(node.place("sometime"), "sometime-alone")


def _check_partial(root: Mapping, report: Report) -> None:
    first: dict[str, Place] = {}
    for side, place in _words(root, "partial"):
        if side in first:
            report.warning(place, "side-twice", side=shown(side), line=str(first[side].line + 1))
        else:
            first[side] = place


def _drawn(units: list[Seen]) -> dict[str, tuple[str, ...]]:
    edges: dict[str, tuple[str, ...]] = {}
    for unit, node in units:
        if "seats" not in node.entries:
            continue
        id_, seats = said(unit, "id"), said(unit, "seats")
        if type(id_) is str and isinstance(seats, Seats) and seats.drawn_from:
            edges[id_] = tuple(seats.drawn_from)
    return edges


def _check_circles(edges: dict[str, tuple[str, ...]], key: str, places: dict[str, Place], report: Report) -> None:
    """Walk the edges depth first; one that leads back onto the way walked closes a circle."""
    done: set[str] = set()
    for start in edges:
        way: dict[str, abc.Iterator[str]] = {}
        following: str | None = start
        while following is not None or way:
            if following is not None:
                way[following] = iter(edges.get(following, ()))
            here = next(reversed(way))
            following = None
            for ahead in way[here]:
                if ahead in way:
                    report.error(places[here], key, way=partial(_circle, tuple(way) if not report.full else (), ahead))
                elif ahead not in done and ahead in edges:
                    following = ahead
                    break
            else:
                done.add(here)
                del way[here]


def _circle(way: tuple[str, ...], ahead: str) -> str:
    """The part of a way that the step `ahead` closes, at most twelve units of it."""
    circle = way[way.index(ahead) :]
    told = [shown(id_) for id_ in circle[:12]]
    return " → ".join([*told, "…", shown(ahead)] if len(circle) > 12 else [*told, shown(ahead)])


def _steps(matter: Mapping) -> abc.Iterator[tuple[str, str, Place]]:
    """The units that prepare a matter or that it is delegated to, each with the key that names it and its place."""
    for key in ("delegated", "prepared-by"):
        yield from ((key, id_, place) for id_, place in _words(matter, key))
    for item in items_at(matter, "delegated"):
        if type(item) is Mapping:
            yield from (("to", id_, place) for id_, place in _words(item, "to"))


def _keys(root: Mapping, key: str) -> abc.Collection[str]:
    """What the file itself declares under `key`, readable or not: to name it is then no mistake."""
    declared = _mapping_below(root, key)
    return declared.entries if declared else ()


def _mapping_below(node: Mapping, *keys: str) -> Mapping | None:
    here = node_at(node, *keys)
    return here if type(here) is Mapping else None
