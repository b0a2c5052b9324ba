"""Drafts as texts that draw themselves: Mermaid's flowcharts, Graphviz's DOT, and indented lists.

Nodes have ids of our own, and labels are quoted: unquoted, "Sivistys (ltk)" is a node called "ltk". What is put away
is no part of the organisation and stands in none of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from orgsim.export.errors import NothingToShowError
from orgsim.export.graphs.stating import in_steps, placed
from orgsim.messages import Catalog, message
from orgsim.model.hierarchy import count_units, hierarchy
from orgsim.model.scenario import Scenario

_MERMAID = re.compile(r"[^\w ,()/:;.'-]|(?<=^)[-.:/']|(?<=\d)[.)](?=\s|$)")
"""What Mermaid may take for HTML, Markdown or an entity: of a list too, which a number with a point begins."""


def as_mermaid(scenarios: Sequence[Scenario], texts: Catalog) -> bytes:
    """A flowchart; several drafts are groups in it. NothingToShowError where none has a unit, here and below."""
    _check_any(scenarios)
    lines = ["flowchart TD"]

    def close() -> str:
        return "  end"

    lines += _drawn(
        scenarios,
        texts,
        group=lambda id, title: f'  subgraph {id}["{_in_mermaid(title)}"]',
        close=close,
        node=lambda id, name: f'  {id}["{_in_mermaid(name)}"]',
        below=lambda upper, lower: f"  {upper} --> {lower}",
        link=lambda one, other, said: f'  {one} -. "{_in_mermaid(said)}" .-> {other}',
    )
    return "".join(f"{line}\n" for line in lines).encode()


def as_dot(scenarios: Sequence[Scenario], texts: Catalog) -> bytes:
    """A directed graph; several drafts are clusters in it."""
    _check_any(scenarios)
    title = scenarios[0].title.written(texts.language) if len(scenarios) == 1 else None
    lines = ["digraph {", "  node [shape=box];"]
    if title is not None:
        lines.append(f"  label={_in_dot(title)};")
    lines += _drawn(
        scenarios,
        texts,
        group=lambda id, title: f"  subgraph cluster_{id} {{\n  label={_in_dot(title)};",
        close=lambda: "  }",
        node=lambda id, name: f"  {id} [label={_in_dot(name)}];",
        below=lambda upper, lower: f"  {upper} -> {lower};",
        # With `label`, which takes a rank that no constraint has, Graphviz 2.43 gives up on some groups (init_rank).
        link=lambda one, other, said: f"  {one} -> {other} [xlabel={_in_dot(said)}, style=dashed, constraint=false];",
    )
    return "".join(f"{line}\n" for line in [*lines, "}"]).encode()


def as_text(scenarios: Sequence[Scenario], texts: Catalog) -> bytes:
    """A unit a line, below one that it stands under by two spaces; several drafts stand below their titles."""
    _check_any(scenarios)
    several = len(scenarios) > 1
    lines: list[str] = []
    before, count = 0, count_units(scenarios)
    for scenario in scenarios:
        if several:
            lines.append(_line(scenario.title.written(texts.language)))
        for node in in_steps(placed(scenario), before, count, of_each=1):
            name = _line(node.unit.name.written(texts.language))
            lines.append("  " * (node.level + several) + name)
        before += len(hierarchy(scenario).units)
    return "".join(f"{line}\n" for line in lines).encode()


def _check_any(scenarios: Sequence[Scenario]) -> None:
    """NothingToShowError where no draft has a unit: a file that says nothing would look like one that went wrong."""
    if not any(scenario.units for scenario in scenarios):
        raise NothingToShowError(message("export.error.no-units", n=len(scenarios)))


def _drawn(
    scenarios: Sequence[Scenario],
    texts: Catalog,
    *,
    group: Callable[[str, str], str],
    close: Callable[[], str],
    node: Callable[[str, str], str],
    below: Callable[[str, str], str],
    link: Callable[[str, str, str], str],
) -> Iterator[str]:
    number = 0
    edges: list[str] = []
    count = count_units(scenarios)
    for place, scenario in enumerate(scenarios, 1):
        ids: dict[str, str] = {}
        if len(scenarios) > 1:
            yield group(f"g{place}", _line(scenario.title.written(texts.language)))
        for each in in_steps(placed(scenario), number, count, of_each=1):
            number += 1
            ids[each.unit.id] = f"n{number}"
            yield node(ids[each.unit.id], _line(each.unit.name.written(texts.language)))
            if each.parent is not None:
                edges.append(below(ids[each.parent.id], ids[each.unit.id]))
        if len(scenarios) > 1:
            yield close()
        there = [tie for tie in scenario.links if tie.from_ in ids and tie.to in ids]
        edges += [link(ids[tie.from_], ids[tie.to], texts(f"link.{tie.kind}")) for tie in there]
    yield from edges


def _line(text: str) -> str:
    return " ".join(text.split())


def _in_mermaid(text: str) -> str:
    return _MERMAID.sub(lambda found: f"#{ord(found[0])};", text)


def _in_dot(text: str) -> str:
    # Graphviz reads entities of HTML in labels.
    escaped = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
