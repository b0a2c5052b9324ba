# ruff: noqa: E501 -- what is said is compared whole
"""Each mistake that a planner makes, with the exact words, line and column that it is told by."""

from __future__ import annotations

import ast
import codecs
from pathlib import Path

import pytest

import orgsim.files
from orgsim.files.problems import UnreadableFile, shown
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.nearest import did_you_mean
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import Message, catalog
from orgsim.model.text import LANGUAGES
from tests.files.saying import DRAFT, said

HEAD = "orgsim: 1\nid: malli\ntitle: Malli\n"
COUNCIL = HEAD + "units:\n  - id: council\n    kind: council\n    name: Valtuusto\n"
EDGES = (
    HEAD + "units:\n  - id: services\n    kind: division\n    name: A\n    units:\n"
    "      - {id: young, kind: unit, name: B}\n"
    "  - id: situations\n    kind: theme\n    name: C\n"
    "\n"
)

# The text; what is said in English; what is said in Finnish.
CONFLICT_EN = (
    "Another program, such as Git, left this where two changes of the file met; of what stands between `<<<<<<<`, "
    "`=======` and `>>>>>>>` keep what is to hold, and delete the lines with those marks"
)
CONFLICT_FI = (
    "Toinen ohjelma, kuten Git, on jättänyt tämän kohtaan, jossa kaksi tiedoston muutosta kohtasi; jätä merkkien "
    "`<<<<<<<`, `=======` ja `>>>>>>>` väleistä se, minkä on määrä jäädä voimaan, ja poista merkkien rivit"
)
MISTAKES = {
    "matrix of a unit that is not there": (
        EDGES + "matrix: {columns: services, rows: situation}\n",
        ["14:35: `rows`: there is no unit `situation` in this file; did you mean `situations`?"],
        ["14:35: `rows`: tässä tiedostossa ei ole yksikköä `situation`; tarkoititko `situations`?"],
    ),
    "matrix of one unit": (
        EDGES + "matrix:\n  columns: services\n  rows: services\n",
        ["16:9: `rows`: the unit `services` is both edges of the matrix; name two different units"],
        ["16:9: `rows`: matriisin molemmat reunat ovat yksikkö `services`; nimeä kaksi eri yksikköä"],
    ),
    "matrix of a unit further down": (
        EDGES + "matrix: {columns: young, rows: situations}\n",
        [
            "14:19: `columns`: the unit `young` stands below another one; move it to the top level, or name a unit there",
            "14:32: `rows`: the unit `situations` has no units below it, so the chart is no matrix; write them, or remove `matrix`",
        ],
        [
            "14:19: `columns`: yksikkö `young` on toisen yksikön alla; siirrä se ylimmälle tasolle tai nimeä ylimmän tason yksikkö",
            "14:32: `rows`: yksikön `situations` alla ei ole yksiköitä, joten kaavio ei ole matriisi; kirjoita ne tai poista `matrix`",
        ],
    ),
    "matrix with nothing at an edge": (
        EDGES + "matrix: {columns: services, rows: situations}\n",
        [
            "14:35: `rows`: the unit `situations` has no units below it, so the chart is no matrix; write them, or remove `matrix`"
        ],
        [
            "14:35: `rows`: yksikön `situations` alla ei ole yksiköitä, joten kaavio ei ole matriisi; kirjoita ne tai poista `matrix`"
        ],
    ),
    "matrix with an edge left out": (
        EDGES + "matrix: {columns: services}\n",
        ["14:9: `rows` is missing; a matrix must have it"],
        ["14:9: `rows` puuttuu; matriisilla on oltava se"],
    ),
    "unknown kind": (
        COUNCIL + "  - {id: a, kind: komitea, name: A}\n",
        ["8:19: `komitea`: no such kind; did you mean `committee`?"],
        ["8:19: `komitea`: tällaista tyyppiä ei ole; tarkoititko `committee`?"],
    ),
    "kind by its Finnish name": (
        COUNCIL + "  - {id: a, kind: valiokunta, name: A}\n",
        ["8:19: `valiokunta`: no such kind; did you mean `committee`?"],
        ["8:19: `valiokunta`: tällaista tyyppiä ei ole; tarkoititko `committee`?"],
    ),
    "kind by its Swedish plural, misspelt": (
        COUNCIL + "  - {id: a, kind: Sektionr, name: A}\n",
        ["8:19: `Sektionr`: no such kind; did you mean `section`?"],
        ["8:19: `Sektionr`: tällaista tyyppiä ei ole; tarkoititko `section`?"],
    ),
    "kind that is like none": (
        COUNCIL + "  - {id: a, kind: qqqq, name: A}\n",
        ["8:19: `qqqq`: no such kind; name one of orgsim's kinds, or define it under `kinds`"],
        ["8:19: `qqqq`: tällaista tyyppiä ei ole; käytä jotakin orgsimin tyyppiä tai määrittele se kentässä `kinds`"],
    ),
    "duplicate id": (
        COUNCIL + "  - id: council\n    kind: board\n    name: B\n",
        ["8:9: The id `council` is on two units, first on line 5; give one of them another id"],
        ["8:9: Tunnus `council` on kahdella yksiköllä, ensin rivillä 5; anna toiselle eri tunnus"],
    ),
    "unknown key": (
        COUNCIL + "    seets: 51\n",
        ["8:5: `seets`: not a key of a unit; did you mean `seats`?"],
        ["8:5: `seets`: yksiköllä ei ole tällaista kenttää; tarkoititko `seats`?"],
    ),
    "key from elsewhere": (
        COUNCIL + "    x-colour: red\n",
        ["8:5: `x-colour`: not a key of a unit; it is kept in the file but has no effect"],
        ["8:5: `x-colour`: yksiköllä ei ole tällaista kenttää; se säilyy tiedostossa mutta ei vaikuta mihinkään"],
    ),
    "duplicate key": (
        COUNCIL + "    name: Toinen\n",
        ["8:5: `name` is here twice, first on line 7; delete one of them"],
        ["8:5: `name` on tässä kahdesti, ensin rivillä 7; poista toinen"],
    ),
    "missing keys": (
        HEAD + "units:\n  - name: A\n",
        ["5:5: `id` is missing; a unit must have it", "5:5: `kind` is missing; a unit must have it"],
        ["5:5: `id` puuttuu; yksiköllä on oltava se", "5:5: `kind` puuttuu; yksiköllä on oltava se"],
    ),
    "key without a value": (
        HEAD + "units:\n  - id: a\n    kind: board\n    name:\n",
        ["7:5: `name` is empty; a unit must have it"],
        ["7:5: `name` on tyhjä; yksiköllä on oltava se"],
    ),
    "seats in words": (
        COUNCIL + "    seats: 13 jäsentä\n",
        ["8:12: `seats`: `13 jäsentä` is not a whole number; write `13`"],
        ["8:12: `seats`: `13 jäsentä` ei ole kokonaisluku; kirjoita `13`"],
    ),
    "negative seats": (
        COUNCIL + "    seats: -1\n",
        ["8:12: `seats`: -1 is too small; write at least 0"],
        ["8:12: `seats`: -1 on liian pieni; kirjoita vähintään 0"],
    ),
    "count of nothing": (
        COUNCIL + "    count: 0\n",
        [
            "8:12: `count`: 0 would mean that there is no such unit; "
            "write how many alike units there are (at least 1), or delete the unit"
        ],
        [
            "8:12: `count`: 0 tarkoittaisi, ettei yksikköä ole; "
            "kirjoita, montako samanlaista yksikköä on (vähintään 1), tai poista yksikkö"
        ],
    ),
    "no-break space behind a colon": (
        HEAD + "units:\n  - {id: a, kind:\u00a0unit, name: A}\n",
        [
            "5:18: In column 18 is a no-break space (U+00A0), which comes along with text copied from Word or a slide; write a plain space in its place"
        ],
        [
            "5:18: Sarakkeessa 18 on sitova välilyönti (U+00A0), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle tavallinen välilyönti"
        ],
    ),
    "no-break space behind a colon, on its line": (
        HEAD + "units:\n  - id:\u00a0a\n    kind: unit\n    name: A\n",
        [
            "5:8: In column 8 is a no-break space (U+00A0), which comes along with text copied from Word or a slide; write a plain space in its place"
        ],
        [
            "5:8: Sarakkeessa 8 on sitova välilyönti (U+00A0), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle tavallinen välilyönti"
        ],
    ),
    "no-break space behind a hyphen": (
        HEAD + "units:\n  -\u00a0id: a\n    kind: unit\n    name: A\n",
        [
            "5:4: In column 4 is a no-break space (U+00A0), which comes along with text copied from Word or a slide; write a plain space in its place"
        ],
        None,
    ),
    "no-break space in the indentation": (
        HEAD + "units:\n  - id: a\n\u00a0   kind: unit\n    name: A\n",
        [
            "6:1: In column 1 is a no-break space (U+00A0), which comes along with text copied from Word or a slide; write a plain space in its place"
        ],
        [
            "6:1: Sarakkeessa 1 on sitova välilyönti (U+00A0), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle tavallinen välilyönti"
        ],
    ),
    "no-break space behind a number": (
        COUNCIL + "    seats: 13\u00a0\n    count: 2\n",
        [
            "8:14: In column 14 is a no-break space (U+00A0), which comes along with text copied from Word or a slide; write a plain space in its place"
        ],
        [
            "8:14: Sarakkeessa 14 on sitova välilyönti (U+00A0), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle tavallinen välilyönti"
        ],
    ),
    "en dash for a hyphen in an id": (
        HEAD + "units:\n  - {id: city\u2013board, kind: unit, name: A \u2013 B}\n",
        [
            "5:14: In column 14 is an en dash (U+2013), which comes along with text copied from Word or a slide; write `-` in its place"
        ],
        [
            "5:14: Sarakkeessa 14 on ajatusviiva (U+2013), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle `-`"
        ],
    ),
    "en dash for an item": (
        HEAD + "units:\n  \u2013 id: a\n    kind: unit\n    name: A\n",
        [
            "5:3: In column 3 is an en dash (U+2013), which comes along with text copied from Word or a slide; write `-` in its place"
        ],
        [
            "5:3: Sarakkeessa 3 on ajatusviiva (U+2013), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle `-`"
        ],
    ),
    "en dashes in a date": (
        HEAD + "date: 2016\u201302\u201325\nunits: []\n",
        [
            "4:11: In column 11 is an en dash (U+2013), which comes along with text copied from Word or a slide; write `-` in its place"
        ],
        [
            "4:11: Sarakkeessa 11 on ajatusviiva (U+2013), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle `-`"
        ],
    ),
    "minus sign": (
        COUNCIL + "    seats: \u22121\n",
        [
            "8:12: In column 12 is a minus sign (U+2212), which comes along with text copied from Word or a slide; write `-` in its place"
        ],
        [
            "8:12: Sarakkeessa 12 on miinusmerkki (U+2212), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle `-`"
        ],
    ),
    "curly quotes around a title with a colon": (
        "orgsim: 1\nid: malli\ntitle: \u201dLohja: malli\u201d\nunits: []\n",
        [
            '3:8: In column 8 is a curly quote (U+201D), which comes along with text copied from Word or a slide; write `"` in its place'
        ],
        [
            '3:8: Sarakkeessa 8 on kaareva lainausmerkki (U+201D), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle `"`'
        ],
    ),
    "curly quotes around a kind": (
        HEAD + "units:\n  - {id: a, kind: \u201dunit\u201d, name: A}\n",
        [
            '5:19: In column 19 is a curly quote (U+201D), which comes along with text copied from Word or a slide; write `"` in its place'
        ],
        [
            '5:19: Sarakkeessa 19 on kaareva lainausmerkki (U+201D), joka tulee Wordista tai kalvolta kopioidun tekstin mukana; kirjoita sen tilalle `"`'
        ],
    ),
    "invisible character in a kind": (
        HEAD + "units:\n  - {id: a, kind: un\u200bit, name: A}\n",
        ["5:21: In column 21 is an invisible character (U+200B); delete it"],
        ["5:21: Sarakkeessa 21 on näkymätön merkki (U+200B); poista se"],
    ),
    "a dash between two numbers is meant": (
        COUNCIL + "    seats: 13 \u2013 15\n",
        ["8:12: `seats`: `13 – 15` is not a whole number; write it in digits, such as 13"],
        None,
    ),
    "an end of the line that only YAML 1.1 knows": (
        HEAD + "# PDF:\u2028second\u0085third\u2029fourth\nunits:\n  - {id: a, kind: nope, name: A}\n",
        ["6:19: `nope`: no such kind; name one of orgsim's kinds, or define it under `kinds`"],
        None,
    ),
    "an end of the line that only YAML 1.1 knows, where a line is indented": (
        HEAD + "units:\n  - {id: a, kind: unit, name: A}\n\u2028  - {id: b, kind: unit, name: B}\n",
        ["6:1: In column 1 is an invisible character (U+2028); delete it"],
        None,
    ),
    "a letter that is blank": (
        HEAD + "units:\n  - {id: a, kind: un\u3164it, name: A}\n",
        ["5:21: In column 21 is an invisible character (U+3164); delete it"],
        None,
    ),
    "lines that end as on an old Mac": (
        (HEAD + "units:\n  - {id: a, kind: nope, name: A}\n").replace("\n", "\r"),
        ["5:19: `nope`: no such kind; name one of orgsim's kinds, or define it under `kinds`"],
        None,
    ),
    "tabs in lines that end as on an old Mac": (
        (HEAD + "units:\n\t- {id: a, kind: unit, name: A}\n\t- {id: b, kind: unit, name: B}\n").replace("\n", "\r"),
        [
            "5:1: A tab is used for indentation; use spaces",
            "6:1: A tab is used for indentation; use spaces",
        ],
        None,
    ),
    "Windows-1252 in lines that end as on an old Mac": (
        "orgsim: 1\rid: a\rtitle: Käpylä\r".encode("cp1252"),
        [
            "3:9: The byte E4 is not UTF-8; in Windows-1252, as Excel and old editors save, "
            "it would be the letter `ä`; save the file in the encoding UTF-8"
        ],
        None,
    ),
    "part of a unit": (
        COUNCIL + "    count: 1.5\n",
        [
            "8:12: `count`: 1.5 is no whole number of units; write a whole number, or full-time equivalents as `staff: {fte: 1.5}`"
        ],
        [
            "8:12: `count`: 1.5 ei ole kokonainen määrä yksiköitä; kirjoita kokonaisluku, tai henkilötyövuodet `staff: {fte: 1.5}`"
        ],
    ),
    "part of a unit of a kind that the file calls no post": (
        HEAD
        + "kinds:\n  post: {side: administration, name: Toimi}\nunits: [{id: a, kind: post, name: A, count: 2.5}]\n",
        [
            "6:45: `count`: 2.5 is no whole number of units; write a whole number, or full-time equivalents as `staff: {fte: 2.5}`"
        ],
        None,
    ),
    "part of a person": (
        COUNCIL + "    staff: 12,5\n",
        [
            "8:12: `staff`: `12,5` is not a whole number; people are counted whole: write full-time equivalents as `{fte: 12.5}`"
        ],
        [
            "8:12: `staff`: `12,5` ei ole kokonaisluku; henkilöt lasketaan kokonaisina: kirjoita henkilötyövuodet `{fte: 12.5}`"
        ],
    ),
    "staff, budget and leader in words": (
        COUNCIL + "    staff: [a]\n    budget: 1,2 milj. €\n    leader: [a]\n    from: 1.6.2017\n    code: {a: b}\n",
        [
            "8:12: `staff`: expected a whole number, or keys with values such as `people: 13`, found a list",
            "9:13: `budget`: expected keys with values such as `expenses: 1200000`, found `1,2 milj. €`",
            "10:13: `leader`: expected a title, or keys with values such as `title: director of education`, found a list",
            "11:11: `from`: `1.6.2017` is not a date; write `2017-06-01`",
            "12:11: `code`: expected a single word or text, found keys with values",
        ],
        None,
    ),
    "amounts as people write them": (
        COUNCIL
        + '    budget: {expenses: "1,2 milj. €", income: -340 000, year: 26}\n    staff: {fte: "4,4 htv", people: -1}\n',
        [
            "8:24: `expenses`: `1,2 milj. €` is not a number; write `1200000`",
            "8:47: `income`: `-340 000` is not a number; write `340000`",
            "8:63: `year`: 26 is too small; write at least 1900",
            "9:18: `fte`: `4,4 htv` is not a number; write `4.4`",
            "9:37: `people`: -1 is too small; write at least 0",
        ],
        None,
    ),
    "expenses with a minus, as ledgers have them": (
        COUNCIL + "    budget: {expenses: -340000}\n",
        ["8:24: `expenses`: -340000 is negative; write expenses and income without a minus"],
        ["8:24: `expenses`: -340000 on negatiivinen; kirjoita kulut ja tulot ilman miinusmerkkiä"],
    ),
    "keys of staff and a leader that are not known": (
        COUNCIL + "    staff: {persons: 3, fte: 2}\n    leader: {titel: johtaja}\n",
        [
            "8:13: `persons`: not a key of the staff of a unit; it is kept in the file but has no effect",
            "9:14: `titel`: not a key of the leader of a unit; did you mean `title`?",
        ],
        None,
    ),
    "a unit that ends before it begins": (
        COUNCIL + "    from: 2027\n    until: 2026-12-31\n",
        ["9:12: It ends (2026-12-31) before it starts (2027); correct one of the dates"],
        None,
    ),
    "part of a seat, with a comma": (
        COUNCIL + "    seats: 0,5\n",
        ["8:12: `seats`: `0,5` is not a whole number; units, seats and people are counted whole: write 0 or 1"],
        None,
    ),
    "rows with a key for the unit above": (
        HEAD + "units:\n  - {id: a, kind: unit, name: A}\n  - {id: b, kind: unit, name: B, parent: a}\n",
        [
            "6:34: `parent: a` does not move the unit `b` anywhere: in a draft, units stand within each other. "
            "Move it below `units:` of the unit `a`, and delete `parent`"
        ],
        [
            "6:34: `parent: a` ei siirrä yksikköä `b` mihinkään: luonnoksessa yksiköt ovat sisäkkäin. "
            "Siirrä se yksikön `a` avaimen `units:` alle ja poista `parent`"
        ],
    ),
    "a row below another whose own id cannot stand": (
        HEAD + "units:\n  - {id: a, kind: unit, name: A}\n  - {id: B talo, kind: unit, name: B, parent: a}\n",
        [
            "6:10: `id`: `B talo` cannot be an id, which has only letters, digits and the marks - _ . ; write `b-talo`",
            "6:39: `parent: a` does not move the unit `B talo` anywhere: in a draft, units stand within each other. "
            "Move it below `units:` of the unit `a`, and delete `parent`",
        ],
        None,
    ),
    "a row below another without an id": (
        HEAD + "units:\n  - {id: a, kind: unit, name: A}\n  - {kind: unit, name: B, parent: a}\n",
        [
            "6:5: `id` is missing; a unit must have it",
            "6:27: `parent: a` does not move the unit `B` anywhere: in a draft, units stand within each other. "
            "Move it below `units:` of the unit `a`, and delete `parent`",
        ],
        None,
    ),
    "rows with a Finnish key for a unit that is not there": (
        HEAD + "units:\n  - {id: halli, kind: unit, name: A}\n  - {id: b, kind: unit, name: B, ylempi: hallit}\n",
        ["6:42: `ylempi`: there is no unit `hallit` in this file; did you mean `halli`?"],
        None,
    ),
    "Finnish date": (
        HEAD + "date: 25.2.2016\n",
        ["4:7: `date`: `25.2.2016` is not a date; write `2016-02-25`"],
        ["4:7: `date`: `25.2.2016` ei ole päivämäärä; kirjoita `2016-02-25`"],
    ),
    "season in Finnish": (
        HEAD + "date: kevät 2017\n",
        ["4:7: `date`: `kevät 2017` is not a date; write `2017-spring`"],
        ["4:7: `date`: `kevät 2017` ei ole päivämäärä; kirjoita `2017-spring`"],
    ),
    "winter of a draft": (
        HEAD + "date: 2017-winter\n",
        ["4:7: `date`: `2017-winter` lies in two years; write the month that is meant, such as 2016-12 or 2017-01"],
        [
            "4:7: `date`: `2017-winter` osuu kahteen vuoteen; kirjoita se kuukausi, jota tarkoitetaan, kuten 2016-12 tai 2017-01"
        ],
    ),
    "winter of an event": (
        HEAD + "timeline:\n  - {id: x, name: X, start: talvi 2017}\n",
        [
            "5:29: `start`: `talvi 2017` lies in two years; write its start and end, such as `start: 2016-12` and "
            "`end: 2017-02`"
        ],
        [
            "5:29: `start`: `talvi 2017` osuu kahteen vuoteen; kirjoita alku ja loppu, kuten `start: 2016-12` ja "
            "`end: 2017-02`"
        ],
    ),
    "no such month": (
        HEAD + "date: 2016-13-45\n",
        ["4:7: `date`: there is no date `2016-13-45`; the order is year-month-day"],
        ["4:7: `date`: päivää `2016-13-45` ei ole; järjestys on vuosi-kuukausi-päivä"],
    ),
    "no such week": (
        HEAD + "date: 2027-W53\n",
        ["4:7: `date`: there is no week `2027-W53`; 2027 has 52 weeks"],
        ["4:7: `date`: viikkoa `2027-W53` ei ole; vuodessa 2027 on 52 viikkoa"],
    ),
    "no such week of a long year": (
        HEAD + "date: 2026-W60\n",
        ["4:7: `date`: there is no week `2026-W60`; 2026 has 53 weeks"],
        ["4:7: `date`: viikkoa `2026-W60` ei ole; vuodessa 2026 on 53 viikkoa"],
    ),
    "year before all": (
        HEAD + "date: 0001-01-01\n",
        ["4:7: `date`: `0001-01-01` is too far away; write a year from 1900 to 2200"],
        ["4:7: `date`: `0001-01-01` on liian kaukana; kirjoita vuosi väliltä 1900–2200"],
    ),
    "year behind all": (
        HEAD + "effective: 2201\n",
        ["4:12: `effective`: `2201` is too far away; write a year from 1900 to 2200"],
        ["4:12: `effective`: `2201` on liian kaukana; kirjoita vuosi väliltä 1900–2200"],
    ),
    "year of a source": (
        HEAD + "sources: {x: {title: X, date: 0999-12-31}}\n",
        ["4:31: `date`: `0999-12-31` is too far away; write a year from 1000 to 2200"],
        ["4:31: `date`: `0999-12-31` on liian kaukana; kirjoita vuosi väliltä 1000–2200"],
    ),
    "year of an event": (
        HEAD + "timeline:\n  - {id: x, name: X, start: 1899-autumn, end: 9999-W51}\n",
        [
            "5:29: `start`: `1899-autumn` is too far away; write a year from 1900 to 2200",
            "5:47: `end`: `9999-W51` is too far away; write a year from 1900 to 2200",
        ],
        [
            "5:29: `start`: `1899-autumn` on liian kaukana; kirjoita vuosi väliltä 1900–2200",
            "5:47: `end`: `9999-W51` on liian kaukana; kirjoita vuosi väliltä 1900–2200",
        ],
    ),
    "no leap day": (
        HEAD + "date: 2015-02-29\n",
        ["4:7: `date`: there is no date `2015-02-29`; the order is year-month-day"],
        ["4:7: `date`: päivää `2015-02-29` ei ole; järjestys on vuosi-kuukausi-päivä"],
    ),
    "status in Finnish": (
        HEAD + "status: luonnos\n",
        ["4:9: `status`: `luonnos` is not known here; write one of these: current, draft, adopted"],
        ["4:9: `status`: `luonnos` ei käy tähän; kirjoita jokin näistä: current, draft, adopted"],
    ),
    "population with a space": (
        HEAD + "municipality: {name: Lohja, population: 47 241}\n",
        ["4:41: `population`: `47 241` is not a whole number; write `47241`"],
        ["4:41: `population`: `47 241` ei ole kokonaisluku; kirjoita `47241`"],
    ),
    "yes for true": (
        COUNCIL + "    shared: kyllä\n",
        ["8:13: `shared`: `kyllä` is neither true nor false; write `true`"],
        ["8:13: `shared`: `kyllä` ei ole tosi (true) eikä epätosi (false); kirjoita `true`"],
    ),
    "units without hyphens": (
        COUNCIL + "    units:\n      id: a\n      kind: board\n      name: A\n",
        [
            "9:7: `units`: expected a list, whose every item begins with a hyphen and a space (`- `), "
            "found keys with values"
        ],
        [
            "9:7: `units`: tässä pitää olla luettelo, jonka jokainen kohta alkaa viivalla ja välilyönnillä (`- `), "
            "mutta on kenttiä ja arvoja"
        ],
    ),
    "id with a space": (
        HEAD + "units:\n  - {id: City board, kind: board, name: A}\n",
        [
            "5:10: `id`: `City board` cannot be an id, which has only letters, digits and the marks - _ . ; "
            "write `city-board`"
        ],
        [
            "5:10: `id`: `City board` ei käy tunnukseksi, jossa saa olla vain kirjaimia, numeroita ja merkkejä - _ . ; "
            "kirjoita `city-board`"
        ],
    ),
    "empty name": (
        HEAD + 'units:\n  - {id: a, kind: board, name: "  "}\n',
        ["5:32: `name`: there is no text; write it, as in `name: Text` or `name: {fi: …, sv: …, en: …}`"],
        ["5:32: `name`: tekstiä ei ole; kirjoita se, esimerkiksi `name: Teksti` tai `name: {fi: …, sv: …, en: …}`"],
    ),
    "comma in a name": (
        HEAD + "units:\n  - {id: a, kind: board, name: {fi: HR, talous}}\n",
        ["5:41: The text is cut at a comma before `talous`; put the whole text in quotes"],
        ["5:41: Teksti katkeaa pilkkuun ennen kohtaa `talous`; pane koko teksti lainausmerkkeihin"],
    ),
    "comma in a number, in braces": (
        HEAD + "units:\n  - {id: a, kind: unit, name: A, staff: {fte: 2,5}}\n",
        ["5:49: `fte`: the number is cut at a comma; write decimals behind a point: `2.5`"],
        ["5:49: `fte`: luku katkeaa pilkkuun; kirjoita desimaalit pisteen perään: `2.5`"],
    ),
    "source that is not there": (
        HEAD + "sources: {slides: {title: Diat}}\nunits:\n  - {id: a, kind: board, name: A, source: [slide, x]}\n",
        [
            "6:44: There is no source `slide`; did you mean `slides`?",
            "6:51: There is no source `x`; add it under `sources`, or name one that is there",
        ],
        [
            "6:44: Lähdettä `slide` ei ole; tarkoititko `slides`?",
            "6:51: Lähdettä `x` ei ole; lisää se kenttään `sources` tai käytä jotakin siellä olevaa",
        ],
    ),
    "link to nowhere": (
        COUNCIL + "links:\n  - {kind: steers, from: counsil, to: council}\n",
        ["9:26: `from`: there is no unit `counsil` in this file; did you mean `council`?"],
        ["9:26: `from`: tässä tiedostossa ei ole yksikköä `counsil`; tarkoititko `council`?"],
    ),
    "claim within nothing": (
        COUNCIL + "claims:\n  - {metric: units, value: 4, within: qqqq}\n",
        ["9:39: `within`: there is no unit `qqqq` in this file; write the id of a unit in this file"],
        ["9:39: `within`: tässä tiedostossa ei ole yksikköä `qqqq`; kirjoita jonkin tämän tiedoston yksikön tunnus"],
    ),
    "drawn from nothing": (
        COUNCIL + "    seats: {total: 13, drawn-from: {counsil: 4}}\n",
        ["8:37: `drawn-from`: there is no unit `counsil` in this file; did you mean `council`?"],
        ["8:37: `drawn-from`: tässä tiedostossa ei ole yksikköä `counsil`; tarkoititko `council`?"],
    ),
    "delegated to nothing": (
        COUNCIL + "    remit: [{id: budget, name: Talousarvio, area: council-only, delegated: [counsil]}]\n",
        ["8:77: `delegated`: there is no unit `counsil` in this file; did you mean `council`?"],
        ["8:77: `delegated`: tässä tiedostossa ei ole yksikköä `counsil`; tarkoititko `council`?"],
    ),
    "steps of delegations": (
        COUNCIL
        + "    remit:\n"
        + "      - {id: a, name: A, delegated: [{to: sectoin, up-to: 1}, {to: section, up-to: 30 000 €}]}\n"
        + "      - {id: b, name: B, delegated: [{to: section, up-to: -5}, {up-to: 5}, [x]]}\n"
        + "      - {id: c, name: C, delegated: [{to: section, up-to: 100, unit: eur}]}\n"
        + "      - {id: d, name: D, delegated: [{to: section, up-to: 30000}, {to: director, up-to: 50000.5}]}\n"
        + "      - {id: e, name: E, delegated: [section, section, {to: council, unit: euro}]}\n"
        + "      - {id: f, name: F, delegated: {to: section, up-to: 5}}\n"
        + "  - {id: section, kind: section, name: Jaosto}\n  - {id: director, kind: post, name: Johtaja}\n",
        [
            "9:43: `to`: there is no unit `sectoin` in this file; did you mean `section`?",
            "9:84: `up-to`: `30 000 €` is not a number; write `30000`",
            "10:59: `up-to`: -5 is too small; write at least 0",
            "10:64: `to` is missing; a step of a delegation must have it",
            "10:76: `delegated`: expected an id, or keys with values such as `to: director`, found a list",
            "11:70: `unit`: `eur` is not known here; did you mean `euro`?",
            "12:67: `director` may decide up to 50000.5, but it has the power from `section`, which may decide up to 30000 only; the lower limit is taken to hold: lower the one or raise the other, or write `beside: true` where the power does not come from `section`",
            "13:47: The power is passed on to `section` twice for the same cases; delete one of the steps, or tell them apart by `when`",
            "13:56: The power comes back to `council`, which passes it on itself; delete the step, or name somebody else",
            "13:56: `council`: `unit` tells what `up-to` is in, which is not stated; write `up-to`, or delete `unit`",
        ],
        [
            "9:43: `to`: tässä tiedostossa ei ole yksikköä `sectoin`; tarkoititko `section`?",
            "9:84: `up-to`: `30 000 €` ei ole luku; kirjoita `30000`",
            "10:59: `up-to`: -5 on liian pieni; kirjoita vähintään 0",
            "10:64: `to` puuttuu; siirron vaiheella on oltava se",
            "10:76: `delegated`: tässä pitää olla tunnus tai kenttiä, kuten `to: johtaja`, mutta on luettelo",
            "11:70: `unit`: `eur` ei käy tähän; tarkoititko `euro`?",
            "12:67: `director` päättää määrään 50000.5 asti, mutta se saa päätösvallan yksiköltä `section`, joka päättää vain määrään 30000 asti; alemman rajan katsotaan pätevän: laske toista tai nosta toista, tai kirjoita `beside: true`, jos päätösvalta ei tule yksiköltä `section`",
            "13:47: Päätösvalta siirretään yksikölle `section` kahdesti samoissa asioissa; poista toinen vaihe tai erota ne kentällä `when`",
            "13:56: Päätösvalta palaa yksikölle `council`, joka itse siirtää sen; poista vaihe tai vaihda siihen toinen yksikkö",
            "13:56: `council`: `unit` on rajan `up-to` yksikkö, mutta rajaa ei ole; kirjoita `up-to` tai poista `unit`",
        ],
    ),
    "sizes of cases": (
        COUNCIL
        + "    remit:\n"
        + "      - {id: a, name: A, amounts: [{up-to: 500, share: 0.7}, {up-to: 500, share: 0.4}]}\n"
        + "      - {id: b, name: B, amounts: [{up-to: -1, share: 70}, {up-to: 9}]}\n",
        [
            "9:26: `amounts`: the shares add up to 1.1, which is more than all cases; lower some of them",
            "9:62: `amounts`: 500 comes after 500; write the sizes from the smallest to the largest, each once",
            "10:44: `up-to`: -1 is too small; write at least 0",
            "10:55: `share`: `70` is not a share from 0 to 1; write `0.7` for 70 %",
            "10:60: `share` is missing; a size of cases must have it",
        ],
        [
            "9:26: `amounts`: osuuksia on yhteensä 1.1 eli enemmän kuin kaikki asiat; pienennä osaa niistä",
            "9:62: `amounts`: 500 on kohdan 500 jälkeen; kirjoita suuruudet pienimmästä suurimpaan, kukin kerran",
            "10:44: `up-to`: -1 on liian pieni; kirjoita vähintään 0",
            "10:55: `share`: `70` ei ole osuus väliltä 0–1; kirjoita `0.7`, jos tarkoitat 70 prosenttia",
            "10:60: `share` puuttuu; asioiden suuruudessa on oltava se",
        ],
    ),
    "drawn in a circle": (
        HEAD
        + "units:\n  - {id: a, kind: board, name: A, seats: {drawn-from: {b: 2}}}\n"
        + "  - {id: b, kind: board, name: B, seats: {drawn-from: {a: 2}}}\n",
        ["6:5: Seats are drawn in a circle: a → b → a; take one `drawn-from` away"],
        ["6:5: Paikkoja täytetään kehässä: a → b → a; poista yksi `drawn-from`"],
    ),
    "drawn from itself": (
        COUNCIL + "    seats: {drawn-from: {council: 4}}\n",
        ["5:5: Seats are drawn in a circle: council → council; take one `drawn-from` away"],
        ["5:5: Paikkoja täytetään kehässä: council → council; poista yksi `drawn-from`"],
    ),
    "twice in a remit": (
        COUNCIL + "    remit:\n      - {id: budget, name: A}\n      - {id: budget, name: B}\n",
        ["10:9: The matter `budget` is twice in the remit, first on line 9; delete one, or give it another id"],
        [
            "10:9: Asia `budget` on toimivallassa (`remit`) kahdesti, ensin rivillä 9; poista toinen tai anna sille eri tunnus"
        ],
    ),
    "a side that is partial twice": (
        COUNCIL + "partial:\n  - elected\n  - administration\n  - elected\n",
        ["11:5: `partial`: the side `elected` is here twice, first on line 9; delete one of them"],
        ["11:5: `partial`: organisaation osa `elected` on tässä kahdesti, ensin rivillä 9; poista toinen"],
    ),
    "sometime without an end": (
        HEAD + "timeline:\n  - {id: t, name: T, start: 2016-05, sometime: true}\n",
        ["5:38: `sometime` says that it is once between `start` and `end`; write both, or remove `sometime`"],
        [
            "5:38: `sometime` kertoo, että se on joskus hetkien `start` ja `end` välillä; kirjoita molemmat tai poista `sometime`"
        ],
    ),
    "sometime without a start": (
        HEAD + "timeline:\n  - {id: t, name: T, sometime: true, end: 2016-05}\n",
        ["5:22: `sometime` says that it is once between `start` and `end`; write both, or remove `sometime`"],
        [
            "5:22: `sometime` kertoo, että se on joskus hetkien `start` ja `end` välillä; kirjoita molemmat tai poista `sometime`"
        ],
    ),
    "ends before it starts": (
        HEAD + "timeline:\n  - {id: t, name: T, start: 2016-05, end: 2016-04-30}\n",
        ["5:43: It ends (2016-04-30) before it starts (2016-05); correct one of the dates"],
        ["5:43: Se päättyy (2016-04-30) ennen kuin alkaa (2016-05); korjaa toinen päivämäärä"],
    ),
    "tabs": (
        "orgsim: 1\nmunicipality:\n\tname: Lohja\n\tpopulation: 1\n",
        ["3:1: A tab is used for indentation; use spaces", "4:1: A tab is used for indentation; use spaces"],
        [
            "3:1: Sisennyksessä on sarkainmerkki; käytä välilyöntejä",
            "4:1: Sisennyksessä on sarkainmerkki; käytä välilyöntejä",
        ],
    ),
    "colon in a text": (
        "title: Lohja: valiokuntamalli\n",
        ['1:13: A text with a colon and a space needs quotes around it, as in `title: "Lohja: malli"`'],
        [
            "1:13: Teksti, jossa on kaksoispiste ja välilyönti, pannaan lainausmerkkeihin, "
            'esimerkiksi `title: "Lohja: malli"`'
        ],
    ),
    "indentation": (
        "municipality:\n    name: Lohja\n  population: 1\n",
        [
            "3:3: The indentation does not fit the lines above; indent keys of one unit alike and list items (`- `) alike"
        ],
        [
            "3:3: Sisennys ei sovi yllä oleviin riveihin; sisennä saman yksikön kentät samoin ja luettelon kohdat (`- `) samoin"
        ],
    ),
    "bracket left open": (
        "orgsim: 1\ntitle: {fi: Lohja\n",
        [
            "2:8: The `{` opened here is not closed; write `}` after the last thing that belongs in it, or put a text "
            "with brackets in quotes"
        ],
        [
            "2:8: Tässä avattua sulketta `{` ei ole suljettu; kirjoita `}` viimeisen siihen kuuluvan kohdan jälkeen, "
            "tai pane teksti, jossa on sulkeita, lainausmerkkeihin"
        ],
    ),
    "marks of two changes that met": (
        "orgsim: 1\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other\nid: a\n<<<<<<< HEAD\n=======\n>>>>>>> x\n",
        [f"{line}:1: {CONFLICT_EN}" for line in (2, 8)],
        [f"{line}:1: {CONFLICT_FI}" for line in (2, 8)],
    ),
    "a mark of two changes that was left": (
        "orgsim: 1\r\ntitle: A\r\n=======\r\nid: a\r\n>>>>>>> other\r\n",
        [f"3:1: {CONFLICT_EN}"],
        [f"3:1: {CONFLICT_FI}"],
    ),
    "quote left open": (
        'title: "Lohja\nid: a\n',
        ["1:8: The quote opened here is not closed; write the same quote at the end of the text"],
        ["1:8: Tässä avattua lainausmerkkiä ei ole suljettu; kirjoita sama merkki tekstin loppuun"],
    ),
    "quote left open that the next one closes": (
        'orgsim: 1\nid: "a\ntitle: T\nnote: "abc"\n',
        ["2:5: The quote opened here is not closed; write the same quote at the end of the text"],
        ["2:5: Tässä avattua lainausmerkkiä ei ole suljettu; kirjoita sama merkki tekstin loppuun"],
    ),
    "quote within quotes": (
        "title: 'Lohja's plan'\n",
        ["1:15: Text follows a closing quote; put all of it within the quotes, and write a quote within it as ''"],
        [
            "1:15: Lainausmerkin jälkeen on tekstiä; pane koko teksti lainausmerkkien väliin ja kirjoita sen sisällä "
            "oleva lainausmerkki muodossa ''"
        ],
    ),
    "at sign": (
        "title: @lohja\n",
        ["1:8: `@` cannot begin a text; put the text in quotes"],
        ["1:8: `@` ei voi aloittaa tekstiä; pane teksti lainausmerkkeihin"],
    ),
    "missing colon": (
        "orgsim: 1\ntitle Lohja\nid: a\n",
        ["2:1: A colon is missing; write the key, a colon and a space, as in `kind: board`"],
        ["2:1: Kaksoispiste puuttuu; kirjoita kenttä, kaksoispiste ja välilyönti, kuten `kind: board`"],
    ),
    "backslash": (
        'title: "C:\\qwerty"\n',
        ["1:11: A backslash in double quotes must be written twice (\\\\); or use single quotes"],
        ["1:11: Kenoviiva kirjoitetaan kaksinkertaisissa lainausmerkeissä kahdesti (\\\\); tai käytä yksinkertaisia"],
    ),
    "two documents": (
        HEAD + "---\n" + HEAD,
        ["4:1: A second document begins here (`---`); one file holds one scenario: move the rest to a file of its own"],
        [
            "4:1: Tästä alkaa toinen dokumentti (`---`); yhdessä tiedostossa on yksi luonnos: "
            "siirrä loppu omaan tiedostoonsa"
        ],
    ),
    "python tag": (
        HEAD + "note: !!python/object/apply:os.system [ls]\n",
        [
            "4:7: `!!python/object/apply:os.system` is a tag of YAML, and orgsim reads none; "
            "delete it, or put the text in quotes",
            "4:7: `note`: expected a text, or texts by language as in {fi: …, sv: …, en: …}, found a list",
        ],
        None,
    ),
    "alias without an anchor": (
        HEAD + "note: *tärkeä\n",
        None,
        None,
    ),
    "empty": (
        "",
        ["1:1: The file is empty or holds only comments; a scenario needs at least `id`, `title` and `units`"],
        [
            "1:1: Tiedosto on tyhjä tai siinä on vain kommentteja; luonnoksessa on oltava ainakin `id`, `title` ja `units`"
        ],
    ),
    "comments only": (
        "# Lohja\n\n# malli\n",
        ["1:1: The file is empty or holds only comments; a scenario needs at least `id`, `title` and `units`"],
        [
            "1:1: Tiedosto on tyhjä tai siinä on vain kommentteja; luonnoksessa on oltava ainakin `id`, `title` ja `units`"
        ],
    ),
    "prose": (
        "\nMinutes of the board\n",
        ["2:1: The file is YAML but neither a scenario nor a comparison; it must begin with keys such as `orgsim: 1`"],
        ["2:1: Tiedosto on YAMLia mutta ei luonnos eikä vertailu; sen on alettava kentillä, kuten `orgsim: 1`"],
    ),
    "newer version, with much else that is new": (
        "orgsim: 2\nid: malli\ntitle: [new, form]\nboxes: 3\n",
        ["1:9: The file is in version 2 of the format and this orgsim reads version 1; take a newer orgsim into use"],
        ["1:9: Tiedosto on muodon versiota 2, ja tämä orgsim lukee versiota 1; ota käyttöön uudempi orgsim"],
    ),
    "no version": (
        "id: malli\ntitle: Malli\n",
        ["1:1: The version of the format is missing; write `orgsim: 1` on the first line"],
        ["1:1: Muodon versio puuttuu; kirjoita ensimmäiselle riville `orgsim: 1`"],
    ),
    "comparison": (
        "orgsim: 1\ncomparison: {title: T, scenarios: [a.yaml]}\n",
        ["2:1: This file is a comparison; a scenario was expected, with `id`, `title` and `units`"],
        ["2:1: Tämä tiedosto on vertailu; tässä pitäisi olla luonnos, jossa on `id`, `title` ja `units`"],
    ),
    "windows-1252": (
        "orgsim: 1\nid: a\ntitle: Käpylä\n".encode("cp1252"),
        [
            "3:9: The byte E4 is not UTF-8; in Windows-1252, as Excel and old editors save, "
            "it would be the letter `ä`; save the file in the encoding UTF-8"
        ],
        [
            "3:9: Tavu E4 ei ole UTF-8:aa; Windows-1252-merkistössä, jolla Excel ja vanhat editorit tallentavat, "
            "se olisi kirjain `ä`; tallenna tiedosto merkistöllä UTF-8"
        ],
    ),
    "byte of no encoding": (
        b"orgsim: 1\ntitle: \x81\n",
        ["2:8: The byte 81 is not UTF-8; save the file in the encoding UTF-8"],
        ["2:8: Tavu 81 ei ole UTF-8:aa; tallenna tiedosto merkistöllä UTF-8"],
    ),
    "utf-16": (
        codecs.BOM_UTF16_LE + HEAD.encode("utf-16-le"),
        [
            "1:1: The file is not UTF-8 but UTF-16 or not text at all; save it in the encoding UTF-8 "
            "(Notepad: Save as, Encoding: UTF-8)"
        ],
        [
            "1:1: Tiedosto ei ole UTF-8-muotoinen vaan UTF-16:ta tai ei lainkaan tekstiä; tallenna se merkistöllä UTF-8 "
            "(Muistio: Tallenna nimellä, Koodaus: UTF-8)"
        ],
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + 40 * b"\xc3\x28",
        [
            "1:1: The file is no text but a picture or a PDF, say; open the draft's YAML file, or import "
            "a table or a deck (File ▸ Import)"
        ],
        [
            "1:1: Tiedosto ei ole tekstiä vaan esimerkiksi kuva tai PDF; avaa luonnoksen YAML-tiedosto, "
            "tai tuo taulukko tai esitys luonnokseksi (Tiedosto ▸ Tuo)"
        ],
    ),
    "a PDF": (
        b"%PDF-1.4\n" + 60 * b"\x00\xff",
        [
            "1:1: The file is no text but a picture or a PDF, say; open the draft's YAML file, or import "
            "a table or a deck (File ▸ Import)"
        ],
        None,
    ),
    "utf-16 without a mark": (HEAD.encode("utf-16-be"), None, None),
    "nul": (
        HEAD + "note: a\0b\n",
        ["4:8: Here is an invisible control character (U+0000); delete it"],
        ["4:8: Tässä on näkymätön ohjausmerkki (U+0000); poista se"],
    ),
    "line break of PowerPoint": (
        HEAD + "note: Palvelu\x0balue A\n",
        [
            "4:14: Here is an invisible line break (U+000B), which comes along when text is copied from slides; delete it"
        ],
        [
            "4:14: Tässä on näkymätön rivinvaihto (U+000B), jollainen tulee mukaan, kun tekstiä kopioi dioista; poista se"
        ],
    ),
    "control character of Unicode": (
        HEAD + "note: a\x90b\n",
        ["4:8: Here is an invisible control character (U+0090); delete it"],
        ["4:8: Tässä on näkymätön ohjausmerkki (U+0090); poista se"],
    ),
    "control character by an escape": (
        HEAD + 'note: "a\\eb"\n',
        ["4:7: The text has a control character (U+001B) written with a backslash; take it away"],
        ["4:7: Tekstissä on kenoviivalla merkitty ohjausmerkki (U+001B); poista se"],
    ),
    "mapping as a key": (
        HEAD + "note: {{fi: x}: y}\n",
        [
            "4:8: The name of a field must be one word, not a list or a mapping; "
            "text that begins with a bracket or brace needs quotes",
            "4:7: `note`: there is no text; write it, as in `note: Text` or `note: {fi: …, sv: …, en: …}`",
        ],
        None,
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_exactly(name: str) -> None:
    text, english, finnish = MISTAKES[name]
    told = said(text)
    assert told
    if english is not None:
        assert sorted(told) == sorted(english)
    if finnish is not None:
        assert sorted(said(text, "fi")) == sorted(finnish)
    assert len(said(text, "sv")) == len(told)


def test_all_mistakes_of_a_file_are_told_at_once_by_line() -> None:
    text = """\
orgsim: 1
id: Lohjan malli
title: ""
status: luonnos
date: 25.2.2016
units:
  - id: council
    kind: komitea
    name: Valtuusto
    seats: 13 jäsentä
    source: slides
  - id: council
    kind: board
  - id: b
    kind: board
    name: B
    count: 0
    seats: {drawn-from: {nowhere: 4}}
links:
  - {kind: leads, from: b, to: council}
"""
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(text.encode(), DRAFT)
    assert [(problem.line, problem.message.key.removeprefix("problem.")) for problem in caught.value.problems] == [
        (2, "id-form"),
        (3, "empty-text"),
        (4, "choice"),
        (5, "date"),
        (8, "unknown-kind"),
        (10, "whole-number"),
        (11, "unknown-source"),
        (12, "missing"),
        (12, "duplicate-unit"),
        (17, "count-of-none"),
        (18, "unknown-unit"),
        (20, "choice"),
    ]


def test_a_hundred_mistakes_are_told_and_the_rest_counted() -> None:
    units = "".join(f"  - {{id: u{n}, kind: qqqq, name: N, colour: red}}\n" for n in range(250))
    told = said(HEAD + "units:\n" + units)
    assert len(told) == 202
    assert [line.partition(": ")[2] for line in told if " more " in line] == [
        "and 150 more errors",
        "and 150 more warnings",
    ]
    units = "".join(f"  - {{id: u{n}, kind: qqqq, name: N}}\n" for n in range(101))
    assert said(HEAD + "units:\n" + units, "fi")[-1] == "104:21: ja vielä yksi virhe"


def test_a_message_shows_no_control_characters_and_is_bounded() -> None:
    long = said(HEAD + "status: " + "x" * 10_000 + "\n")
    assert long == [f"4:9: `status`: `{'x' * 59}…` is not known here; write one of these: current, draft, adopted"]
    assert said(HEAD + 'status: "a\\nb\\u202Ec"\n') == [
        "4:9: `status`: `a\\nb\\u202ec` is not known here; write one of these: current, draft, adopted"
    ]


@pytest.mark.parametrize(("text", "seen"), [("a\u200bb", "a\\u200bb"), ("a\u3164b", "a\\u3164b"), ("a b·ä", "a b·ä")])
def test_what_nobody_sees_is_shown_as_an_escape(text: str, seen: str) -> None:
    assert shown(text) == seen
    assert did_you_mean(text, Message("problem.remedy.kept")) == Message("problem.did-you-mean", {"word": seen})


def test_every_problem_has_its_words_in_every_language() -> None:
    called: set[str] = set()
    for path in Path(orgsim.files.__file__).parent.rglob("*.py"):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            at = {"error": 1, "warning": 1, "_say": 3, "Message": 0}.get(name)
            if at is not None and isinstance(call.args[at], ast.Constant):
                called.add(call.args[at].value if name == "Message" else f"problem.{call.args[at].value}")
    assert len(called) > 60
    for language in LANGUAGES:
        assert [key for key in sorted(called) if key not in catalog(language)] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rivit.csv", b"id;nimi\na;Valtuusto\n"),
        ("rivit.csv", "id;nimi\nä;Lähipalvelut\n".encode("cp1252")),
        ("rivit.yaml", b"id;nimi;ylempi\na;Valtuusto;\nb;Hallitus;a\n"),
        ("rivit.txt", b"id\tnimi\na\tValtuusto\n"),
        ("rivit.txt", b"id,nimi,ylempi\na,Valtuusto,\n"),
    ],
)
def test_a_table_that_is_opened_as_a_draft_is_called_one(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(data, Path(name))
    assert [problem.message.key for problem in caught.value.problems] == ["problem.table"]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00\x06\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_that_is_opened_as_a_draft_is_called_one(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(data, Path("rivit.yaml"))
    assert [problem.message.key for problem in caught.value.problems] == ["problem.workbook"]


def test_a_sentence_is_no_table() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(b"Terve, maailma\nHei, maailma\n", Path("a.yaml"))
    assert [problem.message.key for problem in caught.value.problems] == ["problem.no-keys"]


def test_a_key_for_the_unit_above_that_says_what_is_so_is_no_mistake() -> None:
    text = HEAD + "units:\n  - id: a\n    kind: unit\n    name: A\n    units:\n"
    assert said(text + "      - {id: b, kind: unit, name: B, parent: a}\n") == []


def test_an_invisible_character_in_the_name_of_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    text = "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.ya\ufeffml, b.yaml]\n  baseline: a.yaml\n"
    with pytest.raises(UnreadableFile) as caught:
        read_comparison_text(text.encode(), path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (4, 19)
    assert catalog("fi").say(problem.message) == "Sarakkeessa 19 on näkymätön merkki (U+FEFF); poista se"
