"""All sheets of one or several drafts, in their order."""

from __future__ import annotations

from orgsim.export.progress import SHEETS, tell
from orgsim.export.sheets.checks import checks_sheet
from orgsim.export.sheets.decisions import decisions_sheet
from orgsim.export.sheets.differences import differences_sheet
from orgsim.export.sheets.drafts import drafts_sheet, links_sheet
from orgsim.export.sheets.figures import costs_sheet, figures_sheet
from orgsim.export.sheets.goals import weighed_sheet
from orgsim.export.sheets.matters import matters_sheet
from orgsim.export.sheets.names import sheet_names
from orgsim.export.sheets.sheet import Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.timeline import timeline_sheet
from orgsim.export.sheets.transition import transition_sheet
from orgsim.export.sheets.units import units_sheet
from orgsim.messages import Catalog
from orgsim.model.abandoning import leave_if_abandoned


def sheets_of(subject: Subject, texts: Catalog) -> tuple[Sheet, ...]:
    """The drafts, the units of each, and what there is to say of them; each sheet with a name that workbooks can have.

    The names of sheets that only we name are kept, those of drafts give way.
    """
    making = (
        differences_sheet,
        figures_sheet,
        costs_sheet,
        matters_sheet,
        decisions_sheet,
        checks_sheet,
        transition_sheet,
        timeline_sheet,
        weighed_sheet,
        links_sheet,
    )
    count = len(making) + len(subject.scenarios)
    fixed: list[Sheet] = []
    for number, make in enumerate(making):
        _tell(number, count)
        sheet = make(subject, texts)
        if sheet is not None:
            fixed.append(sheet)
    several = len(subject.scenarios) > 1
    wanted = []
    for letter, scenario in zip(subject.letters, subject.scenarios, strict=True):
        title = scenario.title.in_language(texts.language)
        wanted.append(f"{letter} {title}" if several else title)
    names = sheet_names(wanted, (texts("sheet.drafts"), *[sheet.name for sheet in fixed]), texts("sheet.units"))
    units = []
    for number, (scenario, name) in enumerate(zip(subject.scenarios, names, strict=True), len(making)):
        _tell(number, count)
        units.append(units_sheet(scenario, name, texts))
    return (drafts_sheet(subject, names, texts), *units, *fixed)


def _tell(number: int, count: int) -> None:
    leave_if_abandoned()
    tell("sheets", number, count, within=SHEETS)
