"""Links in the text of a draft: stated, changed, taken out."""

from __future__ import annotations

from orgsim.files.writing.units import moving, stages, stating
from orgsim.files.writing.units.ordering import ORDER_OF_LINK
from orgsim.files.writing.units.outline import LINKS, item_of
from orgsim.files.writing.units.stages import Changing
from orgsim.files.writing.units.wording import plain
from orgsim.files.yaml.flow import flow
from orgsim.model.edits.edits import Linked, LinkEdit, Unlinked
from orgsim.model.edits.ties import link_at
from orgsim.model.scenario import Scenario


def change(changing: Changing, scenario: Scenario, edit: LinkEdit) -> None:
    """Change the links of a text that says what `scenario` does."""
    if isinstance(edit, Linked):
        stages.add_on_a_line(changing, flow(plain(edit.link)), LINKS, None)
        return
    item = item_of(LINKS, link_at(scenario, edit))
    if isinstance(edit, Unlinked):
        changing.stage(lambda outline: moving.without(outline, (item,)))
        return
    field, value = edit.field, None if edit.value == () else edit.value
    changing.stage(lambda outline: stating.stated_in(outline, outline.item(item).span, field, value, ORDER_OF_LINK))
