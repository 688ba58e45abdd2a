"""Where a dossier stands and what comes next."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.deadlines import DeadlineCode, deadlines
from rules.law.facts import TrajectFacts
from rules.law.status import MilestoneCode, NextStep, milestones, traject_status
from rules.law.terms import Fase
from tests.rules.situations import a_traject, cases, traject_of

TRAJECTS = st.builds(
    TrajectFacts,
    **{
        name: st.none() | st.dates(date(1990, 1, 1), date(2090, 12, 31))
        for name, annotation in TrajectFacts.__annotations__.items()
        if annotation == date | None
    },
)


@pytest.mark.parametrize("case", cases("stand"))
def test_the_next_step_follows_from_the_dates_of_each_case(case: dict[str, Any]) -> None:
    status = traject_status(traject_of(case["situatie"]))

    assert status.fase == case["fase"]
    assert status.next_step == case["stap"]
    assert status.due == case.get("uiterlijk")


def test_next_step_says_why_with_the_days() -> None:
    status = traject_status(a_traject(kennisgeving=date(2026, 3, 2), brp=date(2026, 1, 10)))

    assert status.why.startswith(
        "De brede intake is nog niet begonnen. De 10 weken voor het PIP lopen van 3 maart 2026"
    )
    assert status.article == "Wet inburgering 2021, art. 14"


def test_next_step_in_the_azc_says_that_the_term_does_not_run_yet() -> None:
    status = traject_status(a_traject(kennisgeving=date(2026, 3, 2)))

    assert "begint pas bij inschrijving in de BRP" in status.why


def test_a_talk_within_three_months_after_ontzorgen_leaves_its_evaluation_to_do() -> None:
    last_open = a_traject(first_pip=date(2026, 3, 15), bijstand_from=date(2026, 2, 1), next_talk=date(2026, 10, 30))
    first_done = a_traject(first_pip=date(2026, 3, 15), bijstand_from=date(2026, 2, 1), next_talk=date(2026, 10, 31))

    assert traject_status(last_open).next_step is NextStep.ONTZORGEN_EVALUEREN
    assert "klaar als het volgende gesprek op 31 oktober 2026 of later staat" in traject_status(last_open).why
    assert traject_status(first_done).next_step is NextStep.VOORTGANGSGESPREK


@pytest.mark.parametrize(
    ("next_talk", "on", "is_past"),
    [
        (date(2026, 10, 31), date(2026, 8, 1), True),
        (date(2026, 10, 31), date(2026, 7, 31), False),  # its last day itself
        (date(2026, 10, 30), date(2026, 8, 1), False),  # still to be evaluated
        (None, date(2026, 8, 1), False),
    ],
)
def test_the_end_of_ontzorgen_is_done_and_never_late_once_it_was_discussed(
    next_talk: date | None, on: date, is_past: bool
) -> None:
    traject = a_traject(first_pip=date(2026, 3, 15), bijstand_from=date(2026, 2, 1), next_talk=next_talk)

    (end,) = (each for each in milestones(traject) if each.code is DeadlineCode.ONTZORGEN)

    assert (end.on, end.is_finished(on)) == (date(2026, 7, 31), is_past)


def test_a_mistaken_stop_day_of_the_ontzorgen_does_not_break_a_list() -> None:
    slip = a_traject(
        first_pip=date(2026, 3, 15), bijstand_from=date(2026, 2, 1), ontzorgen_stopped=date(2006, 6, 1),
        next_talk=date(2026, 9, 1),
    )  # fmt: skip

    assert traject_status(slip).next_step is NextStep.VOORTGANGSGESPREK


def test_nobody_is_late_with_changing_the_leerroute() -> None:
    (last,) = (
        each for each in milestones(a_traject(first_pip=date(2026, 3, 15))) if each.code is DeadlineCode.SCHAKELEN
    )

    assert last.on == date(2027, 9, 15)
    assert [last.is_finished(on) for on in (date(2027, 9, 15), date(2027, 9, 16))] == [False, True]


def test_the_timeline_lists_past_and_coming_points_in_order() -> None:
    traject = a_traject(
        kennisgeving=date(2026, 1, 5), brp=date(2026, 1, 10), intake_started=date(2026, 1, 20),
        intake_completed=date(2026, 2, 20), first_pip=date(2026, 3, 15), next_talk=date(2026, 6, 1),
        pvt_signed=date(2026, 5, 1),
    )  # fmt: skip

    assert [(each.code, each.done) for each in milestones(traject)] == [
        (MilestoneCode.KENNISGEVING, True),
        (MilestoneCode.BRP, True),
        (MilestoneCode.INTAKE_BEGONNEN, True),
        (MilestoneCode.INTAKE_AFGEROND, True),
        (MilestoneCode.EERSTE_PIP, True),
        (MilestoneCode.PVT_GETEKEND, True),
        (DeadlineCode.VOORTGANGSGESPREK, False),
        (DeadlineCode.SCHAKELEN, False),
        (DeadlineCode.INBURGERINGSTERMIJN, False),
    ]


def test_a_deadline_on_the_timeline_names_its_rule() -> None:
    (due,) = (
        each for each in milestones(a_traject(kennisgeving=date(2026, 3, 2), brp=date(2026, 3, 2))) if not each.done
    )

    assert due.article == "Besluit inburgering 2021, art. 5.3"
    assert "tot en met 11 mei 2026" in due.explanation


@pytest.mark.parametrize(("completed", "done"), [(None, False), (date(2026, 2, 9), False), (date(2026, 2, 10), True)])
def test_a_planned_leerbaarheidstoets_is_coming_until_the_intake_is_completed(
    completed: date | None, done: bool
) -> None:
    (planned,) = (
        each
        for each in milestones(a_traject(lbt_planned=date(2026, 2, 10), intake_completed=completed))
        if each.code is MilestoneCode.LBT_GEPLAND
    )

    assert planned.done is done


@given(TRAJECTS)
def test_the_status_of_a_traject_is_always_known_and_always_the_same(traject: TrajectFacts) -> None:
    status = traject_status(traject)

    assert status == traject_status(traject)
    assert status.why
    assert (status.fase is Fase.GESLOTEN) == (status.next_step is NextStep.GEEN)


@given(TRAJECTS)
def test_timeline_is_always_in_order(traject: TrajectFacts) -> None:
    days = [each.on for each in milestones(traject)]

    assert days == sorted(days)


@pytest.mark.parametrize("first_pip", [None, date(2026, 3, 15)])
def test_a_temporary_exemption_suspends_the_deadlines_but_no_agreed_talk(first_pip: date | None) -> None:
    known = {"kennisgeving": date(2026, 1, 5), "brp": date(2026, 1, 5), "first_pip": first_pip}
    exempt = a_traject(**known, exempt=date(2026, 2, 1), next_talk=date(2026, 6, 1))

    status = traject_status(exempt)

    assert (status.due, status.next_step) == (date(2026, 6, 1), NextStep.VOORTGANGSGESPREK)
    assert status.why == "Deze persoon is sinds 1 februari 2026 tijdelijk vrijgesteld: de termijnen staan stil."
    assert {each.code for each in deadlines(exempt)} <= {DeadlineCode.VOORTGANGSGESPREK}
    assert traject_status(a_traject(**known, exempt=date(2026, 2, 1))).due is None
    assert traject_status(a_traject(**known)).due is not None
