"""Results of instruments, and the mistakes that are refused."""

from decimal import Decimal

import pytest

from forms.intake.instruments import (
    GUARD,
    LONGEST_TEXT,
    InstrumentKind,
    TopicResult,
    average,
    dump,
    load,
    problems,
    scales,
    scores,
    tidy,
)
from forms.intake.restricted_sections import all_restricted_sections
from tests.builders import codes

ZRM, PPS_V = InstrumentKind.ZRM, InstrumentKind.PPS_V


def test_the_zrm_has_thirteen_scales_and_the_coa_six() -> None:
    assert (scales(ZRM), scales(InstrumentKind.COA)) == (13, 6)


def test_a_result_comes_back_as_it_was_written() -> None:
    results = {"financien": TopicResult("3", "Betaalt =2+2 zelf. ሰላም"), "justitie": TopicResult("5")}

    assert load(dump(results)) == results


def test_empty_topics_are_not_stored() -> None:
    results = {"financien": TopicResult("", "  \n "), "justitie": TopicResult("5", " geen \r\n")}

    assert tidy(results) == {"justitie": TopicResult("5", "geen")}
    assert load(dump(tidy(results))) == {"justitie": TopicResult("5", "geen")}
    assert load("") == {}


@pytest.mark.parametrize(
    ("kind", "values", "wrong"),
    [
        (ZRM, {}, (("values", "missing"),)),
        (ZRM, {"financien": TopicResult("6")}, (("financien", "not_in_list"),)),
        (ZRM, {"financien": TopicResult("a1")}, (("financien", "not_in_list"),)),
        (ZRM, {"schulden": TopicResult("3")}, (("schulden", "not_in_list"),)),
        (ZRM, {"financien": TopicResult("3", "a" * (LONGEST_TEXT + 1))}, (("financien", "too_long"),)),
        (ZRM, {"financien": TopicResult("3", "a\x00")}, (("financien", "unreadable"),)),
        (PPS_V, {"opleiding": TopicResult("3")}, (("opleiding", "not_in_list"),)),
        (PPS_V, {"nederlands": TopicResult("a1"), "opleiding": TopicResult("", "Acht jaar school.")}, ()),
    ],
)
def test_a_result_that_cannot_be_stored_is_named(
    kind: InstrumentKind, values: dict[str, TopicResult], wrong: tuple[tuple[str, str], ...]
) -> None:
    assert codes(problems(kind, values)) == wrong


def test_the_average_is_shown_only_when_every_score_is_there() -> None:
    values = {"leerbaarheid": TopicResult("4"), "zelfredzaamheid": TopicResult("3"), "nederlands": TopicResult("a2")}

    assert scores(PPS_V, values) == {"leerbaarheid": 4, "zelfredzaamheid": 3}
    assert average(PPS_V, values) is None
    assert average(PPS_V, values | {"werkzoekgedrag": TopicResult("4")}) == Decimal("3.7")
    assert average(ZRM, {}) is None


def test_the_results_belong_to_a_sensitive_domein_of_the_intake() -> None:
    (known,) = [each for each in all_restricted_sections() if each.id == GUARD.id]

    assert known.sensitive
