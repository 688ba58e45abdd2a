"""The conditions of each kind of change, with their reasons."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.pip.afschalen_hours import NotCounted
from rules.pip.changes import ChangeCondition, ChangeConditionCode, ChangeFacts, Taalonderdeel, conditions, grounds

FIRST = date(2026, 3, 15)  # the termijn starts on the 16th, the limit for schakelen is 15 September 2027
LIMIT = date(2027, 9, 15)
DAY = timedelta(days=1)
SCALED = ChangeFacts(
    from_leerroute=Leerroute.B1,
    from_niveau=Taalniveau.B1,
    counted_minutes=500 * 60,
    stated_hours=100,
    attainable=False,
    effort=True,
    effort_reason="De school ziet elke week inzet",
    parts=(Taalonderdeel.LEZEN, Taalonderdeel.SCHRIJVEN),
)
Code = ChangeConditionCode


def conditions_for(
    kind: Wijziging, facts: ChangeFacts, on: date = FIRST + DAY, first: date | None = FIRST
) -> list[ChangeCondition]:
    return conditions(kind, facts, first_pip=first, on=on)


def stopping(kind: Wijziging, facts: ChangeFacts, on: date = FIRST + DAY, first: date | None = FIRST) -> set[Code]:
    return {each.code for each in conditions_for(kind, facts, on, first) if each.stops}


def test_after_a_move_the_termijn_is_stated_as_duo_set_it() -> None:
    moved = ChangeFacts(earlier_pip=date(2025, 3, 1), earlier_leerroute=Leerroute.B1)

    explanation = grounds(Wijziging.VERHUIZING, moved, first_pip=FIRST, on=FIRST, termijn_until=date(2028, 9, 1))

    assert "De inburgeringstermijn loopt door: van 2 maart 2025 tot en met 1 september 2028." in explanation


def test_afschalen_is_allowed_when_all_legal_conditions_are_met() -> None:
    conditions = conditions_for(Wijziging.AFSCHALEN, SCALED)

    assert all(each.met and each.article and each.reason.endswith(".") for each in conditions)
    assert "Deze persoon volgde 600 uur les in Nederlands." in [each.reason for each in conditions]
    assert "Naar niveau A2 gaan: lezen en schrijven. De andere taalexamens blijven op niveau B1." in [
        each.reason for each in conditions
    ]


def test_the_letter_addresses_the_inburgeraar_directly() -> None:
    moved = ChangeFacts(from_leerroute=Leerroute.ONDERWIJS, to_leerroute=Leerroute.B1, discussed=True)

    scaled = grounds(Wijziging.AFSCHALEN, SCALED, first_pip=FIRST, on=FIRST)
    switched = grounds(Wijziging.SCHAKELEN, moved, first_pip=FIRST, on=FIRST)

    assert "U volgde 600 uur les in Nederlands." in scaled
    assert "De andere leerroute is met u besproken." in switched
    assert not [each for each in (*scaled, *switched) if "deze persoon" in each.lower()]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"from_leerroute": Leerroute.Z}, Code.AFSCHALEN_ROUTE),
        ({"from_leerroute": Leerroute.ONDERWIJS}, Code.AFSCHALEN_ROUTE),
        ({"stated_hours": 99}, Code.AFSCHALEN_UREN),
        ({"stated_hours": None}, Code.AFSCHALEN_UREN),
        ({"effort": None}, Code.AFSCHALEN_INZET),
        ({"effort": False}, Code.AFSCHALEN_INZET),
        ({"effort_reason": " "}, Code.AFSCHALEN_INZET),
        ({"attainable": None}, Code.AFSCHALEN_HAALBAAR),
        ({"attainable": True}, Code.AFSCHALEN_HAALBAAR),
        ({"parts": ()}, Code.AFSCHALEN_ONDERDELEN),
    ],
)
def test_each_unmet_condition_of_afschalen_stops_it(facts: dict[str, object], code: Code) -> None:
    assert stopping(Wijziging.AFSCHALEN, replace(SCALED, **facts)) == {code}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (600 * 60 - 1, "Er is 599 uur en 59 minuten les bekend. Dat is minder dan 600 uur."),
        (600 * 60, "Deze persoon volgde 600 uur les in Nederlands."),
    ],
)
def test_hours_of_lessons_are_never_rounded(minutes: int, sentence: str) -> None:
    conditions = conditions_for(Wijziging.AFSCHALEN, replace(SCALED, counted_minutes=minutes, stated_hours=None))

    assert sentence in [each.reason for each in conditions]


def test_lessons_that_do_not_count_are_named_with_their_reason() -> None:
    left_out = {NotCounted.KNM: 12 * 60, NotCounted.INTAKE: 90}

    conditions = conditions_for(Wijziging.AFSCHALEN, replace(SCALED, not_counted=left_out))

    assert any(
        "Niet meegeteld: 12 uur KNM; 1 uur en 30 minuten tijdens de brede intake." in e.reason for e in conditions
    )


def test_a_second_afschaling_adds_to_the_first() -> None:
    second = replace(SCALED, parts=(Taalonderdeel.SPREKEN,), a2_before=(Taalonderdeel.LEZEN,))

    assert "Naar niveau A2 gaan: lezen en spreken. De andere taalexamens blijven op niveau B1." in [
        each.reason for each in conditions_for(Wijziging.AFSCHALEN, second)
    ]


@pytest.mark.parametrize("reason", ["x", ".", "n.v.t.", "zie boven", "- - -", "1 2 3"])
def test_an_answer_with_a_mark_is_not_a_reason_to_switch_after_the_limit(reason: str) -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.B1, to_leerroute=Leerroute.Z, discussed=True, late_reason=reason)

    assert stopping(Wijziging.SCHAKELEN, facts, on=LIMIT + DAY) == {Code.SCHAKELEN_TERMIJN}


def test_afschalen_is_never_possible_in_a_first_pip_and_has_no_last_day() -> None:
    assert stopping(Wijziging.AFSCHALEN, SCALED, first=None) == {Code.AFSCHALEN_NIET_EERSTE}
    assert stopping(Wijziging.AFSCHALEN, SCALED, on=date(2040, 1, 1)) == set()


def test_schakelen_is_allowed_until_a_year_and_a_half_after_the_start_of_the_termijn() -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.B1, to_leerroute=Leerroute.Z, discussed=True)

    assert stopping(Wijziging.SCHAKELEN, facts, on=LIMIT) == set()
    assert stopping(Wijziging.SCHAKELEN, facts, on=LIMIT + DAY) == {Code.SCHAKELEN_TERMIJN}


def test_schakelen_after_the_limit_needs_a_reason_and_stays_a_warning() -> None:
    facts = ChangeFacts(
        from_leerroute=Leerroute.B1, to_leerroute=Leerroute.Z, discussed=True, late_reason="De termijn is verlengd"
    )

    conditions = {each.code: each for each in conditions_for(Wijziging.SCHAKELEN, facts, on=LIMIT + DAY)}

    assert not conditions[Code.SCHAKELEN_TERMIJN].met
    assert not conditions[Code.SCHAKELEN_TERMIJN].stops
    assert "De termijn is verlengd." in conditions[Code.SCHAKELEN_TERMIJN].reason


def test_schakelen_from_the_onderwijsroute_to_the_b1_route_is_always_allowed() -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.ONDERWIJS, to_leerroute=Leerroute.B1, discussed=True)

    assert all(each.met for each in conditions_for(Wijziging.SCHAKELEN, facts, on=date(2035, 1, 1)))


@pytest.mark.parametrize("to", [None, Leerroute.B1])
def test_schakelen_needs_another_leerroute(to: Leerroute | None) -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.B1, to_leerroute=to, discussed=True)

    assert stopping(Wijziging.SCHAKELEN, facts) == {Code.SCHAKELEN_ROUTE}


def test_schakelen_without_a_discussion_can_be_begun_but_not_vastgesteld() -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.B1, to_leerroute=Leerroute.Z)

    assert stopping(Wijziging.SCHAKELEN, facts) == set()
    (lacking,) = (each for each in conditions_for(Wijziging.SCHAKELEN, facts) if not each.met)
    assert (lacking.code, lacking.frozen_only) == (Code.SCHAKELEN_OVERLEG, True)


def test_a_move_needs_the_day_and_the_leerroute_of_the_earlier_pip() -> None:
    known = ChangeFacts(earlier_pip=date(2025, 5, 1), earlier_leerroute=Leerroute.Z)

    assert stopping(Wijziging.VERHUIZING, known, first=None) == set()
    assert "van 2 mei 2025 tot en met 1 mei 2028" in conditions_for(Wijziging.VERHUIZING, known)[0].reason
    assert stopping(Wijziging.VERHUIZING, ChangeFacts()) == {Code.VERHUIZING_EERDER_PIP, Code.VERHUIZING_ROUTE}


@pytest.mark.parametrize("day", [date(2021, 12, 31), FIRST + 2 * DAY])
def test_an_earlier_pip_dates_from_this_law_and_not_from_the_future(day: date) -> None:
    facts = ChangeFacts(earlier_pip=day, earlier_leerroute=Leerroute.Z)

    assert stopping(Wijziging.VERHUIZING, facts) == {Code.VERHUIZING_EERDER_PIP}


def test_a_change_of_content_has_no_conditions_and_names_what_stays() -> None:
    facts = ChangeFacts(from_leerroute=Leerroute.B1)

    assert conditions_for(Wijziging.INHOUD, facts)[0].reason == (
        "De leerroute en het niveau (B1-route, niveau B1) blijven zoals ze zijn."
    )
