"""Until when one may object, what a bezwaar does not do, and which figures are frozen with a plan."""

from datetime import date

import pytest

from rules.law.deadlines import DeadlineCode, deadlines, termijn
from rules.law.parameters import Certainty
from rules.law.terms import Doelgroep, Leerroute, Taalniveau, Wijziging
from rules.pip.bekendmaking import bezwaartermijn
from rules.pip.bezwaar import timeliness
from rules.pip.decision import frozen_figures
from tests.rules.situations import a_plan, a_traject

SENT = date(2026, 11, 23)


def test_a_bezwaar_is_possible_for_six_weeks_from_the_day_after_sending() -> None:
    term = bezwaartermijn(SENT)

    assert (term.start, term.last_day) == (date(2026, 11, 24), date(2027, 1, 4))
    assert "6 weken" in term.explanation
    assert term.figure.certainty is Certainty.UNVERIFIED


def test_an_end_on_a_weekend_or_public_holiday_moves_to_the_next_working_day_and_says_why() -> None:
    # Until December 2026 the end was said and not moved, which was wrong: Algemene termijnenwet, art. 1.
    in_the_weekend, at_christmas = bezwaartermijn(date(2026, 11, 21)), bezwaartermijn(date(2026, 11, 13))

    assert in_the_weekend.last_day == date(2027, 1, 4)
    assert "2 januari 2027 is een zaterdag; de termijn loopt tot en met maandag 4 januari 2027" in (
        in_the_weekend.explanation
    )
    assert at_christmas.last_day == date(2026, 12, 28)
    assert "25 december 2026 is Eerste kerstdag; de termijn loopt tot en met maandag 28 december" in (
        at_christmas.explanation
    )
    assert "is een" not in bezwaartermijn(SENT).explanation


@pytest.mark.parametrize(
    ("received", "sent", "words"),
    [
        (date(2027, 1, 4), SENT, "kwam op tijd"),
        (date(2027, 1, 5), SENT, "na de laatste dag (4 januari 2027)"),
        (SENT, SENT, "vóór het begin"),
        (SENT, None, "pas als de dag van verzenden bekend is"),
    ],
)
def test_a_bezwaar_is_reported_as_in_time_or_late(received: date, sent: date | None, words: str) -> None:
    assert words in timeliness(received, sent)


def test_the_figures_of_the_chosen_leerroute_are_frozen_by_their_day() -> None:
    dated = date(2026, 3, 15)

    def names(**plan: object) -> set[str]:
        frozen = frozen_figures(
            a_plan(**plan), doelgroep=Doelgroep.ASIELSTATUSHOUDER, kind=None, first_pip=dated, dated=dated
        )
        assert all(each.article and each.value > 0 for each in frozen)
        return {each.name for each in frozen}

    always = {"inburgeringstermijn", "schakelen", "pvt_uren", "bezwaartermijn"}
    assert names() == always | {"map_uren"}
    assert names(niveau=Taalniveau.A2) == always | {"map_uren", "afschalen_uren"}
    assert names(leerroute=Leerroute.ONDERWIJS) == always | {"onderwijsroute_uren"}
    z_route = {"map_uren", "zroute_cursusuren", "zroute_participatieuren"}
    assert names(leerroute=Leerroute.Z, niveau=None) == always | z_route


def test_a_gezinsmigrant_in_the_z_route_has_no_participation_hours() -> None:
    dated = date(2026, 3, 15)
    frozen = frozen_figures(
        a_plan(leerroute=Leerroute.Z), doelgroep=Doelgroep.GEZINSMIGRANT, kind=Wijziging.INHOUD, first_pip=dated,
        dated=dated,
    )  # fmt: skip

    assert "zroute_participatieuren" not in {each.name for each in frozen}


def test_after_a_move_the_termijn_runs_from_the_pip_of_the_other_gemeente() -> None:
    moved = a_traject(earlier_pip=date(2025, 3, 1), first_pip=date(2026, 3, 1))
    on_the_way = a_traject(earlier_pip=date(2025, 3, 1), kennisgeving=date(2026, 1, 5), brp=date(2026, 1, 5))

    for each in (moved, on_the_way):
        term = termijn(each)
        assert term is not None
        assert (term.start, term.last_day) == (date(2025, 3, 2), date(2028, 3, 1))
    assert {DeadlineCode.VASTSTELLEN_PIP, DeadlineCode.INBURGERINGSTERMIJN} <= {
        each.code for each in deadlines(on_the_way)
    }
