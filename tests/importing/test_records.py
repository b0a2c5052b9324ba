from __future__ import annotations

from orgsim.importing.drafting import where
from orgsim.importing.records import AS_OFFERED, Choices, Oddity, Place, Record, by_key
from orgsim.messages import catalog


def test_a_choice_holds_for_a_word_and_for_one_row_before_that() -> None:
    choices = Choices({"parent-missing": "tray", "parent-missing@12": "top"})
    offered = ("top", "tray", "made")
    assert choices.of("parent-missing", Place(row=11), offered) == "tray"
    assert choices.of("parent-missing", Place(row=12), offered) == "top"
    assert AS_OFFERED.of("parent-missing", Place(row=12), offered) == "top"


def test_a_choice_that_is_not_offered_has_no_effect() -> None:
    assert Choices({"circle": "refuse"}).of("circle", Place(), ("top", "tray")) == "top"


def test_an_oddity_is_named_by_its_row_line_or_slide() -> None:
    assert Oddity(what="merged", place=Place(sheet="A", row=3)).name == "merged@3"
    assert Oddity(what="two-parents", place=Place(line=7)).name == "two-parents@7"
    assert Oddity(what="several-tops").name == "several-tops"


def test_the_first_of_each_key_is_found() -> None:
    one, two = Record(key="a", place=Place(row=2)), Record(key="a", place=Place(row=3))
    assert by_key([one, two]) == {"a": one}


def test_a_place_says_of_a_number_that_it_is_a_slides() -> None:
    texts = catalog("fi")
    assert where(Place(file="d.pptx", slide=1), texts) == "d.pptx, dia 1"
    assert where(Place(file="d.xlsx", sheet="Nyt"), texts) == "d.xlsx, Nyt"
    assert where(Place(file="d.dot"), texts) == "d.dot"
