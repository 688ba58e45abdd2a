"""Would DUO accept the end of the MAP, the PVT and the Z-route?"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from rules.duo.messages import JaNee, ResultaatMap, ResultaatPvt, ResultaatZroute
from rules.duo.refusal import DuoRefusal
from rules.duo.refusal import DuoRefusalCode as Code
from rules.duo.results import map_refusals, nee_from, pvt_refusals, zroute_refusals
from rules.duo.situation import KnownResult, Situation
from rules.law.terms import Leerroute
from tests.rules.duo.persons import TERMIJN, TODAY, a_person, a_pip, codes, doubts, in_traject

DAY = timedelta(days=1)
FIRST, LAST = TERMIJN
DONE = date(2026, 10, 1)
Judge = Callable[[date | None, JaNee | None, Situation], list[DuoRefusal]]


def _map(on: date | None, blame: JaNee | None, situation: Situation) -> list[DuoRefusal]:
    return map_refusals(ResultaatMap(datum_eindgesprek=on, verwijtbaar=blame), situation)


def _pvt(on: date | None, blame: JaNee | None, situation: Situation) -> list[DuoRefusal]:
    return pvt_refusals(ResultaatPvt(datum_ondertekening=on, verwijtbaar=blame), situation)


def situation_after(judge: Judge, **changes: Any) -> Situation:
    """The situation after this result was sent to DUO, by this gemeente unless `by_us` is False."""
    name = "known_map" if judge is _map else "known_pvt"
    return in_traject(**{name: KnownResult(ours=changes.pop("by_us", True))}, **changes)


BOTH = pytest.mark.parametrize("judge", [_map, _pvt], ids=["MAP", "PVT"])


@BOTH
def test_a_result_within_the_termijn_is_accepted(judge: Judge) -> None:
    assert judge(DONE, None, in_traject()) == []
    assert judge(FIRST, None, in_traject()) == []
    assert judge(TODAY, None, in_traject()) == []


@BOTH
def test_a_date_before_the_termijn_is_refused(judge: Judge) -> None:
    assert codes(judge(FIRST - DAY, None, in_traject())) == {Code.VOOR_TERMIJN}


@BOTH
def test_a_date_in_the_future_is_refused(judge: Judge) -> None:
    assert codes(judge(TODAY + DAY, None, in_traject())) == {Code.IN_TOEKOMST}


@BOTH
def test_without_a_pip_of_this_gemeente_every_result_is_refused(judge: Judge) -> None:
    assert codes(judge(DONE, None, in_traject(pips=(a_pip(ours=False),)))) == {Code.GEEN_EIGEN_PIP}
    assert codes(judge(DONE, None, a_person())) == {Code.GEEN_EIGEN_PIP, Code.GEEN_TERMIJN}


@BOTH
def test_a_date_that_another_gemeente_sent_cannot_be_changed(judge: Judge) -> None:
    assert codes(judge(DONE, None, situation_after(judge, by_us=False))) == {Code.NIET_ZELF_GEMELD}
    assert judge(DONE, None, situation_after(judge)) == []


@BOTH
def test_after_the_z_route_met_the_plicht_nothing_is_changed(judge: Judge) -> None:
    assert codes(judge(DONE, None, in_traject(met_by_z=True))) == {Code.VOLDAAN_VIA_Z}


@BOTH
def test_a_date_after_the_end_of_the_z_route_is_refused(judge: Judge) -> None:
    assert codes(judge(DONE, None, in_traject(z_done=DONE - DAY))) == {Code.NA_AFRONDING_Z}
    assert judge(DONE, None, in_traject(z_done=DONE)) == []


@BOTH
def test_a_date_is_withdrawn_only_while_the_z_route_is_not_done(judge: Judge) -> None:
    assert judge(None, None, situation_after(judge)) == []
    assert codes(judge(None, None, situation_after(judge, z_done=DONE))) == {Code.INTREKKEN_NA_Z}


@BOTH
@pytest.mark.parametrize("blame", list(JaNee))
def test_for_a_date_within_the_termijn_verwijtbaar_stays_empty(judge: Judge, blame: JaNee) -> None:
    assert codes(judge(DONE, blame, in_traject())) == {Code.VERWIJTBAAR_NIET_NODIG}
    assert codes(judge(LAST, blame, in_traject(on=LAST + 10 * DAY))) == {Code.VERWIJTBAAR_NIET_NODIG}


@BOTH
def test_a_date_within_the_termijn_may_be_sent_after_the_termijn_without_verwijtbaar(judge: Judge) -> None:
    assert judge(LAST, None, in_traject(on=LAST + 10 * DAY)) == []


@BOTH
def test_after_the_termijn_verwijtbaar_must_be_sent(judge: Judge) -> None:
    late = in_traject(on=LAST + 10 * DAY)

    assert codes(judge(LAST + DAY, None, late)) == {Code.VERWIJTBAAR_ONTBREEKT}
    assert codes(judge(None, None, late)) == {Code.VERWIJTBAAR_ONTBREEKT}
    assert judge(LAST + DAY, JaNee.JA, late) == []
    assert judge(None, JaNee.JA, late) == []


@BOTH
def test_ja_is_refused_until_the_termijn_is_over(judge: Judge) -> None:
    assert codes(judge(None, JaNee.JA, in_traject(on=LAST))) == {Code.JA_TE_VROEG}
    assert codes(judge(None, JaNee.JA, in_traject(on=LAST + DAY))) == set()


@BOTH
def test_nee_is_accepted_only_when_the_termijn_ends_within_two_months(judge: Judge) -> None:
    # the termijn ends, exclusively, on 16 March 2029
    assert codes(judge(None, JaNee.NEE, in_traject(on=date(2029, 1, 15)))) == {Code.NEE_TE_VROEG}
    assert judge(None, JaNee.NEE, in_traject(on=date(2029, 1, 16))) == []
    assert judge(None, JaNee.NEE, in_traject(on=LAST)) == []


@BOTH
def test_nee_after_the_termijn_is_accepted_with_a_warning(judge: Judge) -> None:
    judged = judge(None, JaNee.NEE, in_traject(on=LAST + DAY))

    assert (codes(judged), doubts(judged)) == (set(), {Code.NEE_NA_TERMIJN})


def test_a_prolonged_termijn_counts_as_duo_set_it() -> None:
    late = LAST + 10 * DAY

    assert _map(late, None, in_traject(on=late, termijn_last_day=LAST + 180 * DAY)) == []


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2029, 3, 15), date(2029, 1, 16)),
        (date(2029, 2, 28), date(2029, 1, 1)),
        (date(2029, 4, 29), date(2029, 3, 1)),
        (date(2029, 12, 31), date(2029, 11, 1)),
    ],
)
def test_the_two_months_are_counted_by_the_calendar(last: date, first: date) -> None:
    assert nee_from(last) == first


def test_the_map_in_the_onderwijsroute_gives_a_warning() -> None:
    judged = _map(DONE, None, in_traject(pips=(a_pip(leerroute=Leerroute.ONDERWIJS),)))

    assert (codes(judged), doubts(judged)) == (set(), {Code.GEEN_MAP_IN_ROUTE})
    assert _pvt(DONE, None, in_traject(pips=(a_pip(leerroute=Leerroute.ONDERWIJS),))) == []


def in_z(**changes: Any) -> Situation:
    return in_traject(**({"pips": (a_pip(leerroute=Leerroute.Z),)} | changes))


def done(on: date | None, situation: Situation) -> set[Code]:
    return codes(zroute_refusals(ResultaatZroute(datum_afronding=on), situation))


def test_the_end_of_the_z_route_is_accepted_within_the_termijn_and_not_in_the_future() -> None:
    assert done(DONE, in_z()) == set()
    assert done(FIRST - DAY, in_z()) == {Code.VOOR_TERMIJN}
    assert done(TODAY + DAY, in_z()) == {Code.IN_TOEKOMST}


def test_only_the_z_route_has_an_end_of_the_z_route() -> None:
    assert done(DONE, in_traject()) == {Code.GEEN_Z_ROUTE}
    assert done(DONE, in_z(pips=(a_pip(leerroute=Leerroute.Z, ours=False),))) == {Code.GEEN_EIGEN_PIP}


@pytest.mark.parametrize("other", ["map_on", "pvt_on"])
def test_the_map_and_the_pvt_come_before_the_end_of_the_z_route(other: str) -> None:
    assert done(DONE, in_z(**{other: DONE + DAY})) == {Code.NA_AFRONDING_Z}
    assert done(DONE, in_z(**{other: DONE})) == set()


def test_a_put_replaces_everything_so_a_date_that_is_not_sent_is_withdrawn() -> None:
    assert ResultaatMap().to_json() == {}
    assert ResultaatMap(datum_eindgesprek=DONE).to_json() == {"datumEindgesprekMap": "2026-10-01"}
