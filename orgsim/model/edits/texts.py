"""Texts in several languages after a change of one wording."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.model.text import LANGUAGES, Language, Text


def renamed(old: Text, name: str, language: Language | None) -> Text:
    """`old` saying `name` in `language`; its wordings in other languages stay."""
    if old.und is not None:
        return Text(und=name)
    first: Language = next(its for its in LANGUAGES if getattr(old, its) is not None)
    return replace(old, **{language or first: name})
