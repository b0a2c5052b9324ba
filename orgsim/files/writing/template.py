"""A new draft from the template that explains the format in its comments."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.duplicating import new_draft
from orgsim.model.text import Language, Text
from orgsim.resources import resource


def template_path(language: Language) -> Path:
    """Where the template in `language` is."""
    return resource("templates", f"scenario.{language}.yaml")


def from_template(language: Language, path: Path, *, id: str, title: str, today: dt.date) -> bytes:
    """The bytes of a new draft for `path`: the template in `language`, with an id, title and date of its own."""
    template = read_scenario_text(template_path(language).read_bytes(), path)
    return new_draft(template, path, id=id, title=Text(und=title), today=today)
