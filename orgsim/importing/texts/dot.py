"""Graphviz's DOT: the nodes, the lines between them, and the clusters around them.

A reader of our own: pydot 4.0 takes seconds for each thousand statements, and networkx reads DOT through it.
After the grammar that Graphviz states (graphviz.org/doc/info/lang.html).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from orgsim.importing.naming import name_and_notes
from orgsim.importing.records import CannotImport, Imported, Place
from orgsim.importing.texts.gathering import Edge, Node, gathered
from orgsim.messages import message

_REMARKS = r"(?>(?://|\#)[^\n]*\n\s*|/\*.*?\*/\s*)*+"
"""Possessive, as what was once read of a long text is not read again in another way."""
_START = re.compile(
    rf"""\s*+{_REMARKS}(?:strict\s+)?(?:di)?graph\b[^\S\n]*+(?>"(?:[^"\\]|\\.)*+"|[^\s"{{}};/]++)?+\s*+{_REMARKS}\{{""",
    re.I | re.S,
)
_TOKEN = re.compile(
    r"""\s+ | //[^\n]* | /\*.*?\*/ | (?m:^\#[^\n]*)
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<edge>->|--)
      | (?P<sign>[{}\[\];,=:+])
      | (?P<number>-?(?:\.\d+|\d+(?:\.\d*)?)(?![\w]))
      | (?P<word>[^\W\d]\w*|\d\w*)
      | (?P<html><)
      | (?P<other>.)""",
    re.X | re.S,
)
_FIELD = "\f"
"""Between the fields of a record and the cells of a table, as lines are within them."""
_ESCAPED = re.compile(r"\\(.)")
_TAG = re.compile(r"<\s*(/?\s*[a-zA-Z]+)[^<>]*>")
_DEEPEST = 100


def is_dot(text: str) -> bool:
    """Whether a text begins as a graph in DOT does."""
    return _START.match(text, 0, 100_000) is not None


def read_dot(text: str, file: str = "") -> Imported:
    """The organisation that a graph tells of: of a line `a -> b` a stands above, or b where the graph grows upwards.

    A cluster is a unit where a line leads to it or where it holds nodes that no line touches. Lines that are dashed,
    dotted or invisible, and those without a constraint, count after the others.
    CannotImport where the text is not closed as it was opened.
    """
    reader = _Reader(text, file)
    reader.read()
    records, odd = gathered(reader.nodes, reader.edges, file)
    return Imported(records=records, oddities=odd, title=reader.title, place=Place(file=file))


class _Token(Struct, frozen=True):
    kind: str
    """string, edge, sign, word or end."""
    text: str
    row: int


class _Scope(Struct):
    """Between two braces: what is set there for the nodes and lines that follow."""

    group: str | None
    node: dict[str, str]
    edge: dict[str, str]
    seen: list[str] = []
    """The nodes that are named in it, of a line to all of them."""


class _Reader:
    """Reads the statements of a graph one after another."""

    def __init__(self, text: str, file: str) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.title = ""
        self._file = file
        self._upwards = False
        self._tokens = _tokens(text)
        self._next = next(self._tokens)
        self._clusters = 0

    def read(self) -> None:
        """Read the graph; what follows behind it is left."""
        while not self._sign("{"):
            if self._next.kind == "end":
                self._refuse()
            self._take()
        self._take()
        self._statements(_Scope(None, {}, {}), 1)
        if self._upwards:
            for edge in self.edges:
                edge.upper, edge.lower = edge.lower, edge.upper

    def _statements(self, scope: _Scope, deep: int) -> None:
        while not self._sign("}"):
            if self._next.kind == "end":
                self._refuse()
            self._statement(scope, deep)
        self._take()

    def _statement(self, scope: _Scope, deep: int) -> None:
        if self._next.kind in ("sign", "edge") and not self._sign("{"):
            self._take()
            return
        row = self._next.row
        word = self._next.text.casefold() if self._next.kind == "word" else ""
        if word in ("graph", "node", "edge"):
            self._take()
            stated = self._attributes()
            if word == "graph":
                self._state_graph(scope, stated)
            else:
                (scope.node if word == "node" else scope.edge).update(stated)
            return
        if word != "subgraph" and not self._sign("{"):
            name = self._id()
            if self._sign("="):
                self._take()
                self._state_graph(scope, {name.casefold(): self._id()})
                return
            ends = [self._one(name, scope, row)]
        else:
            ends = [self._group(scope, deep)]
        rows = [row]
        while self._next.kind == "edge":
            self._take()
            rows.append(self._next.row)
            is_group = self._sign("{") or (self._next.kind == "word" and self._next.text.casefold() == "subgraph")
            if is_group:
                ends.append(self._group(scope, deep))
            elif self._next.kind in ("word", "string"):
                ends.append(self._one(self._id(), scope, rows[-1]))
            else:
                break
        stated = self._attributes()
        if len(ends) == 1:
            if len(ends[0]) == 1 and stated:
                self._state_node(ends[0][0], stated)
            return
        stated = {**scope.edge, **stated}
        for (uppers, lowers), at in zip(pairwise(ends), rows[1:], strict=True):
            for upper in uppers:
                for lower in lowers:
                    self._edge(upper, lower, at, stated)

    def _edge(self, upper: str, lower: str, row: int, stated: dict[str, str]) -> None:
        if stated.get("dir") == "back":
            upper, lower = lower, upper
        loose = any(word in stated.get("style", "") for word in ("dashed", "dotted", "invis"))
        solid = not loose and stated.get("constraint", "true").casefold() not in ("false", "no", "0")
        label = " ".join(_lines_of(stated.get("label", stated.get("xlabel", ""))))
        self.edges.append(Edge(upper, lower, row, label, solid))

    def _group(self, scope: _Scope, deep: int) -> list[str]:
        """The nodes in braces, or the cluster that they are."""
        if deep > _DEEPEST:
            self._refuse()
        name = None
        row = self._next.row
        if not self._sign("{"):
            self._take()
            if self._next.kind in ("word", "string"):
                name = self._id()
        group = scope.group
        is_cluster = name is not None and name.startswith("cluster")
        if is_cluster and name is not None:
            group = f"cluster {name}"
            self.nodes.setdefault(group, Node(group, (), row, scope.group, is_group=True))
        if not self._sign("{"):
            return [group] if is_cluster and group is not None else []
        self._take()
        inner = _Scope(group, {**scope.node}, {**scope.edge}, [])
        self._statements(inner, deep + 1)
        if is_cluster and group is not None and name is not None and not self.nodes[group].lines:
            self.nodes[group].lines = (name.removeprefix("cluster").strip("_ ") or name,)
        scope.seen.extend(inner.seen)
        return list(dict.fromkeys(inner.seen))

    def _one(self, name: str, scope: _Scope, row: int) -> list[str]:
        """The node of that name, which is there from its first mention."""
        if self._sign(":"):  # a port, and a side of it
            while self._sign(":"):
                self._take()
                self._id()
        if name not in self.nodes:
            self.nodes[name] = Node(name, (), row, scope.group)
            if "label" in scope.node:
                self._state_node(name, {"label": scope.node["label"]})
        elif self.nodes[name].group is None:
            self.nodes[name].group = scope.group
        scope.seen.append(name)
        return [name]

    def _state_node(self, name: str, stated: dict[str, str]) -> None:
        node = self.nodes[name]
        if "label" in stated:
            text = _ESCAPED.sub(lambda found: name if found[1] == "N" else found[0], stated["label"])
            if "record" in stated.get("shape", "").casefold():
                text = re.sub(r"<[^<>|{}]*>", "", text.replace("{", "").replace("}", "")).replace("|", _FIELD)
            node.lines = _lines_of(text)

    def _state_graph(self, scope: _Scope, stated: dict[str, str]) -> None:
        if stated.get("rankdir", "").upper() == "BT":
            self._upwards = True
        if "label" in stated:
            lines = _lines_of(stated["label"])
            if scope.group is not None:
                self.nodes[scope.group].lines = lines
            else:
                self.title = " ".join(lines)

    def _attributes(self) -> dict[str, str]:
        stated: dict[str, str] = {}
        while self._sign("["):
            self._take()
            while not self._sign("]"):
                if self._next.kind == "end":
                    self._refuse()
                if self._next.kind not in ("word", "string"):
                    self._take()
                    continue
                name = self._id().casefold()
                if self._sign("="):
                    self._take()
                    stated[name] = self._id()
                else:
                    stated[name] = "true"
            self._take()
        return stated

    def _id(self) -> str:
        if self._next.kind not in ("word", "string"):
            self._refuse()
        text = self._take().text
        while self._sign("+"):
            self._take()
            text += self._take().text if self._next.kind == "string" else ""
        return text

    def _sign(self, sign: str) -> bool:
        return self._next.kind == "sign" and self._next.text == sign

    def _take(self) -> _Token:
        taken, self._next = self._next, next(self._tokens, self._next)
        return taken

    def _refuse(self) -> None:
        raise CannotImport(message("import.diagram.unfinished", file=self._file, line=self._next.row))


def _tokens(text: str) -> Iterator[_Token]:
    """The words and signs of DOT, strings and HTML without what encloses them; at last one of the kind end."""
    place, row, end = 0, 1, len(text)
    while place < end:
        found = _TOKEN.match(text, place)
        if found is None:  # the pattern takes any letter
            break
        kind, words, place = found.lastgroup, found[0], found.end()
        if kind == "html":
            deep = 1
            start = place
            while place < end and deep:
                deep += {"<": 1, ">": -1}.get(text[place], 0)
                place += 1
            yield _Token("string", _read_html(text[start : place - 1]), row)
            words = text[start - 1 : place]
        elif kind == "string":
            yield _Token("string", words[1:-1].replace("\\\n", "").replace('\\"', '"'), row)
        elif kind in ("word", "number"):
            yield _Token("word", words, row)
        elif kind in ("edge", "sign"):
            yield _Token(kind, words, row)
        row += words.count("\n")
    yield _Token("end", "", row)


def _read_html(text: str) -> str:
    """What is read of a label in HTML: its lines without tags."""

    def instead(tag: re.Match[str]) -> str:
        name = tag[1].replace(" ", "").casefold()
        return "\n" if name == "br" else _FIELD if name in ("/tr", "/td", "/table") else ""

    return html.unescape(_TAG.sub(instead, text))


def _lines_of(label: str) -> tuple[str, ...]:
    # "\\\\n" is a backslash and an n, and no end of a line.
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nlr" else found[1], label)
    found: list[str] = []
    for field in text.split(_FIELD):
        name, notes = name_and_notes([html.unescape(line).strip() for line in field.split("\n")])
        found += [name, *notes] if name else ()
    return tuple(found)
