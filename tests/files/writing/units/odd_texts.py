"""Drafts in odd but valid YAML: each part written in any of the ways in which somebody might write it."""

from __future__ import annotations

from random import Random

_KINDS = ("board", "section", "unit", "division", "post")
_WORDS = ("Lautakunta", "Jaosto: uusi", "A #1", "Nämnd, två", "- viiva", "yes", "'lainattu'", 'a "b"', "Ä" * 130)


class OddText:
    """A draft of some ten units, written by the throws of `random`."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._number = 0
        self._ids: list[str] = []
        self._names: list[str] = []

    def __str__(self) -> str:
        units = self._list(0, "units", self._units(0), tops=True)
        tray = self._list(0, "tray", self._units(2)) if self._chance(0.4) else []
        links = [self._link() for _ in range(self._random.randrange(3))] if len(self._ids) > 1 else []
        parts = [
            ["orgsim: 1", f"{self._key('id')}: t", "title: T"],
            *([["x-own: {a: [1, 2], b: '#'}"]] if self._chance(0.4) else []),
            ["sources:", "  s: {title: S, date: 2026-01}"] if self._chance(0.5) else ["sources: {s: {title: S}}"],
            units,
            *([tray] if tray else []),
            *([["links:", *links]] if links else []),
        ]
        lines = [line for part in parts for line in (*self._above(0), *part, *([""] if self._chance(0.3) else []))]
        text = "\n".join(lines) + ("\n" if self._chance(0.8) else "")
        return text.replace("\n", self._random.choice(["\n", "\n", "\r\n", "\r"]))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _key(self, key: str) -> str:
        return self._random.choice([key, key, key, f'"{key}"', f"'{key}'"])

    def _above(self, column: int) -> list[str]:
        """Comments on lines of their own, with tabs in them, and blank lines."""
        found = [""] if self._chance(0.15) else []
        if self._chance(0.25):
            indent = " " * self._random.choice([column, column, 0])
            found.append(f"{indent}#\tsarkain {self._number}")
        return found

    def _beside(self) -> str:
        return self._random.choice(["", "", "", "   # perässä", " #\tx", "  "])

    def _text(self) -> str:
        """A text on one line, in any quotes."""
        text = self._random.choice(_WORDS)
        single = "'" + text.replace("'", "''") + "'"
        double = '"' + text.replace('"', '\\"') + '"'
        return self._random.choice([single, double])

    def _wording(self) -> str:
        """A text in some languages, in any order, in braces."""
        languages = self._random.sample(("fi", "sv", "en"), self._random.randrange(1, 4))
        comma = self._random.choice([", ", ",", " ,  "])
        return "{" + comma.join(f"{self._key(each)}: {self._text()}" for each in languages) + "}"

    def _name(self) -> str:
        if self._names and self._chance(0.1):
            return f"*{self._random.choice(self._names)}"
        value = self._text()
        if self._chance(0.4):
            value = f"{{fi: {value}, {self._key('sv')}: {self._text()}}}"
        if self._chance(0.1):
            name = f"n{len(self._names)}"
            self._names.append(name)
            return f"&{name} {value}"
        return value

    def _units(self, layer: int) -> int:
        return self._random.randrange(1 if layer == 0 else 0, 4 - layer) if layer < 3 else 0

    def _id(self) -> str:
        self._number += 1
        self._ids.append(f"u{self._number}")
        return self._ids[-1]

    def _matter(self) -> str:
        self._number += 1
        return f"{{id: m{self._number}, name: {self._text()}}}"

    def _entries(self) -> list[str]:
        """What a unit states beside what is below it, each on one line: the id first, as a rule."""
        found = [f"{self._key('id')}: {self._id()}", f"kind: {self._random.choice(_KINDS)}"]
        found.append(f"{self._key('name')}: {self._name()}")
        if self._chance(0.25):
            found.append(f"seats: {self._random.choice(['9', '{total: 9, deputies: 3}', '{chair: outsider}', '{ }'])}")
        if self._chance(0.15):
            staff = self._random.choice(["12", "{people: 12, fte: 10.5}", "{}"])
            found += [f"staff: {staff}", f"leader: {self._random.choice([self._wording(), '{}'])}"]
        if self._chance(0.25):
            found.append(f"short: {self._wording()}")
        if self._chance(0.15):
            found.append("source: [s]")
        if self._chance(0.15):
            found.append("x-mine: {a: 1}")
        if self._chance(0.15):
            found.append(f"remit: [{', '.join(self._matter() for _ in range(self._random.randrange(3)))}]")
        if self._chance(0.2):
            self._random.shuffle(found)
        return found

    def _flow(self, layer: int) -> str:
        entries = self._entries()
        if count := self._units(layer + 1):
            below = ", ".join(self._flow(layer + 1) for _ in range(count))
            entries.append(f"{self._key('units')}: [{below}]")
        return "{" + ", ".join(entries) + "}"

    def _lines_in_brackets(self, column: int, layer: int, count: int) -> list[str]:
        found = []
        for number in range(count):
            found += [line for line in self._above(column + 2) if line]
            comma = "," if number < count - 1 else ""
            found.append(f"{' ' * (column + 2)}{self._flow(layer)}{comma}{self._beside()}")
        return [*found, " " * column + "]"]

    def _list(self, column: int, key: str, count: int, layer: int = 0, *, tops: bool = False) -> list[str]:
        """A list of units below its key, in lines or in brackets."""
        head = " " * column + self._key(key)
        if not count:
            return [f"{head}: []"] if tops else []
        way = self._random.random()
        if way < 0.1:
            return [f"{head}: [{', '.join(self._flow(layer) for _ in range(count))}]{self._beside()}"]
        if way < 0.2:
            return [f"{head}: [", *self._lines_in_brackets(column, layer, count)]
        found = [f"{head}:{self._beside()}"]
        at = column + self._random.choice([0, 2, 2, 4]) if not tops else self._random.choice([0, 2, 4])
        for _ in range(count):
            found += self._above(at)
            found += self._unit(at, layer)
        return found

    def _unit(self, column: int, layer: int) -> list[str]:
        indent = " " * column
        if self._chance(0.25):
            return [f"{indent}- {self._flow(layer)}{self._beside()}"]
        entries, inner = self._entries(), column + 2
        lines = [[f"{' ' * inner}{entry}{self._beside()}"] for entry in entries]
        if self._chance(0.2):
            sign = self._random.choice(["|", ">-", "|+", ">"])
            lines.append([f"{' ' * inner}note: {sign}", f"{' ' * inner}  Ensin", "", f"{' ' * inner}    # sisällä"])
        if self._chance(0.15):
            lines.append(
                [f"{' ' * inner}remit:", *(f"{' ' * inner}- {self._matter()}{self._beside()}" for _ in range(2))]
            )
            if any("remit: [" in line for part in lines[:-1] for line in part):
                lines.pop()
        below = self._list(inner, "units", self._units(layer + 1), layer + 1)
        names = any("&" in line for part in lines for line in part)
        first = not names and self._chance(0.2)
        lines.insert(self._random.randrange(1, len(lines) + 1) if first else len(lines), below)
        found = [line for part in lines for line in (*self._within(inner), *part)]
        start = next(at for at, line in enumerate(found) if line.strip() and not line.lstrip().startswith("#"))
        found[start] = f"{indent}- {found[start][inner:]}"
        return [*found[start:], *([f"{' ' * inner}# sen oma"] if self._chance(0.1) else [])]

    def _within(self, column: int) -> list[str]:
        return [f"{' ' * column}# välissä"] if self._chance(0.08) else []

    def _link(self) -> str:
        one, other = self._random.sample(self._ids, 2)
        kind = self._random.choice(["steers", "advises"])
        if self._chance(0.3):
            return f"  - kind: {kind}\n    from: {one}\n    to: {other}"
        return f"  - {{kind: {kind}, from: {one}, to: {other}}}{self._beside()}"
