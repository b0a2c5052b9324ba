"""Small drafts that state whatever drafts may state, by chance, and comparisons that weigh and assume.

All of them know the same few units, matters, events and goals, of which a draft has some, so that drafts differ.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Sequence

from orgsim.analysis.timeline.spans import KINDS

_BODIES = (
    "city-board",
    "audit-committee",
    "board-1",
    "board-2",
    "committee-1",
    "section-1",
    "section-2",
    "youth-council",
)
_OFFICES = ("city-manager", "division-1", "division-2", "area-1", "area-2", "unit-1", "director", "company-1")
_KINDS = {
    "council": "council",
    "board": "board",
    "committee": "committee",
    "section": "section",
    "division": "division",
    "area": "service-area",
    "unit": "performance-unit",
    "director": "post",
    "company": "company",
    "forum": "forum",
}
"""Of an id without its number, where that is not a kind itself."""
_NAMES = ("Tekninen", "Sivistys", "Elinvoima", "Ympäristö", "Hyvinvointi", "Konserni", "Työllisyys", "Vapaa-aika")
_MATTERS = (
    *("talousarvio", "hankinnat", "avustukset", "henkilöstöasiat", "kaavat", "sopimukset", "lausunnot", "taksat"),
    *("uhkasakko", "hallintosääntö"),
)
_EVENTS = ("luonnos", "lausunnot", "käsittely", "valinnat", "siirtymä", "arviointi", "työpaja", "voimaantulo")
_GOALS = ("asiakas", "kustannukset", "ketteryys", "vaikuttaminen")
_AT: tuple[dict[str, object], ...] = (
    {"start": "2026"},
    {"start": "2026-spring"},
    {"start": "2026-04", "end": "2026-09"},
    {"start": "2026-W14"},
    {"start": "2026-04-04"},
    {"start": "2026-01", "end": "2026-12", "sometime": True},
    {"end": "2027-06-01"},
    {},
)
_SORTS = (*KINDS, "omansa")
_MEETS: tuple[object, ...] = (
    *(11, {"a-year": 9, "except": ["july"]}, {"weeks": "even", "on": "monday"}),
    {"every": "2 weeks", "on": "tuesday", "from": "2026-01-13", "except": ["july", "2026-W52"]},
    {"every": "month", "on": "second wednesday", "except": ["january", "july"]},
    ["2026-02-02", "2026-03-09", "2026-09-07", "2026-11-16"],
)
_PREPARATION = ("10..30 days", "20 days", 5, "60..120 days")
_METRICS = (
    *("units", "layers", "span.max", "kinds.board", "elected.bodies", "elected.seats", "matters", "roots", "ties"),
    *("time.decision.mean", "evenings.one-body", "cost.meetings", "staff.people", "matters.unassigned"),
)
_LINKS = ("steers", "advises", "appoints", "owns", "owns-process")
_STATUSES = ("current", "draft", "adopted")
_RULES = ("gender-quota", "required-bodies", "even-body", "council-size")
_VIEWS = ("structure", "differences", "metrics", "matters", "checks", "transition", "timeline", "goals", "decisions")
_LONGEST_REMIT = 5
_MANY_GOALS = 50
_REMARK = "Tästä puhuttiin pitkään. " * 30


class _Town:
    """A draft that is being made up."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self.chance = chance
        known = [*_BODIES, *_OFFICES]
        several = max(0, size - 1 - len(known))
        self.ids = ["council", *sorted(chance.sample(known, min(size - 1, len(known))), key=known.index)]
        self.ids += [f"{chance.choice(('section', 'unit'))}-{number}" for number in range(10, 10 + several)]
        self.bodies = [id for id in self.ids if id == "council" or id in _BODIES or id.startswith("section")]

    def some(self, share: float) -> bool:
        """Whether something is stated that so large a share of all states."""
        return self.chance.random() < share

    def pick(self, several: Sequence[str], most: int) -> list[str]:
        """None, one or several of them."""
        return self.chance.sample(several, min(self.chance.randint(0, most), len(several)))

    def text(self, said: str) -> object:
        """In one language, in several, or in none that is told."""
        return self.chance.choice((said, {"fi": said}, {"fi": said, "en": f"{said} (en)"}, {"sv": f"{said} (sv)"}))


def town(chance: random.Random, size: int, number: int) -> str:
    """The text of a scenario file with so many units, of which no other has the `number`."""
    its = _Town(chance, size)
    head: dict[str, object] = {
        "orgsim": 1,
        "id": f"town-{number}",
        "title": {"fi": f"Kaupunki {number}", "en": f"Town {number}"},
        "municipality": {"name": "Kaupunki", "population": chance.choice((4000, 36840)), "languages": ["fi"]},
    }
    if its.some(0.7):
        head["status"] = chance.choice(_STATUSES)
    if its.some(0.7):
        head |= {"date": "2026-02-25", "effective": chance.choice(("2027-01-01", "2017-06-01"))}
    if its.some(0.15):
        head["partial"] = ["elected"]
    head["sources"] = {"slides": {"title": "Diat", "date": "2026"}, "rules": {"title": "Hallintosääntö"}}
    if its.some(0.2):
        head["kinds"] = {"forum": {"side": "influence", "name": {"fi": "Foorumi"}, "place": "beside"}}
        its.ids.append("forum-1")
    lines = [f"{key}: {_flow(value)}" for key, value in head.items()]
    lines += ["units:", *_units(its)]
    for key, listed in (("links", _links), ("claims", _claims), ("timeline", _timeline), ("goals", _goals)):
        if items := listed(its):
            lines += [f"{key}:", *(f"  - {_flow(item)}" for item in items)]
    if its.some(0.3):
        put_away = {
            "id": "waiting",
            "kind": "section",
            "name": {"fi": "Odottava jaosto"},
            "remit": _remit(its, "waiting"),
        }
        lines += ["tray:", f"  - {_flow(put_away)}"]
    return "\n".join(lines) + "\n"


def _units(its: _Town) -> list[str]:
    """The lines of all units, each below one that stands before it, or at the top."""
    below: dict[str | None, list[str]] = {None: [its.ids[0]]}
    for at, id in enumerate(its.ids[1:], 1):
        among: list[str | None] = [None] if its.some(0.06) else [*its.ids[:at]]
        office = [other for other in its.ids[:at] if (other in its.bodies) == (id in its.bodies)]
        above = its.chance.choice(office if office and its.some(0.7) else among)
        below.setdefault(above, []).append(id)
    lines: list[str] = []
    # What is to be written next stands last.
    waiting = [(id, 1) for id in reversed(below[None])]
    while waiting:
        id, layer = waiting.pop()
        indent = "  " * (2 * layer - 1)
        first, *others = _stated(its, id).items()
        lines.append(f"{indent}- {first[0]}: {_flow(first[1])}")
        for key, value in others:
            if its.some(0.05):
                lines.append(f"{indent}  # {key}")
            lines += _lines(its, f"{indent}  ", key, value)
        if id in below:
            lines.append(f"{indent}  units:")
            waiting += [(each, layer + 1) for each in reversed(below[id])]
    return lines


def _lines(its: _Town, indent: str, key: str, value: object) -> list[str]:
    """A list an item a line, mostly; all else in one."""
    if not isinstance(value, list) or not value or its.some(0.4):
        return [f"{indent}{key}: {_flow(value)}"]
    return [f"{indent}{key}:", *(f"{indent}  - {_flow(each)}" for each in value)]


def _stated(its: _Town, id: str) -> dict[str, object]:
    chance, some = its.chance, its.some
    name = chance.choice(_NAMES)
    stem = id if id in ("city-board", "audit-committee", "youth-council", "city-manager") else id.split("-")[0]
    stated: dict[str, object] = {"id": id, "kind": _KINDS.get(stem, stem), "name": its.text(f"{name} {id}")}
    body = id in its.bodies
    if body:
        if some(0.75):
            stated["seats"] = _seats(its, id)
        if some(0.6):
            stated["meets"] = chance.choice(_MEETS)
        if some(0.3):
            stated["agenda-closes"] = chance.choice(("4 days", 6))
        if some(0.3):
            stated[chance.choice(("hours", "items"))] = chance.choice((2, 3, 8))
        if some(0.8):
            stated["remit"] = _remit(its, id)
        if some(0.15):
            stated["area"] = chance.choice(("education", "building-permits", ["environment-permits"]))
    else:
        if some(0.4):
            stated["staff"] = chance.choice((12, {"people": 5, "fte": 4.5}, {"fte": 1, "vacant": True}))
        if some(0.4):
            stated["budget"] = {"expenses": chance.choice((52300, 1200000)), "income": 0, "year": 2026}
        if some(0.3):
            stated["leader"] = chance.choice(("johtaja", {"title": {"fi": "johtaja"}, "oto": True}))
        if some(0.15) and id.startswith(("area", "unit")):
            stated["count"] = chance.choice((2, 15))
    may = (
        ("short", 0.15, {"fi": name[:4]}),
        ("purpose", 0.2, {"fi": f"{name}a varten"}),
        ("open", 0.2, {"fi": "Kuka päättää?"}),
        ("note", 0.2, "Pääteltiin nimestä."),
        ("source", 0.4, chance.choice(("slides", ["slides", "rules"]))),
        ("continues", 0.2, [chance.choice((*_BODIES, *_OFFICES))]),
        ("from", 0.1, "2027-01-01"),
        ("until", 0.1, "2029"),
        ("code", 0.1, 3100),
        ("council-decision", 0.05, True),
    )
    return stated | {key: value for key, share, value in may if some(share)}


def _seats(its: _Town, id: str) -> object:
    total = its.chance.choice((5, 7, 8, 9, 13, 43))
    seats: dict[str, object] = {"total": total}
    if its.some(0.5):
        seats["deputies"] = total
    if its.some(0.5):
        seats |= {"women": total // 3, "men": total - total // 3}
    # From those before it: in a circle nobody can be drawn.
    before = its.bodies[: its.bodies.index(id)]
    if before and its.some(0.4):
        seats["drawn-from"] = {its.chance.choice(before): its.chance.randint(1, total)}
    if its.some(0.3):
        seats["eligible"] = its.chance.choice(("councillors", "councillors-and-deputies", "anyone"))
    if its.some(0.3):
        seats["chair"] = its.chance.choice(("councillor", "board-member", "outsider"))
    if its.some(0.2):
        seats["reserved"] = {its.chance.choice(("outsiders", "mayor", "nuoret")): 1}
    return total if its.some(0.3) else seats


def _remit(its: _Town, id: str) -> list[object]:
    return [_matter(its, id, name) for name in its.pick(_MATTERS, _LONGEST_REMIT)]


def _matter(its: _Town, id: str, name: str) -> object:
    chance, some = its.chance, its.some
    matter: dict[str, object] = {"id": f"m-{_MATTERS.index(name)}", "name": its.text(name)}
    others = [other for other in its.ids if other != id]
    bodies = [other for other in its.bodies if other != id]
    if some(0.6):
        matter["a-year"] = chance.choice((0.25, 1, 4, 40, 240))
    if some(0.5):
        matter["preparation"] = chance.choice(_PREPARATION)
    if some(0.4):
        matter["prepared-by"] = its.pick(bodies, 2)
    if some(0.5):
        matter["delegated"] = [_step(its, to, at) for at, to in enumerate(its.pick(others, 3))]
    if some(0.3):
        matter["amounts"] = [{"up-to": 50000, "share": 0.6}, {"up-to": 500000, "share": 0.3}]
    if some(0.2):
        matter["area"] = chance.choice(("coercion", "council-only"))
    return matter


def _step(its: _Town, to: str, at: int) -> object:
    if its.some(0.3):
        return to
    step: dict[str, object] = {"to": to}
    if its.some(0.6):
        step["up-to"] = its.chance.choice((5000, 50000, 500000))
    if its.some(0.3):
        step["when"] = its.text("kiireelliset")
    if at and its.some(0.3):
        step["beside"] = True
    return step


def _links(its: _Town) -> list[object]:
    pairs = [its.chance.sample(its.ids, 2) for _ in range(its.chance.randint(0, 4)) if len(its.ids) > 1]
    return [{"kind": its.chance.choice(_LINKS), "from": one, "to": other} for one, other in pairs]


def _claims(its: _Town) -> list[object]:
    return [
        {"metric": metric, "value": its.chance.choice((0, 2, 5, 43)), "text": "Dian mukaan", "source": "slides"}
        for metric in its.pick(_METRICS, 4)
    ]


def _timeline(its: _Town) -> list[object]:
    events: list[object] = []
    for name in its.pick(_EVENTS, len(_EVENTS)):
        event: dict[str, object] = {"id": f"e-{_EVENTS.index(name)}", "name": its.text(name), **its.chance.choice(_AT)}
        if its.some(0.7):
            event["lane"] = its.chance.choice((*its.ids, "Työryhmä"))
        if its.some(0.7):
            event["kind"] = its.chance.choice(_SORTS)
        if its.some(0.3):
            event |= {"note": "Päivä voi muuttua.", "source": "slides"}
        events.append(event)
    return events


def _goals(its: _Town) -> list[object]:
    goals: list[object] = []
    for name in its.pick(_GOALS, len(_GOALS)):
        goal: dict[str, object] = {"id": f"g-{_GOALS.index(name)}", "name": its.text(name)}
        if its.some(0.6):
            goal["rating"] = its.chance.choice(("weak", "fair", "strong"))
        goals.append(goal)
    return goals


def weighing(chance: random.Random, drafts: Sequence[tuple[str, str]], *, long: bool = False) -> str:
    """The text of a comparison of those files, each with the id of its scenario; a `long` one takes long to be read."""
    files, ids = zip(*drafts, strict=True)
    its = _Town(chance, 12)
    lines = [
        *("orgsim: 1", "comparison:", "  title: Vertailu"),
        f"  scenarios: {_flow(list(files))}",
        f"  baseline: {_flow(chance.choice((None, files[0])))}",
        f"  assumptions: {_flow(_assumptions(its, ids))}",
        "  goals:",
    ]
    names = [f"tavoite {number}" for number in range(_MANY_GOALS)] if long else [*_GOALS]
    for number, name in enumerate(names):
        goal: dict[str, object] = {"id": f"g-{number}", "name": its.text(name)}
        if its.some(0.7):
            goal["weight"] = chance.choice((0, 2, 5, 7.5, 10))
        if its.some(0.7):
            goal["scores"] = {id: chance.choice((1, 2.5, 4, 5)) for id in its.pick(ids, len(ids))}
        lines.append(f"    - {_flow(goal)}")
        lines += [f"    # {_REMARK}"] * long
    if its.some(0.4):
        lines.append(f"  rules-off: {_flow(dict.fromkeys(its.pick(_RULES, 2), 'Valitaan myöhemmin.'))}")
    if its.some(0.4):
        answer = {
            "rule": "gender-quota",
            "scenario": ids[0],
            "unit": chance.choice(_BODIES),
            "reason": "Ei ehdokkaita.",
        }
        lines += ["  answers:", f"    - {_flow(answer)}"]
    if len(ids) > 1 and its.some(0.4):
        pair = {"between": [*ids[:2]], chance.choice(("same", "different")): chance.sample(_BODIES, 2)}
        lines += ["  pairs:", f"    - {_flow(pair)}"]
    if its.some(0.5):
        lines.append("  story:")
        lines += [
            f"    - {_flow({'view': view, 'caption': {'fi': view}})}" for view in its.pick(_VIEWS, 5) or ["goals"]
        ]
    return "\n".join(lines) + "\n"


def _assumptions(its: _Town, ids: Sequence[str]) -> dict[str, object]:
    # Few years, so that a round goes on.
    assumed: dict[str, object] = {"runs": its.chance.choice((3, 10, 30))}
    may: tuple[tuple[str, object], ...] = (
        ("meetings", {"council": 9, "city-board": 26, "board": 12}),
        ("fee", {"council": 90, "board": 75, "section": 65}),
        ("agenda-closes", {"council": 7}),
        ("minutes", {"board": 5}),
        ("a-year", 4),
        ("chair-factor", 1.5),
        ("tabled", 0.08),
        ("escalated", 0.02),
        ("remits-continue", False),
    )
    assumed |= {key: value for key, value in may if its.some(0.4)}
    if its.some(0.3):
        reason = {"fi": "Nimensä mukaan."}
        assumed["decides"] = [{"scenario": ids[-1], "unit": "council", "matters": ["m-0", "m-4"], "reason": reason}]
    return assumed


def _flow(value: object) -> str:
    """As files write it, in one line: dates and words bare, as planners write them."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(its)}' for key, its in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and value.replace("-", "").replace("..", "").replace(" ", "").isalnum():
        return value
    return json.dumps(value, ensure_ascii=False, default=dt.date.isoformat)
