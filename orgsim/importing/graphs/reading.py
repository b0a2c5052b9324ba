"""Graphs of any form: told apart by what they contain."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from msgspec import DecodeError, Struct, json

from orgsim.importing.decoding import decoded
from orgsim.importing.graphs.objects import as_table, read_object
from orgsim.importing.records import CannotImport, Imported
from orgsim.messages import message

_JSON = frozenset((".json", ".jsonld", ".geojson"))
_TURTLE = frozenset((".ttl", ".nt", ".n3"))


class Graphs(Struct, frozen=True, eq=False):
    """What was found in a file."""

    imported: tuple[Imported, ...] = ()
    table: bytes | None = None
    """Where it is a list of objects: the same as CSV."""


def read_graph(data: bytes, file: str = "") -> Graphs | None:
    """The organisations in a file of a graph; `None` where it is none.

    CannotImport where it is one, but damaged, or JSON of another sort.
    """
    ending = PurePath(file).suffix.casefold()
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        from orgsim.importing.graphs.markup import is_markup, read_markup

        if is_markup(data):
            return Graphs(read_markup(data, file))
        from orgsim.importing.graphs.drawio import is_drawio, read_drawio

        if is_drawio(data):
            return Graphs(read_drawio(data, file))
        from orgsim.importing.graphs.ontology import is_rdf_xml, read_rdf_xml

        if is_rdf_xml(data):
            return Graphs(read_rdf_xml(data, file))
    if start.startswith((b"{", b"[")) or ending in _JSON:
        return _read_json(data, file, certain=ending in _JSON)
    if ending in _TURTLE or start[:1] in (b"@", b"#", b"<") or start[:6].upper() in (b"PREFIX", b"BASE <"):
        from orgsim.importing.graphs.ontology import is_turtle, read_turtle

        if ending in _TURTLE or is_turtle(data):
            return Graphs(read_turtle(data, file))
    return None


def _read_json(data: bytes, file: str, *, certain: bool) -> Graphs | None:
    try:
        # Many a program writes it as Windows does, and not in UTF-8 as the standard has it.
        value: Any = json.decode(decoded(data))
    except (DecodeError, RecursionError) as error:
        if certain:
            why = "import.too-nested" if isinstance(error, RecursionError) else "import.damaged"
            raise CannotImport(message(why, file=file)) from error
        return None
    found = read_object(value, file)
    if found:
        return Graphs(found)
    from orgsim.importing.graphs.ontology import is_linked, read_linked

    if is_linked(value):
        return Graphs(read_linked(value, file))
    table = as_table(value)
    if table is None:
        raise CannotImport(message("import.unknown-json", file=file))
    return Graphs(table=table)
