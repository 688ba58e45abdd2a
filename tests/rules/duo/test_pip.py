"""Would DUO register this PIP, and about which people does DUO accept messages?"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.duo.messages import DuoPip
from rules.duo.pip import deleting_refusals, message, niveau, refusals
from rules.duo.refusal import DuoRefusalCode as Code
from rules.duo.scope import in_scope, scope_refusals
from rules.law.terms import Alfabetisering, Doelgroep, Leerroute, Taalniveau
from rules.pip.document import Plan
from tests.rules.duo.persons import FIRST, TODAY, a_person, a_pip, codes, doubts, in_traject

DAY = timedelta(days=1)
AFTER = (a_pip(date(2026, 3, 15)), a_pip(date(2026, 9, 1)))


def pip_message(**fields: Any) -> DuoPip:
    """A PIP with the B1-route, with changes."""
    usual: dict[str, Any] = {"dagtekening": FIRST, "leerroute": Leerroute.B1, "niveau": Taalniveau.B1}
    return DuoPip(**(usual | fields))


def test_a_first_pip_with_everything_in_order_is_accepted() -> None:
    assert refusals(pip_message(geschatte_intensiteit=1100), a_person()) == []


def test_every_refusal_is_a_sentence_with_its_source() -> None:
    wrong = pip_message(niveau=Taalniveau.A2, geschatte_intensiteit=0, dagtekening=date(2025, 1, 1))
    duo_refusals = refusals(
        wrong, a_person(has_bsn=False, known_to_duo=False, resident=False, doelgroep=Doelgroep.GEZINSMIGRANT)
    )

    assert len(duo_refusals) >= 6
    assert all(each.text.endswith(".") and each.source and each.field for each in duo_refusals)


def test_a_dagtekening_before_the_start_of_the_inburgeringsplicht_is_refused() -> None:
    start = date(2026, 1, 10)

    assert codes(refusals(pip_message(dagtekening=start - DAY), a_person())) == {Code.VOOR_PLICHT}
    assert codes(refusals(pip_message(dagtekening=start), a_person())) == set()


def test_without_the_start_of_the_plicht_there_is_only_a_warning() -> None:
    duo_refusals = refusals(pip_message(), a_person(plicht_start=None))

    assert (codes(duo_refusals), doubts(duo_refusals)) == (set(), {Code.PLICHT_ONBEKEND})


def test_an_amended_pip_before_the_first_pip_is_refused() -> None:
    duo_refusals = refusals(pip_message(dagtekening=date(2026, 3, 14)), a_person(pips=AFTER))

    assert codes(duo_refusals) == {Code.VOOR_EERSTE_PIP, Code.VOOR_HUIDIG_PIP}


def test_an_amended_pip_before_the_current_pip_is_refused() -> None:
    assert codes(refusals(pip_message(dagtekening=date(2026, 8, 31)), a_person(pips=AFTER))) == {Code.VOOR_HUIDIG_PIP}


def test_an_amended_pip_on_the_day_of_the_current_pip_is_accepted() -> None:
    assert refusals(pip_message(dagtekening=date(2026, 9, 1)), a_person(pips=AFTER)) == []


def test_the_pip_of_another_gemeente_counts_as_the_first_too() -> None:
    before = (a_pip(date(2026, 4, 1), ours=False),)

    assert codes(refusals(pip_message(dagtekening=date(2026, 3, 31)), a_person(pips=before))) == {
        Code.VOOR_EERSTE_PIP,
        Code.VOOR_HUIDIG_PIP,
    }


@pytest.mark.parametrize("vestiging", [None, date(2026, 3, 16)], ids=["niet bekend", "een dag later"])
def test_a_dagtekening_before_the_vestiging_is_a_warning_and_no_refusal(vestiging: date | None) -> None:
    duo_refusals = refusals(pip_message(), a_person(vestiging=vestiging))

    assert (codes(duo_refusals), doubts(duo_refusals)) == (set(), {Code.VOOR_VESTIGING})


@pytest.mark.parametrize(
    ("leerroute", "level", "accepted"),
    [
        (Leerroute.B1, None, True),
        (Leerroute.B1, Taalniveau.B1, True),
        (Leerroute.B1, Taalniveau.A2, True),
        (Leerroute.ONDERWIJS, None, True),
        (Leerroute.ONDERWIJS, Taalniveau.B1, True),
        (Leerroute.ONDERWIJS, Taalniveau.A2, False),
        (Leerroute.Z, None, True),
        (Leerroute.Z, Taalniveau.A2, True),
        (Leerroute.Z, Taalniveau.B1, False),
    ],
)
def test_a_niveau_must_fit_the_leerroute(leerroute: Leerroute, level: Taalniveau | None, accepted: bool) -> None:
    duo_refusals = codes(refusals(pip_message(leerroute=leerroute, niveau=level), a_person(pips=(a_pip(),))))

    assert duo_refusals == (set() if accepted else {Code.NIVEAU_BIJ_LEERROUTE})


def test_niveau_a2_with_the_b1_route_is_refused_in_the_very_first_pip_of_any_gemeente() -> None:
    a2 = pip_message(niveau=Taalniveau.A2)

    assert codes(refusals(a2, a_person())) == {Code.A2_IN_EERSTE_PIP}
    assert codes(refusals(a2, a_person(pips=(a_pip(date(2026, 3, 1), ours=False),)))) == set()


def test_an_empty_niveau_means_b1_except_in_the_z_route() -> None:
    assert niveau(pip_message(niveau=None)) is Taalniveau.B1
    assert niveau(pip_message(niveau=None, leerroute=Leerroute.ONDERWIJS)) is Taalniveau.B1
    assert niveau(pip_message(niveau=None, leerroute=Leerroute.Z)) is None
    assert niveau(pip_message(niveau=Taalniveau.A2)) is Taalniveau.A2


def test_estimated_hours_are_only_for_the_b1_route() -> None:
    other = pip_message(leerroute=Leerroute.Z, niveau=None, geschatte_intensiteit=800)

    assert codes(refusals(other, a_person())) == {Code.UREN_BIJ_LEERROUTE}


@pytest.mark.parametrize("doelgroep", [Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT])
def test_estimated_hours_are_only_for_asielstatushouders(doelgroep: Doelgroep) -> None:
    duo_refusals = refusals(pip_message(geschatte_intensiteit=1100), a_person(doelgroep=doelgroep))

    assert codes(duo_refusals) == {Code.UREN_BIJ_DOELGROEP}


@pytest.mark.parametrize(("amount", "accepted"), [(0, False), (1, True), (9999, True), (10000, False)])
def test_estimated_hours_lie_between_1_and_9999(amount: int, accepted: bool) -> None:
    assert (codes(refusals(pip_message(geschatte_intensiteit=amount), a_person())) == set()) is accepted


def test_a_pip_is_deleted_only_while_there_is_no_termijn_and_no_course_hour() -> None:
    known = (a_pip(),)

    assert codes(deleting_refusals(a_person(pips=known))) == set()
    assert codes(deleting_refusals(a_person(pips=known, termijn_start=date(2026, 3, 16)))) == {Code.TERMIJN_VASTGESTELD}
    assert codes(deleting_refusals(a_person(pips=known, course_hours=True))) == {Code.CURSUSUREN_GEREGISTREERD}


def test_a_pip_of_another_gemeente_cannot_be_deleted() -> None:
    assert codes(deleting_refusals(a_person(pips=(a_pip(ours=False),)))) == {Code.GEEN_EIGEN_PIP}
    assert codes(deleting_refusals(a_person())) == {Code.GEEN_EIGEN_PIP}


def test_a_plan_with_a_leerroute_becomes_a_message_and_one_without_does_not() -> None:
    plan = Plan(
        leerroute=Leerroute.B1, niveau=Taalniveau.B1, estimated_hours=1100, finish_study=True,
        alfabetisering=Alfabetisering.AA,
    )  # fmt: skip

    assert message(plan, FIRST) == pip_message(
        geschatte_intensiteit=1100, mag_opleiding_afmaken=True, alfabetisering=Alfabetisering.AA
    )
    assert message(Plan(), FIRST) is None


def test_a_message_without_a_bsn_is_refused() -> None:
    assert codes(list(scope_refusals(a_person(has_bsn=False)))) == {Code.BSN_ONTBREEKT}


def test_somebody_under_the_former_law_is_refused() -> None:
    assert codes(list(scope_refusals(a_person(plicht_start=date(2021, 12, 31))))) == {Code.ANDERE_WET}
    assert codes(list(scope_refusals(a_person(plicht_start=date(2022, 1, 1))))) == set()


def test_without_a_kennisgeving_there_is_a_warning() -> None:
    assert doubts(list(scope_refusals(a_person(known_to_duo=False)))) == {Code.ONBEKEND_BIJ_DUO}


ELSEWHERE: dict[str, Any] = {"resident": False, "coupled": False}


def test_who_lives_in_the_gemeente_or_is_coupled_to_it_is_in_scope() -> None:
    assert in_scope(a_person())
    assert in_scope(a_person(resident=False, coupled=True))
    assert not in_scope(a_person(**ELSEWHERE))


def test_who_moved_away_is_in_scope_while_the_pip_of_this_gemeente_is_in_force() -> None:
    assert in_scope(in_traject(**ELSEWHERE))
    assert not in_scope(in_traject(**ELSEWHERE, pips=(a_pip(ours=False),)))


def test_the_former_gemeente_has_one_month_after_the_pip_of_the_next() -> None:
    pips = (a_pip(), a_pip(date(2026, 10, 21), ours=False))

    assert not in_scope(in_traject(**ELSEWHERE, pips=pips, on=date(2026, 11, 21)))
    assert in_scope(in_traject(**ELSEWHERE, pips=pips, on=date(2026, 11, 20)))
    assert not in_scope(in_traject(**ELSEWHERE, pips=(a_pip(ours=False), pips[1]), on=date(2026, 11, 20)))


@given(
    some.builds(
        DuoPip,
        dagtekening=some.dates(date(2022, 1, 1), TODAY),
        leerroute=some.sampled_from(Leerroute),
        niveau=some.none() | some.sampled_from(Taalniveau),
        geschatte_intensiteit=some.none() | some.integers(-5, 10_005),
    ),
    some.booleans(),
)
def test_a_refusal_always_names_a_field_of_the_message_or_of_the_dossier(pip: DuoPip, first: bool) -> None:
    duo_refusals = refusals(pip, a_person(pips=() if first else AFTER))

    known = {wire.name for wire in DuoPip.wires().values()}
    assert all(each.field in known for each in duo_refusals)
    assert (codes(duo_refusals) == set()) is not any(each.blocking for each in duo_refusals)
