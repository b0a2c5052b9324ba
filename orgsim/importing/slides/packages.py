"""Decks as parts of XML. Nothing outside the file is fetched, no entity is resolved, and macros are never looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from orgsim.importing.elements import root_of
from orgsim.importing.zips import Parts, Relation, beside

_NUMBER = re.compile(r"ppt/slides/slide(\d+)\.xml\Z")


def local(element: etree._Element) -> str:
    """What an element is called, without its namespace: editions of the standard differ in that alone."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that name in whatever namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element along a path of names, or `None`."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def parsed(parts: Parts, part: str) -> etree._Element:
    """A part as XML; CannotImport where it is damaged."""
    return root_of(parts.read(part), parts.file)


def relations(parts: Parts, part: str) -> dict[str, Relation]:
    """What a part refers to inside the file, by the id of the reference."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if rels not in parts.names:
        return {}
    found: dict[str, Relation] = {}
    for each in parsed(parts, rels):
        target = each.get("Target")
        if target is None or each.get("TargetMode") == "External":
            continue
        found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], beside(part, target))
    return found


def slides(parts: Parts) -> tuple[str, ...]:
    """The parts that are slides, in the order in which they are shown."""
    told = (each.part for each in relations(parts, "").values() if each.type == "officeDocument")
    main = next((part for part in told if part in parts.names), "ppt/presentation.xml")
    found: list[str] = []
    if main in parts.names:
        refers = relations(parts, main)
        for each in _all(child(parsed(parts, main), "sldIdLst")):
            reference = next((refers[value] for value in map(str, each.attrib.values()) if value in refers), None)
            if reference is not None and reference.type == "slide" and reference.part in parts.names:
                found.append(reference.part)
    if found:
        return tuple(found)
    numbered = sorted((int(its[1]), name) for name in parts.names if (its := _NUMBER.match(name)))
    return tuple([name for _, name in numbered])


def _all(element: etree._Element | None) -> Iterator[etree._Element]:
    if element is not None:
        yield from element
