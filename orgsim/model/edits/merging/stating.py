"""What was stated here, stated of theirs: any edit of facts is known by the facts that it changes."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Edit, Remarked, Renamed
from orgsim.model.edits.facts import DRAFT, differing, referred_to, units_of
from orgsim.model.edits.merging.merge import Kept, Merge, subject
from orgsim.model.edits.merging.needs import need
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES


def state(merge: Merge, before: Scenario, edit: Edit) -> None:
    """Any edit of what is stated: it is known by the facts that it changes."""
    after = edited(before, [edit])
    found = differing(before, after)
    if not found:
        # A comment, or another order of what is stated.
        if isinstance(edit, Remarked) or after is not before:
            need(merge, units_of(before), (subject(edit),), edit)
            merge.do(edit, edit)
        return
    standings = {fact: merge.three.standing(fact) for fact in found}
    if all(standing == "settled" for standing in standings.values()):
        return
    units = dict.fromkeys(fact.unit for fact in found if fact.unit != DRAFT)
    named = (id for fact, values in found.items() for value in values for id in referred_to(fact.field, value))
    need(merge, units_of(before), (*units, *named), edit)
    for fact, standing in standings.items():
        if standing != "clash":
            continue
        if fact.unit in merge.keeping:
            chosen = merge.keep_back(merge.keeping[fact.unit], edit)
        else:
            chosen = merge.clash("stated", fact.unit, fact.field, edit)
        if not chosen:
            raise Kept
    merge.do(_in_its_language(before, edit), edit)


def _in_its_language(before: Scenario, edit: Edit) -> Edit:
    """A renaming of the wording that it meant where it was made."""
    if not isinstance(edit, Renamed) or edit.language is not None:
        return edit
    name = units_of(before).units[edit.id].name
    for language in LANGUAGES:
        if name.und is None and getattr(name, language) is not None:
            return replace(edit, language=language)
    return edit
