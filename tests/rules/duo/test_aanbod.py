"""Would DUO register this inburgeringsaanbod?"""

from datetime import date, timedelta
from typing import Any

import pytest

from rules.duo.aanbod import message, refusals
from rules.duo.messages import Inburgeringsaanbod
from rules.duo.refusal import DuoRefusalCode as Code
from rules.duo.situation import School
from rules.law.terms import Alfabetisering, Doelgroep, Leerroute
from tests.rules.duo.persons import FIRST, TERMIJN, a_person, a_pip, codes, in_traject

DAY = timedelta(days=1)
SCHOOL = School(number="0000012345", name="Taalschool Duin", bow=True)
START, LAST = date(2026, 4, 1), date(2027, 6, 30)


def aanbod(**fields: Any) -> Inburgeringsaanbod:
    usual: dict[str, Any] = {"datum": START, "verwacht_einde": LAST + DAY, "alfabetisering": Alfabetisering.NVT}
    return Inburgeringsaanbod(**(usual | fields))


def test_a_course_at_a_school_with_the_keurmerk_is_accepted() -> None:
    assert refusals(aanbod(), SCHOOL, in_traject()) == []


def test_the_message_of_a_course_has_the_end_date_as_duo_counts_it() -> None:
    assert message(START, LAST, Leerroute.B1, Alfabetisering.A) == aanbod(alfabetisering=Alfabetisering.A)
    assert message(START, None, Leerroute.Z, None) == aanbod(verwacht_einde=None)


def test_the_message_of_a_taalschakeltraject_has_its_start_and_no_end_of_a_course() -> None:
    study = message(START, LAST, Leerroute.ONDERWIJS, None)

    assert study == aanbod(verwachte_start=START, verwacht_einde=None)
    assert refusals(study, SCHOOL, in_traject(pips=(a_pip(leerroute=Leerroute.ONDERWIJS),))) == []


@pytest.mark.parametrize("doelgroep", [Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT])
def test_an_aanbod_is_only_for_asielstatushouders(doelgroep: Doelgroep) -> None:
    assert codes(refusals(aanbod(), SCHOOL, in_traject(doelgroep=doelgroep))) == {Code.AANBOD_ALLEEN_ASIEL}


def test_an_aanbod_needs_a_pip() -> None:
    assert codes(refusals(aanbod(), SCHOOL, a_person())) == {Code.AANBOD_ZONDER_PIP}


def test_a_school_without_the_number_of_duo_is_refused() -> None:
    assert codes(refusals(aanbod(), School(number="123", bow=True), in_traject())) == {Code.SCHOOL_ZONDER_NUMMER}


@pytest.mark.parametrize(
    ("bow", "tst", "leerroute", "accepted"),
    [
        (True, False, Leerroute.B1, True),
        (False, True, Leerroute.B1, False),
        (False, True, Leerroute.Z, False),
        (False, True, Leerroute.ONDERWIJS, True),
        (True, False, Leerroute.ONDERWIJS, True),
        (False, False, Leerroute.ONDERWIJS, False),
    ],
)
def test_a_school_must_have_the_keurmerk_or_be_recognised_for_the_onderwijsroute(
    bow: bool, tst: bool, leerroute: Leerroute, accepted: bool
) -> None:
    school = School(number="0000012345", bow=bow, tst=tst)
    duo_refusals = codes(refusals(aanbod(), school, in_traject(pips=(a_pip(leerroute=leerroute),))))

    assert duo_refusals == (set() if accepted else {Code.SCHOOL_ZONDER_KEURMERK})


@pytest.mark.parametrize("field", ["datum", "verwacht_einde"])
def test_no_date_lies_before_the_dagtekening_of_the_current_pip(field: str) -> None:
    assert Code.AANBOD_VOOR_PIP in codes(refusals(aanbod(**{field: FIRST - DAY}), SCHOOL, in_traject()))
    assert Code.AANBOD_VOOR_PIP not in codes(refusals(aanbod(**{field: FIRST}), SCHOOL, in_traject()))


def test_after_an_amended_pip_the_dates_are_compared_with_the_amended_one() -> None:
    amended = in_traject(pips=(a_pip(), a_pip(date(2026, 9, 1))))

    assert codes(refusals(aanbod(), SCHOOL, amended)) == {Code.AANBOD_VOOR_PIP}


def test_an_aanbod_that_ends_before_it_begins_or_after_the_termijn_is_refused() -> None:
    last = in_traject().termijn_last_day
    assert last is not None
    backwards = aanbod(datum=START, verwacht_einde=START - DAY)
    late = aanbod(datum=last + DAY, verwacht_einde=None)

    assert Code.EINDE_VOOR_AANBOD in codes(refusals(backwards, SCHOOL, in_traject()))
    assert codes(refusals(late, SCHOOL, in_traject())) == {Code.AANBOD_BUITEN_TERMIJN}


def test_a_taalschakeltraject_does_not_start_before_the_aanbod_or_before_the_end_of_the_course() -> None:
    early = aanbod(verwachte_start=START - DAY, verwacht_einde=None)
    during = aanbod(verwachte_start=LAST)

    assert codes(refusals(early, SCHOOL, in_traject())) == {Code.START_VOOR_AANBOD}
    assert codes(refusals(during, SCHOOL, in_traject())) == {Code.START_VOOR_EINDE}
    assert codes(refusals(aanbod(verwachte_start=LAST + DAY), SCHOOL, in_traject())) == set()


def test_the_last_lesson_is_on_the_last_day_of_the_termijn_at_the_latest() -> None:
    _, last = TERMIJN

    assert codes(refusals(aanbod(verwacht_einde=last + DAY), SCHOOL, in_traject())) == set()
    assert codes(refusals(aanbod(verwacht_einde=last + 2 * DAY), SCHOOL, in_traject())) == {Code.AANBOD_BUITEN_TERMIJN}


def test_a_taalschakeltraject_starts_within_the_termijn() -> None:
    first, last = TERMIJN
    before = aanbod(datum=FIRST, verwachte_start=first - DAY, verwacht_einde=None)

    assert codes(refusals(before, SCHOOL, in_traject())) == {Code.AANBOD_BUITEN_TERMIJN}
    after = aanbod(verwachte_start=last + DAY, verwacht_einde=None)
    assert codes(refusals(after, SCHOOL, in_traject())) == {Code.AANBOD_BUITEN_TERMIJN}
