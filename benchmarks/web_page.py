"""The web page of two drafts beside d3-org-chart of one of them: how long it takes to make, and to be seen in Chromium.

    .venv/bin/python -m benchmarks.web_page [UNITS ...]        # 2 000 without any

A page is made in a process of its own, drafts read and Python started included; modules are compiled beforehand, as
they are from the second start on, and nothing of the drafts is remembered. And it is made by a window that has the
drafts open, seen and simulated, from the order to save until the file is there (`page_of_window.py`): what a planner
waits for who has chosen a name meanwhile, and one who saves it as soon as the dialog opens.

What a browser takes is counted in the page: for d3-org-chart from the call of `fetch` to the second frame after it has
come back; for the page from where the browser asks for it to its first paint, and to the second frame after all of it
has been read. Both in a browser that begins with that page, and so does much else at once, and in one that has been
open with another page for a while, as a reader's is; and, as a command's process begins when it is given, from the
start of the browser's process. The page is a copy that says so, without the policy that forbids that.
"""

from __future__ import annotations

import http.server
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.organisations import reform
from benchmarks.processes import ROOT, environment
from benchmarks.web_charts import D3, PACKAGES, PAGE, Pages, painted
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy

_ROUNDS = 3
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TELLING = """<script>
requestAnimationFrame(() => requestAnimationFrame(() => {
  const now = performance.now(), paint = performance.getEntriesByName("first-contentful-paint")[0];
  fetch('/painted', {method: 'POST', body: String(%s)});
}));
</script></body>"""
_CLOCKS = {"first paint": "paint ? paint.startTime : now", "read to its end": "now"}
_WAITING = """<!doctype html><title>waiting</title><p>Waiting<script>
addEventListener("load", () => setTimeout(() => { location.href = location.hash.slice(1); }, 2000));
</script>"""
"""Leads to another page when the browser has come to rest."""
_BROWSERS = {"in a browser that starts": "%s", "in a browser that is open": "waiting.html#/%s"}
_PROCESS = "from the start of the browser's process"


def main() -> None:
    chromium, npm = shutil.which("chromium"), shutil.which("npm")
    if chromium is None or npm is None:
        print(f"nothing to measure: there is no {'Chromium' if chromium is None else 'npm'}")
        return
    with tempfile.TemporaryDirectory(prefix="orgsim-web-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        subprocess.run([npm, "install", "--silent", "--no-save", "--ignore-scripts", *PACKAGES], cwd=folder, check=True)
        (folder / "d3-org-chart.html").write_text(PAGE % D3, encoding="utf-8")
        (folder / "waiting.html").write_text(_WAITING, encoding="utf-8")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for units in [int(word) for word in sys.argv[1:]] or [2_000]:
            _measure(units, folder, f"http://127.0.0.1:{server.server_port}", chromium)
        server.shutdown()


def _measure(units: int, folder: Path, address: str, chromium: str) -> None:
    """Print what each takes for so many units, by turns."""
    files = [folder / "now.yaml", folder / "then.yaml"]
    for file, text in zip(files, reform(units, units + units // 100, units // 20), strict=True):
        file.write_text(text, encoding="utf-8")
    flat = hierarchy(read_scenario(files[0]).scenario)
    rows = [
        {"id": unit.id, "name": unit.name.fi, "parentId": flat.units[parent].id if parent >= 0 else ""}
        for unit, parent in zip(flat.units, flat.parents, strict=True)
    ]
    (folder / "units.json").write_text(json.dumps(rows), encoding="utf-8")
    page = folder / "page.html"
    making = [sys.executable, "-m", "orgsim", "export", *map(str, files), "-o", str(page)]
    subprocess.run(making, env=environment(), check=True)
    saving = [sys.executable, "-m", "benchmarks.page_of_window"]
    saved = {"page, saved from the window": (), "page, saved as its dialog opens": ("--at-once",)}
    found: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        subprocess.run(making, env=environment(), check=True)
        found.setdefault("page, made by the command", []).append(time.perf_counter() - began)
        for what, words in saved.items():
            command = [*saving, *words, str(page), *map(str, files)]
            told = subprocess.run(command, env=environment(), cwd=ROOT, check=True, capture_output=True, text=True)
            found.setdefault(what, []).append(float(told.stdout.split()[0]))
        text = _POLICY.sub("", page.read_text(encoding="utf-8"))
        for number, its in enumerate(_CLOCKS.values()):
            copy = text.replace("</body>", _TELLING % its)
            (folder / f"copy-{number}.html").write_text(copy, encoding="utf-8")
        pages = {"d3-org-chart": "d3-org-chart"}
        pages |= {f"page, {clock}": f"copy-{number}" for number, clock in enumerate(_CLOCKS)}
        for browser, way in _BROWSERS.items():
            for what, name in pages.items():
                took = painted(way % f"{name}.html", address, chromium, folder)
                if took is not None:
                    found.setdefault(f"{what}, {browser}", []).append(took.of_page)
                    if way == "%s":
                        found.setdefault(f"{what}, {_PROCESS}", []).append(took.of_process)
    print(f"{units:>7} units, page of {page.stat().st_size / 1e6:.2f} MB")
    for what, times in found.items():
        # What is made is beside each.
        for browser in [its for its in (*_BROWSERS, _PROCESS) if what.endswith(its)] or [*_BROWSERS, _PROCESS]:
            theirs = found[f"d3-org-chart, {browser}"]
            ratios = f"{min(times) / min(theirs):.2f}", f"{median(times) / median(theirs):.2f}"
            said = what if what.endswith(browser) else f"{what}, beside that {browser}"
            print(f"  {said:<75} best {min(times):6.2f} s {ratios[0]}  median {median(times):6.2f} s {ratios[1]}")


if __name__ == "__main__":
    main()
