"""What is told of in sheets and reports: drafts, and what is compared, assumed and decided of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from orgsim.analysis.deciding.claimable import Under, under
from orgsim.analysis.deciding.results import Difference, Result
from orgsim.analysis.differences.comparing import Differences, compare_all
from orgsim.files.reading.opened import Opened
from orgsim.messages import Catalog
from orgsim.model.comparison import Answer, Assumptions, Comparison, WeighedGoal, confirmed
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Text
from orgsim.model.views import letter


class Subject(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One draft or several, in the order of their letters."""

    scenarios: Sequence[Scenario]
    letters: Sequence[str]
    """Of the scenarios, by column."""
    title: Text | None = None
    """Of the comparison, where there is one."""
    reference: int = 0
    """The column that every other one is compared to."""
    baseline: bool = False
    """Whether that is the baseline: then what only one has was added or removed."""
    decisions: Comparison | None = None
    """What was decided of units that look alike."""
    rules_off: Mapping[str, Text] = {}
    answers: Sequence[Answer] = ()
    assumptions: Assumptions | None = None
    goals: Sequence[WeighedGoal] = ()
    unseen: Mapping[str, Sequence[str]] = {}
    """The letters of drafts that are open and not shown, by their ids."""
    links: Collection[LinkKind] = ()
    """The kinds of links that charts show."""
    simulated: Sequence[Result] | None = None
    """How long decisions take in each, where that was simulated: it takes some seconds."""
    later: Sequence[Difference] = ()
    """How much longer they take in each other draft than in the reference, where that was simulated."""

    awaited: Callable[[], tuple[Sequence[Result], Sequence[Difference]] | None] | None = None
    """Waits for these two where they are being simulated beside; `None` where they are not."""

    def settled(self) -> Subject:
        """With what was being simulated."""
        told = None if self.awaited is None else self.awaited()
        return self if told is None else msgspec.structs.replace(self, simulated=told[0], later=told[1], awaited=None)

    @property
    def under(self) -> Under:
        """What simulated figures that a draft claims have to be of."""
        pairs = self.decisions.pairs if self.decisions is not None else ()
        return under(self.scenarios, self.assumptions, reference=self.reference, pairs=pairs)

    @property
    def others(self) -> tuple[int, ...]:
        """The columns that are compared to the reference."""
        return tuple([column for column in range(len(self.scenarios)) if column != self.reference])

    def pairs(self, column: int) -> tuple[tuple[str, str], ...]:
        """Ids of units of the reference and of that column that were decided to be the same."""
        if self.decisions is None:
            return ()
        return confirmed(self.decisions, self.scenarios[self.reference].id, self.scenarios[column].id)

    def differences(self) -> tuple[Differences | None, ...]:
        """How each differs from the reference; `None` for that itself."""
        return compare_all(self.scenarios, self.reference, self.decisions) if self.scenarios else ()

    def named(self, texts: Catalog) -> str:
        """The title of the comparison, else those of the drafts."""
        if self.title is not None:
            return self.title.in_language(texts.language)
        return " – ".join([scenario.title.in_language(texts.language) for scenario in self.scenarios])


def subject_of(opened: Opened) -> Subject:
    """All that was opened."""
    scenarios = tuple([file.scenario for file in opened.files])
    letters = tuple([letter(column) for column in range(len(scenarios))])
    if opened.comparison is None:
        return Subject(scenarios=scenarios, letters=letters)
    comparison = opened.comparison.comparison
    path = opened.comparison.baseline()
    baseline = next((column for column, file in enumerate(opened.files) if file.path == path), None)
    return Subject(
        scenarios=scenarios,
        letters=letters,
        title=comparison.title,
        reference=baseline or 0,
        baseline=baseline is not None,
        decisions=comparison,
        rules_off=comparison.rules_off,
        answers=comparison.answers,
        assumptions=opened.assumptions,
        goals=comparison.goals,
    )
