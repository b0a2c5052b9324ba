from __future__ import annotations

import subprocess
import sys
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.text.breaking import GOES_ON, HYPHEN, SOFT_HYPHEN, break_lines, whole
from orgsim.drawing.text.finnish import syllable_points
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.hyphenation import good_points, inner_points, possible_points
from orgsim.model.compounds import compound_points
from orgsim.model.likely_language import language_of
from orgsim.model.text import Language


def parts(word: str, points: list[int]) -> str:
    cuts = [0, *points, len(word)]
    return "-".join(word[start:end] for start, end in pairwise(cuts))


@pytest.mark.parametrize(
    "expected",
    [
        "Kunnossapito-palvelut",
        "Keskusvaali-lautakunta",
        "Kaupunki-kehitys-lautakunta",
        "Hyvinvointi-valiokunta",
        "Kaupungin-hallitus",
        "Kaavoitus-jaosto",
        "Ympäristö-terveys-jaosto",
        "Nuoriso-valtuusto",
        "Kaupungin-johtaja",
        "Hallinto-palvelut,",
        "Maakunta-uudistus",
        "Vuorovaikutus-signaalit",
        "Tieto-järjestelmä-uudistukset",
        "Vaikuttamis-mahdollisuuksien",
        "Kansalais-opisto",
        "Suomen-kielinen",
        "Ruotsin-kielisten",
        "Liikenne-liikelaitoksen",
        "Koulu-kuljetukset",
        "Kosken-lahden",
        "Henkilöstö-tulosalue",
        "Talous-tulosyksikkö",
        "Valtuusto",
        "Toimiala",
        "Lautakunta",
    ],
)
def test_compounds_are_parted_before_their_tails(expected: str) -> None:
    assert parts(expected.replace("-", ""), compound_points(expected.replace("-", ""), "fi")) == expected


def test_the_names_of_both_bands_are_parted_in_swedish() -> None:
    for expected in ("Förtroende-organisation", "Tjänsteinnehavar-organisation"):
        assert parts(expected.replace("-", ""), compound_points(expected.replace("-", ""), "sv")) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tavutus", "ta-vu-tus"),
        ("kaupunki", "kau-pun-ki"),
        ("lauantai", "lauan-tai"),
        ("strategia", "stra-te-gia"),
        ("infrastruktuuri", "inf-rast-ruk-tuu-ri"),
        ("asia", "asia"),
        ("Äänestys", "Ää-nes-tys"),
        ("vieraan", "vie-raan"),
    ],
)
def test_every_syllable_that_may_start_a_line(word: str, expected: str) -> None:
    assert parts(word, syllable_points(word)) == expected


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("Valtuusto", 200, ("Valtuusto",)),
        ("Lasten, nuorten ja perheiden lautakunta", 150, ("Lasten, nuorten ja", "perheiden lautakunta")),
        ("Sosiaali- ja terveyslautakunta", 130, ("Sosiaali- ja", "terveyslautakunta")),
        ("Sosiaali- ja terveyslautakunta", 90, ("Sosiaali- ja", "terveys‐", "lautakunta")),
        ("Keskus\u00advaali\u00adlautakunta", 100, ("Keskusvaali‐", "lautakunta")),
        ("Keskus\u00advaali\u00adlautakunta", 300, ("Keskusvaalilautakunta",)),
        ("Vapaa-ajanpalvelut", 100, ("Vapaa-\u200b", "ajanpalvelut")),
        ("Kunnossapitopalvelut", 120, ("Kunnossapito‐", "palvelut")),
    ],
)
def test_names_break_where_a_reader_would(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert break_lines(text, "fi", limit, 13.0, True).lines == lines


def test_ties_are_letters_of_what_needs_no_break() -> None:
    said = "12.3.2027\u00a0· päätös\u00a0*"
    width = load_font().width(said, 12.0)
    for limit in (width, 2 * width):
        found = break_lines(said, "fi", limit, 12.0)
        assert (found.lines, found.broken) == ((said,), 0.0)
        assert found.width == pytest.approx(width)
    assert break_lines(said, "fi", width - 1, 12.0, strict=True).lines == ("12.3.2027\u00a0·", "päätös\u00a0*")
    # A soft hyphen is still none of the letters.
    assert break_lines(f"pää{SOFT_HYPHEN}tös\u00a0*", "fi", 300.0, 12.0).lines == ("päätös\u00a0*",)


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("2 nimetty uudelleen", 74, ("2 nimetty \u200b", "uudelleen")),
        ("1 401 poistettua · 2 uutta", 110, ("1 401 poistettua ·", "2 uutta")),
        ("715 poistettua", 74, ("715 \u200b", "poistettua")),
        ("2 uutta", 74, ("2 uutta",)),
    ],
)
def test_what_is_tied_together_parts_before_a_word_is_torn(text: str, limit: float, lines: tuple[str, ...]) -> None:
    """Within a number, and before a dot, it never does."""
    tied = text.replace(" · ", "_· ").replace(" ", "\u00a0").replace("_·\u00a0", "\u00a0· ")
    found = break_lines(tied, "fi", limit, 13.0)
    assert tuple([line.replace("\u00a0", " ") for line in found.lines]) == lines
    assert whole(found.lines) == tied


def test_the_last_line_leaves_room_for_what_follows_it() -> None:
    font = load_font()
    whole = font.width("Lupajaosto", 13.0, True)
    assert break_lines("Lupajaosto", "fi", whole + 20, 13.0, True, 20).lines == ("Lupajaosto",)
    broken = break_lines("Lupajaosto", "fi", whole + 19, 13.0, True, 20)
    assert broken.lines == ("Lupa‐", "jaosto") or broken.width <= whole + 20


@pytest.mark.parametrize(
    ("language", "text", "limit", "first"),
    [("sv", "Småbarnspedagogiksektionen", 90, "Småbarns‐"), ("en", "Environmental administration", 85, "Environ")],
)
def test_swedish_and_english_break_by_their_patterns(language: Language, text: str, limit: float, first: str) -> None:
    assert break_lines(text, language, limit, 13.0, True).lines[0].startswith(first)


def test_patterns_are_read_only_when_needed() -> None:
    program = (
        "import sys; from orgsim.drawing.text.breaking import break_lines; "
        "break_lines('Kaupunkikehityslautakunta', 'fi', 60.0, 13.0); break_lines('Council', 'en', 90.0, 13.0); "
        "sys.exit('pyphen' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(st.text(max_size=60), st.sampled_from(["fi", "sv", "en"]), st.floats(1, 400), st.floats(0, 60))
def test_nothing_is_lost_and_the_width_is_what_the_lines_take(
    text: str, language: Language, limit: float, reserve: float
) -> None:
    broken = break_lines(text, language, limit, 13.0, True, reserve)
    ignored = str.maketrans("", "", HYPHEN + GOES_ON + "\u00ad \t\r\n\x0b\x0c\u2028\u2029")
    assert "".join(broken.lines).translate(ignored) == text.translate(ignored)
    font = load_font()
    widths = [font.width(line, 13.0, True) for line in broken.lines]
    widths[-1] += reserve
    assert max(widths) <= broken.width + 1e-6
    assert broken.lines


@given(st.from_regex(r"[a-zåäö]{1,30}", fullmatch=True))
def test_at_least_two_letters_stay_on_either_side_of_a_syllable(word: str) -> None:
    assert all(2 <= point <= len(word) - 2 for point in syllable_points(word))
    assert all(3 <= point <= len(word) - 3 for point in compound_points(word, "fi"))


@pytest.mark.parametrize(
    "expected",
    ["Service-område", "Stadsutvecklings-nämnd", "Välfärds-utskott", "Social-nämnd", "Nämnd", "Tillstånds-sektion"],
)
def test_swedish_compounds_part_before_their_tail_words(expected: str) -> None:
    word = expected.replace("-", "")
    assert parts(word, compound_points(word, "sv")) == expected


def test_english_has_no_compounds_in_one_word() -> None:
    assert compound_points("Headquarters", "en") == []


@pytest.mark.parametrize(
    ("word", "stated", "expected"),
    [
        # A Swedish name is broken as Swedish, whatever language the file gives it in; and a Finnish one as Finnish.
        ("Medborgarinstitutet", "fi", "Med-bor-gar-in-sti-tu-tet"),
        ("Medborgarinstitutet", "sv", "Med-bor-gar-in-sti-tu-tet"),
        ("Utbildningsnämnden", "fi", "Ut-bild-nings-nämn-den"),
        ("Tilapalvelut", "sv", "Ti-la-pal-ve-lut"),
        ("sosiaali", "sv", "so-siaa-li"),
        # Of pyphen's va-ri-a-tion and trä-de-s-ar-vo-den no piece is one letter.
        ("variation", "sv", "va-ria-tion"),
        ("sammanträdesarvoden", "sv", "sam-man-trä-des-ar-vo-den"),
        # Each run of letters is a word of its own.
        ("sosiaali-\u00a0ja\u00a0terveys", "fi", "so-siaa-li-\u00a0ja\u00a0ter-veys"),
        ("service\u00a0och\u00a0omsorg", "sv", "ser-vice\u00a0och\u00a0om-sorg"),
        ("(talo)", "fi", "(ta-lo)"),
        ("abc\u00a0d", "en", "abc\u00a0d"),
    ],
)
def test_a_word_is_broken_by_the_rules_of_its_own_language(word: str, stated: Language, expected: str) -> None:
    assert parts(word, possible_points(word, stated)) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Medborgarinstitutet", ("Medborgar‐", "institutet")),
        ("E\u00adkonomi", ("Ekonomi",)),
        ("e-palvelut", ("e-palvelut",)),
        ("Vesihuoltolaitos-A", ("Vesihuolto‐", "laitos-A")),
    ],
)
def test_no_letter_is_left_alone(text: str, lines: tuple[str, ...]) -> None:
    """Nor at a hyphen or a soft hyphen that is in the text."""
    assert break_lines(text, "fi", 80, 13.0, True).lines == lines


def test_no_letter_is_left_alone_before_a_hyphen_of_the_text() -> None:
    """Where not even four letters have room: Bygg- stays, rather than byg‐ and g-."""
    assert break_lines("Bygg- och miljötillsyn", "sv", 30, 13.0).lines[0] == "Bygg-"


@given(st.from_regex(r"[a-zåäö\u00ad]{1,30}-?", fullmatch=True), st.sampled_from(["fi", "sv", "en"]), st.floats(1, 120))
def test_every_line_of_a_word_has_two_letters(word: str, language: Language, limit: float) -> None:
    lines = break_lines(word, language, limit, 13.0).lines
    assert len(lines) == 1 or all(len(line.rstrip("-‐")) >= 2 for line in lines)


@given(st.from_regex(r"[a-zåäö]{4,14}", fullmatch=True), st.integers(1, 13))
def test_a_soft_hyphen_moves_no_syllable(word: str, at: int) -> None:
    """What stands between two soft hyphens is no word: its syllables are the whole word's."""
    at = min(at, len(word) - 1)
    allowed = {at, *possible_points(word, "sv"), *compound_points(word, language_of(word, "sv"))}
    lines = break_lines(f"{word[:at]}\u00ad{word[at:]}", "sv", 30.0, 13.0).lines
    ends = [*accumulate(len(line.removesuffix("-")) for line in lines)][:-1]
    tearable = load_font().width(word, 13.0) > 30 * 1.15
    assert all(end in allowed for end in ends) or tearable


@pytest.mark.parametrize(
    "word", ["lautakunta" * 400, "bcd" * 1000, "utvecklingstjänst" * 200, f"kehi{SOFT_HYPHEN}tys" * 500]
)
def test_a_word_without_end_is_broken_so_that_all_of_it_fits(word: str) -> None:
    lines = break_lines(word, "fi", 120, 12)
    assert whole(lines.lines) == word.replace(SOFT_HYPHEN, "")
    assert lines.width <= 120 * 1.3
    assert all(len(line) > 2 for line in lines.lines)


@pytest.mark.parametrize("dash", ["–", "—", "-"])
def test_no_line_begins_with_a_dash_that_stands_by_itself(dash: str) -> None:
    text = f"Kaupunkikehityslautakunta {dash} Elinvoima {dash} Hyvinvointi"
    for limit in range(60, 420, 7):
        lines = break_lines(text, "fi", limit, 13).lines
        assert whole(lines) == text
        assert not any(line.startswith(dash) for line in lines)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (60, ("Liikunta‐", "palvelu‐", "alue")),
        (80, ("Liikunta‐", "palvelualue")),
        (120, ("Liikuntapalvelualue",)),
    ],
)
def test_what_is_one_word_to_readers_is_parted_only_where_it_has_no_room(width: int, lines: tuple[str, ...]) -> None:
    assert break_lines("Liikuntapalvelualue", "fi", width, 13.0).lines == lines


def test_boundaries_within_what_is_one_word_are_told_apart() -> None:
    word = "Rakennusvalvontapalvelualue"
    # Rakennus-valvonta-palvelu-alue
    assert (good_points(word, "fi"), inner_points(word, "fi")) == ([16], [8, 23])
    assert (good_points("Suomenkielinen", "fi"), inner_points("Suomenkielinen", "fi")) == ([], [6])
    assert (good_points("Palvelualue", "fi"), inner_points("Palvelualue", "fi")) == ([], [7])
    assert (good_points("Fritidsserviceområde", "sv"), inner_points("Fritidsserviceområde", "sv")) == ([7], [14])
