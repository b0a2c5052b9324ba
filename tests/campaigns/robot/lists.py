"""What a robot imports: tables, outlines and graphs, whole and odd."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

_NAMES = ("Valtuusto", "Hallitus", "Sivistyslautakunta", "Tekninen toimiala", "<b>x</b>", "=1+1", "Ääkköset", "", "  ")
_HEADS = (
    ("Nimi", "Ylempi yksikkö", "Laji", "Henkilöstö"),
    ("id", "name", "parent", "seats"),
    ("Taso 1", "Taso 2", "Taso 3", "€"),
    ("a", "b", "c", "d"),
)


def some_list(a: float, b: float) -> tuple[str, bytes]:
    """The ending and the content of a file, by chance."""
    chance, kind = random.Random(a), int(b * (6 + len(_GRAPHS)))
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
    if kind == 5:
        return ".xlsx", bytes(chance.randrange(256) for _ in range(200))
    ending, written = _GRAPHS[kind - 6]
    links = [(f"n{chance.randrange(9)}", f"n{chance.randrange(9)}") for _ in rows]
    text = written({f"n{number}": row[0] for number, row in enumerate(rows)}, links)
    # Some are cut off, as what was not wholly copied is.
    return ending, text[: len(text) if chance.random() < 0.8 else chance.randrange(len(text))].encode()


def _cell(chance: random.Random, column: int) -> str:
    if column == 3:
        return chance.choice(("", "7", "7,5", "-1", "1 234", "noin 5", "x"))
    return chance.choice(_NAMES)


def _nested(names: dict[str, str], links: list[tuple[str, str]]) -> str:
    below = [{"name": name, "children": []} for name in names.values()]
    return json.dumps({"name": "Kaupunki", "children": below, "of": links}, ensure_ascii=False)


def _listed(names: dict[str, str], links: list[tuple[str, str]]) -> str:
    nodes = [{"id": id, "label": name} for id, name in names.items()]
    return json.dumps({"nodes": nodes, "edges": [{"from": start, "to": end} for start, end in links]})


def _graphml(names: dict[str, str], links: list[tuple[str, str]]) -> str:
    nodes = "".join(f'<node id="{id}"><data key="n">{_safe(name)}</data></node>' for id, name in names.items())
    edges = "".join(f'<edge source="{start}" target="{end}"/>' for start, end in links)
    key = '<key id="n" for="node" attr.name="name" attr.type="string"/>'
    return f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{key}<graph>{nodes}{edges}</graph></graphml>'


def _drawio(names: dict[str, str], links: list[tuple[str, str]]) -> str:
    cells = "".join(
        f'<mxCell id="{id}" value={quoteattr(name)} vertex="1" parent="1"><mxGeometry x="{20 * at}" y="9" width="80" '
        f'height="30" as="geometry"/></mxCell>'
        for at, (id, name) in enumerate(names.items())
    )
    cells += "".join(
        f'<mxCell id="e{at}" edge="1" parent="1" source="{start}" target="{end}"/>'
        for at, (start, end) in enumerate(links)
    )
    root = f'<root><mxCell id="0"/><mxCell id="1" parent="0"/>{cells}</root>'
    return f"<mxfile><diagram><mxGraphModel>{root}</mxGraphModel></diagram></mxfile>"


def _dot(names: dict[str, str], links: list[tuple[str, str]]) -> str:
    lines = [f"  {id} [label={json.dumps(name, ensure_ascii=False)}];" for id, name in names.items()]
    return "\n".join(["digraph {", *lines, *(f"  {start} -> {end};" for start, end in links), "}"])


def _safe(text: str) -> str:
    return quoteattr(text)[1:-1]


_GRAPHS: tuple[tuple[str, Callable[[dict[str, str], list[tuple[str, str]]], str]], ...] = (
    (".json", _nested),
    (".json", _listed),
    (".graphml", _graphml),
    (".drawio", _drawio),
    (".dot", _dot),
)
