"""Generated organisations for benchmarks and tests: plausible municipalities of any size, the same for the same seed.

    python benchmarks/organisations.py 10000 > big.yaml
"""

from __future__ import annotations

import random
import sys

_FIELDS = (
    "Kunnossapito", "Varhaiskasvatus", "Perusopetus", "Nuoriso", "Liikunta", "Kirjasto", "Kulttuuri", "Tilahallinta", "Maankäyttö",
    "Kaavoitus", "Rakennusvalvonta", "Ympäristönsuojelu", "Vesihuolto", "Liikenne", "Henkilöstö", "Talous", "Tietohallinto",
    "Viestintä", "Hankinta", "Elinkeino", "Työllisyys", "Kotoutumis", "Hyvinvointi", "Perhe", "Vammais", "Vanhus", "Ruoka",
    "Puhtaus", "Pelastus", "Matkailu", "Asukas", "Osallisuus", "Lukio", "Kansalaisopisto", "Museo", "Puisto", "Katu", "Satama",
)  # fmt: skip
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
_MATTERS = ("talousarvio", "maksut ja taksat", "hankinnat", "avustukset", "henkilöstöasiat", "kaavat", "sopimukset", "lausunnot")
_DEEPEST = 12


class _Unit:
    __slots__ = ("below", "kind", "layer", "name", "number")

    def __init__(self, number: int, kind: str, name: str, layer: int) -> None:
        self.number, self.kind, self.name, self.layer = number, kind, name, layer
        self.below: list[_Unit] = []


def generate(units: int, seed: int = 1) -> str:
    """The text of a scenario file with exactly `units` units on at most twelve layers."""
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
    for root in _plan(units, chance):
        # An explicit stack, as for everything that walks organisations: nothing here depends on their depth.
        stack = [root]
        while stack:
            unit = stack.pop()
            lines += _written(unit, chance)
            stack.extend(reversed(unit.below))
    return "\n".join(lines) + "\n"


def _plan(units: int, chance: random.Random) -> list[_Unit]:
    """Council, board and manager; a committee for every 25 units or so, sections below; divisions, and all else below them."""
    council = _Unit(0, "council", "Valtuusto", 1)
    made = [council]

    def add(parent: _Unit, kind: str, name: str) -> _Unit:
        unit = _Unit(len(made), kind, name, parent.layer + 1)
        parent.below.append(unit)
        made.append(unit)
        return unit

    if units < 1:
        return []
    steps = [(council, "city-board", "Kaupunginhallitus")]
    if units > 1:
        board = add(*steps[0])
        if units > 2:
            manager = add(board, "city-manager", "Kaupunginjohtaja")
            committees = min(12, units // 25)
            bodies = [add(board, "committee", _name("committee", chance)) for _ in range(committees)]
            for _ in range(min(committees, units - len(made))):
                add(chance.choice(bodies), "section", _name("section", chance))
            open_: list[_Unit] = []
            for _ in range(min(max(2, min(9, units // 12)), units - len(made))):
                open_.append(add(manager, "division", _name("division", chance)))
            first = 0
            while len(made) < units:
                # Parents fill in the order of their making, each with two to nine below it: broad, then deep.
                parent = open_[first]
                first += 1
                kind = _BELOW[parent.kind]
                for _ in range(min(chance.randint(2, 9), units - len(made))):
                    child = add(parent, kind, _name(kind, chance))
                    if child.layer < _DEEPEST:
                        open_.append(child)
    return [council]


def _name(kind: str, chance: random.Random) -> str:
    return chance.choice(_FIELDS) + chance.choice(("", "", "palvelujen ", "- ja " + chance.choice(_FIELDS).lower())) + _TAILS[kind]


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
