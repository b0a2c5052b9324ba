"""What programs keep the values of JSON in: texts by language, ids of MongoDB, lists of a single one."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from orgsim.files.graph_terms import Told
from orgsim.model.text import LANGUAGES

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*\Z")
_TAGS = ("language", "@language", "lang", "locale")
_VALUES = ("value", "@value", "text")
_MOST_JOINED = 5


def texts(value: Any) -> dict[str, str]:
    """The texts of ``{"fi": …, "sv": …}`` or of ``[{"language": "fi", "value": …}, …]`` by language.

    The language is `""` where none is told. Empty where a value is neither.
    """
    if isinstance(value, dict) and value:
        codes = [_LANGUAGE.match(key) for key in value]
        if not all(codes) or not all(its is None or isinstance(its, str) for its in value.values()):
            return {}
        told = zip((code[1] for code in codes if code), value.values(), strict=True)
        return {code: its for code, its in told if its} if any(code and code[1] in LANGUAGES for code in codes) else {}
    if not isinstance(value, list) or not value:
        return {}
    found: dict[str, str] = {}
    for each in value:
        if not isinstance(each, dict):
            return {}
        text = next((each[key] for key in _VALUES if isinstance(each.get(key), str)), None)
        if text is None:
            return {}
        tag = next((each[key] for key in _TAGS if isinstance(each.get(key), str)), "")
        code = _LANGUAGE.match(tag)
        found.setdefault(code[1] if code else "", text)
    return found


def single(value: Any) -> Any:
    """What is wrapped in ``{"$oid": …}`` or is alone in a list; a few are told side by side; else the value itself."""
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        return single(inner) if key.startswith("$") else value
    if isinstance(value, list) and 0 < len(value) <= _MOST_JOINED:
        inner = [single(each) for each in value]
        if len(inner) == 1 and not isinstance(inner[0], dict | list):
            return inner[0]
        if all(isinstance(each, str | int) and not isinstance(each, bool) for each in inner):
            return "; ".join(map(str, inner))
    return value


def flat(each: Told, but: Collection[str] = ()) -> Told:
    """An object with a value for each key but those: texts by language become ``name (fi)``, ``name (sv)`` …"""
    found: Told = {}
    for key, its in each.items():
        if key.casefold() in but or not isinstance(its, dict | list):
            found[key] = its
        elif told := texts(its):
            known = {f"{key} ({language})": told[language] for language in LANGUAGES if language in told}
            found |= known or {key: next(iter(told.values()))}
        else:
            found[key] = single(its)
    return found


def name_in(each: Told, names: Collection[str]) -> str:
    """What an object is called by the first of `names` that it has, in whichever language."""
    for name in names:
        its = each.get(name)
        if isinstance(its, str):
            return its
        if isinstance(its, dict | list) and (told := texts(its)):
            return next(iter(told.values()))
        for language in LANGUAGES:
            if isinstance(tagged := each.get(f"{name} ({language})"), str):
                return tagged
    return ""
