"""Ontzorgen: for whom, until when, and when the check is due (Participatiewet art. 56a)."""

from datetime import date

import pytest

from rules.law.facts import TrajectFacts
from rules.law.terms import Doelgroep
from rules.pip.ontzorgen import (
    NoOntzorgenReason,
    Readiness,
    by_law,
    check_of,
    is_due,
    last_day,
    longest_prolonging,
    no_ontzorgen_reason,
    oddities,
    prolonged,
    warns_from,
)


def facts(
    doelgroep: Doelgroep = Doelgroep.ASIELSTATUSHOUDER, bijstand: date | None = date(2026, 8, 31)
) -> TrajectFacts:
    """Somebody with bijstand."""
    return TrajectFacts(doelgroep=doelgroep, bijstand_from=bijstand)


@pytest.mark.parametrize(
    ("traject", "why"),
    [
        (facts(), None),
        (facts(Doelgroep.GEZINSMIGRANT), NoOntzorgenReason.DOELGROEP),
        (facts(Doelgroep.OVERIGE_MIGRANT), NoOntzorgenReason.DOELGROEP),
        (facts(bijstand=None), NoOntzorgenReason.GEEN_BIJSTAND),
        (facts(bijstand=date(2021, 12, 31)), NoOntzorgenReason.VOOR_DE_WET),
    ],
)
def test_only_an_asielstatushouder_with_bijstand_gets_ontzorgen(
    traject: TrajectFacts, why: NoOntzorgenReason | None
) -> None:
    assert no_ontzorgen_reason(traject) is why
    assert (by_law(traject) is None) is (why is not None)


@pytest.mark.parametrize(
    ("start", "until", "check"),
    [
        (date(2026, 3, 1), date(2026, 8, 31), (date(2026, 6, 1), date(2026, 6, 30))),
        # there is no 31 November, no 31 February
        (date(2026, 8, 31), date(2027, 2, 28), (date(2026, 12, 1), date(2026, 12, 30))),
        (date(2026, 11, 15), date(2027, 5, 14), (date(2027, 2, 15), date(2027, 3, 14))),
    ],
)
def test_six_months_from_the_bijstand_with_the_check_in_month_four(
    start: date, until: date, check: tuple[date, date]
) -> None:
    stretch = by_law(facts(bijstand=start))

    assert stretch is not None
    assert (stretch.start, stretch.until) == (start, until)
    assert (check_of(start).start, check_of(start).due) == check


def test_every_deadline_explains_its_day() -> None:
    stretch = by_law(facts(bijstand=date(2026, 3, 1)))

    assert stretch is not None
    assert "6 maanden" in stretch.explanation
    assert "1 maart 2026 tot en met 31 augustus 2026" in stretch.explanation
    assert check_of(date(2026, 3, 1)).explanation == (
        "In maand 4 van het ontzorgen gaat u na of iemand de vaste lasten zelf kan betalen: "
        "van 1 juni 2026 tot en met 30 juni 2026."
    )
    assert "verlengd tot en met 30 november 2026" in prolonged(stretch.until, date(2026, 11, 30)).explanation


def test_the_check_is_due_from_its_day_until_it_is_done_or_the_ontzorgen_is_over() -> None:
    check, ends = check_of(date(2026, 3, 1)), date(2026, 8, 31)

    assert not is_due(check, date(2026, 5, 31), checked=False, ends=ends)
    assert is_due(check, date(2026, 6, 1), checked=False, ends=ends)
    assert not is_due(check, date(2026, 6, 1), checked=True, ends=ends)
    assert not is_due(check, date(2026, 9, 1), checked=False, ends=ends)


def test_ontzorgen_ends_when_stopped_or_as_prolonged_or_by_the_law() -> None:
    law, longer, stopped = date(2026, 8, 31), date(2026, 11, 30), date(2026, 7, 1)

    assert last_day(law, None, None) == law
    assert last_day(law, longer, None) == longer
    assert last_day(law, longer, stopped) == stopped
    assert warns_from(law) == date(2026, 8, 1)
    assert longest_prolonging(law) == date(2029, 3, 1)  # there is no 31 February


def test_contradicting_dates_are_reported_and_not_refused() -> None:
    stretch = by_law(facts(bijstand=date(2026, 3, 1)))
    assert stretch is not None
    until = stretch.until

    def odd(checked: date | None, ready: Readiness | None, stopped: date | None) -> list[str]:
        return oddities(stretch, ends=until, checked_on=checked, ready=ready, stopped_on=stopped)

    assert odd(None, None, None) == []
    assert odd(date(2026, 6, 3), Readiness.JA, date(2026, 7, 1)) == []
    assert len(odd(date(2026, 2, 1), None, None)) == 2
    assert len(odd(None, Readiness.NEE, date(2026, 9, 1))) == 2
