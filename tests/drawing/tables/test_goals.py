"""What is said of goals: who is ahead, how firmly, and what is to be done. Figures are worked out by hand."""

from __future__ import annotations

import pytest

from orgsim.drawing.tables.goals import GoalsSheet, goals_sheet
from orgsim.messages import catalog
from orgsim.model.comparison import WeighedGoal
from orgsim.model.scenario import Goal, Scenario, Source
from orgsim.model.text import LANGUAGES, Language, plain

Given = tuple[float | None, tuple[float | None, ...]]


def sheet(*goals: Given, language: Language = "fi") -> GoalsSheet:
    """Goals as (weight, scores of A, B, …)."""
    scenarios = [Scenario(id=letter, title=plain(letter.upper())) for letter in "abcd"[: len(goals[0][1])]]
    weighed = [
        WeighedGoal(
            id=f"g{number}",
            name=plain(f"Tavoite {number}"),
            weight=weight,
            scores={"abcd"[at]: score for at, score in enumerate(scores) if score is not None},
        )
        for number, (weight, scores) in enumerate(goals, 1)
    ]
    return goals_sheet(scenarios, weighed, "ABCD", catalog(language))


# The goals; who is said to be ahead; how firm that is.
VERDICTS: dict[str, tuple[tuple[Given, ...], str, str]] = {
    "nothing yet": (
        ((None, (None, None)),),
        "Painot ja pisteet puuttuvat",
        "Anna tavoitteille paino 0–10 ja luonnoksille pisteet 1–5. Tulos ja se, mikä sen kääntäisi, näkyvät heti.",
    ),
    "weights alone": (
        ((5, (None, None)),),
        "Pisteet puuttuvat",
        "Anna luonnoksille pisteet 1–5 kussakin tavoitteessa.",
    ),
    "scores alone": (
        ((None, (4, 3)),),
        "Painot puuttuvat",
        "Anna tavoitteille paino 0–10: mitä suurempi paino, sitä enemmän pisteet vaikuttavat.",
    ),
    "scores elsewhere": (
        ((5, (None, None)), (None, (4, 3))),
        "Pisteet puuttuvat",
        "Tavoitteissa, joilla on paino, ei ole vielä pisteitä.",
    ),
    "one draft": (((5, (4,)),), "Yksi luonnos", "Avaa toinen rinnalle, niin näet järjestyksen."),
    "dominant": (
        ((5, (4, 4)), (3, (5, 2))),
        "A on kärjessä",
        "Mikään painotus ei nosta muita ohi: A on joka tavoitteessa vähintään muiden veroinen.",
    ),
    # The fifth with a weight of 10, A 1 and B 5 would make it 30 to 60.
    "dominant in what is scored": (
        ((5, (4, 2)), *[(None, (None, None))] * 4),
        "A on kärjessä",
        "A on vähintään muiden veroinen niissä tavoitteissa, jotka on pisteytetty: niiden painotus ei nosta muita ohi. "
        "Pisteitä puuttuu 4 tavoitteesta, ja ne voivat muuttaa kärjen.",
    ),
    "dominant, and one goal is scored in part": (
        ((5, (4, 2)), (None, (4, None))),
        "A on kärjessä",
        "A on vähintään muiden veroinen niissä tavoitteissa, jotka on pisteytetty: niiden painotus ei nosta muita ohi. "
        "Pisteitä puuttuu yhdestä tavoitteesta, ja se voi muuttaa kärjen.",
    ),
    # Of the first, x against 3 × (5 − 2): even at 9. Of the second, 3x against 5 × 1: even at 5 / 3, which is nearer.
    "ahead": (
        ((5, (4, 5)), (3, (5, 2))),
        "A on kärjessä",
        "Herkin paino: Tavoite 2. Kärki vaihtuu painolla 1,7 (nyt 3).",
    ),
    "ahead, and a goal is not scored": (
        ((5, (4, 5)), (3, (5, 2)), (None, (None, None))),
        "A on kärjessä",
        "Herkin paino: Tavoite 2. Kärki vaihtuu painolla 1,7 (nyt 3). "
        "Pisteitä puuttuu yhdestä tavoitteesta, ja se voi muuttaa kärjen.",
    ),
    # 4x + 2 × 0,12 against 4 × 3,04: even at 2,98, which is told apart from 3.
    "near": (
        ((3, (5, 1)), (3.04, (1, 5)), (0.12, (5, 3))),
        "A on kärjessä",
        "Herkin paino: Tavoite 1. Kärki vaihtuu painolla 2,98 (nyt 3).",
    ),
    # 10 × 2 + 10 × 2 against 4x: even at 10, and at no other weight of any one goal.
    "firm but for the end of a scale": (
        ((10, (4, 2)), (10, (4, 2)), (1, (1, 5))),
        "A on kärjessä",
        "Herkin paino: Tavoite 3. Painolla 10 (nyt 1) kärki olisi tasan.",
    ),
    # The third would have to weigh 10 × 4 + 10 × 4 = 80.
    "firm": (
        ((10, (5, 1)), (10, (5, 1)), (1, (4, 5))),
        "A on kärjessä",
        "Kärki ei vaihdu, vaikka minkä tahansa yhden tavoitteen painoa muuttaisi.",
    ),
    "firm in what is scored": (
        ((10, (5, 1)), (10, (5, 1)), (1, (4, 5)), (0, (None, 5)), (None, (None, None))),
        "A on kärjessä",
        "Kärki ei vaihdu, vaikka minkä tahansa yhden pisteytetyn tavoitteen painoa muuttaisi. "
        "Pisteitä puuttuu 2 tavoitteesta, ja ne voivat muuttaa kärjen.",
    ),
    "alike": (
        ((5, (4, 4)), (3, (2, 2)), (None, (1, 1))),
        "Tasan: A = B",
        "A = B: samat pisteet joka tavoitteessa, joten mikään painotus ei erota niitä.",
    ),
    "alike in what is scored": (
        ((5, (4, 4)), (None, (None, None)), (None, (None, 3))),
        "Tasan: A = B",
        "A = B: samat pisteet niissä tavoitteissa, jotka on pisteytetty, joten niiden painotus ei erota niitä. "
        "Pisteitä puuttuu 2 tavoitteesta, ja ne voivat muuttaa kärjen.",
    ),
    # A could come ahead by the third, and never behind.
    "even, but one can only win": (
        ((5, (4, 4)), (None, (5, 1))),
        "Tasan: A = B",
        "Pienikin muutos painoissa tai pisteissä voi ratkaista.",
    ),
    "even": (((5, (4, 2)), (5, (2, 4))), "Tasan: A = B", "Pienikin muutos painoissa tai pisteissä voi ratkaista."),
    "open": (
        ((5, (4, 3)), (3, (None, 5))),
        "Järjestys on auki",
        "Yhdet pisteet puuttuvat: tulos on jotakin vähimmän ja enimmän mahdollisen väliltä.",
    ),
    "open in two": (
        ((5, (4, 3)), (3, (None, None))),
        "Järjestys on auki",
        "Pisteitä puuttuu 2 kohdasta: tulokset ovat jotakin vähimmän ja enimmän mahdollisen väliltä.",
    ),
    "one is scored": (
        ((5, (4, None, None)),),
        "Pisteet puuttuvat",
        "Painotetuissa tavoitteissa vasta A on saanut pisteitä: anna pisteet muillekin.",
    ),
    "no weight above nought": (
        ((0, (4, 3)), (None, (2, 5))),
        "Yksikään paino ei ole yli 0",
        "Anna tavoitteille paino 0–10: mitä suurempi paino, sitä enemmän pisteet vaikuttavat.",
    ),
    "a third is not scored": (
        ((5, (4, 4, None)), (3, (5, 2, None))),
        "A on kärjessä",
        "Mikään painotus ei nosta muita ohi: A on joka tavoitteessa vähintään muiden veroinen. "
        "Ei mukana, koska painotetuissa tavoitteissa ei ole pisteitä: C.",
    ),
    "ahead whatever is missing": (
        ((9, (5, 1)), (1, (3, None))),
        "A on kärjessä",
        "Kärki pitää näillä painoilla, vaikka pisteitä puuttuu. Painojen vaikutus selviää, kun kaikki on pisteytetty.",
    ),
    # B has 3 to 7 of 10 where A has 7: (1 × 5 + 1 × 2) against (1 × 2 + 1 × 5) at most.
    "at most even": (
        ((1, (5, 2)), (1, (2, None))),
        "A on kärjessä",
        "Pisteitä puuttuu: B voi yltää tasoihin, mutta näillä painoilla ei ohi. "
        "Painojen vaikutus selviää, kun kaikki on pisteytetty.",
    ),
    "two at most even": (
        ((1, (5, 2, 2)), (1, (2, None, None))),
        "A on kärjessä",
        "Pisteitä puuttuu: B, C voivat yltää tasoihin, mutta näillä painoilla eivät ohi. "
        "Painojen vaikutus selviää, kun kaikki on pisteytetty.",
    ),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_who_is_ahead_and_how_firmly(name: str) -> None:
    goals, verdict, reason = VERDICTS[name]
    made = sheet(*goals)
    assert (made.verdict, made.reason) == (verdict, reason)
    for language in LANGUAGES:
        assert sheet(*goals, language=language).verdict
        assert sheet(*goals, language=language).reason


# The goals; what is said below the scale of the first.
FLIPS: dict[str, tuple[tuple[Given, ...], str, str]] = {
    "once": (((5, (4, 2)), (3, (2, 5))), "B kärjessä alle painon 4,5, A yli sen", ""),
    "never": (((5, (4, 3)), (3, (5, 4))), "A kärjessä millä tahansa painolla", ""),
    "never, even at the least": (((5, (4, 3)), (3, (3, 3))), "A kärjessä, kun paino on yli 0", ""),
    "never, alone": (((5, (4, 2)),), "A kärjessä, kun paino on yli 0", ""),
    # 4x against 10 × 2 + 10 × 2.
    "never, even at the most": (
        ((1, (1, 5)), (10, (4, 2)), (10, (4, 2))),
        "A kärjessä, kun paino on alle 10",
        "",
    ),
    # A 40 + 3x, B 30 + 4x, C 40 + x: A = C at 0, A = B at 10, and B passes C at 10 / 3.
    "never, even at both ends": (
        ((1, (3, 4, 1)), (10, (4, 3, 4))),
        "A kärjessä, kun paino on yli 0 ja alle 10",
        "Muiden järjestys vaihtuu painolla 3,3",
    ),
    "never in what is scored": (
        ((5, (4, 2)), *[(None, (None, None))] * 4),
        "Pisteytetty 1/5: A kärjessä, kun paino on yli 0",
        "",
    ),
    # A 9 + 5x, B 15 + 2x, C 6 + 4x: B to A at 2; C passes B at 4,5, and never A.
    "lead and others": (
        ((1, (5, 2, 4)), (3, (3, 5, 2))),
        "B kärjessä alle painon 2, A yli sen",
        "Muiden järjestys vaihtuu painolla 4,5",
    ),
    # B 10 + 4x, C 20 + 2x: level at 5, which is what the goal weighs; at 4 C would be before B, at 6 B before C.
    "others, even now": (
        ((5, (5, 4, 2)), (5, (5, 2, 4))),
        "A kärjessä millä tahansa painolla",
        "Nyt tasan: B = C",
    ),
    # A 8 + 5x; B 4 + 4x, C 8 + 2x, D 2 + 4x: B = C at 2, D = C at 3, and A before all.
    "others, even now and turned elsewhere": (
        ((2, (5, 4, 2, 4)), (2, (4, 2, 4, 1))),
        "A kärjessä, kun paino on yli 0",
        "Nyt tasan: B = C. Muiden järjestys vaihtuu painolla 3",
    ),
    "others": (
        ((1, (5, 4, 2)), (2, (5, 2, 4))),
        "A kärjessä millä tahansa painolla",
        "Muiden järjestys vaihtuu painolla 2",
    ),
    # A 20 + x, B 16 + 3x, C 4 + 5x: A to 2, B to 6, then C; at 4, C passes A.
    "twice": (
        ((1, (1, 3, 5)), (4, (5, 4, 1))),
        "Kärjessä: A 0–2; B 2–6; C 6–10",
        "Muiden järjestys vaihtuu painolla 4",
    ),
    "without a draft": (
        ((5, (4, 2, None)), (3, (2, 5, None))),
        "B kärjessä alle painon 4,5, A yli sen",
        "Ei mukana: C, pisteitä puuttuu",
    ),
    "unknown": (((None, (4, None)), (3, (2, 5))), "Vaikutusta ei voi laskea: pisteitä puuttuu", ""),
    "unscored": (((None, (None, None)), (3, (2, 5))), "", ""),
}


@pytest.mark.parametrize("name", FLIPS)
def test_which_weights_would_turn_the_order(name: str) -> None:
    goals, flips, more = FLIPS[name]
    line = sheet(*goals).lines[0]
    assert (line.flips, line.more) == (flips, more)


def test_who_hears_a_weight_hears_what_its_lead_hangs_on() -> None:
    made = sheet((5, (4, 2)), (None, (None, None)))
    assert made.lines[0].spoken == (
        "Tavoite 1, paino: 5. Pisteytetty 1/2: A kärjessä, kun paino on yli 0. "
        "Pisteitä puuttuu yhdestä tavoitteesta, ja se voi muuttaa kärjen"
    )


def test_results_with_their_places() -> None:
    made = sheet((5, (4, 3, 4, None)), (3, (2, 5, 2, 5)))
    # 26 / 8, 30 / 8, 26 / 8, and (5 + 15) / 8 to (25 + 15) / 8.
    assert [(cell.value, cell.place, cell.note, cell.first) for cell in made.results] == [
        ("3,25", "sija 2–3", "", False),
        ("3,75", "sija 1–2", "", False),
        ("3,25", "sija 2–3", "", False),
        ("2,50–5,00", "sija 1–4", "1/2 pisteytetty", False),
    ]
    even = sheet((1, (4, 4, 2)))
    assert [cell.place for cell in even.results] == ["jaettu 1. sija", "jaettu 1. sija", "3. sija"]


def test_a_rating_is_said_with_the_documents_own_words() -> None:
    goal = Goal(id="g", name=plain("Ketteryys"), rating="fair", note=plain("Osittain"), source=("review",))
    bare = Goal(id="h", name=plain("Hinta"))
    scenario = Scenario(
        id="a", title=plain("A"), goals=(goal, bare), sources={"review": Source(title=plain("Väliarviointi"))}
    )
    rated, named = (line.cells[0] for line in goals_sheet([scenario], (), "ABCD", catalog("fi")).lines)
    assert (rated.rating, rated.caption, rated.score) == ("Asiakirjan arvio: kohtalainen", "Osittain", None)
    assert rated.tip == (
        "Asiakirjan arvio tavoitteen toteutumisesta: kohtalainen. Sanaa ei muuteta pisteiksi",
        "Osittain",
        "Lähde: Väliarviointi",
    )
    assert (named.rating, named.caption) == ("", "asiakirjan tavoite, ei arviota")
