"""Two language groups: `bilingual-education`, `language-pool`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, notes, passes
from orgsim.messages import message
from orgsim.model.units import OfficialLanguage

_BOTH: tuple[OfficialLanguage, OfficialLanguage] = ("fi", "sv")


def bilingual_education(draft: Draft) -> Iterator[Judgement]:
    """In a bilingual municipality education has a body for either language, or one body with a section for either.

    A language section is taken for one of education unless the draft gives it another area: the Act knows no other.
    """
    municipality = draft.scenario.municipality
    if municipality is None or not municipality.languages:
        yield lacks(message("rule.bilingual-education.missing-languages"))
    elif set(_BOTH) <= set(municipality.languages):
        yield _two_languages(draft)


def _two_languages(draft: Draft) -> Judgement:
    if not draft.side("elected"):
        return lacks(message("rules.missing.elected-bodies"))
    finnish, swedish = (_serving(draft, language) for language in _BOTH)
    for one in finnish:
        for other in swedish:
            if _is_section(draft, one) != _is_section(draft, other):
                continue
            if not _is_section(draft, one):
                return passes(message("rule.bilingual-education.bodies"), [one, other])
            if draft.flat.parents[one] == draft.flat.parents[other] >= 0:
                parent = draft.name(draft.flat.parents[one])
                return passes(message("rule.bilingual-education.sections", parent=parent), [one, other])
    educating = [unit for unit in draft.side("elected") if "education" in draft.unit(unit).area]
    whole = [unit for unit in educating if not _is_section(draft, unit)]
    unclear = [unit for unit in educating if _is_section(draft, unit) and draft.unit(unit).language is None]
    remedy = message("rule.bilingual-education.remedy")
    if finnish and swedish:
        return lacks(message("rule.bilingual-education.missing-parent"), [*finnish, *swedish])
    if draft.shows_part("elected"):
        return lacks(message("rule.bilingual-education.missing"), educating)
    if (finnish or swedish) and not unclear:
        language = message("rules.language.fi" if finnish else "rules.language.sv")
        return breaks(message("rule.bilingual-education.one", language=language), remedy, finnish or swedish)
    if not (finnish or swedish) and len(whole) == 1 and not _sections(draft, whole[0]):
        return breaks(message("rule.bilingual-education.none", unit=draft.name(whole[0])), remedy, whole)
    return lacks(message("rule.bilingual-education.missing"), educating)


def _serving(draft: Draft, language: OfficialLanguage) -> list[int]:
    """Bodies of that language group which may be those for education."""
    return [
        unit
        for unit in draft.side("elected")
        if draft.unit(unit).language == language and (not draft.unit(unit).area or "education" in draft.unit(unit).area)
    ]


def _is_section(draft: Draft, unit: int) -> bool:
    return draft.kind(unit) == "section"


def _sections(draft: Draft, body: int) -> list[int]:
    return [child for child in draft.flat.children[body] if _is_section(draft, child)]


def language_pool(draft: Draft) -> Iterator[Judgement]:
    """Members of a language section belong to that group: as many must be among those it is drawn from.

    Sections of education and others rest on different sections of the Act; one without an area is taken for education.
    """
    undrawn: dict[str, list[int]] = {"education": [], "other": []}
    for section in draft.of("section"):
        language, quotas = draft.unit(section).language, draft.seats(section).drawn_from or {}
        drawn = {id_: seats for id_, seats in quotas.items() if id_ in draft.flat.index}
        if language is None:
            continue
        area = draft.unit(section).area
        case = "education" if not area or "education" in area else "other"
        if not drawn:
            undrawn[case].append(section)
        for id_, seats in drawn.items():
            yield replace(_pool(draft, section, draft.flat.index[id_], language, seats), case=case)
    for case, sections in undrawn.items():
        if sections:
            missing = message("rule.language-pool.missing-pool", units=draft.names(sections))
            yield replace(lacks(missing, sections), case=case)


def _pool(draft: Draft, section: int, pool: int, language: OfficialLanguage, seats: int) -> Judgement:
    speakers = (draft.seats(pool).speakers or {}).get(language)
    if speakers is None:
        return lacks(message("rule.language-pool.missing-speakers", pool=draft.name(pool)), [section, pool])
    told = {"unit": draft.name(section), "pool": draft.name(pool), "speakers": speakers, "n": seats}
    if speakers >= seats:
        return passes(message("rule.language-pool.pass", **told), [section, pool])
    return notes(message("rule.language-pool.note", **told), [section, pool], message("rule.language-pool.remedy"))
