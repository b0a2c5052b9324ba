"""The actions of `orgsim edit` on what a draft states beside its units: remits, links, sources, comments."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.commands.edit_actions import Action
from orgsim.files.reading.nearest import nearest
from orgsim.files.writing.units.values import (
    Unreadable,
    typed_of_draft,
    typed_of_link,
    typed_of_matter,
    typed_of_source,
)
from orgsim.files.yaml.scalars import is_id
from orgsim.messages import Message, message
from orgsim.model.edits.edits import (
    Declared,
    Edit,
    Linked,
    MatterAdded,
    MatterMoved,
    MatterRemoved,
    MatterRenamed,
    Remarked,
    RemitCleared,
    SourceSet,
    Unlinked,
)
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.remits import new_matter_id
from orgsim.model.edits.ties import link_at
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.scenario import LINK_KINDS, Link, LinkKind, Scenario, Source
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Matter, Unit


def unit(scenario: Scenario, id: str) -> Unit:
    """The unit, placed or put away; Unreadable where there is none."""
    found = unit_of(scenario, id)
    if found is None:
        raise Unreadable(_not_there(scenario, id))
    return found


def _not_there(scenario: Scenario, id: str) -> Message:
    likely = nearest(id, (*hierarchy(scenario).index, *tray_of(scenario).index))
    return message("edit.unit.not-there", id=id) if likely is None else message("edit.unit.like", id=id, likely=likely)


def language_of(names: Sequence[Text]) -> Language | None:
    """In which the first is written; `None`: in none."""
    return next((language for language in LANGUAGES if getattr(names[0], language) is not None), None)


def linked(scenario: Scenario, action: Action) -> list[Edit]:
    """A link that is stated."""
    kind, one, other = action.words
    note = None if action.note is None else Text(**{action.language or "und": action.note})
    return [Linked(Link(kind=_link_kind(kind), from_=one, to=other, note=note))]


def unlinked(scenario: Scenario, action: Action) -> list[Edit]:
    """A link that is taken out."""
    kind, one, other = action.words
    return [Unlinked(_link_kind(kind), one, other)]


def link_set(scenario: Scenario, action: Action) -> list[Edit]:
    """A field of a link."""
    kind, one, other, field, value = action.words
    unlinked = Unlinked(_link_kind(kind), one, other)
    place = link_at(scenario, unlinked)
    if place < 0:
        raise Unreadable(refusal(scenario, unlinked) or message("edit.unit.value", field=field))
    return [typed_of_link(scenario.links[place], field, value, action.language)]


def matter_added(scenario: Scenario, action: Action) -> list[Edit]:
    """A matter that is stated."""
    id, name = action.words
    its = unit(scenario, id)
    if action.id is not None and not is_id(action.id):
        raise Unreadable(message("edit.unit.bad-id", id=action.id))
    language = action.language or language_of([matter.name for matter in its.remit or ()] or [its.name])
    matter = Matter(id=action.id or new_matter_id(scenario, name), name=Text(**{language or "und": name}))
    return [MatterAdded(id, matter, action.at)]


def matter_removed(scenario: Scenario, action: Action) -> list[Edit]:
    """A matter that is taken out."""
    id, matter = action.words
    return [MatterRemoved(id, _matter(scenario, id, matter).id)]


def matter_moved(scenario: Scenario, action: Action) -> list[Edit]:
    """A matter that passes to another body, or to another place."""
    matter, of, to = action.words
    return [MatterMoved(_matter(scenario, of, matter).id, of, unit(scenario, to).id, action.at)]


def matter_renamed(scenario: Scenario, action: Action) -> list[Edit]:
    """Another name of a matter."""
    id, matter, name = action.words
    return [MatterRenamed(id, _matter(scenario, id, matter).id, name, action.language)]


def matter_set(scenario: Scenario, action: Action) -> list[Edit]:
    """A field of a matter."""
    id, matter, field, value = action.words
    return [typed_of_matter(id, _matter(scenario, id, matter), field, value, action.language)]


def _matter(scenario: Scenario, id: str, matter: str) -> Matter:
    """The matter of that id in the remit of the unit, or else of that name."""
    remit = unit(scenario, id).remit or ()
    found = [each for each in remit if each.id == matter] or [each for each in remit if matter in each.name.every()]
    if not found:
        raise Unreadable(message("edit.matter.none", id=id, matter=matter))
    return found[0]


def remit_cleared(scenario: Scenario, action: Action) -> list[Edit]:
    """A remit without its matters."""
    return [RemitCleared(unit(scenario, action.words[0]).id, "--nothing" in action.flags)]


def source_added(scenario: Scenario, action: Action) -> list[Edit]:
    """A source that is stated."""
    key, title = action.words
    if not is_id(key):
        raise Unreadable(message("edit.unit.bad-id", id=key))
    return [Declared(key, Source(title=Text(**{action.language or "und": title})))]


def source_set(scenario: Scenario, action: Action) -> list[Edit]:
    """A field of a source that the draft has."""
    key, field, value = action.words
    source = scenario.sources.get(key)
    if source is None:
        raise Unreadable(message("edit.unit.no-source", source=key))
    return [typed_of_source(key, source, field, value, action.language)]


def source_removed(scenario: Scenario, action: Action) -> list[Edit]:
    """A source that is stated no more."""
    return [SourceSet(action.words[0], None)]


def draft_set(scenario: Scenario, action: Action) -> list[Edit]:
    """A field of the draft itself."""
    field, value = action.words
    return [typed_of_draft(scenario, field, value, action.language)]


def remarked(scenario: Scenario, action: Action) -> list[Edit]:
    """A comment above a unit."""
    id, text = action.words
    return [Remarked(unit(scenario, id).id, text)]


def _link_kind(word: str) -> LinkKind:
    if word not in LINK_KINDS:
        raise Unreadable(message("cli.edit.link-kind", found=word, kinds=LINK_KINDS))
    return word
