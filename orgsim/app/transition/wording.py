"""What the transition view shows, put into words: for tips, the panel, and who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.transition import Fate, Flow, Measure, fate_text, in_all
from orgsim.app.transition.canvas import Thing
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.rows import place_of
from orgsim.messages import Catalog, Message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Text


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A unit as the panel shows it."""

    before: bool
    id: str
    name: str
    kind: str
    amount: str
    """How much of the measure it is."""


class Words:
    """Speaks of one drawing."""

    def __init__(
        self, drawing: TransitionDrawing, before: Hierarchy, after: Hierarchy, measure: Measure, speech: Catalog
    ) -> None:
        self._drawing = drawing
        self._flats = (before, after)
        self._measure = measure
        self._speech = speech
        self._widths: tuple[dict[int, float | None], ...] = ()
        """By unit of either column, once any is asked for: there may be thousands."""

    def unit(self, unit: int, *, before: bool) -> Named:
        """A unit of either column."""
        column = 0 if before else 1
        flat = self._flats[column]
        its = flat.units[unit]
        return Named(
            before=before,
            id=its.id,
            name=self._speech.value(its.name),
            kind=self._speech.value(flat.kinds[unit].name),
            amount=self.amount(self._width(unit, column)),
        )

    def _width(self, unit: int, column: int) -> float | None:
        if not self._widths:
            both = self._drawing.transition.left, self._drawing.transition.right
            self._widths = tuple({node.unit: node.width for node in nodes} for nodes in both)
        return self._widths[column][unit]

    def amount(self, width: float | None) -> str:
        """So many units, seats or people."""
        if width is None:
            return self._speech(f"transition-view.total.{self._measure}.unknown")
        return self._speech(f"transition-view.total.{self._measure}", n=in_all([width], self._measure))

    def flows_at(self, thing: Thing) -> list[Flow]:
        """The flows that a row or band stands for."""
        drawing = self._drawing
        what, at = thing
        ribbons = drawing.ribbons_at(at) if what == "node" else [at] if what == "ribbon" else []
        strands = [drawing.rows.strands[drawing.ribbons[ribbon].strand] for ribbon in ribbons]
        return [drawing.transition.flows[number] for strand in strands for number in strand.flows]

    def ends(self, flows: Sequence[Flow]) -> tuple[list[int], list[int]]:
        """The units that they leave and reach, each once, in reading order."""
        return (
            sorted({flow.before for flow in flows if flow.before is not None}),
            sorted({flow.after for flow in flows if flow.after is not None}),
        )

    def merged_with(self, flow: Flow) -> list[int]:
        """The other units of a that go over into the same unit."""
        its = {each.before for each in self._whole_beside(flow) if each.after == flow.after and each.before is not None}
        return sorted(its - {flow.before})

    def split_with(self, flow: Flow) -> list[int]:
        """The other units of b that the same unit goes over into."""
        its = {each.after for each in self._whole_beside(flow) if each.before == flow.before and each.after is not None}
        return sorted(its - {flow.after})

    def _whole_beside(self, flow: Flow) -> list[Flow]:
        """The flows that may come together or part with it: what is only a part of a unit does neither."""
        if flow.before is None or flow.after is None or flow.fate == "part":
            return []
        return [each for each in self._drawing.transition.flows if each.fate != "part"]

    def places(self, flow: Flow) -> str:
        """From where to where a unit moves; empty where it does not."""
        if flow.fate != "moved" or flow.before is None or flow.after is None:
            return ""
        ends = zip(self._flats, (flow.before, flow.after), strict=True)
        before, after = (self._place(place_of(flat, unit)) for flat, unit in ends)
        return self._speech("transition-view.moved-from-to", before=before, after=after)

    def _place(self, place: Text | Message) -> str:
        return self._speech.say(place) if isinstance(place, Message) else self._speech.value(place)

    def fates(self, flows: Sequence[Flow]) -> list[Fate]:
        """Their fates, each once."""
        return list(dict.fromkeys(flow.fate for flow in flows))

    def share(self, flow: Flow) -> str:
        """How much of a divided unit goes along; empty where it is not divided."""
        if flow.before is None or flow.after is None or flow.out is None or flow.fate == "part":
            return ""
        whole = self._widths[0][flow.before]
        if whole is None or abs(whole - flow.out) < 1e-9:
            return ""
        number = self._speech.number
        return self._speech(
            "transition-view.share", part=number(flow.out, 0 if flow.out == round(flow.out) else 2), whole=number(whole)
        )

    def _weight(self, units: Sequence[int], before: bool) -> int:
        flat = self._flats[0 if before else 1]
        return sum(flat.units[unit].weight for unit in units)

    def title(self, thing: Thing) -> str:
        """A row or band in a few words."""
        speech, drawing = self._speech, self._drawing
        what, at = thing
        if what == "heading":
            group = drawing.headings[at].group
            said = drawing.headings[at].whole
            if not group.foldable:
                return said
            return f"{said}. {speech('transition-view.fold.do' if group.opened else 'transition-view.unfold.do')}"
        if what == "node":
            node = drawing.nodes[at]
            if node.row.fold is not None:
                heading = drawing.rows.groups[0 if node.before else 1][node.row.group].title
                named = speech.say(heading) if isinstance(heading, Message) else speech.value(heading)
                return f"{named}: {' '.join(node.name)}"
            its = self.unit(node.row.units[0], before=node.before)
            return f"{its.name} ({its.amount})"
        flows = self.flows_at(thing)
        ones, others = self.ends(flows)
        sides = [
            self.unit(units[0], before=before).name
            if len(units) == 1
            else speech("transition-view.fold.other", n=self._weight(units, before))
            for units, before in ((ones, True), (others, False))
            if units
        ]
        return " → ".join(sides)

    def told(self, thing: Thing) -> str:
        """A row or band with what becomes of it, in a sentence for a tip or a screen reader."""
        said = self.title(thing)
        if thing[0] == "heading":
            return said
        flows = self.flows_at(thing)
        fates = ", ".join(self._speech.say(fate_text(fate)) for fate in self.fates(flows))
        if thing[0] == "ribbon":
            places = self.places(flows[0]) if len(flows) == 1 else ""
            return f"{said}: {fates}" + (f". {places}" if places else "")
        ones, others = self.ends(flows)
        node = self._drawing.nodes[thing[1]]
        there = others if node.before else ones
        if not there:
            return f"{said}: {fates}"
        shown = [self.unit(unit, before=not node.before).name for unit in there[:4]]
        if len(flows) == 1 and (places := self.places(flows[0])):
            return f"{said}: {fates}. {places}"
        more = f" +{len(there) - 4}" if len(there) > 4 else ""
        arrow = "→" if node.before else "←"
        return f"{said}: {fates} {arrow} {', '.join(shown)}{more}"
