"""A page in a browser, as axe-core judges it: by WCAG 2.2 AA and by what its makers hold for good practice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from orgsim.export.documents import document, write_document
from orgsim.export.sheets.subject import subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.resources import scenarios_folder

AXE = "axe-core@4.14.1"
CASES = Path(__file__).resolve().parents[2] / "cases"
KOSKENLAHTI = CASES / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"
LOHJA = scenarios_folder() / "lohja-nyt-konsepti.yaml"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RULES = ("color-contrast", "html-has-lang", "svg-img-alt", "target-size")
"""Some that must have had something to judge."""
RUN = """
for (const fold of document.querySelectorAll("details")) fold.open = true;
const nodes = its => its.nodes.slice(0, 3).map(node => node.html.slice(0, 300));
axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(result => {
  const told = {
    found: result.violations.map(its => [its.id, its.help, nodes(its)]),
    rules: result.passes.map(its => its.id),
    wide: document.documentElement.scrollWidth,
  };
  parent.postMessage(JSON.stringify(told), "*");
});
"""
FRAME = """<!doctype html><title>frame</title><pre id="result"></pre><script>
addEventListener("message", event => { document.getElementById("result").textContent = event.data; });
</script><iframe src="page.html" width="{width}" height="900"></iframe>"""
"""Browsers have no window as narrow as a phone, but any frame."""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium (apt install chromium)")
    return found


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm (apt install npm)")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", AXE]
    try:
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=240)
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm does not come back with {AXE}")
    if done.returncode:
        pytest.skip(f"npm cannot get {AXE}: {done.stderr[-300:]}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "width", "dark"), [(LOHJA, 1440, False), (KOSKENLAHTI, 320, True)])
def test_axe_finds_nothing(path: Path, width: int, dark: bool, axe: str, chromium: str, tmp_path: Path) -> None:
    page = document(subject_of(open_paths([path])), "html", catalog("fi")).decode("utf-8")
    # What is added is no part of the page that is judged, and its policy would rightly forbid it. What is laid out
    # only when it is seen has no size to judge before.
    seen = "<style>section,.units{content-visibility:visible!important}</style>"
    added = f"<script>{axe}</script><script>{RUN}</script></body>"
    copy = POLICY.sub(seen, page, count=1).replace("</body>", added)
    (tmp_path / "page.html").write_text(copy, encoding="utf-8")
    (tmp_path / "frame.html").write_text(FRAME.replace("{width}", str(width)), encoding="utf-8")
    told = run(chromium, tmp_path / "frame.html", dark=dark)
    assert told["found"] == []
    assert {*RULES} <= {*told["rules"]}
    # Nothing but charts is wider than a phone.
    assert told["wide"] <= width


USE = """
const field = document.getElementById("search"), chart = document.querySelector("#figure-a .chart");
const press = selector => document.querySelector(selector).click();
const told = {};
field.value = "RUOKA- JA";
field.dispatchEvent(new Event("input"));
told.found = document.getElementById("found").textContent;
told.links = [...document.querySelectorAll("#matches a")].map(link => link.getAttribute("href"));
press("#draft-a [data-fold=close]");
told.open = document.querySelectorAll("#units-a details[open]").length;
const before = chart.getBoundingClientRect().width;
press("#draft-a [data-zoom='1.5']");
told.times = chart.getBoundingClientRect().width / before;
location.hash = "#a-ruoka-puhtaus";
setTimeout(() => {
  const target = document.querySelector(":target");
  told.seen = target.checkVisibility();
  told.here = [...document.querySelectorAll(".here")].map(box => box.dataset.u);
  parent.postMessage(JSON.stringify(told), "*");
}, 500);
"""


def test_the_script_searches_folds_zooms_and_leads_to_units(chromium: str, tmp_path: Path) -> None:
    page = document(subject_of(open_paths([KOSKENLAHTI])), "html", catalog("fi")).decode("utf-8")
    copy = POLICY.sub("", page, count=1).replace("</body>", f"<script>{USE}</script></body>")
    (tmp_path / "page.html").write_text(copy, encoding="utf-8")
    (tmp_path / "frame.html").write_text(FRAME.replace("{width}", "1440"), encoding="utf-8")
    told = run(chromium, tmp_path / "frame.html", dark=False)
    assert (told["found"], told["open"], told["seen"]) == ("Osumia: 3", 0, True)
    assert [link.partition("-")[0] for link in told["links"]] == ["#a", "#b", "#c"]
    assert told["here"] == ["a-ruoka-puhtaus"]
    assert told["times"] == pytest.approx(1.5, abs=0.01)


def test_the_policy_lets_the_page_s_own_script_and_style_in(chromium: str, tmp_path: Path) -> None:
    write_document(subject_of(open_paths([LOHJA])), tmp_path / "page.html", catalog("fi"))
    done = browsed(chromium, tmp_path / "page.html", dark=False)
    assert '<div class="tools js" role="search">' in done.stdout


def run(chromium: str, page: Path, *, dark: bool) -> dict[str, Any]:
    """What is written into the page, once it is."""
    done = browsed(chromium, page, dark=dark)
    found = re.search(r'<pre id="result">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stdout[-500:] + done.stderr[-500:]
    told: dict[str, Any] = json.loads(unescape(found[1]))
    return told


def browsed(chromium: str, page: Path, *, dark: bool) -> subprocess.CompletedProcess[str]:
    command = [
        *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
        *(f"--user-data-dir={page.parent / 'profile'}", "--window-size=1600,1000", "--virtual-time-budget=60000"),
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        *("--dump-dom", page.as_uri()),
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=240)
