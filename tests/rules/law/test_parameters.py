"""Figures of law: dated, strict, each with article and source."""

from datetime import date

import pytest

from rules.law.parameters import (
    Certainty,
    MalformedParameters,
    NoFigure,
    Unit,
    all_figures,
    first_day,
    parameter,
    read_parameters,
)

ENTRY = """
proef:
  description: Zoveel weken duurt de proef.
  unit: weeks
  article: Wet, art. 1
  shifts: true
  shifts_by: Termijnenwet, art. 1
  values:
    - {since: 2022-01-01, value: 10, certainty: found, source: Staatsblad}
    - {since: 2027-01-01, value: 12, certainty: found, source: Staatsblad}
"""
ON = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("vaststellen_pip", 10, Unit.WEEKS),
        ("vaststellen_pip_na_informatie", 2, Unit.WEEKS),
        ("inburgeringstermijn", 3, Unit.YEARS),
        ("schakelen", 18, Unit.MONTHS),
        ("ontzorgen", 6, Unit.MONTHS),
        ("afschalen_uren", 600, Unit.HOURS),
        ("pvt_uren", 12, Unit.HOURS),
        ("map_uren", 40, Unit.HOURS),
        ("zroute_cursusuren", 800, Unit.HOURS),
        ("zroute_participatieuren", 800, Unit.HOURS),
        ("onderwijsroute_uren", 1500, Unit.HOURS),
        ("leeftijd_onderwijsroute", 28, Unit.AGE),
        ("vve_leeftijd_van", 2, Unit.AGE),
        ("vve_leeftijd_tot", 4, Unit.AGE),
        ("binnenkort", 14, Unit.DAYS),
    ],
)
def test_figure_is_the_one_of_the_law(name: str, value: int, unit: Unit) -> None:
    figure = parameter(name, on=ON)

    assert (figure.value, figure.unit) == (value, unit)


def test_every_figure_says_its_article_source_and_certainty() -> None:
    for figure in all_figures():
        assert figure.article
        assert figure.source
        assert figure.description.endswith(".") or figure.description.endswith(").")
        assert figure.certainty in Certainty


@pytest.mark.parametrize(
    ("name", "shifts"),
    [
        ("vaststellen_pip", True),
        ("vaststellen_pip_na_informatie", True),
        ("bezwaartermijn", True),
        ("inburgeringstermijn", False),
        ("schakelen", False),
        ("ontzorgen", False),
        ("binnenkort", False),
    ],
)
def test_the_figure_says_whether_its_end_shifts_and_by_which_article(name: str, shifts: bool) -> None:
    figure = parameter(name, on=ON)

    assert figure.shifts is shifts
    assert "Algemene termijnenwet, art." in figure.shifts_by


def test_figure_holds_from_its_first_day() -> None:
    assert parameter("vaststellen_pip", on=first_day("vaststellen_pip")).value == 10


def test_day_before_the_first_value_is_refused() -> None:
    with pytest.raises(NoFigure, match="2021-12-31"):
        parameter("vaststellen_pip", on=date(2021, 12, 31))


def test_unknown_name_is_refused() -> None:
    with pytest.raises(NoFigure, match="twaalf_weken"):
        parameter("twaalf_weken", on=ON)


def test_a_change_of_law_adds_a_line_and_keeps_the_old_one() -> None:
    old, new = read_parameters(ENTRY)["proef"]

    assert (old.value, old.since) == (10, date(2022, 1, 1))
    assert (new.value, new.since) == (12, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("unit: weeks", "unit: fortnights"),
        ("value: 10, certainty: found", "value: 10, certainty: sure"),
        ("value: 10", "value: tien"),
        ("value: 10", "value: 1.5"),
        ("value: 10", "value: true"),
        ("since: 2022-01-01", "since: vorig jaar"),
        ("since: 2022-01-01", "since: 2028-01-01"),
        ("since: 2022-01-01", "since: 2027-01-01"),
        ("article: Wet, art. 1", "article: ''"),
        ("  shifts: true\n", ""),
        ("shifts: true", "shifts: misschien"),
        ("  shifts_by: Termijnenwet, art. 1\n", ""),
        ("shifts_by: Termijnenwet, art. 1", "shifts_by: ''"),
        ("value: 12", "value: 13"),  # longer than twelve weeks never shifts (Algemene termijnenwet, art. 4)
        ("unit: weeks", "unit: years"),
        ("unit: weeks", "unit: hours"),  # no duration, so it has no end that could shift
        ("article: Wet, art. 1", "artikel: Wet, art. 1"),
        ("description: Zoveel weken duurt de proef.\n  ", ""),
        (ENTRY[ENTRY.index("values:") :], "values: []"),
        (ENTRY, "- proef"),
        (ENTRY, ""),
    ],
)  # fmt: skip
def test_a_parameter_file_with_a_mistake_is_refused(right: str, wrong: str) -> None:
    assert right in ENTRY

    with pytest.raises(MalformedParameters):
        read_parameters(ENTRY.replace(right, wrong, 1))
