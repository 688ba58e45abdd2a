"""The words for agreements, ontzorgen and offers: every member has words, and days are written in full."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from forms.aanbod.catalogue import AanbiederKind, GemisReason
from forms.pip.agreement_questions import (
    BUDGETBEHEER,
    FIXED_COSTS,
    LONGEST,
    READINESS,
    afspraak_questions,
    ontzorging_questions,
)
from rules.law.facts import IntakeFacts
from rules.law.terms import AfspraakSide
from rules.pip.ontzorgen import Budgetbeheer, FixedCost, NoOntzorgenReason, Readiness
from texts.aanbod import catalogue
from texts.pip.support import NOT_FOR, TURN, ages, due_line, vve_lines
from texts.wording.labels import SIDES
from widgets.pip import ontzorgen

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (catalogue.KINDS, AanbiederKind),
        (catalogue.GEMIS_REASONS, GemisReason),
        (TURN, AfspraakSide),
        (NOT_FOR, NoOntzorgenReason),
        (FIXED_COSTS, FixedCost),
        (READINESS, Readiness),
        (BUDGETBEHEER, Budgetbeheer),
    ],
)
def test_every_member_has_words(labels: Mapping[StrEnum, str], kind: type[StrEnum]) -> None:
    assert set(labels) == set(kind)
    assert all(labels.values())


def test_a_side_has_the_same_name_in_the_form_and_on_the_screen() -> None:
    side = afspraak_questions().question("side")

    assert {each.id: each.text for each in side.choices} == {each.value: label for each, label in SIDES.items()}
    assert LONGEST["check_note"] >= LONGEST["what"]
    assert ontzorgen.LONGEST_REASON == 1000
    assert ontzorging_questions().section("ontzorging").questions[0].choice_ids == set(FixedCost)


@pytest.mark.parametrize(
    ("due", "done", "sentence"),
    [
        (date(2026, 12, 1), None, "Klaar op 1 december 2026 (nog 10 dagen)"),
        (TODAY, None, "Klaar op 21 november 2026 (vandaag)"),
        (date(2026, 11, 20), None, "Moest klaar zijn op 20 november 2026"),
        (None, None, "Nog geen datum afgesproken"),
        (date(2026, 11, 1), date(2026, 11, 2), "Gedaan op 2 november 2026"),
    ],
)
def test_the_status_of_an_agreement_is_shown_in_words(due: date | None, done: date | None, sentence: str) -> None:
    assert due_line(due, done, TODAY) == sentence


def test_children_are_listed_by_age() -> None:
    one = IntakeFacts(children_birth_dates=(date(2026, 6, 1),))
    three = IntakeFacts(children_birth_dates=(date(2010, 1, 1), date(2024, 1, 1), date(2015, 1, 1), date(2027, 1, 1)))

    assert ages(IntakeFacts(), TODAY) == ""
    assert ages(one, TODAY) == "Volgens de intake is er 1 kind: 0 jaar."
    assert ages(three, TODAY) == "Volgens de intake zijn er 3 kinderen: 2 jaar, 11 jaar en 16 jaar."


def test_the_law_asks_of_vve_for_young_children_only() -> None:
    young = IntakeFacts(children_birth_dates=(date(2024, 1, 1),), childcare="nee", vve_discussed="nog_te_doen")
    older = IntakeFacts(children_birth_dates=(date(2018, 1, 1),), childcare="deels", vve_discussed="nvt")

    law, now, vve, care = vve_lines(young, TODAY)
    assert "Wet inburgering 2021, art. 15" in law
    assert now == "Er is nu een kind dat naar de voorschool kan."
    assert "vve is nog niet besproken" in vve
    assert "nog geen opvang" in care
    assert vve_lines(older, TODAY) == ["De intake zegt: de opvang is nog niet genoeg."]
    assert vve_lines(IntakeFacts(), TODAY) == []


def test_an_offer_is_shown_in_words() -> None:
    assert catalogue.room_line(None, None) == "Plaatsen niet bekend"
    assert catalogue.room_line(1, None) == "1 plaats vrij"
    assert catalogue.room_line(0, 6) == "Vol, wachttijd 6 weken"
    assert catalogue.load_line(450, 40) == "7,5 uur per week, 40 weken"
    assert catalogue.routes_line(()) == "alle leerroutes"
    assert catalogue.start_line(date(2026, 11, 22), TODAY) == "begint 22 november 2026 (nog 1 dag)"
    assert catalogue.start_line(None, TODAY) == "geen startdatum bekend"
