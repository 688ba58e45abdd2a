"""Which ages are asked about, at registration and in Controle (Wet inburgering 2021, art. 3)."""

from datetime import date

import pytest

from rules.law.age_points import AgeCode, age_point, aow_day, registration_points
from rules.law.birth_date import BirthDate

ON = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2026, 11, 1), AgeCode.MINDERJARIG),  # a baby
        (date(2012, 1, 1), AgeCode.MINDERJARIG),
        (date(2009, 5, 31), AgeCode.MINDERJARIG),
        (date(2009, 5, 29), AgeCode.WORDT_MEERDERJARIG),
        (date(2008, 12, 1), AgeCode.WORDT_MEERDERJARIG),  # 17 years and 11 months
        (date(2008, 11, 30), None),  # 18 today
        (date(1990, 1, 1), None),
        (date(1963, 1, 1), None),  # reaches the AOW age in April 2030
        (date(1962, 8, 1), AgeCode.AOW_IN_TERMIJN),
        (date(1960, 1, 1), AgeCode.AOW_IN_TERMIJN),
        (date(1959, 11, 30), AgeCode.AOW_BEREIKT),  # on this very day
        (date(1930, 6, 1), AgeCode.AOW_BEREIKT),  # 96
        (date(2027, 1, 1), None),  # not born: refused elsewhere
        (None, None),
    ],
)
def test_an_age_that_does_not_fit_the_plicht_is_asked_about(born: date | None, code: AgeCode | None) -> None:
    doubt = age_point(BirthDate.of(born) if born else None, ON)

    assert (doubt.code if doubt else None) is code
    assert doubt is None or (doubt.text.endswith((".", "?")) and "art. 3" in doubt.article)


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (BirthDate(1990), None),
        (BirthDate(2008), "17 of 18 jaar. Is deze persoon al meerderjarig?"),
        (BirthDate(2008, 11), None),  # 18 whatever the day is
        (BirthDate(2008, 12), "17 jaar. Is deze persoon al meerderjarig?"),
        (BirthDate(2012), "13 of 14 jaar. Is deze persoon al meerderjarig?"),
        (BirthDate(1959), "66 of 67 jaar. Wanneer bereikt deze persoon de AOW-leeftijd?"),
        (BirthDate(1930), "95 of 96 jaar. Wanneer bereikt deze persoon de AOW-leeftijd?"),
        (BirthDate(), "De geboortedatum is niet bekend. Is deze persoon meerderjarig"),
        (BirthDate(2027), None),  # not born: refused elsewhere
    ],
)
def test_of_a_date_that_is_partly_known_the_age_is_asked_and_not_decided(born: BirthDate, words: str | None) -> None:
    point = age_point(born, ON)

    assert (point.code if point else None) is (AgeCode.LEEFTIJD_ONZEKER if words else None)
    assert point is None or words is None or words in point.text


@pytest.mark.parametrize(
    ("born", "reached"),
    [
        (date(1956, 5, 1), date(2022, 12, 1)),  # 66 years and 7 months
        (date(1956, 6, 1), date(2023, 4, 1)),  # 66 years and 10 months
        (date(1960, 12, 31), date(2027, 12, 31)),  # 67 years
        (date(1961, 1, 1), date(2028, 4, 1)),  # 67 years and 3 months
    ],
)
def test_the_aow_age_is_that_of_the_year_in_which_it_is_reached(born: date, reached: date) -> None:
    assert aow_day(born) == reached


def test_the_end_of_the_termijn_that_runs_decides_whether_the_aow_age_lies_within_it() -> None:
    born = BirthDate(1963, 1, 1)

    assert age_point(born, ON, date(2030, 4, 1)) is not None
    assert age_point(born, ON, date(2030, 3, 31)) is None


def test_a_plicht_under_the_earlier_law_is_reported_at_registration() -> None:
    assert registration_points(BirthDate(1990, 1, 1), date(2021, 12, 31), ON)[0].endswith(
        "Koers rekent geen termijnen van de nieuwe wet."
    )
    assert registration_points(BirthDate(1990, 1, 1), date(2022, 1, 1), ON) == ()
