from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from orgsim.export.web.lettering import COMMON, WEIGHTS, font_faces, subset
from orgsim.resources import resource


def tables(data: bytes) -> dict[str, bytes]:
    """Of a font what stands in it, whichever zlib packed it."""
    with TTFont(io.BytesIO(data)) as font:
        reader = font.reader
        return {tag: reader[tag] for tag in reader.keys() if tag != "head"}  # noqa: SIM118 -- it is no mapping


def letters_of(rules: str) -> list[set[str]]:
    found = []
    for encoded in re.findall(r"base64,([^)]+)\)", rules):
        with TTFont(io.BytesIO(base64.b64decode(encoded))) as font:
            found.append({*map(chr, font.getBestCmap())})
    return found


@pytest.mark.parametrize("name", [name for name, _ in WEIGHTS])
def test_the_letters_that_lie_ready_are_those_of_the_bundled_font(name: str) -> None:
    assert tables(resource("fonts", f"{name}.woff").read_bytes()) == tables(subset(name, COMMON))


def test_a_page_has_its_letters_whichever_they_are() -> None:
    for its in letters_of(font_faces("Hyvinvointi ja työ – 3 → 4\n")):
        assert its >= set("Hyvinvoitjaö–→4")
    # Cyrillic is not what most pages have.
    for its in letters_of(font_faces("Киев ja työ")):
        assert its >= set("Киевjatyö")
        assert "€" not in its
