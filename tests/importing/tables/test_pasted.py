"""Tables as Excel, Calc and Word put them on the clipboard."""

from __future__ import annotations

import pytest

from tests.importing.tables.making import imports, tree

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {mso-style-parent:style0; text-align:left;}
.xl66
\t{mso-style-parent:style0;
\tpadding-left:9px;
\tmso-char-indent-count:1;}
.xl67 {padding-left:18px; mso-char-indent-count:2;}
--></style></head><body><table>
 <tr height=20>
  <td height=20 class=xl65>Yksikkö</td>
  <td>HTV</td>
 </tr>"""
CALC = '<table><tr><td align="left"><font>Yksikkö</font></td><td><font>HTV</font></td></tr>'
WORD = "<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Yksikkö<o:p></o:p></b></p></td><td>HTV</td></tr>"


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (EXCEL, ("<td class=xl65>", "<td class=xl66>", "<td class=xl67>")),
        (
            EXCEL,
            (
                "<td class=xl65>",
                "<td class=xl65><span\n  style='mso-spacerun:yes'>  </span>",
                "<td class=xl65><span style='mso-spacerun:yes'>    </span>",
            ),
        ),
        (CALC, ("<td><font>", "<td><font>   ", "<td><font>      ")),
        (CALC, ("<td>\n      ", "<td>\n      &nbsp;&nbsp;", "<td>\n      &nbsp;&nbsp;&nbsp;&nbsp;")),
        (
            WORD,
            (
                "<td valign=top><p class=MsoNormal>",
                "<td><p class=MsoNormal style='margin-left:14.2pt;line-height:normal'>",
                "<td>\n  <p class=MsoNormal style='margin-left:1.0cm'>",
            ),
        ),
    ],
    ids=["excel-indent", "excel-spaces", "calc-spaces", "web-spaces", "word-margin"],
)
def test_how_far_names_are_indented_tells_what_stands_above(head: str, cells: tuple[str, str, str]) -> None:
    names = ((0, "Hallitus"), (1, "Sivistys- ja\n  hyvinvointi"), (2, "Koulut"), (2, "Kirjasto"), (1, "Tekniikka"))
    rows = "".join(f"<tr>{cells[at]}{name}</td><td align=right> 2,5</td></tr>" for at, name in names)
    page = f"{head}{rows}</table>"
    assert tree(page) == ["Hallitus", ["Sivistys- ja hyvinvointi", ["Koulut", "Kirjasto"], "Tekniikka"]]
    assert {record.staff.fte for record in imports(page).records if record.staff} == {2.5}


def test_a_name_whose_words_are_dressed_differently_keeps_the_spaces_between_them() -> None:
    dressed = "<p class=MsoNormal><span lang=FI>Koulujen </span><b>ja</b> lasten<span lang=FI>\nkeittiöt</span></p>"
    rows = f"<tr><td>Hallitus</td><td>&nbsp;</td></tr><tr><td>{dressed}</td><td><p>Hallitus</p></td></tr>"
    page = f"<table><tr><td>Nimi</td><td>Yläyksikkö</td></tr>{rows}</table>"
    assert tree(page) == ["Hallitus", ["Koulujen ja lasten keittiöt"]]
