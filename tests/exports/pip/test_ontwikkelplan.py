"""The ontwikkelplan with all that surrounds the goals: horizons, the week, agreements, ontzorgen, the team."""

from dataclasses import replace

import pytest

from exports.pip.ontwikkelplan_pdf import pip_pdf
from rules.law.terms import Doelgroep
from tests.exports.documents import TODAY, outline, reader, text
from tests.exports.pips import CONCEPT, FULL, SHA, a_heavy_pip

FILE = pip_pdf(FULL, TODAY)


@pytest.mark.parametrize(
    "words",
    [
        "Soort wijziging Andere inhoud",
        "Telefoon 0123-456789",
        "Doel 1: taal Ik wil zelf bellen met de dokter. Hoe staat het ervoor Op schema",
        "Taalschool Duinmeer, Dorpsstraat 3",
        "ma 9:00-12:00 wo 9:00-12:00 Reis: 20 minuten Opvang is geregeld",
        "Participatie-uren: 4 uur MAP: 4 uur",
        "Van 1 september 2026 Tot en met 28 februari 2027",
        "Wat de gemeente betaalt huur, zorgverzekering",
        "U Gaat naar de open dag 08-12-2026",
        "De gemeente Meldt u aan bij de school Sanne 01-12-2026",
        "Een partner Zoekt een maatje",
        "Taalaanbieder Wim Visser Taalschool Duinmeer",
    ],
)
def test_the_ontwikkelplan_contains_all_that_was_agreed(words: str) -> None:
    assert words in text(FILE)


def test_goals_are_grouped_by_horizon_and_those_without_one_come_last() -> None:
    titles = [each for each in outline(FILE) if "termijn" in each and "inburgerings" not in each]

    assert titles == ["Korte termijn (3 maanden)", "Lange termijn (hele traject)", "Nog zonder termijn"]


def test_goals_without_any_horizon_are_grouped_by_leefgebied() -> None:
    doelen = tuple(replace(each, horizon=None) for each in FULL.plan.doelen)

    titles = outline(pip_pdf(replace(FULL, plan=replace(FULL.plan, doelen=doelen)), TODAY))

    assert {"Taal", "Werk", "Sociale participatie", "Doel 1"} <= set(titles)
    assert "Nog zonder termijn" not in titles


def test_legal_ontzorgen_is_printed_only_for_asielstatushouders() -> None:
    file = pip_pdf(replace(FULL, doelgroep=Doelgroep.GEZINSMIGRANT), TODAY)
    printed = text(file)

    assert "28 februari 2027" not in printed
    assert "Ontzorgen" not in printed
    assert "Hulp met geld De gemeente betaalt de huur" in printed  # what somebody wrote is not lost


def test_every_page_shows_the_short_checksum_and_the_last_page_the_full_one() -> None:
    pages = [page.extract_text() for page in reader(FILE).pages]

    assert all(f"controlegetal {SHA[:16]}" in page for page in pages)
    assert SHA in pages[-1]
    assert "controlegetal" not in text(pip_pdf(CONCEPT, TODAY))


def test_a_heavy_plan_loses_no_goal() -> None:
    words = text(pip_pdf(a_heavy_pip(), TODAY)).split()

    assert all(f"Doelwoord{number}." in words for number in range(40))
