"""Mermaid's flowcharts and mind maps, as texts, in Markdown and in wikis hold them.

There is no reader of them in Python to build upon. After the pages of mermaid.js.org on both diagrams, version 11.
"""

from __future__ import annotations

import html
import re

from msgspec import Struct

from orgsim.importing.naming import name_and_notes
from orgsim.importing.records import Imported, Oddity, Place, Record
from orgsim.importing.texts.gathering import Edge, Node, gathered

_FENCED = re.compile(r"^[ \t]*(?:```|~~~)\s*mermaid[ \t]*\n(.*?)^[ \t]*(?:```|~~~)", re.M | re.S)
_HEAD = re.compile(r"\s*(flowchart(?:-elk)?|graph|mindmap)\b[ \t]*(TB|TD|BT|LR|RL)?", re.I)
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)^---[ \t]*$", re.M | re.S)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.M)
_COMMENT = re.compile(r"\s*%%")
_SAYS_NOTHING = re.compile(r"(?:classDef|class|style|linkStyle|click|accTitle|accDescr|direction)\b", re.I)
_SUBGRAPH = re.compile(r"subgraph\b\s*(.*)\Z", re.I | re.S)

# What encloses the text of a node, the longest first: what opens it, and what closes it.
_SHAPES = (
    ("(((", (")))",)),
    ("([", ("])",)),
    ("[[", ("]]",)),
    ("[(", (")]",)),
    ("((", ("))",)),
    ("{{", ("}}",)),
    ("[/", ("/]", "\\]")),
    ("[\\", ("\\]", "/]")),
    ("(-", ("-)",)),
    ("[", ("]",)),
    ("(", (")",)),
    ("{", ("}",)),
    (">", ("]",)),
)
# In mind maps some shapes open with what closes others.
_OF_MIND_MAPS = (("((", ("))",)), ("))", ("((",)), (")", ("(",)), ("{{", ("}}",)), ("[", ("]",)), ("(", (")",)))
_ID = re.compile(r"[^\s\[\](){}<>|&;:@\"'`=\-.~]+(?:[-.][^\s\[\](){}<>|&;:@\"'`=\-.~]+)*")
_LINK = re.compile(
    r"""(?P<back><)?(?P<line>(?:--+|==+|-\.+-|~~~+)[->xo.=~]*)
        (?:\|(?P<bar>[^|]*)\|)?""",
    re.X,
)
_WORDED = re.compile(
    r"""(?P<back><)?(?:--|==|-\.)(?![->.=])\s*(?P<words>(?:"[^"]*"|[^-=.|\n]|-(?![->.])|\.(?!-)|=(?!=))+?)\s*
        (?P<line>--+[->xo]?|==+[=>xo]?|\.+-[>xo]?)""",
    re.X,
)
_CLASS = re.compile(r":::[\w-]+(?:,[\w-]+)*")
_STATED = re.compile(r"@\{(?P<stated>[^{}]*)\}")
_LABEL = re.compile(r"\blabel\s*:\s*(\"[^\"]*\"|'[^']*'|[^,}]+)")
_ENTITY = re.compile(r"#(\d+|[a-zA-Z]+);")
_LINE_BREAK = re.compile(r"<br\s*/?>|\\n|\n", re.I)


def is_mermaid(text: str) -> bool:
    """Whether a text is one of the diagrams that are read, or holds one between fences of Markdown."""
    return bool(_diagrams(text))


def read_mermaid(text: str, file: str = "") -> tuple[Imported, ...]:
    """The organisations that the diagrams of a text tell of.

    In a flowchart what an arrow comes from stands above what it leads to, the other way round where the chart grows
    upwards (BT). A subgraph is a unit where a line leads to it or where it holds nodes that no line touches. Dotted
    lines count after the others. In a mind map what is indented stands below.
    """
    return tuple([_read(diagram, row, file) for diagram, row in _diagrams(text)])


def _diagrams(text: str) -> list[tuple[str, int]]:
    """Each diagram with the number of its first line."""
    found = [(each[1], text.count("\n", 0, each.start(1)) + 1) for each in _FENCED.finditer(text)]
    return [(each, row) for each, row in found or [(text, 1)] if _head(each) is not None]


def _head(text: str) -> re.Match[str] | None:
    """The line that tells which diagram it is, behind what may stand above it."""
    place = 0
    if (front := _FRONT.match(text)) is not None:
        place = front.end()
    while True:
        start = re.compile(r"\s*").match(text, place)
        place = start.end() if start is not None else place
        if not text.startswith("%%", place):
            return _HEAD.match(text, place)
        ends = text.find("\n", place)
        if ends < 0:
            return None
        place = ends


def _read(text: str, row: int, file: str) -> Imported:
    head = _head(text)
    assert head is not None
    front = _FRONT.match(text)
    title = _TITLE.search(front[1]) if front is not None else None
    named = title[1].strip("\"'") if title is not None else ""
    first = row + text.count("\n", 0, head.end())
    place = Place(file=file, line=row)
    if head[1].casefold() == "mindmap":
        records, odd = _mind_map(text[head.end() :], first, file)
        return Imported(records=records, oddities=odd, title=named, place=place)
    flow = _Flow(file, upwards=(head[2] or "").upper() == "BT")
    rest = text[head.end() :]
    for line, at in _statements(rest, first):
        flow.read(line, at)
    records, odd = gathered(flow.nodes, flow.directed(), file)
    return Imported(records=records, oddities=(*flow.odd, *odd), title=named, place=place)


def _statements(text: str, row: int) -> list[tuple[str, int]]:
    """The statements of a flowchart with their lines: one a line or several between semicolons, quotes kept whole."""
    found: list[tuple[str, int]] = []
    start, quoted = 0, False
    at = row
    for place, letter in enumerate([*text, "\n"]):
        if letter == '"':
            quoted = not quoted
        if (letter == ";" and not quoted and not _in_entity(text, place)) or letter == "\n":
            # A quote that is not closed ends with its line, unless a later line closes it.
            if letter == "\n" and quoted and text.find('"', place) >= 0:
                continue
            statement = text[start:place]
            if statement.strip() and not _COMMENT.match(statement):
                found.append((statement.strip(), at))
            at += statement.count("\n") + (letter == "\n")
            start, quoted = place + 1, False
    return found


def _in_entity(text: str, place: int) -> bool:
    start = text.rfind("#", max(0, place - 12), place)
    return start >= 0 and _ENTITY.fullmatch(text, start, place + 1) is not None


class _Flow:
    """Reads the statements of a flowchart one after another."""

    def __init__(self, file: str, *, upwards: bool) -> None:
        self.nodes: dict[str, Node] = {}
        self.odd: list[Oddity] = []
        self._edges: list[Edge] = []
        self._groups: list[str] = []
        self._file, self._upwards = file, upwards

    def directed(self) -> list[Edge]:
        """The lines, the upper node first."""
        if self._upwards:
            return [Edge(its.lower, its.upper, its.row, its.label, its.solid) for its in self._edges]
        return self._edges

    def read(self, statement: str, row: int) -> None:
        if statement.casefold() == "end":
            if self._groups:
                self._groups.pop()
            return
        if (found := _SUBGRAPH.match(statement)) is not None:
            self._open(found[1].strip(), row)
            return
        if _SAYS_NOTHING.match(statement):
            return
        uppers = self._several(text := _Text(statement), row)
        while uppers and not text.done():
            back, label, solid = text.link()
            if solid is None:
                break
            lowers = self._several(text, row)
            for upper in uppers:
                for lower in lowers:
                    one, other = (lower, upper) if back else (upper, lower)
                    self._edges.append(Edge(one, other, row, label, solid))
            uppers = lowers
        if not text.done():
            self.odd.append(
                Oddity(what="not-read", place=Place(file=self._file, line=row), args={"found": text.left()[:80]})
            )

    def _open(self, stated: str, row: int) -> None:
        text = _Text(stated)
        id, lines = text.node(stated_alone=True)
        if not id:
            id, lines = stated or f"subgraph {row}", (stated.strip('"'),) if stated else ()
        elif not text.done() and not lines:
            # Words without brackets are both the key and the title.
            id, lines = stated, (stated,)
        group = self._groups[-1] if self._groups else None
        node = self.nodes.setdefault(id, Node(id, lines, row, group))
        node.is_group, node.lines, node.group = True, lines or node.lines, group
        self._groups.append(id)

    def _several(self, text: _Text, row: int) -> list[str]:
        """The nodes that stand here, with `&` between them."""
        found: list[str] = []
        while True:
            id, lines = text.node()
            if not id:
                return found
            node = self.nodes.get(id)
            if node is None:
                node = self.nodes[id] = Node(id, (), row, self._groups[-1] if self._groups else None)
            elif node.group is None and self._groups and not node.is_group:
                node.group = self._groups[-1]
            if lines:
                node.lines = lines
            found.append(id)
            if not text.skip("&"):
                return found


class _Text:
    """A statement, and how far it is read."""

    def __init__(self, text: str) -> None:
        self._text, self._place = text, 0

    def done(self) -> bool:
        self._space()
        return self._place >= len(self._text)

    def left(self) -> str:
        return self._text[self._place :].strip()

    def skip(self, sign: str) -> bool:
        self._space()
        if self._text.startswith(sign, self._place):
            self._place += len(sign)
            return True
        return False

    def node(self, *, stated_alone: bool = False) -> tuple[str, tuple[str, ...]]:
        """The key of the node that stands here, and the lines of its text; empty where none does."""
        self._space()
        start = self._place
        if (quoted := re.compile(r'"([^"]*)"').match(self._text, start)) is not None and stated_alone:
            self._place = quoted.end()
            return quoted[1], _lines(quoted[1])
        found = _ID.match(self._text, start)
        if found is None:
            return "", ()
        self._place = found.end()
        lines: tuple[str, ...] = ()
        if stated_alone and self._text.startswith(" [", self._place):
            self._place += 1
        if (stated := _STATED.match(self._text, self._place)) is not None:
            self._place = stated.end()
            label = _LABEL.search(stated["stated"])
            lines = _lines(label[1]) if label is not None else ()
        else:
            for opens, closing in _SHAPES:
                if self._text.startswith(opens, self._place):
                    inner = self._place + len(opens)
                    words, ends = _enclosed(self._text, inner, closing)
                    if ends:
                        self._place, lines = ends, _lines(words)
                        break
        if (styled := _CLASS.match(self._text, self._place)) is not None:
            self._place = styled.end()
        return found[0], lines

    def link(self) -> tuple[bool, str, bool | None]:
        """The line that stands here: whether its arrow is at its start alone, its label, and whether it is solid.

        `None` instead of the last: there is none.
        """
        self._space()
        # Lines may have keys: `e1@-->`.
        if (keyed := re.compile(r"[\w]+@(?=[-=<~])").match(self._text, self._place)) is not None:
            self._place = keyed.end()
        found = _LINK.match(self._text, self._place)
        line = found["line"] if found is not None else ""
        if found is not None and (len(line) > 2 or found["bar"] is not None):
            self._place = found.end()
            label = found["bar"] or ""
        elif (found := _WORDED.match(self._text, self._place)) is not None:
            self._place = found.end()
            line, label = self._text[found.start() : found.start() + 2] + found["line"], found["words"]
        else:
            return False, "", None
        back = bool(found["back"]) and not line.endswith(">")
        solid = "." not in line and "~" not in line
        return back, " ".join(_lines(label)), solid

    def _space(self) -> None:
        while self._place < len(self._text) and self._text[self._place].isspace():
            self._place += 1


def _enclosed(text: str, start: int, closing: tuple[str, ...]) -> tuple[str, int]:
    """What stands up to the first of `closing` outside quotes, and where that ends; 0: it is not closed."""
    if text.startswith('"', start) and (ends := text.find('"', start + 1)) >= 0:
        for close in closing:
            if text[ends + 1 :].lstrip().startswith(close):
                return text[start : ends + 1], text.index(close, ends + 1) + len(close)
    found = [(place, close) for close in closing if (place := text.find(close, start)) >= 0]
    if not found:
        return "", 0
    place, close = min(found)
    return text[start:place], place + len(close)


def _lines(text: str) -> tuple[str, ...]:
    """The name that a label tells, then its notes: without quotes and marks, with entities as the letters they are."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = text[1:-1].replace("**", "").replace("*", "")
    # What is written as an entity is a letter of the name and no tag.
    lines = [_letters(re.sub(r"</?[a-zA-Z][^<>]*>", "", line)).strip() for line in _LINE_BREAK.split(text)]
    name, notes = name_and_notes(lines)
    return (name, *notes) if name else ()


def _letters(text: str) -> str:
    return _ENTITY.sub(lambda its: html.unescape(f"&{'#' if its[1].isdigit() else ''}{its[1]};"), text)


class _Level(Struct, frozen=True):
    """A node of a mind map that others may stand below."""

    depth: int
    key: str


def _mind_map(text: str, row: int, file: str) -> tuple[tuple[Record, ...], tuple[Oddity, ...]]:
    records: list[Record] = []
    open_: list[_Level] = []
    for at, raw in enumerate(text.split("\n"), start=row):
        line = raw.rstrip("\r ")
        body = line.strip()
        if not body or body.startswith(("%%", "::icon", ":::")):
            continue
        depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        while open_ and open_[-1].depth >= depth:
            open_.pop()
        lines = _of_mind_map(_CLASS.sub("", body).strip())
        if not lines:
            continue
        key = f"line {at}"
        records.append(
            Record(
                key=key,
                own_key=False,
                names=((None, lines[0]),),
                parent=open_[-1].key if open_ else None,
                place=Place(file=file, line=at),
                notes=lines[1:],
            )
        )
        open_.append(_Level(depth, key))
    return tuple(records), ()


def _of_mind_map(body: str) -> tuple[str, ...]:
    """The lines of a node's text: within its shape, if brackets follow its key or stand alone.

    Where a blank stands before the bracket, as in "Sivistys (ltk)", Mermaid draws "ltk" alone; whoever writes so means
    all of it.
    """
    for opens, closing in _OF_MIND_MAPS:
        start = body.find(opens)
        if start < 0 or (start and body[start - 1].isspace()):
            continue
        words, ends = _enclosed(body, start + len(opens), closing)
        if ends == len(body) and not any(sign in body[:start] for sign in "[](){}"):
            return _lines(words)
    return _lines(body)
