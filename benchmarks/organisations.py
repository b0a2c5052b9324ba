"""Generated organisations for benchmarks and tests: plausible municipalities of any size, one for each seed.

``python benchmarks/organisations.py 10000 > big.yaml`` writes one.
"""

from __future__ import annotations

import random
import sys

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


class _Unit:
    __slots__ = ("below", "kind", "layer", "name", "number")

    def __init__(self, number: int, kind: str, name: str, layer: int) -> None:
        self.number, self.kind, self.name, self.layer = number, kind, name, layer
        self.below: list[_Unit] = []


def generate(units: int, seed: int = 1) -> str:
    """The text of a scenario file with exactly `units` units (at least 1) on at most twelve layers."""
    chance = random.Random(seed)
    lines = [
        "orgsim: 1",
        f"id: generated-{units}-{seed}",
        f"title: {{fi: Mallikaupunki {units}, en: Model town of {units} units}}",
        "municipality: {name: Mallikaupunki, population: 47241, languages: [fi, sv]}",
        "status: draft",
        "date: 2016-02-25",
        "sources:",
        "  model: {title: Tuotettu aineisto}",
        "units:",
    ]
    # An explicit stack, as for everything that walks organisations: nothing depends on their depth.
    stack = [_plan(units, chance)]
    while stack:
        unit = stack.pop()
        lines += _written(unit, chance)
        stack.extend(reversed(unit.below))
    return "\n".join(lines) + "\n"


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
    if unit.kind in ("council", "city-board", "committee", "section"):
        lines.append(f"{indent}seats: {chance.choice((5, 9, 11, 13)) if unit.number else 51}")
    if unit.kind in ("committee", "city-board"):
        chosen = chance.sample(_MATTERS, 3)
        lines.append(f"{indent}remit:")
        lines += [f"{indent}  - {{id: {unit.number}-{at}, name: {{fi: {name}}}}}" for at, name in enumerate(chosen)]
    if chance.random() < 0.3:
        lines.append(f"{indent}source: model")
    if unit.below:
        lines.append(f"{indent}units:")
    return lines


if __name__ == "__main__":
    sys.stdout.write(generate(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
