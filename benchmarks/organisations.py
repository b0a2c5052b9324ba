"""Generated organisations for benchmarks and tests: plausible municipalities of any size, one for each seed.

``python -m benchmarks.organisations 10000 > big.yaml`` writes one.
``python -m benchmarks.organisations 512 1 527 223 > after.yaml`` writes what it becomes: 527 units, of which 223 moved.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Sequence

_FIELDS = """
Kunnossapito Varhaiskasvatus Perusopetus Nuoriso Liikunta Kirjasto Kulttuuri Tilahallinta Maankäyttö Kaavoitus
Rakennusvalvonta Ympäristönsuojelu Vesihuolto Liikenne Henkilöstö Talous Tietohallinto Viestintä Hankinta Elinkeino
Työllisyys Kotoutumis Hyvinvointi Perhe Vammais Vanhus Ruoka Puhtaus Pelastus Matkailu Asukas Osallisuus Lukio
Kansalaisopisto Museo Puisto Katu Satama
""".split()  # noqa: SIM905 -- forty words read better so
_TAILS = {
    "committee": "valiokunta",
    "section": "jaosto",
    "division": "toimiala",
    "service-area": "palvelualue",
    "performance-area": "tulosalue",
    "performance-unit": "yksikkö",
    "service-group": "palveluryhmä",
    "post": "päällikkö",
}
_BELOW = {
    "division": "service-area",
    "service-area": "performance-area",
    "performance-area": "performance-unit",
    "performance-unit": "service-group",
    "service-group": "service-group",
}
_MATTERS = "talousarvio hankinnat avustukset henkilöstöasiat kaavat sopimukset lausunnot taksat".split()  # noqa: SIM905 -- as above
_DEEPEST = 12
_BODIES = ("council", "city-board", "committee", "section")


class _Unit:
    __slots__ = ("below", "kind", "layer", "matters", "name", "number", "question")

    def __init__(self, number: int, kind: str, name: str, layer: int) -> None:
        self.number, self.kind, self.name, self.layer = number, kind, name, layer
        self.below: list[_Unit] = []
        self.matters: list[str] = []
        self.question = ""


def generate(units: int, seed: int = 1, *, busy: bool = False) -> str:
    """The text of a scenario file with exactly `units` units (at least 1) on at most twelve layers.

    A `busy` one has as many matters as units, divided among its bodies, and a question that is open at every unit.
    """
    chance = random.Random(seed)
    root = _plan(units, chance)
    if busy:
        every, _ = _flat(root)
        bodies = [unit for unit in every if unit.kind in _BODIES]
        for number, unit in enumerate(every):
            unit.question = f"Kuka päättää asiasta {number}?"
            body = bodies[number % len(bodies)]
            body.matters.append(f"{_FIELDS[number % len(_FIELDS)].lower()}asia {number}")
    title = f"{{fi: Mallikaupunki {units}, en: Model town of {units} units}}"
    return _text(root, chance, f"generated-{units}-{seed}", title)


def _text(root: _Unit, chance: random.Random, id: str, title: str) -> str:
    lines = [
        "orgsim: 1",
        f"id: {id}",
        f"title: {title}",
        "municipality: {name: Mallikaupunki, population: 47241, languages: [fi, sv]}",
        "status: draft",
        "date: 2016-02-25",
        "sources:",
        "  model: {title: Tuotettu aineisto}",
        "units:",
    ]
    # An explicit stack, as for everything that walks organisations: nothing depends on their depth.
    stack = [root]
    while stack:
        unit = stack.pop()
        lines += _written(unit, chance)
        stack.extend(reversed(unit.below))
    return "\n".join(lines) + "\n"


def reform(units: int, later: int, moves: int, seed: int = 1) -> tuple[str, str]:
    """The texts of two scenario files: `generate(units, seed)`, and what it becomes.

    The later one has exactly `later` units, of which exactly `moves` stand below another unit than before: of the
    layer of the old one, so that it is no deeper. ValueError where there are not so many that can move. What is new
    stands below what was there, and what ends has nothing below it.
    """
    before = generate(units, seed)
    chance = random.Random(f"{seed} {units} {later} {moves}")
    # The same organisation again, as a tree: the text is drawn from the chance that its plan leaves.
    drawn = random.Random(seed)
    root = _plan(units, drawn)
    every, parents = _flat(root)
    ending = max(units - later, units // 50)
    leaves = [unit for unit in every if not unit.below and unit.kind not in _BODIES]
    for unit in chance.sample(leaves, ending):
        parents[unit.number].below.remove(unit)
        every.remove(unit)
    movable = [unit for unit in every if unit.kind in _BELOW and unit.layer > 4]
    chance.shuffle(movable)
    moved = 0
    for unit in movable:
        if moved == moves:
            break
        parent = parents[unit.number]
        others = [
            each for each in every if each.layer == parent.layer and each.kind == parent.kind and each is not parent
        ]
        if others:
            parent.below.remove(unit)
            chance.choice(others).below.append(unit)
            moved += 1
    if moved < moves:
        raise ValueError(f"only {moved} of {units} units can move")
    hosts = [unit for unit in every if unit.kind in _BELOW and unit.layer < _DEEPEST]
    for number in range(later - len(every)):
        host = chance.choice(hosts)
        kind = _BELOW[host.kind]
        host.below.append(_Unit(units + number, kind, _name(kind, chance), host.layer + 1))
    title = f"{{fi: Mallikaupungin uudistus {later}, en: Reform of {later} units}}"
    return before, _text(root, drawn, f"generated-{later}-{moves}-{seed}", title)


def with_events(text: str, events: int, seed: int = 1) -> str:
    """That scenario file with a timeline of so many events over eight years, in twelve lanes.

    Every sixth lasts, every seventh has only its end, every thirtieth has no date.
    """
    chance = random.Random(seed)
    first = dt.date(2020, 1, 1).toordinal()
    lines = ["timeline:"]
    for number in range(events):
        day = dt.date.fromordinal(first + chance.randrange(8 * 365))
        dates = [f"start: {day}"]
        if not number % 30:
            dates = []
        elif not number % 7:
            dates = [f"end: {day}"]
        elif not number % 6:
            dates.append(f"end: {day + dt.timedelta(days=chance.randrange(1, 200))}")
        field = chance.choice(_FIELDS)
        name = f"{field}palvelujen {chance.choice(_MATTERS)} {number}"
        dates.append(f"kind: {chance.choice(('decision', 'hearing', 'workshop', 'phase'))}")
        lines.append(f"  - {{id: e-{number}, name: {{fi: {name}}}, lane: Lane-{number % 12}, {', '.join(dates)}}}")
    return text + "\n".join(lines) + "\n"


def comparison(names: Sequence[str], ids: Sequence[str], goals: int, seed: int = 1) -> str:
    """The text of a comparison of files beside it, with so many goals that are all weighed and scored."""
    chance = random.Random(seed)
    lines = ["orgsim: 1", "comparison:", "  title: Vertailu", "  scenarios:", *(f"    - {name}" for name in names)]
    lines.append("  goals:")
    for number in range(goals):
        name = f"{chance.choice(_FIELDS)}palvelut: {chance.choice(_MATTERS)} {number}"
        scores = ", ".join(f"{id}: {chance.randint(1, 5)}" for id in ids)
        said = f"id: g-{number}, name: {{fi: '{name}'}}, weight: {chance.randint(0, 10)}, scores: {{{scores}}}"
        lines.append(f"    - {{{said}}}")
    return "\n".join(lines) + "\n"


def _flat(root: _Unit) -> tuple[list[_Unit], dict[int, _Unit]]:
    """Every unit, and by number the one above it."""
    every: list[_Unit] = []
    parents: dict[int, _Unit] = {}
    waiting = [root]
    while waiting:
        unit = waiting.pop()
        every.append(unit)
        parents |= {child.number: unit for child in unit.below}
        waiting += unit.below
    return sorted(every, key=lambda unit: unit.number), parents


class _Plan:
    """The units made so far, and how many more there may be."""

    def __init__(self, units: int, chance: random.Random) -> None:
        self.chance = chance
        self.left = units
        self.made = 0

    def add(self, parent: _Unit | None, kind: str, name: str = "") -> _Unit:
        layer = 1 if parent is None else parent.layer + 1
        unit = _Unit(self.made, kind, name or _name(kind, self.chance), layer)
        if parent is not None:
            parent.below.append(unit)
        self.made += 1
        self.left -= 1
        return unit

    def several(self, most: int, parents: list[_Unit], kind: str) -> list[_Unit]:
        return [self.add(self.chance.choice(parents), kind) for _ in range(min(most, self.left))]


def _plan(units: int, chance: random.Random) -> _Unit:
    """Council, board, manager; committees and their sections, one for 25 units; divisions, and the rest below them."""
    plan = _Plan(units, chance)
    council = plan.add(None, "council", "Valtuusto")
    if not plan.left:
        return council
    board = plan.add(council, "city-board", "Kaupunginhallitus")
    if not plan.left:
        return council
    manager = plan.add(board, "city-manager", "Kaupunginjohtaja")
    bodies = min(12, units // 25)
    committees = plan.several(bodies, [board], "committee")
    plan.several(bodies, committees, "section")
    # Parents fill in the order of their making, each with two to nine below it: broad, then deep.
    parents = plan.several(max(2, min(9, units // 12)), [manager], "division")
    for parent in parents:
        children = plan.several(chance.randint(2, 9), [parent], _BELOW[parent.kind])
        parents += [child for child in children if child.layer < _DEEPEST]
        if not plan.left:
            break
    return council


def _name(kind: str, chance: random.Random) -> str:
    second = chance.choice(("", "", "palvelujen ", f"- ja {chance.choice(_FIELDS).lower()}"))
    return chance.choice(_FIELDS) + second + _TAILS[kind]


def _written(unit: _Unit, chance: random.Random) -> list[str]:
    dash = "  " * (2 * unit.layer - 1)
    indent = dash + "  "
    lines = [
        f"{dash}- id: {unit.kind}-{unit.number}",
        f"{indent}kind: {unit.kind}",
        f"{indent}name: {{fi: {unit.name}}}",
    ]
    if unit.kind in _BODIES:
        lines.append(f"{indent}seats: {chance.choice((5, 9, 11, 13)) if unit.number else 51}")
    if unit.kind in ("committee", "city-board") or unit.matters:
        chosen = unit.matters or chance.sample(_MATTERS, 3)
        lines.append(f"{indent}remit:")
        lines += [f"{indent}  - {{id: {unit.number}-{at}, name: {{fi: {name}}}}}" for at, name in enumerate(chosen)]
    if chance.random() < 0.3:
        lines.append(f"{indent}source: model")
    if unit.question:
        lines.append(f"{indent}open: {{fi: {unit.question}}}")
    if unit.below:
        lines.append(f"{indent}units:")
    return lines


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    if len(given) > 2:
        sys.stdout.write(reform(given[0], given[2], given[3], given[1])[1])
    else:
        sys.stdout.write(generate(*given))
