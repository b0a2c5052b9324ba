"""Runs the benchmarks and writes their figures as tables of ratios, as `docs/performance.md` has them.

python -m benchmarks.report                  runs everything (about ten minutes)
python -m benchmarks.report RESULTS.json      writes the tables of a run that was kept (pytest --benchmark-json)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).resolve().parent
_REFERENCE = 1_000
"""Units to which the growth of the larger organisations is held."""


class Stats(msgspec.Struct):
    """Seconds of one benchmark."""

    min: float
    median: float


class Result(msgspec.Struct):
    """One benchmark, as pytest-benchmark writes it."""

    group: str
    params: dict[str, Any] | None
    stats: Stats
    extra_info: dict[str, Any]

    @property
    def units(self) -> int:
        """How large the organisation was."""
        return int((self.params or {}).get("units", 0))


class Results(msgspec.Struct):
    """A run of the benchmarks."""

    benchmarks: list[Result]
    machine_info: dict[str, Any]

    def group(self, name: str) -> list[Result]:
        """The benchmarks of a group, by size."""
        return sorted((one for one in self.benchmarks if one.group == name), key=lambda one: one.units)


def main(arguments: Sequence[str]) -> int:
    """Write the tables to standard output."""
    if arguments:
        results = _read(Path(arguments[0]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "results.json"
            command = [sys.executable, "-m", "pytest", str(HERE), "-q", f"--benchmark-json={kept}"]
            failed = subprocess.run(command, stdout=sys.stderr, check=False).returncode
            if failed:
                return failed
            results = _read(kept)
    print("\n\n".join(_sections(results)))
    return 0


def _read(path: Path) -> Results:
    return msgspec.json.decode(path.read_bytes(), type=Results)


def _sections(results: Results) -> list[str]:
    return [
        _start(results.group("start")),
        _opening(results.group("open")),
        _opening(results.group("open for the first time"), "Opening for the first time"),
        _growth(results),
        _frames(results),
        _legibility(results.group("legibility")),
        _first_sight(results.group("first-sight")),
        _everything(results.group("everything")),
        _likeness(results.group("likeness")),
        _standstills(results.group("standstill")),
        _switches(results.group("switch"), "Switching to a view"),
        _switches(results.group("rest"), "Switching to a view, until it is at rest"),
        _acts(results.group("acts")),
        _unfolding(results.group("unfold")),
        _editing(results),
        _networks(results.group("networks")),
        _deciding(results.group("deciding")),
        _links(results.group("links")),
    ]


def _start(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        ours, peer = one.extra_info["ours"], one.extra_info["peer"]
        rows += [
            ["an empty QMainWindow", *_process(peer), ""],
            ["Lohja's comparison", *_process(ours), _ratio(ours, peer)],
        ]
    return _table("Start", ["process", "best", "median", "memory at most", "ratio"], rows)


def _opening(results: Sequence[Result], title: str = "Opening") -> str:
    rows = []
    for one in results:
        ours, peer = one.extra_info["ours"], one.extra_info.get("peer")
        dot = ["", ""] if peer is None else [_ms(peer["best"]), _ratio(ours, peer)]
        rows.append([_number(one.units), *_process(ours), *dot])
    return _table(title, ["units", "painted, best", "median", "memory at most", "dot's layout, best", "ratio"], rows)


def _unfolding(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        more = one.extra_info
        rows += [
            [
                "unfold, to the next frame",
                _ms(one.stats.median),
                f"{one.stats.median / more['all']:.2g} of all units in this build",
            ],
            ["longest frame of the glide", _ms(more["longest"]), f"{more['longest'] / more['panning']:.2g} of panning"],
        ]
    return _table("Unfolding a branch of 2 000 units", ["", "takes", "ratio"], rows)


def _editing(results: Results) -> str:
    rows = []
    for units in (40, 350, 2_000, 10_000):
        its = {str((one.params or {})["sort"]): one for one in results.group(f"edit {units}")}
        if len(its) < 2:
            continue
        drop, disk = its["drop"].stats.median, its["disk"].stats.median
        waited = disk + its["disk"].extra_info["waits"]
        rows.append([_number(units), _ms(drop), _ms(disk), f"{drop / waited:.2g}", f"{drop / disk:.2g}"])
    header = ["units", "from the drop", "from the file, once read", "ratio with the wait", "without"]
    return _table("An edit, until chart, cards and checks are repainted", header, rows)


def _process(run: dict[str, float]) -> list[str]:
    return [_ms(run["best"]), _ms(run["median"]), f"{run['megabytes']:.0f} MB"]


def _ratio(ours: dict[str, float], peer: dict[str, float]) -> str:
    """Of the best runs: what else goes on in the machine only makes a run longer."""
    return f"{ours['best'] / peer['best']:.3g}"


def _growth(results: Results) -> str:
    rows = []
    for group in ("read", "layout", "tree", "metrics", "grid", "paint whole", "paint near"):
        found = results.group(group)
        base = next((one for one in found if one.units == _REFERENCE), None)
        cells = []
        for one in found:
            each = one.stats.median / one.units
            growth = (
                "" if base is None or one.units <= _REFERENCE else f" ({each * base.units / base.stats.median:.2f})"
            )
            cells.append(_ms(one.stats.median) + growth)
        rows.append([group, *cells])
    sizes = [one.units for one in results.group("read")]
    allowed = [f"({log(size) / log(_REFERENCE):.2f})" if size > _REFERENCE else "" for size in sizes]
    rows.append(["n log n would be", *allowed])
    return _table("Growth: time, and time for each unit against 1 000 units", ["", *map(_number, sizes)], rows)


def _frames(results: Results) -> str:
    rows = [
        [group, _number(one.units), _ms(one.stats.median), _ms(one.extra_info["p95"])]
        for group in ("pan whole", "pan near")
        for one in results.group(group)
    ]
    return _table("A frame while panning, at 1440×900", ["", "units", "median", "95 of 100 within"], rows)


def _legibility(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        for pane in one.extra_info["legibility"]:
            (width, height), dot = pane["window"], pane["dot"]
            dot_text = "" if dot is None else f"{dot:.1f} px"
            rows.append([f"{width}×{height}", pane["scenario"], f"{pane['names']:.1f} px", dot_text])
    rows.sort(key=lambda row: row[0])
    return _table("Size of names, side by side", ["window", "scenario", "orgsim", "dot"], rows)


def _first_sight(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        told = one.extra_info["first-sight"]
        panes = told["panes"]
        rows.append(
            [
                told["which"] + (" beside another" if len(panes) > 1 else ""),
                f"{min(pane['smallest'] for pane in panes):.1f}",
                ", ".join(f"{pane['shown']} of {pane['units']}" for pane in panes),
                _ms(one.stats.median),
            ]
        )
    return _table("First sight at 1440 × 900", ["what", "smallest text, px", "units shown", "to find it"], rows)


def _everything(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        its = one.extra_info["everything"]
        sizes = [f"{its[name]:.1f} px" for name in ("boxes", "names", "list")]
        share = f"{its['names'] / its['list']:.2f}"
        rows.append([its["name"], *sizes, share, f"{100 * its['filled']:.0f} %", _ms(one.stats.min)])
    header = ["units", "boxes", "outline", "plain list", "outline / list", "filled", "laid out in"]
    return _table("All at once, at 1440×900", header, rows)


def _likeness(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        its = one.extra_info["likeness"]
        width, height = its["pane"]
        alike = [f"{100 * its[name]:.0f} %" for name in ("alike_alone", "alike")]
        names = [f"{its[name]:.1f} px" for name in ("names_alone", "names")]
        rows.append([its["comparison"], f"{width:.0f}×{height:.0f}", *alike, *names])
    header = ["comparison", "pane", "alike, each alone", "side by side", "names, each alone", "side by side"]
    return _table("Neighbours that stand alike", header, sorted(rows))


def _standstills(results: Sequence[Result]) -> str:
    rows = [
        [
            " ".join(map(str, (one.params or {}).values())),
            _ms(one.extra_info["longest"]),
            _ms(one.extra_info["work"]) if "work" in one.extra_info else "",
        ]
        for one in results
    ]
    return _table("Standstills", ["act", "longest", "work of the window's thread"], rows)


def _switches(results: Sequence[Result], title: str) -> str:
    rows = []
    for one in results:
        few, many = one.extra_info["few"], one.extra_info["many"]
        rows.append([str((one.params or {})["view"]), _ms(few), _ms(many), f"{many / few:.2f}"])
    return _table(title, ["view", "40 of each", "10 000 of each", "ratio"], rows)


def _acts(results: Sequence[Result]) -> str:
    rows = [[str((one.params or {})["act"]), _ms(one.extra_info["longest"]), _ms(one.stats.median)] for one in results]
    return _table("Acts with 10 000 of each", ["act", "stands still", "until all is shown"], rows)


def _networks(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        peer = one.extra_info.get("networks", {}).get("betweenness")
        beside = ["", ""] if peer is None else [_ms(peer), f"{one.stats.median / peer:.2g}"]
        rows.append([_number(one.units), _ms(one.stats.median), *beside])
    return _table("Figures of ties", ["units", "all of them", "networkx's betweenness alone", "ratio"], rows)


def _deciding(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        its = one.extra_info["deciding"]
        items = "any number" if its["items"] is None else str(its["items"])
        cells = [items, _number(its["cases"]), _ms(its["ours"]), _ms(its["simpy"]), f"{its['ours'] / its['simpy']:.2g}"]
        rows.append(cells)
    return _table(
        "Decisions of two drafts in 1 000 years", ["items a meeting", "cases", "orgsim", "SimPy", "ratio"], rows
    )


def _links(results: Sequence[Result]) -> str:
    rows = []
    for one in results:
        its = one.extra_info["links"]
        peer = its.get("dot")
        beside = ["", ""] if peer is None else [_ms(peer), f"{its['ours'] / peer:.2g}"]
        rows.append([_number(its["links"]), _ms(its["ours"]), *beside, _number(its["near"])])
    header = ["links among 2 000 boxes", "orgsim", "dot's splines=ortho", "ratio", "stretches on each other"]
    return _table("Ways of links", header, rows)


def _table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"### {title}", "", _row(header), _row(["---"] + ["--:"] * (len(header) - 1)), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _ms(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.1f} ms"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
