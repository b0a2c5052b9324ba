"""orgsim beside OrgChart (jQuery) and d3-org-chart in Chromium: from asking for an organisation to its chart, painted.

    .venv/bin/python -m benchmarks.web_charts [UNITS ...]        # 1 000, 10 000 without any

Each library draws the same units with the same names, all of them, in a page of its own at 1440×900 in Chromium without
a window, as its own examples do; the clock runs in the page, from the call of `fetch` to the second animation frame
after the library has come back. The start of the browser and the loading of the library are no part of it, whereas
orgsim's clock runs from the start of its process to its first painted view, read anew and read again.

The libraries come from npm into a temporary folder that is removed. Without Chromium or npm there is nothing to
measure, which the script says.
"""

from __future__ import annotations

import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import ClassVar, NamedTuple

from benchmarks.organisations import generate
from benchmarks.processes import start
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy

PACKAGES = ("orgchart@5.0.0", "jquery@3.7.1", "d3-org-chart@3.1.1", "d3@7.9.0", "d3-flextree@2.1.2")
_ROUNDS = 3
_LONGEST = 120
"""Seconds that a browser is given for one chart."""

PAGE = """<!doctype html><meta charset="utf-8"><style>html,body,#chart{margin:0;width:1440px;height:900px}</style>
%(head)s<body><div id="chart"></div><script>
window.onerror = said => fetch('/failed', {method: 'POST', body: String(said)});
window.onload = async () => {
  const began = performance.now();
  const units = await (await fetch('/units.json')).json();
  %(draw)s
  requestAnimationFrame(() => requestAnimationFrame(() =>
    fetch('/painted', {method: 'POST', body: String(performance.now() - began)})));
};
</script></body>"""

_ORGCHART = {
    "head": '<link rel="stylesheet" href="/node_modules/orgchart/dist/css/jquery.orgchart.min.css">'
    '<script src="/node_modules/jquery/dist/jquery.min.js"></script>'
    '<script src="/node_modules/orgchart/dist/js/jquery.orgchart.min.js"></script>',
    "draw": """
  const byId = new Map(units.map(one => [one.id, {name: one.name, children: []}]));
  for (const one of units) if (one.parentId) byId.get(one.parentId).children.push(byId.get(one.id));
  $('#chart').orgchart({data: byId.get(units[0].id), nodeContent: ''});""",
}
D3 = {
    "head": '<script src="/node_modules/d3/dist/d3.min.js"></script>'
    '<script src="/node_modules/d3-flextree/build/d3-flextree.min.js"></script>'
    '<script src="/node_modules/d3-org-chart/build/d3-org-chart.min.js"></script>',
    "draw": """
  new d3.OrgChart().container('#chart').data(units).svgHeight(900).duration(0).initialExpandLevel(1000)
    .nodeWidth(() => 160).nodeHeight(() => 48)
    .nodeContent(node => `<div style="border:1px solid #888;height:46px">${node.data.name}</div>`).render().fit();""",
}


class Pages(http.server.SimpleHTTPRequestHandler):
    """Serves the pages, and hears when they are painted."""

    heard: ClassVar[list[str]] = []
    told = threading.Event()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.heard.append(body if self.path == "/painted" else f"failed: {body}")
        self.told.set()
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


class Painted(NamedTuple):
    """Seconds until a page is painted."""

    of_page: float
    """From its own fetch."""
    of_process: float
    """From the start of the browser's process."""


def painted(page: str, address: str, chromium: str, folder: Path) -> Painted | None:
    """How long it takes until a page's chart is painted; `None` where it failed or took too long.

    `page` is its name on the server.
    """
    Pages.heard.clear()
    Pages.told.clear()
    profile = tempfile.mkdtemp(dir=folder)
    command = [
        *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900", "--no-first-run"),
        *(f"--user-data-dir={profile}", f"{address}/{page}"),
    ]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
        Pages.told.wait(_LONGEST)
        took = time.perf_counter() - began
        browser.terminate()
    said = Pages.heard[0] if Pages.heard else "failed: not painted in time"
    if said.startswith("failed"):
        print(f"{page}: {said}", file=sys.stderr)
        return None
    return Painted(float(said) / 1000, took)


def measure(units: int, folder: Path, address: str, chromium: str) -> None:
    """Print what each takes for so many units, by turns."""
    file = folder / f"{units}.yaml"
    file.write_text(generate(units), encoding="utf-8")
    flat = hierarchy(read_scenario(file).scenario)
    rows = [
        {"id": unit.id, "name": unit.name.fi, "parentId": flat.units[parent].id if parent >= 0 else ""}
        for unit, parent in zip(flat.units, flat.parents, strict=True)
    ]
    (folder / "units.json").write_text(json.dumps(rows), encoding="utf-8")
    found: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        with file.open("a", encoding="utf-8") as text:
            text.write("# changed\n")
        found.setdefault("orgsim, for the first time", []).append(start("orgsim", file).seconds)
        found.setdefault("orgsim, again", []).append(start("orgsim", file).seconds)
        for page in ("OrgChart", "d3-org-chart"):
            took = painted(f"{page}.html", address, chromium, folder)
            if took is not None:
                found.setdefault(page, []).append(took.of_page)
    ours = median(found["orgsim, for the first time"])
    for name, times in found.items():
        best, usual = min(times), median(times)
        print(f"{units:>7} {name:<28} best {best:6.2f} s  median {usual:6.2f} s  {ours / usual:.2f}")


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    npm = shutil.which("npm")
    if chromium is None or npm is None:
        print(f"nothing to measure: there is no {'Chromium' if chromium is None else 'npm'}")
        return
    with tempfile.TemporaryDirectory(prefix="orgsim-web-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        subprocess.run([npm, "install", "--silent", "--no-save", "--ignore-scripts", *PACKAGES], cwd=folder, check=True)
        for page, parts in (("OrgChart", _ORGCHART), ("d3-org-chart", D3)):
            (folder / f"{page}.html").write_text(PAGE % parts, encoding="utf-8")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for units in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
            measure(units, folder, f"http://127.0.0.1:{server.server_port}", chromium)
        server.shutdown()


if __name__ == "__main__":
    main()
