from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.cli import main
from orgsim.export.report.markdown import as_report
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.text import Text


def test_a_report_has_figures_changes_and_findings(koskenlahti_dir: Path) -> None:
    subject = subject_of(open_paths([koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"]))
    text = as_report(subject, catalog("fi"))
    lines = text.splitlines()
    assert lines[0] == "# Koskenlahden organisaatiouudistus 2026"
    assert "| Paikkoja valtuuston lisäksi | 123 | 99 | 123 | −24 | ±0 |" in lines
    assert any("| ≥ 9 | ≥ 59 | ≥ 9 |" in line for line in lines)
    assert sum(line.startswith("## Muutokset: Malli") for line in lines) == 2
    assert any("Sivistystoimiala sai uuden nimen: Koulutustoimiala" in line for line in lines)
    assert any("| ristiriita |" in line for line in lines)
    assert not any("| kunnossa |" in line for line in lines)


def test_nothing_of_a_draft_is_markup(koskenlahti_dir: Path) -> None:
    (file,) = open_paths([koskenlahti_dir / "koskenlahti-nyt.yaml"]).files
    hostile = replace(file.scenario, title=Text(fi="<b>*A* | [x](http://x)</b>\n# B"))
    text = as_report(Subject(scenarios=(hostile,), letters=("A",)), catalog("fi"))
    assert text.startswith("# \\<b\\>\\*A\\* \\| \\[x\\](http\\://x)\\</b\\> \\# B\n")


def test_a_report_goes_into_a_file_but_not_over_what_it_is_made_of(koskenlahti_dir: Path, tmp_path: Path) -> None:
    draft = tmp_path / "nyt.yaml"
    draft.write_bytes((koskenlahti_dir / "koskenlahti-nyt.yaml").read_bytes())
    output = tmp_path / "r.md"
    output.write_text("old", encoding="utf-8")
    assert main(["report", str(draft), "-o", str(output)]) == 0
    assert output.read_text(encoding="utf-8").startswith("# ")
    assert main(["report", str(draft), "-o", str(draft)]) == 2
    assert draft.read_bytes() == (koskenlahti_dir / "koskenlahti-nyt.yaml").read_bytes()


def test_csv_for_finnish_excel_has_headings_for_people(
    koskenlahti_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("metrics", "check"):
        main([command, str(koskenlahti_dir / "koskenlahti-nyt.yaml"), "--csv", "fi", "--language", "fi"])
        head = capsys.readouterr().out.splitlines()[0]
        assert head.lstrip("\ufeff").split(";")[0] == ("Tunnus" if command == "metrics" else "Luonnos")
