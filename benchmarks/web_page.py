"""The web page of two drafts beside d3-org-chart of one of them: how long it takes to make, and to be seen in Chromium.

    .venv/bin/python -m benchmarks.web_page [UNITS ...]        # 2 000 without any

A page is made in a process of its own, drafts read and Python started included; modules are compiled beforehand, as
they are from the second start on, and nothing of the drafts is remembered. What a browser takes is counted in the page,
without the start of the browser, as in `web_charts.py`: for d3-org-chart from the call of `fetch` to the second frame
after it has come back; for the page from where the browser asks for it to its first paint, and to the second frame
after all of it has been read. The page is a copy that says so, without the policy that forbids that.
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
from benchmarks.processes import environment
from benchmarks.web_charts import D3, PACKAGES, PAGE, Pages, seconds_of
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
_CLOCKS = {"page, first paint": "paint ? paint.startTime : now", "page, read to its end": "now"}


def main() -> None:
    chromium, npm = shutil.which("chromium"), shutil.which("npm")
    if chromium is None or npm is None:
        print(f"nothing to measure: there is no {'Chromium' if chromium is None else 'npm'}")
        return
    with tempfile.TemporaryDirectory(prefix="orgsim-web-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        subprocess.run([npm, "install", "--silent", "--no-save", "--ignore-scripts", *PACKAGES], cwd=folder, check=True)
        (folder / "d3-org-chart.html").write_text(PAGE % D3, encoding="utf-8")
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
    found: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        subprocess.run(making, env=environment(), check=True)
        found.setdefault("page, made", []).append(time.perf_counter() - began)
        text = _POLICY.sub("", page.read_text(encoding="utf-8"))
        took = {"d3-org-chart": seconds_of("d3-org-chart", address, chromium, folder)}
        for number, (clock, told) in enumerate(_CLOCKS.items()):
            copy = text.replace("</body>", _TELLING % told)
            (folder / f"copy-{number}.html").write_text(copy, encoding="utf-8")
            took[clock] = seconds_of(f"copy-{number}", address, chromium, folder)
        for what, seconds in took.items():
            if seconds is not None:
                found.setdefault(what, []).append(seconds)
    theirs = median(found["d3-org-chart"])
    print(f"{units:>7} units, page of {page.stat().st_size / 1e6:.2f} MB")
    for what, times in found.items():
        print(f"  {what:<24} best {min(times):6.2f} s  median {median(times):6.2f} s  {median(times) / theirs:.2f}")


if __name__ == "__main__":
    main()
