"""Which hours are sent to DUO, and which would DUO refuse?"""

import pytest

from rules.duo.hours import messages, refusals
from rules.duo.messages import ParticipatieactiviteitenBredeIntake, ParticipatieAlsTaalles, TaallesEnKnmBredeIntake
from rules.duo.refusal import DuoRefusalCode as Code
from rules.law.terms import Doelgroep, Leerroute, TeltVoor
from rules.voortgang.hours_and_meetings import FollowedPeriod, followed_totals
from tests.rules.duo.persons import a_pip, codes, doubts, in_traject

Z = (a_pip(leerroute=Leerroute.Z),)


def a_line(kind: TeltVoor, hours: float, *, intake: bool = False, language: bool = False) -> FollowedPeriod:
    return FollowedPeriod(counts_for=kind, minutes=int(hours * 60), during_intake=intake, as_language=language)


def uren(*lines: FollowedPeriod) -> tuple[int, int, int]:
    lessons, participation, intake = messages(followed_totals(lines))
    return lessons.uren, participation.uren, intake.uren


def test_lessons_of_the_leerroute_and_of_a_former_leerroute_count_together() -> None:
    assert uren(a_line(TeltVoor.CURSUSUREN, 100), a_line(TeltVoor.CURSUSUREN, 50)) == (150, 0, 0)


def test_lessons_during_the_brede_intake_are_counted_separately() -> None:
    assert uren(a_line(TeltVoor.CURSUSUREN, 40, intake=True)) == (0, 0, 40)


def test_participation_during_the_brede_intake_counts_as_participation() -> None:
    assert uren(a_line(TeltVoor.PARTICIPATIEUREN, 30, intake=True), a_line(TeltVoor.PARTICIPATIEUREN, 70)) == (
        0,
        100,
        0,
    )


def test_participation_that_counts_as_a_lesson_counts_once_and_as_a_lesson() -> None:
    assert uren(a_line(TeltVoor.PARTICIPATIEUREN, 20, language=True)) == (20, 0, 0)


@pytest.mark.parametrize("kind", [TeltVoor.MAP, TeltVoor.PVT, TeltVoor.NIETS])
def test_hours_of_map_and_pvt_are_not_sent(kind: TeltVoor) -> None:
    assert uren(a_line(kind, 40)) == (0, 0, 0)


def test_hours_are_rounded_down_once_over_the_whole() -> None:
    assert uren(*[a_line(TeltVoor.CURSUSUREN, 1.75)] * 3) == (5, 0, 0)


@pytest.mark.parametrize(("amount", "accepted"), [(-1, False), (0, True), (9999, True), (10000, False)])
def test_hours_lie_between_0_and_9999(amount: int, accepted: bool) -> None:
    for kind in (ParticipatieAlsTaalles, ParticipatieactiviteitenBredeIntake, TaallesEnKnmBredeIntake):
        assert (codes(refusals(kind(uren=amount), in_traject(pips=Z))) == set()) is accepted


def test_participation_is_only_for_an_asielstatushouder_with_the_z_route() -> None:
    participation = ParticipatieactiviteitenBredeIntake(uren=100)

    assert codes(refusals(participation, in_traject(pips=Z))) == set()
    assert codes(refusals(participation, in_traject())) == {Code.UREN_ALLEEN_Z}
    assert codes(refusals(participation, in_traject(pips=Z, doelgroep=Doelgroep.GEZINSMIGRANT))) == {Code.UREN_ALLEEN_Z}


def test_more_participation_than_a_partial_ontheffing_allows_is_a_warning() -> None:
    participation = ParticipatieactiviteitenBredeIntake(uren=100)

    assert doubts(refusals(participation, in_traject(pips=Z, participation_limit=0))) == {Code.BOVEN_BELASTBAARHEID}
    assert doubts(refusals(participation, in_traject(pips=Z, participation_limit=100))) == set()


def test_hours_of_somebody_without_a_bsn_are_refused() -> None:
    assert codes(refusals(ParticipatieAlsTaalles(uren=1), in_traject(has_bsn=False))) == {Code.BSN_ONTBREEKT}
