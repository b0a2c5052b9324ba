from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from orgsim.messages import catalog, message
from orgsim.model.dates import PartialDate
from orgsim.model.text import LANGUAGES, Text
from orgsim.resources import resource

PACKAGE = Path(__file__).resolve().parent.parent / "orgsim"


@cache
def texts(language: str) -> dict[str, str]:
    return json.loads(resource("i18n", f"{language}.json").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    assert texts(language).keys() == texts("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_arguments(language: str) -> None:
    def arguments(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for key, text in texts(language).items():
        wanted = arguments(texts("en")[key])
        # "One" may be said without its number.
        assert arguments(text) - {"n"} == wanted - {"n"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_both_forms(language: str) -> None:
    keys = texts(language).keys()
    for key in keys:
        if key.endswith("_one"):
            assert key.removesuffix("_one") + "_other" in keys
        if key.endswith("_other"):
            assert key.removesuffix("_other") + "_one" in keys


LITERAL = re.compile(
    r"""#[^\n]*|(?P<prefix>[rbfRBF]{0,2})(?P<quote>\"{3}|'{3}|"|')(?P<text>(?:\\.|(?!(?P=quote))[^\\])*)(?P=quote)""",
    re.DOTALL,
)
"""A comment, or a string: told apart as Python does, in a tenth of the time that it takes to read all of its syntax."""
PUT_IN = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


def literals(source: str) -> set[str]:
    """Every string of some code, with * where a part is put in; what stands around such a part, and strings in it."""
    found: set[str] = set()
    for match in LITERAL.finditer(source):
        text = match["text"]
        if text is None:
            continue
        if "f" in (match["prefix"] or "").lower():
            for part in PUT_IN.findall(text):
                found |= literals(part)
            found |= {*PUT_IN.split(text)}
            text = PUT_IN.sub("*", text)
        found.add(text)
    return found


def written_keys() -> set[str]:
    """Every string of the package's code that may be a key, with * where a part is put in."""
    return set().union(*[literals(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")])


def test_strings_of_code_are_told_from_comments() -> None:
    source = """a = "x.y" # "no.key"
b = f"p.{q['r.s']}.t" + f'{f(1)}' + r"\\d" + 'it"s'
'''whole "quoted" text'''
"""
    parts = {"p.", ".t", ""}
    assert literals(source) == {"x.y", "p.*.t", "r.s", "*", *parts, r"\d", 'it"s', 'whole "quoted" text'}


def test_no_text_is_left_over() -> None:
    # The reader's reports name the rest of their key only: problem.KEY.
    keys = {found for key in written_keys() for found in (key, f"problem.{key}")}
    patterns = [
        re.escape(key).replace(r"\*", ".+")
        for key in keys
        if "*" in key and key != "problem.*" and re.match(r"problem\.[a-z]+-|[a-z-]+\.[a-z*]", key)
    ]
    pattern = re.compile("|".join(patterns))
    left = [
        key
        for key in {text.removesuffix("_one").removesuffix("_other") for text in texts("en")}
        if key not in keys and not pattern.fullmatch(key)
    ]
    assert not left


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("fi", 1234567, "1\u00a0234\u00a0567"),
        ("fi", 19 / 7, "2,71"),
        ("fi", -21, "−21"),
        ("sv", 2.5, "2,5"),
        ("en", 1234567, "1,234,567"),
        ("en", 19 / 7, "2.71"),
        ("en", 106, "106"),
    ],
)
def test_numbers_are_written_as_the_language_does(language, value: float, written: str) -> None:
    assert catalog(language).number(value) == written


@pytest.mark.parametrize(("value", "written"), [(28, "+28"), (-21, "−21"), (0, "±0"), (0.04, "+0,04"), (-0.0, "±0")])
def test_differences_are_signed(value: float, written: str) -> None:
    assert catalog("fi").number(value, signed=True) == written


def test_decimals_can_be_fixed() -> None:
    assert catalog("fi").number(2, 1) == "2,0"
    assert catalog("fi").number(0.004, 2, signed=True) == "±0,00"


@pytest.mark.parametrize(
    ("language", "date", "written"),
    [
        ("fi", "2016-02-25", "25.2.2016"),
        ("sv", "2016-02-25", "25.2.2016"),
        ("en", "2016-02-25", "25 February 2016"),
        ("fi", "2016-W14", "viikko 14/2016"),
        ("fi", "2016-02", "helmikuu 2016"),
        ("fi", "2017-spring", "kevät 2017"),
        ("sv", "2017-spring", "våren 2017"),
        ("en", "2017-spring", "spring 2017"),
        ("fi", "2017-summer", "kesä 2017"),
        ("sv", "2017-autumn", "hösten 2017"),
        ("en", "2016", "2016"),
    ],
)
def test_dates_are_written_as_the_language_does(language, date: str, written: str) -> None:
    assert catalog(language).value(PartialDate(date)) == written


def test_the_number_decides_the_form() -> None:
    assert catalog("fi")("status.scenarios", n=1) == "1 luonnos"
    assert catalog("fi")("status.scenarios", n=2) == "2 luonnosta"
    assert catalog("en")("status.scenarios", n=0) == "0 drafts"


def test_arguments_are_said_in_the_language_too() -> None:
    name = Text(fi="Valtuusto", en="Council")
    assert catalog("en").say(message("search.matter", unit=name)) == "matter · Council"
    assert catalog("fi").value((name, dt.date(2016, 2, 25), None)) == "Valtuusto, 25.2.2016, ei tiedossa"


def test_braces_in_a_name_are_only_braces() -> None:
    assert catalog("en")("search.matter", unit="{unit} {0.__class__}") == "matter · {unit} {0.__class__}"


def test_a_key_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError):
        catalog("en")("no.such.text")
