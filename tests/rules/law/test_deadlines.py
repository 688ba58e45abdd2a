"""The deadlines of the law, at their edges."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.deadlines import (
    DeadlineCode,
    Urgency,
    days_left,
    deadlines,
    inburgeringstermijn,
    no_ten_weeks,
    ontzorgen,
    ten_weeks,
    termijn,
    urgency,
)
from rules.law.duration import last_day
from rules.law.parameters import NoFigure, parameter
from rules.law.terms import Doelgroep
from tests.rules.situations import a_traject, cases, traject_of

DAYS = st.dates(date(2022, 1, 1), date(2090, 12, 31))
DUE = date(2026, 5, 11)


@pytest.mark.parametrize("case", cases("tien_weken"))
def test_the_term_for_the_first_pip_ends_on_the_right_day(case: dict[str, Any]) -> None:
    deadline = ten_weeks(traject_of(case["situatie"]))

    assert (deadline.start if deadline else None) == case.get("begin")
    assert (deadline.due if deadline else None) == case.get("uiterlijk")


@pytest.mark.parametrize("case", cases("inburgeringstermijn"))
def test_the_inburgeringstermijn_ends_on_the_right_day(case: dict[str, Any]) -> None:
    deadline = inburgeringstermijn(case["dagtekening"])

    assert deadline.start == case["begin"]
    assert deadline.end_exclusive == case["einde_exclusief"]
    assert deadline.last_day == case["laatste_dag"]
    assert deadline.article == "Wet inburgering 2021, art. 11"


def test_a_pip_from_before_the_law_starts_no_inburgeringstermijn() -> None:
    with pytest.raises(NoFigure):
        inburgeringstermijn(date(2021, 12, 31))

    assert termijn(a_traject(first_pip=date(2021, 12, 31))) is None


def test_an_extension_by_duo_moves_the_last_day_and_says_so() -> None:
    deadline = termijn(a_traject(first_pip=date(2026, 3, 15), termijn_until=date(2029, 9, 15)))

    assert deadline is not None
    assert (deadline.last_day, deadline.end_exclusive) == (date(2029, 9, 15), date(2029, 9, 16))
    assert deadline.explanation.endswith("DUO heeft de termijn verlengd: de laatste dag is 15 september 2029.")


def test_a_termijn_that_duo_shortened_ends_on_its_day() -> None:
    # This case pinned that an earlier day changes nothing: but DUO keeps the termijn, not Koers.
    deadline = termijn(a_traject(first_pip=date(2026, 3, 15), termijn_until=date(2028, 1, 1)))

    assert deadline is not None
    assert (deadline.last_day, deadline.end_exclusive) == (date(2028, 1, 1), date(2028, 1, 2))
    assert deadline.explanation.endswith("DUO heeft de termijn verkort: de laatste dag is 1 januari 2028.")


@pytest.mark.parametrize("until", [date(2029, 3, 15), date(2026, 3, 15), date(2020, 1, 1)])
def test_the_day_of_the_law_or_one_before_the_termijn_begins_changes_nothing(until: date) -> None:
    traject = {"first_pip": date(2026, 3, 15)}

    assert termijn(a_traject(**traject, termijn_until=until)) == termijn(a_traject(**traject))


def test_the_explanation_names_the_computed_days_and_the_figure() -> None:
    deadline = ten_weeks(a_traject(kennisgeving=date(2026, 3, 2), brp=date(2026, 1, 10)))

    assert deadline is not None
    assert deadline.explanation == (
        "De 10 weken voor het PIP lopen van 3 maart 2026 (de dag na de kennisgeving van DUO) tot en met 11 mei 2026."
    )
    assert deadline.article == "Besluit inburgering 2021, art. 5.3"
    assert deadline.figure == parameter("vaststellen_pip", on=deadline.start)


def test_the_explanation_says_why_the_last_day_is_later_than_counted() -> None:
    deadline = ten_weeks(a_traject(kennisgeving=date(2026, 9, 19), brp=date(2026, 1, 10)))

    assert deadline is not None
    assert deadline.explanation.endswith(
        "tot en met 30 november 2026. 28 november 2026 is een zaterdag; de termijn loopt tot en met maandag "
        "30 november 2026 (Algemene termijnenwet, art. 1 en 3)."
    )
    assert urgency(deadline.due, date(2026, 11, 30)) is Urgency.VANDAAG


def test_the_explanation_says_so_when_registration_in_the_brp_starts_the_term() -> None:
    deadline = ten_weeks(a_traject(kennisgeving=date(2026, 3, 2), brp=date(2026, 4, 10)))

    assert deadline is not None
    assert "10 april 2026 (de dag van inschrijving in de BRP)" in deadline.explanation


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 2, 1), date(2026, 7, 31)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 6, 14)),
    ],
)
def test_ontzorgen_lasts_six_months_from_the_start_of_bijstand(start: date, due: date) -> None:
    deadline = ontzorgen(a_traject(bijstand_from=start))

    assert deadline is not None
    assert deadline.due == due


@pytest.mark.parametrize(
    ("facts", "due", "sentence"),
    [
        ({"ontzorgen_until": date(2026, 9, 30)}, date(2026, 9, 30), "U heeft het verlengd"),
        ({"ontzorgen_until": date(2026, 6, 30)}, date(2026, 7, 31), "tot en met 31 juli 2026."),
        ({"ontzorgen_stopped": date(2026, 5, 1)}, date(2026, 5, 1), "U heeft het gestopt"),
        ({"ontzorgen_until": date(2026, 9, 30), "ontzorgen_stopped": date(2026, 8, 15)}, date(2026, 8, 15), "gestopt"),
    ],
)
def test_an_old_prolonging_neither_shortens_the_ontzorgen_nor_counts_as_stopped(
    facts: dict[str, date], due: date, sentence: str
) -> None:
    deadline = ontzorgen(a_traject(bijstand_from=date(2026, 2, 1), **facts))

    assert deadline is not None
    assert deadline.due == due
    assert sentence in deadline.explanation
    assert ("gestopt" in deadline.explanation) is ("ontzorgen_stopped" in facts)


def test_family_with_a_regular_permit_has_no_ontzorgen() -> None:
    assert ontzorgen(a_traject(bijstand_from=date(2026, 2, 1), regular_permit=True)) is None


def test_a_plicht_under_the_earlier_law_has_no_deadlines_of_this_law() -> None:
    old = a_traject(
        plicht_start=date(2021, 6, 1), kennisgeving=date(2026, 3, 2), brp=date(2026, 1, 10), first_pip=date(2026, 4, 1)
    )

    assert (ten_weeks(old), termijn(old)) == (None, None)
    assert "Wet inburgering 2013" in no_ten_weeks(old)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kennisgeving": date(2026, 3, 2), "brp": date(2026, 1, 10)}, ""),
        ({"brp": date(2026, 1, 10)}, "de datum van de kennisgeving van DUO is niet bekend."),
        ({}, "de datum van de kennisgeving van DUO en van de inschrijving in de BRP is niet bekend."),
        ({"kennisgeving": date(2021, 3, 2), "brp": date(2021, 1, 10)}, "voor 1 januari 2022"),
    ],
)
def test_only_the_missing_dates_are_named(facts: dict[str, date], sentence: str) -> None:
    explanation = no_ten_weeks(a_traject(**facts))

    assert sentence in explanation
    assert bool(explanation) is bool(sentence)


def test_only_asielstatushouders_with_bijstand_have_ontzorgen() -> None:
    assert ontzorgen(a_traject(doelgroep=Doelgroep.GEZINSMIGRANT, bijstand_from=date(2026, 2, 1))) is None
    assert ontzorgen(a_traject()) is None


def test_open_deadlines_are_listed_with_the_soonest_first() -> None:
    traject = a_traject(
        kennisgeving=date(2026, 1, 5), brp=date(2026, 1, 10), bijstand_from=date(2026, 2, 1),
        first_pip=date(2026, 3, 15), next_talk=date(2026, 6, 1),
    )  # fmt: skip

    assert [(each.code, each.due) for each in deadlines(traject)] == [
        (DeadlineCode.VOORTGANGSGESPREK, date(2026, 6, 1)),
        (DeadlineCode.ONTZORGEN, date(2026, 7, 31)),
        (DeadlineCode.SCHAKELEN, date(2027, 9, 15)),
        (DeadlineCode.PVT, date(2029, 3, 15)),
        (DeadlineCode.INBURGERINGSTERMIJN, date(2029, 3, 15)),
    ]


def test_the_term_for_the_pip_is_a_deadline_until_there_is_a_pip() -> None:
    traject = a_traject(kennisgeving=date(2026, 3, 2), brp=date(2026, 1, 10))

    assert [each.code for each in deadlines(traject)] == [DeadlineCode.VASTSTELLEN_PIP]


def test_a_signed_pvt_is_not_a_deadline_any_more() -> None:
    traject = a_traject(first_pip=date(2026, 3, 15), pvt_signed=date(2026, 5, 1))

    assert DeadlineCode.PVT not in [each.code for each in deadlines(traject)]


def test_closed_dossier_has_no_deadlines() -> None:
    assert deadlines(a_traject(first_pip=date(2026, 3, 15), closed=date(2026, 4, 1))) == []


@pytest.mark.parametrize(
    ("on", "left", "expected"),
    [
        (DUE + timedelta(days=1), -1, Urgency.TE_LAAT),
        (DUE, 0, Urgency.VANDAAG),
        (DUE - timedelta(days=1), 1, Urgency.BINNENKORT),
        (DUE - timedelta(days=14), 14, Urgency.BINNENKORT),
        (DUE - timedelta(days=15), 15, Urgency.OP_TIJD),
    ],
)
def test_a_deadline_is_late_from_the_day_after(on: date, left: int, expected: Urgency) -> None:
    assert days_left(DUE, on) == left
    assert urgency(DUE, on) is expected


def test_a_figure_that_is_not_a_duration_cannot_be_added_to_a_day() -> None:
    with pytest.raises(ValueError, match="pvt_uren"):
        last_day(DUE, parameter("pvt_uren", on=DUE))


@given(DAYS)
def test_inburgeringstermijn_is_always_three_years(dagtekening: date) -> None:
    deadline = inburgeringstermijn(dagtekening)

    assert deadline.start == dagtekening + timedelta(days=1)
    assert deadline.end_exclusive - deadline.last_day == timedelta(days=1)
    leap_day = (deadline.start.month, deadline.start.day) == (2, 29)
    day_and_month = (3, 1) if leap_day else (deadline.start.month, deadline.start.day)
    assert deadline.end_exclusive == date(deadline.start.year + 3, *day_and_month)


@given(DAYS, DAYS)
def test_later_dagtekening_never_ends_the_termijn_earlier(one: date, other: date) -> None:
    early, late = sorted((one, other))

    assert inburgeringstermijn(early).last_day <= inburgeringstermijn(late).last_day


@given(DAYS, DAYS, st.none() | DAYS, st.none() | DAYS)
def test_term_for_the_pip_is_never_shorter_than_seventy_days(
    kennisgeving: date, brp: date, requested: date | None, received: date | None
) -> None:
    deadline = ten_weeks(
        a_traject(kennisgeving=kennisgeving, brp=brp, third_party_asked=requested, third_party_received=received)
    )

    assert deadline is not None
    assert deadline.start > kennisgeving
    assert deadline.start >= brp
    assert (deadline.due - deadline.start).days + 1 >= 70
