"""Lists that a robot imports: tables and outlines, whole and odd."""

from __future__ import annotations

import random

_NAMES = ("Valtuusto", "Hallitus", "Sivistyslautakunta", "Tekninen toimiala", "<b>x</b>", "=1+1", "Ääkköset", "", "  ")
_HEADS = (
    ("Nimi", "Ylempi yksikkö", "Laji", "Henkilöstö"),
    ("id", "name", "parent", "seats"),
    ("Taso 1", "Taso 2", "Taso 3", "€"),
    ("a", "b", "c", "d"),
)


def some_list(a: float, b: float) -> tuple[str, bytes]:
    """The ending and the content of a file, by chance."""
    chance, kind = random.Random(a), int(b * 6)
    rows = [[_cell(chance, column) for column in range(4)] for _ in range(chance.choice((0, 1, 5, 30)))]
    table = [list(chance.choice(_HEADS)), *rows]
    if kind == 0:
        return ".csv", "\n".join(";".join(row) for row in table).encode(
            chance.choice(("utf-8", "utf-16", "cp1252")), "replace"
        )
    if kind == 1:
        return ".tsv", "\n".join("\t".join(row) for row in table).encode()
    if kind == 2:
        cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
        return ".html", f"<table>{cells}</table>".encode()
    if kind == 3:
        lines = [f"{'  ' * chance.randrange(4)}- {row[0]}" for row in rows]
        return ".txt", "\n".join(lines).encode()
    if kind == 4:
        lines = [f"  n{chance.randrange(9)}[{row[0]}] --> n{chance.randrange(9)}" for row in rows]
        return ".mmd", "\n".join(["graph TD", *lines]).encode()
    return ".xlsx", bytes(chance.randrange(256) for _ in range(200))


def _cell(chance: random.Random, column: int) -> str:
    if column == 3:
        return chance.choice(("", "7", "7,5", "-1", "1 234", "noin 5", "x"))
    return chance.choice(_NAMES)
