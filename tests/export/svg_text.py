"""Reads the texts of an SVG."""

from __future__ import annotations

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> list[str]:
    """Each text, in the order in which they are painted."""
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]
